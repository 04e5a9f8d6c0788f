/** What the store sells. Amounts are in the currency's minor unit: 4800 is $48.00. */

interface Offer {
  slug: string;
  name: string;
  description: string;
  amount: number;
  currency: string;
  image: string;
}

/** Something that is bought once. */
export interface Product extends Offer {
  kind: 'product';
}

/** Something that is paid for every month. */
export interface Plan extends Offer {
  kind: 'plan';
  interval: 'month';
}

export type CatalogItem = Product | Plan;

export const catalog: readonly CatalogItem[] = [
  {
    kind: 'product',
    slug: 'billhook',
    name: 'Ash-handled billhook',
    description: 'Forged, double-edged, and balanced for a day of hedge laying.',
    amount: 4800,
    currency: 'usd',
    image: 'billhook.svg',
  },
  {
    kind: 'product',
    slug: 'twine',
    name: 'Tarred twine',
    description: 'Eighty metres on the ball. Holds for two winters, then rots away.',
    amount: 950,
    currency: 'usd',
    image: 'twine.svg',
  },
  {
    kind: 'product',
    slug: 'whips',
    name: 'Hawthorn whips, ten',
    description: 'Bare-rooted, two years old, knee-high. Sent from November to March.',
    amount: 1650,
    currency: 'usd',
    image: 'whips.svg',
  },
  {
    kind: 'plan',
    slug: 'hedge-club',
    name: 'Hedge club',
    description: 'A monthly letter on what to cut and what to leave, and seeds of the season.',
    amount: 1200,
    currency: 'usd',
    interval: 'month',
    image: 'club.svg',
  },
];

/** The item with this slug, or undefined. */
export function findItem(slug: string): CatalogItem | undefined {
  return catalog.find((item) => item.slug === slug);
}
