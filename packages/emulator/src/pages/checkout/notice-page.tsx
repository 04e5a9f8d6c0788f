/** What stands at a session's address when there is nothing to pay (any more). */
import type { JSX } from 'hono/jsx/jsx-runtime';

import { TestModeBadge } from '../test-mode-badge.tsx';
import { webLink } from '../web-link.ts';

interface NoticeParts {
  sign: 'tick' | 'clock' | 'question';
  heading: string;
  text: string;
  /** Where to go from here; left out when the address isn't one of the web. */
  link?: { address: string | null; text: string };
}

const paths: Readonly<Record<NoticeParts['sign'], string>> = {
  tick: 'm10 16.5 4.2 4.2L22.5 11',
  clock: 'M16 9v7l4.5 3',
  question: 'M12.5 13a3.5 3.5 0 1 1 5 3.2c-1 .5-1.5 1-1.5 2.3m0 3.5v.1',
};

export function NoticePage({ sign, heading, text, link }: NoticeParts): JSX.Element {
  const address = webLink(link?.address ?? null);
  return (
    <main class="notice">
      <TestModeBadge />
      <svg class={`sign ${sign}`} viewBox="0 0 32 32" width="64" height="64" aria-hidden="true">
        <circle cx="16" cy="16" r="13" fill="none" stroke="currentColor" stroke-width="2" />
        <path
          d={paths[sign]}
          fill="none"
          stroke="currentColor"
          stroke-width="2.2"
          stroke-linecap="round"
          stroke-linejoin="round"
        />
      </svg>
      <h1>{heading}</h1>
      <p>{text}</p>
      {link !== undefined && address !== null && (
        <a class="onward" href={address}>
          {link.text}
        </a>
      )}
    </main>
  );
}
