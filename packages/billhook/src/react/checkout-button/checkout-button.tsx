// A button that goes to the hosted checkout: one request to the app, which makes the session, and the way to its
// page.
import { type ReactNode, useEffect, useRef, useState } from 'react';

import { Alert } from '../parts/alert.tsx';
import { BusyButton } from '../parts/busy-button.tsx';
import { textsFor } from '../texts/text-for.ts';
import type { FormTexts } from '../texts/texts.ts';
import { useLocale } from '../texts/use-locale.ts';
import { checkoutUrl } from './checkout-url.ts';

export interface CheckoutButtonProps {
  /** Yours: it gets a POST and answers with JSON that has the `url` of what `checkout.create` gave. */
  readonly endpoint: string;
  /** Sent there as JSON, such as `{ cart: 'cart_1' }`. */
  readonly body?: unknown;
  /** Sent along, such as a token against forged requests. */
  readonly headers?: Readonly<Record<string, string>>;
  /** What went wrong: for your logs. The customer is told below the button. */
  readonly onError?: (error: unknown) => void;
  /** A language tag such as 'de-AT'. Default: the `lang` of `<html>`, or the browser's. */
  readonly locale?: string;
  /** Words of your own instead of the button's. */
  readonly texts?: Partial<FormTexts>;
  /** A class for the whole, besides the button's own. */
  readonly className?: string;
  /** What the button says. Default: 'Check out', in the customer's language. */
  readonly children?: ReactNode;
}

/**
 * Takes the customer to the hosted checkout.
 *
 * @see https://docs.stripe.com/payments/checkout
 */
export function CheckoutButton(props: CheckoutButtonProps): ReactNode {
  const locale = useLocale(props.locale);
  const texts = textsFor(locale, props.texts);
  const { isBusy, failures, go } = useCheckout(props);
  return (
    <div className={`billhook ${props.className ?? ''}`.trim()} lang={locale}>
      <BusyButton type="button" busy={isBusy} onClick={() => void go()}>
        {props.children ?? texts.checkout}
      </BusyButton>
      <p className="billhook-note" role="status">
        {isBusy ? texts.openingCheckout : ''}
      </p>
      {failures > 0 && !isBusy && <Alert focusFor={null}>{texts.checkoutFailed}</Alert>}
    </div>
  );
}

interface CheckoutState {
  readonly isBusy: boolean;
  /** How many attempts have failed. */
  readonly failures: number;
  readonly go: () => Promise<void>;
}

function useCheckout({ endpoint, body, headers, onError }: CheckoutButtonProps): CheckoutState {
  const [isBusy, setIsBusy] = useState(false);
  const [failures, setFailures] = useState(0);
  // Two clicks can come before the first is rendered.
  const isUnderWay = useRef(false);
  const setUnderWay = (isBusyNow: boolean): void => {
    isUnderWay.current = isBusyNow;
    setIsBusy(isBusyNow);
  };
  useEffect(() => {
    // The browser may keep this page, at work, and show it again when the customer comes back.
    const resume = ({ persisted }: PageTransitionEvent): void => {
      if (persisted) setUnderWay(false);
    };
    window.addEventListener('pageshow', resume);
    return () => window.removeEventListener('pageshow', resume);
  }, []);
  const go = async (): Promise<void> => {
    if (isUnderWay.current) return;
    setUnderWay(true);
    try {
      window.location.assign(await createSession({ endpoint, body, headers }));
    } catch (error) {
      setUnderWay(false);
      setFailures((count) => count + 1);
      onError?.(error);
    }
  };
  return { isBusy, failures, go };
}

type Request = Pick<CheckoutButtonProps, 'endpoint' | 'body'> & {
  readonly headers: CheckoutButtonProps['headers'] | undefined;
};

async function createSession({ endpoint, body, headers }: Request): Promise<string> {
  const response = await fetch(endpoint, {
    method: 'POST',
    headers: { Accept: 'application/json', 'Content-Type': 'application/json', ...headers },
    body: JSON.stringify(body ?? {}),
  });
  if (!response.ok) throw new Error(`${endpoint} answered ${response.status}.`);
  const url = checkoutUrl(await response.json());
  if (url === null) throw new Error(`${endpoint} answered without the url of a checkout session.`);
  return url;
}
