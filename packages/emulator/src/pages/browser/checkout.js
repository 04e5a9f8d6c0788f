// The hosted checkout page, put together.
import { CardForm } from './card-form.js';
import { element } from './element.js';
import { errorTarget } from './error-target.js';
import { fieldNamed, showFieldProblems } from './field-errors.js';
import { dropBrokenPictures, foldOrderSummary } from './order-summary.js';
import { PayButton } from './pay-button.js';
import { pay } from './payment.js';

/** @typedef {import('./stripe-api.js').ApiError} ApiError */

const form = element('payment-form', HTMLFormElement);
const banner = element('banner', HTMLElement);
const { session = '', amount = '', month = '', year = '' } = form.dataset;
const cardForm = new CardForm({ month: Number(month), year: Number(year) });
const button = new PayButton();

form.addEventListener('submit', (event) => {
  event.preventDefault();
  void submit();
});
for (const filler of document.querySelectorAll('button[data-test-card]')) {
  filler.addEventListener('click', () => {
    // A test card must not be swapped while one is being paid with.
    if (filler instanceof HTMLElement && !button.busy) {
      cardForm.fill(filler.dataset['testCard'] ?? '');
      button.focus();
    }
  });
}
foldOrderSummary();
dropBrokenPictures();

async function submit() {
  if (button.busy) return;
  banner.textContent = '';
  if (!cardForm.check()) return;
  button.working();
  const outcome = await pay({
    session,
    amount,
    email: cardForm.email,
    details: cardForm.paymentMethodDetails(),
  });
  if (!outcome.paid) {
    button.ready();
    showError(outcome.error);
    return;
  }
  await button.done();
  // Loading the page anew shows that the session is paid, when there is nowhere else to go.
  location.assign(webLink(outcome.successUrl) ?? location.pathname);
}

/** @param {ApiError} error */
function showError(error) {
  const target = errorTarget(error);
  if (target !== null && fieldNamed(target) !== null) {
    showFieldProblems(new Map([[target, error.message]]));
    return;
  }
  banner.textContent = error.message;
  banner.scrollIntoView({ block: 'nearest' });
}

/**
 * The address, if it is one to go to: never a `javascript:` one.
 *
 * @param {string | null} address
 */
function webLink(address) {
  return address !== null && /^https?:/i.test(address) ? address : null;
}
