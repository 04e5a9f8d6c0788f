/** The right column: who pays, the card, and the button. */
import type { JSX } from 'hono/jsx/jsx-runtime';

import type { PaymentPage } from '../../resources/payment-pages/object.ts';
import { CardBrands } from './card-brands.tsx';
import { countries } from './countries.ts';
import { Field, TextInput } from './field.tsx';
import { buttonText } from './wording.ts';

interface PaymentFormParts {
  page: PaymentPage;
  /** The month that the emulator's clock shows: cards expire by it. */
  today: { month: number; year: number };
}

export function PaymentForm({ page, today }: PaymentFormParts): JSX.Element {
  return (
    <section class="payment" aria-labelledby="payment-heading">
      <form
        id="payment-form"
        novalidate
        data-session={page.session_id}
        data-amount={page.amount_total ?? 0}
        data-month={today.month}
        data-year={today.year}
      >
        <h2 id="payment-heading">Contact</h2>
        <Email page={page} />
        <h2>Card</h2>
        <CardFields />
        <BillingFields />
        <p class="banner" id="banner" role="alert"></p>
        <PayButton text={buttonText(page)} />
        <p class="visually-hidden" id="status" role="status"></p>
        <noscript>
          <p class="banner">This page needs JavaScript to take a card.</p>
        </noscript>
      </form>
    </section>
  );
}

function Email({ page }: { page: PaymentPage }): JSX.Element {
  const email = page.customer_email ?? '';
  if (page.email_locked) {
    return (
      <p class="fixed">
        <span>Email</span>
        <strong>{email}</strong>
      </p>
    );
  }
  return (
    <Field id="email" label="Email">
      <TextInput
        id="email"
        type="email"
        inputmode="email"
        autocomplete="email"
        autocapitalize="off"
        placeholder="you@example.com"
        value={email}
      />
    </Field>
  );
}

function CardFields(): JSX.Element {
  return (
    <>
      <Field id="number" label="Card number">
        <div class="with-brand">
          <TextInput
            id="number"
            inputmode="numeric"
            autocomplete="cc-number"
            placeholder="1234 1234 1234 1234"
          />
          <CardBrands />
        </div>
        <span class="visually-hidden" id="brand-name" aria-live="polite"></span>
      </Field>
      <div class="row">
        <Field id="expiry" label="Expiry">
          <TextInput
            id="expiry"
            inputmode="numeric"
            autocomplete="cc-exp"
            placeholder="MM / YY"
            maxlength={9}
          />
        </Field>
        <Field id="cvc" label="Security code">
          <TextInput
            id="cvc"
            inputmode="numeric"
            autocomplete="cc-csc"
            placeholder="123"
            maxlength={4}
          />
        </Field>
      </div>
    </>
  );
}

function BillingFields(): JSX.Element {
  return (
    <>
      <Field id="name" label="Name on card">
        <TextInput id="name" autocomplete="cc-name" autocapitalize="words" />
      </Field>
      <div class="row">
        <Field id="country" label="Country or region">
          <select id="country" autocomplete="country" aria-describedby="country-error">
            {countries().map(({ code, name, postalCodeLabel }) => (
              <option
                value={code}
                selected={code === 'US'}
                data-postal-code={postalCodeLabel ?? ''}
              >
                {name}
              </option>
            ))}
          </select>
        </Field>
        <Field id="postal-code" label="ZIP">
          <TextInput id="postal-code" autocomplete="postal-code" autocapitalize="characters" />
        </Field>
      </div>
    </>
  );
}

function PayButton({ text }: { text: string }): JSX.Element {
  return (
    <button type="submit" id="pay" class="pay" data-state="ready">
      <span class="face ready">
        <svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true">
          <path
            d="M4.5 7V5a3.5 3.5 0 0 1 7 0v2m-8 0h9v6.5h-9Z"
            fill="none"
            stroke="currentColor"
            stroke-width="1.6"
            stroke-linejoin="round"
          />
        </svg>
        {text}
      </span>
      <span class="face working" aria-hidden="true">
        <span class="spinner"></span>Processing…
      </span>
      <span class="face done" aria-hidden="true">
        <svg viewBox="0 0 20 20" width="20" height="20">
          <path
            d="m4.5 10.5 4 4 7.5-9"
            fill="none"
            stroke="currentColor"
            stroke-width="2.4"
            stroke-linecap="round"
            stroke-linejoin="round"
          />
        </svg>
        Done
      </span>
    </button>
  );
}
