/**
 * What is bought in a session: `line_items` as they were sent become prices and quantities.
 * https://docs.stripe.com/api/checkout/sessions/create
 */
import type Stripe from 'stripe';

import {
  invalidRequest,
  resourceMissing,
  type StripeError,
  unsupported,
} from '../../http/stripe-error.ts';
import { newMetadata } from '../../objects/metadata.ts';
import type { Wire } from '../../objects/wire.ts';
import type { UnitOfWork } from '../../store/unit-of-work.ts';
import { createInlinePrice } from './inline-price.ts';
import { lineAmount } from './line-amount.ts';
import { missing, type SupportedMode } from './session-rules.ts';

type LineParameters = Stripe.Checkout.SessionCreateParams.LineItem;
type Price = Wire<Stripe.Price>;
type LineItem = Wire<Stripe.LineItem> & { session: string };

const quantityMax = 999_999;

/** The line items of a session, made and stored in their order. */
export function createLineItems(
  unit: UnitOfWork,
  session: string,
  lines: readonly LineParameters[],
  mode: SupportedMode,
): LineItem[] {
  const resolved = lines.map((line, index) => {
    const param = `line_items[${index}]`;
    const price = priceOf(unit, line, param);
    return { line, price, quantity: quantityOf(line, param) };
  });
  checkKinds(
    resolved.map(({ price }) => price),
    mode,
  );
  return resolved.map(({ line, price, quantity }) =>
    unit.insert<'line_item'>(
      lineItemObject({ id: unit.newId('line_item'), session, line, price, quantity, unit }),
    ),
  );
}

/** The line items of a session, in their order, as replies show them. */
export function lineItemsOf(unit: UnitOfWork, session: string): Wire<Stripe.LineItem>[] {
  const { lineItems } = unit.mustGet('_checkout_payment', session);
  return lineItems.map((id) => shownLineItem(unit.mustGet('line_item', id)));
}

/** A line item as Stripe has it: to which session it belongs is not in it. */
function shownLineItem(line: LineItem): Wire<Stripe.LineItem> {
  const { session: _, ...shown } = line;
  return shown;
}

function priceOf(unit: UnitOfWork, line: LineParameters, param: string): Price {
  const { price: id, price_data: data } = line;
  if (line.tax_rates !== undefined) throw unsupported('tax rates', `${param}[tax_rates]`);
  if (id !== undefined && data !== undefined) {
    throw invalidRequest(
      `You may only specify one of these parameters: ${param}[price], ${param}[price_data].`,
    );
  }
  if (data !== undefined) return createInlinePrice(unit, data, `${param}[price_data]`);
  if (id === undefined) throw missing(`${param}[price]`);
  const price = unit.get('price', id);
  if (price === undefined) throw resourceMissing('price', id, `${param}[price]`);
  checkPurchasable(unit, price, `${param}[price]`);
  return price;
}

function checkPurchasable(unit: UnitOfWork, price: Price, param: string): void {
  if (!price.active) {
    throw invalidRequest(
      'The price specified is inactive. This field only accepts active prices.',
      {
        param,
      },
    );
  }
  if (unit.get('product', price.product)?.active !== true) {
    throw invalidRequest(
      `Price \`${price.id}\` is not available to be purchased because its product is not active.`,
      { param },
    );
  }
  if (price.unit_amount_decimal === null) {
    throw unsupported('prices in tiers and prices that the customer chooses', param);
  }
  if (price.transform_quantity !== null) throw unsupported('prices by package', param);
  if (price.recurring?.usage_type === 'metered') throw unsupported('metered prices', param);
}

function quantityOf({ quantity, adjustable_quantity: adjustable }: LineParameters, param: string) {
  if (quantity === undefined) {
    throw invalidRequest(`Quantity is required. Add \`quantity\` to \`${param}\``);
  }
  if (quantity < (adjustable?.enabled === true ? 0 : 1)) {
    throw invalidInteger('This value must be greater than or equal to 1.', `${param}[quantity]`);
  }
  if (quantity > quantityMax) {
    throw invalidInteger(
      `This value must be less than or equal to ${quantityMax} (it currently is '${quantity}').`,
      `${param}[quantity]`,
    );
  }
  return quantity;
}

function checkKinds(prices: readonly Price[], mode: SupportedMode): void {
  const recurring = prices.findIndex(({ type }) => type === 'recurring');
  if (mode === 'subscription' && recurring === -1) {
    throw invalidRequest(
      'You must provide at least one recurring price in `subscription` mode when using prices.',
      { param: 'line_items' },
    );
  }
  if (mode === 'payment' && recurring !== -1) {
    throw invalidRequest(
      'You specified `payment` mode but passed a recurring price. Either switch to `subscription` ' +
        'mode or use only one-time prices.',
      { param: `line_items[${recurring}]` },
    );
  }
  const currency = prices[0]?.currency;
  for (const [index, price] of prices.entries()) {
    if (price.currency !== currency) {
      throw invalidRequest(
        `The price specified only supports \`${price.currency}\`. This doesn't match the ` +
          `expected currency: \`${currency}\`.`,
        { param: `line_items[${index}][price]` },
      );
    }
  }
}

function lineItemObject(made: {
  id: string;
  session: string;
  line: LineParameters;
  price: Price;
  quantity: number;
  unit: UnitOfWork;
}): LineItem {
  const { line, price, quantity } = made;
  const amount = lineAmount(price.unit_amount_decimal ?? '0', quantity);
  return {
    id: made.id,
    object: 'item',
    adjustable_quantity: adjustableQuantity(line.adjustable_quantity),
    amount_discount: 0,
    amount_subtotal: amount,
    amount_tax: 0,
    amount_total: amount,
    currency: price.currency,
    description: made.unit.mustGet('product', price.product).name,
    metadata: newMetadata(line.metadata),
    price,
    quantity,
    session: made.session,
  };
}

function adjustableQuantity(
  wanted: LineParameters['adjustable_quantity'],
): LineItem['adjustable_quantity'] {
  if (wanted === undefined) return null;
  if (!wanted.enabled) return { enabled: false, maximum: null, minimum: null };
  return { enabled: true, maximum: wanted.maximum ?? 99, minimum: wanted.minimum ?? 0 };
}

function invalidInteger(message: string, param: string): StripeError {
  return invalidRequest(message, { code: 'parameter_invalid_integer', param });
}
