// On a phone the order summary is folded up until somebody asks for it.
import { element } from './element.js';

export function foldOrderSummary() {
  const toggle = element('summary-toggle', HTMLButtonElement);
  const summary = element('summary', HTMLElement);
  toggle.addEventListener('click', () => {
    const open = toggle.getAttribute('aria-expanded') !== 'true';
    toggle.setAttribute('aria-expanded', String(open));
    summary.dataset['open'] = String(open);
  });
  toggle.setAttribute('aria-expanded', 'false');
  summary.dataset['open'] = 'false';
}

/** A product's picture that can't be loaded makes way for the product's initial behind it. */
export function dropBrokenPictures() {
  for (const picture of document.querySelectorAll('img[data-picture]')) {
    if (!(picture instanceof HTMLImageElement)) continue;
    const drop = () => picture.remove();
    if (picture.complete && picture.naturalWidth === 0) drop();
    else picture.addEventListener('error', drop);
  }
}
