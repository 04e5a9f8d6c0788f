// Keeps the appearance of Stripe's fields in step with the page's, also when it turns dark.
import type { Appearance } from '@stripe/stripe-js';
import { type RefObject, useEffect, useState } from 'react';

import { readAppearance } from './read-appearance.ts';

/** The appearance for fields within the element; the app's own alone until the element is there. */
export function useAppearance(
  element: RefObject<HTMLElement | null>,
  own: Appearance | undefined,
): Appearance | undefined {
  const [read, setRead] = useState<Appearance | undefined>();
  useEffect(() => {
    const update = (): void => {
      if (element.current !== null) setRead(readAppearance(element.current, own));
    };
    update();
    const dark = matchMedia('(prefers-color-scheme: dark)');
    dark.addEventListener('change', update);
    return () => dark.removeEventListener('change', update);
  }, [element, own]);
  return read ?? own;
}
