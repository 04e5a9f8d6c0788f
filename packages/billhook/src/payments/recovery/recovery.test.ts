import { expect, test } from 'vitest';

import { moneyFromStripe } from '../../money/money.ts';
import { createRecoveryLinks } from './recovery-link.ts';
import { recoveryHeaders, recoveryPage } from './recovery-page.ts';
import { acceptedLocales, recoveryTexts } from './recovery-texts.ts';

const links = createRecoveryLinks({
  publicUrl: new URL('https://app.example/billhook/'),
  secretKey: 'sk_test_1',
});

test('a link opens its own payment, and is worth nothing under another key', () => {
  const url = new URL(links.urlOf('pi_1') ?? '');
  expect(url.href).toMatch(/^https:\/\/app\.example\/billhook\/recover\?/);
  const token = url.searchParams.get('token') ?? '';
  expect(links.isToken('pi_1', token)).toBe(true);
  expect(links.isToken('pi_2', token)).toBe(false);
  expect(links.isToken('pi_1', `${token}x`)).toBe(false);
  const others = createRecoveryLinks({ publicUrl: undefined, secretKey: 'sk_test_2' });
  expect(others.isToken('pi_1', token)).toBe(false);
  expect(others.urlOf('pi_1')).toBeNull();
});

test('the page shows what it is given as text', () => {
  const page = recoveryPage({
    ...recoveryTexts(['en']),
    amount: moneyFromStripe(1_200, 'eur'),
    message: `<script>alert('1')</script>`,
    form: { action: 'authenticate', fields: { token: '"><b>' } },
  });
  expect(page).toContain('€12.00');
  expect(page).toContain('&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;');
  expect(page).toContain('value="&quot;&gt;&lt;b&gt;"');
  expect(page).not.toContain('<script');
});

test('the page runs nothing, stands in no frame and tells nobody its address', () => {
  expect(recoveryHeaders['Content-Security-Policy']).toMatch(
    /default-src 'none'.*frame-ancestors 'none'/,
  );
  expect(recoveryHeaders['Referrer-Policy']).toBe('no-referrer');
  expect(recoveryHeaders['Cache-Control']).toBe('no-store');
});

test.each([
  ['de-AT,de;q=0.9,en;q=0.5', 'de'],
  ['ja, pt-BR;q=0.8, en;q=0.9', 'en'],
  ['en;q=0, fr', 'fr'],
  ['xx', 'en'],
  ['constructor', 'en'],
  [null, 'en'],
])('whoever asks for %s reads %s', (header, language) => {
  expect(recoveryTexts(acceptedLocales(header)).language).toBe(language);
});
