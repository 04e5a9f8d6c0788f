// Runs in the bank's 3D Secure page when it stands in a frame: tells the page around it when the
// check has been answered, or given up with Escape, whose keystroke does not leave the frame. That
// page is the emulator's own, or the one that showed the bank's page by Stripe.js and named itself.

const { intent, answered, embedder } = document.body.dataset;

/** @param {{ cancelled: boolean }} how */
function tell({ cancelled }) {
  if (window.parent === window) return;
  const message = { source: 'billhook-3d-secure', intent, cancelled };
  window.parent.postMessage(message, embedder ?? location.origin);
}

if (answered === 'true') tell({ cancelled: false });
else {
  document.addEventListener('keydown', ({ key }) => {
    if (key === 'Escape') tell({ cancelled: true });
  });
}
