// Moves the focus to what has just appeared, so that nobody has to look for it, with eyes or without.
import { type RefObject, useEffect, useRef } from 'react';

/** Focuses the element whenever `reason` becomes another one; never for `null`. */
export function useFocus<Target extends HTMLElement>(reason: unknown): RefObject<Target | null> {
  const target = useRef<Target>(null);
  useEffect(() => {
    if (reason !== null) target.current?.focus();
  }, [reason]);
  return target;
}
