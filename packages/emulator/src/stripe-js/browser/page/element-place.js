// Where an element stands in the page: the container of the page's own, and in it the frame.

/** The class names that a container gets by the element's state. https://docs.stripe.com/js/elements_object/create_element#elements_create-options-classes */
const defaultClasses = {
  base: 'StripeElement',
  complete: 'StripeElement--complete',
  empty: 'StripeElement--empty',
  focus: 'StripeElement--focus',
  invalid: 'StripeElement--invalid',
};

/** @typedef {typeof defaultClasses} Classes */

/** As much wider than its container, on every side, as the ring of a focused field needs. */
const ringPx = 4;

let frameCount = 0;

/**
 * A frame for an element of this type. Its title and name are those of Stripe's frames, since tests
 * of shops find it by these.
 *
 * @param {string} type
 * @param {string} origin The emulator's.
 */
export function newFrame(type, origin) {
  frameCount += 1;
  const frame = document.createElement('iframe');
  frame.name = `__privateStripeFrame${frameCount}`;
  frame.title = titles.get(type) ?? 'Secure card payment input frame';
  frame.src = `${origin}/stripe-js/element?type=${type}`;
  frame.allow = 'payment *';
  const roomPx = type === 'payment' ? ringPx : 0;
  Object.assign(frame.style, {
    border: '0',
    // A frame whose colour scheme isn't its page's is painted over.
    colorScheme: 'light',
    display: 'block',
    height: '1.2em',
    margin: `-${roomPx}px`,
    overflow: 'hidden',
    width: `calc(100% + ${2 * roomPx}px)`,
  });
  return frame;
}

const titles = new Map([
  ['payment', 'Secure payment input frame'],
  ['cardNumber', 'Secure card number input frame'],
  ['cardExpiry', 'Secure expiration date input frame'],
  ['cardCvc', 'Secure CVC input frame'],
]);

/**
 * @param {HTMLElement} container
 * @param {Partial<Classes>} own The page's own names for the classes.
 * @param {Partial<Record<keyof Classes, boolean>>} state
 */
export function showState(container, own, state) {
  const names = { ...defaultClasses, ...own };
  for (const [name, on] of Object.entries({ base: true, ...state })) {
    // The keys of a state are some of those of the classes.
    const classes = names[/** @type {keyof Classes} */ (name)].split(/\s+/).filter(Boolean);
    for (const one of classes) container.classList.toggle(one, on);
  }
}

/**
 * @param {HTMLElement} container
 * @param {Partial<Classes>} own
 */
export function forgetState(container, own) {
  const off = { base: false, complete: false, empty: false, focus: false, invalid: false };
  showState(container, own, off);
}
