/** The payment form of the page `/orders/…/pay`. The card's fields are Stripe's: this page never sees what is typed. */
import { PaymentForm } from 'billhook/react';
import 'billhook/react/styles.css';
import { createRoot } from 'react-dom/client';

const place = document.getElementById('payment');
const { publishableKey, clientSecret, orderUrl } = place?.dataset ?? {};

if (place && publishableKey && clientSecret && orderUrl) {
  // The order's page knows whether it is paid: it hears from the webhook, not from here.
  const showOrder = (): void => location.assign(orderUrl);
  createRoot(place).render(
    <PaymentForm
      publishableKey={publishableKey}
      clientSecret={clientSecret}
      onSuccess={showOrder}
      onProcessing={showOrder}
      onError={console.warn}
    />,
  );
}
