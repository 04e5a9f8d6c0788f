// The recovery page as HTML: a title, an amount, a sentence and perhaps a button. It loads nothing and runs
// nothing, so that there is nothing in it to go wrong or to steal from.
import { formatMoney } from '../../money/format-money.ts';
import type { Money } from '../../money/money.ts';
import type { RecoveryTexts } from './recovery-texts.ts';

export interface RecoveryPage {
  /** A language tag, for the page and the amount. */
  readonly language: string;
  readonly texts: RecoveryTexts;
  /** What is to be paid; null where the link is not one of ours. */
  readonly amount: Money | null;
  readonly message: string;
  /** What the button sends; null where there is nothing to do. */
  readonly form: {
    readonly action: string;
    readonly fields: Readonly<Record<string, string>>;
  } | null;
}

const style = `
  :root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
  body { margin: 0; min-height: 100vh; display: grid; place-items: center; }
  main { box-sizing: border-box; width: min(100%, 26rem); padding: 1.5rem; }
  h1 { margin: 0; font-size: 1.25rem; }
  .amount { margin: .25rem 0 1rem; font-size: 2rem; font-weight: 600; }
  button { width: 100%; min-height: 3rem; margin-top: .5rem; border: 0; border-radius: .5rem; font: inherit;
    font-weight: 600; color: #fff; background: #1f4fd8; cursor: pointer; }
  button:hover { background: #173ca6; }
  button:focus-visible { outline: 3px solid #8aa8ff; outline-offset: 2px; }
`;

/** Writes the page. */
export function recoveryPage({ language, texts, amount, message, form }: RecoveryPage): string {
  const title = escapeHtml(form === null ? texts.titleAfterwards : texts.title);
  return `<!doctype html>
<html lang="${escapeHtml(language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title}</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>${title}</h1>
${amount === null ? '' : `<p class="amount">${escapeHtml(formatMoney(amount, language))}</p>`}
<p role="status">${escapeHtml(message)}</p>
${form === null ? '' : writeForm(form, texts.button)}
</main>
</body>
</html>
`;
}

/** The headers that go with it: it is for one person, in no frame, and its address is nobody else's business. */
export const recoveryHeaders: Readonly<Record<string, string>> = {
  'Content-Type': 'text/html; charset=utf-8',
  'Content-Security-Policy':
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'",
  'Cache-Control': 'no-store',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
};

function writeForm({ action, fields }: NonNullable<RecoveryPage['form']>, button: string): string {
  const inputs = Object.entries(fields).map(
    ([name, value]) =>
      `<input type="hidden" name="${escapeHtml(name)}" value="${escapeHtml(value)}">`,
  );
  return `<form method="post" action="${escapeHtml(action)}">
${inputs.join('\n')}
<button>${escapeHtml(button)}</button>
</form>`;
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
