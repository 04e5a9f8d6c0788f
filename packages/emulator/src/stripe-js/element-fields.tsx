/**
 * The fields of each element. Their ids, names and placeholders are those of Stripe's frames, since
 * tests of shops find them by these.
 */
import type { Child } from 'hono/jsx';
import type { JSX } from 'hono/jsx/jsx-runtime';

import { CardBrands } from '../pages/checkout/card-brands.tsx';
import { countries } from '../pages/checkout/countries.ts';

const elementTypes = ['payment', 'card', 'cardNumber', 'cardExpiry', 'cardCvc'] as const;

export type ElementType = (typeof elementTypes)[number];

export function isElementType(type: string): type is ElementType {
  return elementTypes.some((known) => known === type);
}

export function ElementFields({ type }: { type: ElementType }): JSX.Element {
  switch (type) {
    case 'payment':
      return <PaymentFields />;
    case 'card':
      return <CardLine />;
    case 'cardNumber':
      return (
        <main class="line with-brand">
          <Input {...line.number} />
          <CardBrands />
        </main>
      );
    case 'cardExpiry':
      return <main class="line">{<Input {...line.expiry} />}</main>;
    case 'cardCvc':
      return <main class="line">{<Input {...line.cvc} />}</main>;
  }
}

/** Labels above fields, as the Payment Element has them. */
function PaymentFields(): JSX.Element {
  return (
    <main class="payment">
      <Field id="payment-numberInput" label="Card number">
        <div class="with-brand">
          <Input
            {...line.number}
            id="payment-numberInput"
            name="number"
            placeholder="1234 1234 1234 1234"
          />
          <CardBrands />
        </div>
      </Field>
      <div class="row">
        <Field id="payment-expiryInput" label="Expiration date">
          <Input {...line.expiry} id="payment-expiryInput" name="expiry" />
        </Field>
        <Field id="payment-cvcInput" label="Security code">
          <Input {...line.cvc} id="payment-cvcInput" />
        </Field>
      </div>
      <div class="row">
        <Field id="payment-countryInput" label="Country">
          <CountrySelect />
        </Field>
        <Field id="payment-postalCodeInput" label="ZIP code">
          <Input
            {...line.postalCode}
            id="payment-postalCodeInput"
            name="postalCode"
            placeholder="12345"
          />
        </Field>
      </div>
    </main>
  );
}

/** Everything on one line, as the Card Element has it. */
function CardLine(): JSX.Element {
  return (
    <main class="line card-line">
      <CardBrands />
      <Input {...line.number} />
      <Input {...line.expiry} />
      <Input {...line.cvc} />
      <Input {...line.postalCode} />
    </main>
  );
}

function CountrySelect(): JSX.Element {
  return (
    <select
      id="payment-countryInput"
      name="country"
      class="Input"
      data-field="country"
      autocomplete="billing country"
    >
      {countries().map(({ code, name, postalCodeLabel }) => (
        <option value={code} selected={code === 'US'} data-postal-code={postalCodeLabel ?? ''}>
          {name}
        </option>
      ))}
    </select>
  );
}

function Field({
  id,
  label,
  children,
}: {
  id: string;
  label: string;
  children: Child;
}): JSX.Element {
  return (
    <div class="Field">
      <label for={id} class="Label">
        {label}
      </label>
      {children}
      <p class="Error" id={`${id}-error`} aria-live="polite"></p>
    </div>
  );
}

interface InputParts {
  /** What the field is for, to the script. */
  field: 'number' | 'expiry' | 'cvc' | 'postalCode';
  /** In the Payment Element, where a label says what belongs into the field. */
  id?: string;
  name: string;
  placeholder: string;
  autocomplete: string;
  /** Read out where there is no label. */
  spoken: string;
  inputmode?: 'numeric';
}

const line: Readonly<Record<InputParts['field'], InputParts>> = {
  number: {
    field: 'number',
    name: 'cardnumber',
    placeholder: 'Card number',
    autocomplete: 'cc-number',
    spoken: 'Credit or debit card number',
    inputmode: 'numeric',
  },
  expiry: {
    field: 'expiry',
    name: 'exp-date',
    placeholder: 'MM / YY',
    autocomplete: 'cc-exp',
    spoken: 'Credit or debit card expiration date',
    inputmode: 'numeric',
  },
  cvc: {
    field: 'cvc',
    name: 'cvc',
    placeholder: 'CVC',
    autocomplete: 'cc-csc',
    spoken: 'Credit or debit card CVC/CVV',
    inputmode: 'numeric',
  },
  postalCode: {
    field: 'postalCode',
    name: 'postal',
    placeholder: 'ZIP',
    autocomplete: 'billing postal-code',
    spoken: 'ZIP',
  },
};

function Input({ field, id, spoken, inputmode, ...others }: InputParts): JSX.Element {
  return (
    <input
      type="text"
      class="Input"
      data-field={field}
      inputmode={inputmode ?? 'text'}
      spellcheck={false}
      autocapitalize="characters"
      aria-required="true"
      {...(id === undefined ? { 'aria-label': spoken } : { id, 'aria-describedby': `${id}-error` })}
      {...others}
    />
  );
}
