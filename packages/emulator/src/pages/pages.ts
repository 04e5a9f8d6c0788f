/** The pages that people see: the hosted checkout and the bank's 3D Secure challenge. */
import type { Hono } from 'hono';

import type { Store } from '../store/store.ts';

/** Adds the pages to `app`. */
export function addPages(_app: Hono, _store: Store): void {}
