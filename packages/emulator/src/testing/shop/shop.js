// A shop's own payment page, for tests of Stripe.js: it uses the loader from npm as any page would.
// What it is to do is in its address; what came of it is written into the page.
import { loadStripe } from '@stripe/stripe-js';

/** @typedef {import('@stripe/stripe-js').Stripe} Stripe */
/** @typedef {import('@stripe/stripe-js').StripeElements} StripeElements */

const asked = new URLSearchParams(location.search);
const secret = asked.get('secret') ?? '';
const clientSecret = secret;
const returnUrl = `${location.origin}/returned?order=1`;
const confirmParams = { return_url: returnUrl };
const redirect = asked.get('redirect') === 'if_required' ? 'if_required' : 'always';
/** What the server's own confirmation is asked for. @type {readonly ['if_required']} */
const [ifRequired] = ['if_required'];

const stripe = await loadStripe('pk_test_shop');
if (stripe === null) throw new Error('There is no Stripe.js.');
const appearance = JSON.parse(asked.get('appearance') ?? '{}');
const deferred = asked.has('deferred');
const elements = deferred
  ? stripe.elements({ mode: 'payment', amount: 2000, currency: 'usd', appearance })
  : stripe.elements({ ...(secret !== '' && { clientSecret }), appearance });
const element = mountAsked(elements);
const form = partOf('form');

/** The flows by name. @type {Record<string, () => Promise<object>>} */
const flows = {
  confirmPayment: () =>
    redirect === ifRequired
      ? stripe.confirmPayment({ elements, confirmParams, redirect })
      : stripe.confirmPayment({ elements, confirmParams }),
  confirmSetup: () =>
    redirect === ifRequired
      ? stripe.confirmSetup({ elements, confirmParams, redirect })
      : stripe.confirmSetup({ elements, confirmParams }),
  confirmCardPayment: () =>
    stripe.confirmCardPayment(secret, { payment_method: { card: cardElement(), billing_details } }),
  confirmCardSetup: () =>
    stripe.confirmCardSetup(secret, { payment_method: { card: cardElement(), billing_details } }),
  async deferred() {
    const submitted = await elements.submit();
    if (submitted.error !== undefined) return submitted;
    const { client_secret } = await post('/intent', {});
    return stripe.confirmPayment({
      elements,
      clientSecret: client_secret,
      confirmParams,
      redirect: ifRequired,
    });
  },
  unsubmitted: () =>
    stripe.confirmPayment({ elements, clientSecret, confirmParams, redirect: ifRequired }),
  async token() {
    await elements.submit();
    const made = await stripe.createConfirmationToken({
      elements,
      params: { return_url: returnUrl },
    });
    if (made.error !== undefined) return made;
    return onServer({ confirmation_token: made.confirmationToken.id });
  },
  async cardToken() {
    const made = await stripe.createToken(cardElement(), { name: 'Ada Lovelace' });
    if (made.error !== undefined) return made;
    return onServer({ token: made.token.id });
  },
  async paymentMethod() {
    const made = await stripe.createPaymentMethod({
      type: 'card',
      card: cardElement(),
      billing_details,
    });
    if (made.error !== undefined) return made;
    return onServer({ payment_method: made.paymentMethod.id });
  },
};

const billing_details = { name: 'Ada Lovelace', email: 'ada@example.com' };

form.addEventListener('submit', (event) => {
  event.preventDefault();
  void run();
});

async function run() {
  partOf('#result').textContent = '';
  try {
    const result = await flows[asked.get('flow') ?? '']?.();
    partOf('#result').textContent = JSON.stringify(result);
  } catch (error) {
    partOf('#result').textContent = String(error);
  }
}

/**
 * Pays on the server, and lets the customer do what the bank asks for.
 *
 * @param {Record<string, string>} what
 */
async function onServer(what) {
  const intent = await post('/pay', what);
  if (intent.status !== 'requires_action') return intent;
  return stripe?.handleNextAction({ clientSecret: intent.client_secret });
}

/** @param {StripeElements} group */
function mountAsked(group) {
  const options = JSON.parse(asked.get('options') ?? '{}');
  const kind = asked.get('element') ?? 'payment';
  if (kind === 'payment') {
    const payment = group.create('payment', options);
    for (const name of /** @type {const} */ (['ready', 'focus', 'blur', 'escape'])) {
      payment.on(name, (event) => log(name, event));
    }
    payment.on('change', (event) => log('change', event));
    payment.on('loaderror', (event) => log('loaderror', event));
    payment.mount('#element');
    return payment;
  }
  if (kind === 'split') {
    group.create('cardExpiry').mount('#expiry');
    group.create('cardCvc').mount('#cvc');
    const number = group.create('cardNumber', { showIcon: true });
    number.on('ready', (event) => log('ready', event));
    number.on('change', (event) => log('change', event));
    number.mount('#element');
    return number;
  }
  const card = group.create('card', options);
  for (const name of /** @type {const} */ (['ready', 'focus', 'blur', 'escape'])) {
    card.on(name, (event) => log(name, event));
  }
  card.on('change', (event) => log('change', event));
  card.mount('#element');
  return card;
}

function cardElement() {
  const card = elements.getElement('card') ?? elements.getElement('cardNumber');
  if (card === null) throw new Error('The page has no element for a card.');
  return card;
}

for (const act of /** @type {const} */ (['focus', 'clear', 'unmount'])) {
  partOf(`#${act}`).addEventListener('click', () => element[act]());
}

/**
 * @param {string} name
 * @param {object} event
 */
function log(name, event) {
  partOf('#events').append(`${name} ${JSON.stringify(event)}\n`);
}

/**
 * @param {string} path
 * @param {object} body
 */
async function post(path, body) {
  const reply = await fetch(path, { method: 'POST', body: JSON.stringify(body) });
  return reply.json();
}

/** @param {string} selector */
function partOf(selector) {
  const part = document.querySelector(selector);
  if (part instanceof HTMLElement) return part;
  throw new Error(`The page has no ${selector}.`);
}
