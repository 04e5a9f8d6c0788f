/** The customer. https://docs.stripe.com/api/customers/object */
import type Stripe from 'stripe';

import { mergeAddress } from '../../objects/address.ts';
import { mergeMetadata, newMetadata } from '../../objects/metadata.ts';
import { changed, orNull } from '../../objects/unset.ts';
import type { Wire } from '../../objects/wire.ts';

export type Customer = Wire<Stripe.Customer>;
type InvoiceSettings = Customer['invoice_settings'];
type CreateParameters = Stripe.CustomerCreateParams;
type UpdateParameters = Stripe.CustomerUpdateParams;

export interface NewCustomer {
  id: string;
  now: number;
  /** Eight letters and digits that the numbers of the customer's invoices begin with. */
  invoicePrefix: string;
  parameters: CreateParameters;
}

/** A customer without payment methods. */
export function newCustomer({ id, now, invoicePrefix, parameters }: NewCustomer): Customer {
  return {
    id,
    object: 'customer',
    address: mergeAddress(null, parameters.address),
    balance: parameters.balance ?? 0,
    ...names(parameters),
    created: now,
    currency: null,
    customer_account: null,
    default_source: null,
    delinquent: false,
    description: orNull(parameters.description),
    discount: null,
    email: orNull(parameters.email),
    invoice_prefix: parameters.invoice_prefix ?? invoicePrefix,
    invoice_settings: mergeInvoiceSettings(noInvoiceSettings, parameters.invoice_settings),
    livemode: false,
    metadata: newMetadata(parameters.metadata),
    name: orNull(parameters.name),
    next_invoice_sequence: parameters.next_invoice_sequence ?? 1,
    phone: orNull(parameters.phone),
    preferred_locales: parameters.preferred_locales ?? [],
    shipping: mergeShipping(null, parameters.shipping),
    tax_exempt: orNull(parameters.tax_exempt) ?? 'none',
    test_clock: null,
  };
}

/** The fields of a customer that a request changes. */
export function customerChanges(
  current: Customer,
  parameters: UpdateParameters,
): Partial<Customer> {
  const { balance, invoice_prefix: prefix, next_invoice_sequence: sequence } = parameters;
  return {
    address: mergeAddress(current.address ?? null, parameters.address),
    ...names(parameters),
    description: changed(parameters.description, current.description),
    email: changed(parameters.email, current.email),
    invoice_settings: mergeInvoiceSettings(current.invoice_settings, parameters.invoice_settings),
    metadata: mergeMetadata(current.metadata, parameters.metadata),
    name: changed(parameters.name, current.name ?? null),
    phone: changed(parameters.phone, current.phone ?? null),
    shipping: mergeShipping(current.shipping, parameters.shipping),
    tax_exempt: changed(parameters.tax_exempt, current.tax_exempt ?? null) ?? 'none',
    ...(balance !== undefined && { balance }),
    ...(prefix !== undefined && { invoice_prefix: prefix }),
    ...(sequence !== undefined && { next_invoice_sequence: sequence }),
    ...(parameters.preferred_locales !== undefined && {
      preferred_locales: parameters.preferred_locales,
    }),
  };
}

/** Stripe shows these two only once they were given. */
function names(parameters: CreateParameters | UpdateParameters): Partial<Customer> {
  const business = orNull(parameters.business_name);
  const individual = orNull(parameters.individual_name);
  return {
    ...(business !== null && { business_name: business }),
    ...(individual !== null && { individual_name: individual }),
  };
}

const noInvoiceSettings: InvoiceSettings = {
  custom_fields: null,
  default_payment_method: null,
  footer: null,
  rendering_options: null,
};

function mergeInvoiceSettings(
  current: InvoiceSettings,
  given: CreateParameters['invoice_settings'],
): InvoiceSettings {
  if (given === undefined) return current;
  const rendering = orNull(given.rendering_options);
  return {
    custom_fields: changed(given.custom_fields, current.custom_fields),
    default_payment_method: changed(given.default_payment_method, current.default_payment_method),
    footer: changed(given.footer, current.footer),
    rendering_options:
      given.rendering_options === undefined
        ? current.rendering_options
        : rendering && {
            amount_tax_display: orNull(rendering.amount_tax_display),
            template: rendering.template ?? null,
          },
  };
}

function mergeShipping(
  current: Customer['shipping'],
  given: CreateParameters['shipping'],
): Customer['shipping'] {
  if (given === undefined) return current;
  if (given === '' || given === null) return null;
  const address = mergeAddress(current?.address ?? null, given.address);
  return {
    ...(address !== null && { address }),
    name: given.name,
    phone: changed(given.phone, current?.phone ?? null),
  };
}
