// The bank's 3D Secure check, in a frame above the page. A modal dialog keeps the focus inside it.
import { element } from './element.js';

/**
 * Shows the bank's page until the person has answered it or closed it.
 *
 * @param {string} url Where the bank's page is.
 * @returns {Promise<'answered' | 'cancelled'>}
 */
export function openChallenge(url) {
  const dialog = element('challenge', HTMLDialogElement);
  const frame = element('challenge-frame', HTMLIFrameElement);
  // The page may have been opened as `localhost` while the emulator writes its address in digits.
  const { pathname, search } = new URL(url, location.href);
  return new Promise((resolve) => {
    const listening = new AbortController();
    const { signal } = listening;
    /** @param {'answered' | 'cancelled'} outcome */
    const end = (outcome) => {
      listening.abort();
      dialog.close();
      frame.src = 'about:blank';
      resolve(outcome);
    };
    window.addEventListener(
      'message',
      ({ origin, source, data }) => {
        if (origin !== location.origin || source !== frame.contentWindow) return;
        if (data?.source !== 'billhook-3d-secure') return;
        end(data.cancelled === true ? 'cancelled' : 'answered');
      },
      { signal },
    );
    dialog.addEventListener('cancel', () => end('cancelled'), { signal });
    element('challenge-close', HTMLButtonElement).addEventListener(
      'click',
      () => end('cancelled'),
      { signal },
    );
    frame.addEventListener('load', () => frame.focus(), { signal });
    frame.src = pathname + search;
    dialog.showModal();
  });
}

/**
 * Tells the bank that the person gave up, which fails the check: the payment can be tried again.
 *
 * @param {string} url Where the bank's page is.
 */
export async function giveUpChallenge(url) {
  const { pathname, search } = new URL(url, location.href);
  const body = new URLSearchParams({ result: 'fail' });
  // When this is lost, the payment stays unauthenticated, which comes to the same.
  await fetch(pathname + search, { method: 'POST', body }).catch(() => null);
}
