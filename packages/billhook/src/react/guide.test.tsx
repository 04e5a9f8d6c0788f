// The guide's code compiles, because it stands in files of its own as well; here it is run.
import { readFileSync } from 'node:fs';
import type { ReactNode } from 'react';
import { renderToString } from 'react-dom/server';
import { describe, expect, test } from 'vitest';

import { Buy } from './testing/guide/buy.tsx';
import { Cards } from './testing/guide/cards.tsx';
import { Pay } from './testing/guide/pay.tsx';
import { Save } from './testing/guide/save.tsx';

const read = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8');
const guide = read('../../../../docs/guides/react.md');
const blocks = [...guide.matchAll(/```tsx\n([^`]*(?:`[^`\n]+`[^`]*)*)```/g)].map(
  ([, code]) => code,
);
const files = ['pay', 'save', 'cards', 'buy'].map((name) => `./testing/guide/${name}.tsx`);

test('the guide has this code, and no other', () => {
  expect(blocks).toEqual(files.map((path) => read(path)));
});

const nothing = (): void => undefined;

describe('the guide’s code shows', () => {
  test.each<[string, ReactNode, string]>([
    ['a payment', <Pay clientSecret="pi_1_secret_1" />, 'Loading the secure form'],
    ['a card', <Save clientSecret="seti_1_secret_1" done={nothing} />, 'Loading the secure form'],
    ['the list', <Cards />, 'Saved payment methods'],
    ['the button', <Buy cart="cart_1" />, 'Buy'],
  ])('%s', (_name, component, text) => {
    expect(renderToString(component)).toContain(text);
  });
});

test('every variable that the guide names is one of the style sheet', () => {
  const [, names = ''] = /There are ([^.]*)\./.exec(guide) ?? [];
  const told = [...names.matchAll(/`([a-z-]+)`/g)].map(([, name]) => `--billhook-${name}`);
  const styles = read('./styles.css');
  const set = [...styles.matchAll(/^ {2}(--billhook-[a-z-]+):/gm)].map(([, name]) => name);
  expect(told).toEqual(set);
});
