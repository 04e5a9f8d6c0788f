// The bank's 3D Secure check, in a frame above the page. A modal dialog keeps the focus inside it.

/**
 * Shows the bank's page until the person has answered it or closed it.
 *
 * @param {string} address Where the bank's page is.
 * @param {string} origin The emulator's.
 * @returns {Promise<void>}
 */
export async function passChallenge(address, origin) {
  const url = challengeUrl(address, origin);
  const { dialog, frame } = newDialog(url.href);
  document.body.append(dialog);
  dialog.showModal();
  try {
    if ((await answerOf(dialog, frame, origin)) === 'cancelled') await giveUp(url.href);
  } finally {
    dialog.remove();
  }
}

/**
 * The bank's page as this page may have it in a frame. The emulator may write its address in digits
 * where the page has loaded this script from `localhost`.
 *
 * @param {string} address
 * @param {string} origin
 */
function challengeUrl(address, origin) {
  const { pathname, search } = new URL(address);
  const url = new URL(pathname + search, origin);
  url.searchParams.set('embedder', location.origin);
  return url;
}

/**
 * @param {HTMLDialogElement} dialog
 * @param {HTMLIFrameElement} frame
 * @param {string} origin
 * @returns {Promise<'answered' | 'cancelled'>}
 */
function answerOf(dialog, frame, origin) {
  return new Promise((resolve) => {
    const listening = new AbortController();
    const { signal } = listening;
    /** @param {'answered' | 'cancelled'} answer */
    const end = (answer) => {
      listening.abort();
      resolve(answer);
    };
    window.addEventListener(
      'message',
      (message) => {
        if (message.origin !== origin || message.source !== frame.contentWindow) return;
        if (message.data?.source !== 'billhook-3d-secure') return;
        end(message.data.cancelled === true ? 'cancelled' : 'answered');
      },
      { signal },
    );
    dialog.addEventListener('cancel', () => end('cancelled'), { signal });
    dialog.querySelector('button')?.addEventListener('click', () => end('cancelled'), { signal });
    frame.addEventListener('load', () => frame.focus(), { signal });
  });
}

/**
 * Tells the bank that the person gave up, which fails the check. The answer can't be read from
 * another origin, and need not be: the state of the intent tells.
 *
 * @param {string} url
 */
async function giveUp(url) {
  const body = new URLSearchParams({ result: 'fail' });
  await fetch(url, { method: 'POST', body, mode: 'no-cors' }).catch(() => null);
}

/**
 * The dialog is dressed here and by scripts' means, since the page's style sheets are not ours and
 * its security policy may refuse style attributes.
 *
 * @param {string} address
 */
function newDialog(address) {
  const dialog = document.createElement('dialog');
  dialog.setAttribute('aria-label', "Your bank's check");
  Object.assign(dialog.style, {
    background: '#fff',
    border: '0',
    borderRadius: '16px',
    boxShadow: '0 0 0 100vmax rgb(15 24 20 / 55%), 0 24px 80px rgb(0 0 0 / 35%)',
    height: 'min(520px, calc(100vh - 32px))',
    margin: 'auto',
    maxHeight: 'none',
    maxWidth: 'none',
    overflow: 'hidden',
    padding: '0',
    position: 'fixed',
    width: 'min(440px, calc(100vw - 32px))',
  });
  const frame = document.createElement('iframe');
  frame.name = '__stripeJSChallengeFrame';
  frame.title = '3D Secure';
  frame.src = address;
  Object.assign(frame.style, { border: '0', display: 'block', height: '100%', width: '100%' });
  dialog.append(frame, closeButton());
  return { dialog, frame };
}

function closeButton() {
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = '×';
  button.setAttribute('aria-label', "Close your bank's check");
  Object.assign(button.style, {
    background: 'transparent',
    border: '0',
    color: '#5d6963',
    cursor: 'pointer',
    font: '24px/1 system-ui, sans-serif',
    height: '44px',
    position: 'absolute',
    right: '6px',
    top: '6px',
    width: '44px',
  });
  return button;
}
