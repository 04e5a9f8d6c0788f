// One theme for all: what the page's CSS says of the components is told to Stripe's fields, which stand in frames
// where the page's CSS does not reach.
import type { Appearance } from '@stripe/stripe-js';

type Variables = NonNullable<Appearance['variables']>;

const colors: readonly (readonly [name: string, variable: keyof Variables])[] = [
  ['--billhook-accent', 'colorPrimary'],
  ['--billhook-surface', 'colorBackground'],
  ['--billhook-text', 'colorText'],
  ['--billhook-quiet', 'colorTextSecondary'],
  ['--billhook-danger', 'colorDanger'],
];

/**
 * What Stripe's appearance is to be for fields within the element. The app's own wishes come last.
 *
 * @see https://docs.stripe.com/elements/appearance-api
 */
export function readAppearance(element: HTMLElement, own: Appearance = {}): Appearance {
  const probe = element.ownerDocument.createElement('span');
  probe.hidden = true;
  element.append(probe);
  const read = (name: string, property: 'color' | 'border-radius'): string | null => {
    if (getComputedStyle(element).getPropertyValue(name) === '') return null;
    // A variable's own value may be a function such as light-dark(); a property that uses it is resolved.
    probe.style.setProperty(property, `var(${name})`);
    return getComputedStyle(probe).getPropertyValue(property);
  };
  const variables: Variables = { fontFamily: getComputedStyle(element).fontFamily };
  const radius = read('--billhook-radius', 'border-radius');
  if (radius !== null) variables.borderRadius = radius;
  for (const [name, variable] of colors) {
    const color = read(name, 'color');
    // Newer ways of writing a colour are unknown to Stripe's appearance.
    if (color?.startsWith('rgb') === true) variables[variable] = color;
  }
  probe.remove();
  return { ...own, variables: { ...variables, ...own.variables } };
}
