/**
 * Somebody at the hosted page, without a browser: what the page sends, one request after another.
 * Tests of everything that comes of a payment begin here.
 */
import type { PaymentPage } from '../resources/payment-pages/object.ts';

/** The key that is public in a browser; any of test mode will do. */
const publishableKey = 'pk_test_emulator';

/** What the backend answered: the page, or what was refused. */
export type PageAnswer =
  | { ok: true; page: PaymentPage }
  | { ok: false; status: number; error: PageError };

export interface PageError {
  type: string;
  code?: string;
  decline_code?: string;
  message: string;
  param?: string;
  payment_intent?: { id: string };
}

/** What is typed on the page. */
export interface TypedPayment {
  /** The number of a test card. */
  number: string;
  email?: string;
  name?: string;
  /** The total that the page showed, if another than the session's. */
  expectedAmount?: number;
}

export class PageVisitor {
  readonly #baseUrl: string;

  constructor(baseUrl: string) {
    this.#baseUrl = baseUrl;
  }

  /** Loads the page of a session, by the session's id or the page's own. */
  async load(id: string): Promise<PageAnswer> {
    return pageAnswer(await this.#get(`/v1/payment_pages/${id}`));
  }

  /** Types in a card and presses the button. */
  async pay(sessionId: string, typed: TypedPayment): Promise<PageAnswer> {
    const loaded = await this.load(sessionId);
    if (!loaded.ok) return loaded;
    const card = await this.#post('/v1/payment_methods', {
      type: 'card',
      'card[number]': typed.number,
      'card[exp_month]': '12',
      'card[exp_year]': '2040',
      'card[cvc]': '123',
      'billing_details[name]': typed.name ?? 'Jenny Rosen',
      'billing_details[email]': typed.email ?? '',
      'billing_details[address][country]': 'US',
      'billing_details[address][postal_code]': '94107',
    });
    if (!card.ok) return pageAnswer(card);
    // A payment method that was made has an id.
    const { id } = (await card.json()) as { id: string };
    return this.confirm(loaded.page.id, {
      payment_method: id,
      expected_amount: String(typed.expectedAmount ?? loaded.page.amount_total ?? 0),
      email: typed.email ?? '',
    });
  }

  /** Sends what the button sends. */
  async confirm(id: string, fields: Record<string, string>): Promise<PageAnswer> {
    return pageAnswer(await this.#post(`/v1/payment_pages/${id}/confirm`, fields));
  }

  /** Answers the bank's challenge, on its page; gives the HTTP status of what comes next. */
  async answerChallenge(paymentIntent: string, result: 'complete' | 'fail'): Promise<number> {
    const body = new URLSearchParams({ result });
    const url = `${this.#baseUrl}/3d_secure/${paymentIntent}`;
    return (await fetch(url, { method: 'POST', body, redirect: 'manual' })).status;
  }

  #get(path: string): Promise<Response> {
    return fetch(`${this.#baseUrl}${path}?key=${publishableKey}`);
  }

  #post(path: string, fields: Record<string, string>): Promise<Response> {
    const filled = Object.entries(fields).filter(([, value]) => value !== '');
    const body = new URLSearchParams([...filled, ['key', publishableKey]]);
    return fetch(`${this.#baseUrl}${path}`, { method: 'POST', body });
  }
}

/** The page that was answered with; throws when something was refused. */
export function pageOf(answer: PageAnswer): PaymentPage {
  if (answer.ok) return answer.page;
  throw new Error(`Refused: ${answer.error.message}`);
}

/** What was refused, with the HTTP status; throws when nothing was. */
export function errorOf(answer: PageAnswer): PageError & { status: number } {
  if (!answer.ok) return { ...answer.error, status: answer.status };
  throw new Error(`Not refused: ${answer.page.status}`);
}

/** The id of what a reply refers to; throws when it refers to nothing, or was expanded. */
export function idOf(reference: unknown): string {
  if (typeof reference === 'string') return reference;
  throw new Error(`No id: ${JSON.stringify(reference)}`);
}

async function pageAnswer(response: Response): Promise<PageAnswer> {
  // The API answers with JSON always, and with an `error` whenever its status isn't 200.
  const body = (await response.json()) as PaymentPage & { error: PageError };
  return response.ok
    ? { ok: true, page: body }
    : { ok: false, status: response.status, error: body.error };
}
