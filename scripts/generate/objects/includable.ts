// Properties that Stripe leaves out of its answers until they are expanded. The SDK's types tell it of lists (an
// optional `ApiList`); of other properties only Stripe's documentation does, which marks them "Expandable".
// See https://docs.stripe.com/api/expanding_objects.

/** From an object's name to the properties that its page in Stripe's API reference marks. */
export const includableByDocumentation: Readonly<Record<string, readonly string[]>> = {
  // https://docs.stripe.com/api/coupons/object
  coupon: ['applies_to', 'currency_options'],
  // https://docs.stripe.com/api/customers/object
  customer: ['cash_balance', 'invoice_credit_balance', 'tax'],
  // https://docs.stripe.com/api/invoices/object
  invoice: ['confirmation_secret'],
  // https://docs.stripe.com/api/prices/object
  price: ['currency_options', 'tiers'],
};
