// What deferred work may be called. Names that begin with `billhook.` are for Billhook's own.
import type { Defer } from './defer.ts';
import { DeferredNameError } from '../errors/deferred-name-error.ts';

const reserved = 'billhook.';
/** A name is part of the work's key, which PostgreSQL has to fit into an index. */
const maxLength = 200;

/** @throws DeferredNameError when the app may not use this name. */
export function assertDeferredName(name: unknown): asserts name is string {
  if (typeof name !== 'string' || name === '') {
    throw new DeferredNameError('Deferred work needs a name, and was given none.');
  }
  if (name.startsWith(reserved)) {
    throw new DeferredNameError(`'${name}' begins with '${reserved}', as only Billhook's own may.`);
  }
  if (name.length > maxLength) {
    throw new DeferredNameError(
      `The name of deferred work has ${name.length} characters, and may have ${maxLength}.`,
    );
  }
}

/** The same for the app's handlers, who may not use every name. */
export function withCheckedNames(defer: Defer): Defer {
  return async (name, payload) => {
    assertDeferredName(name);
    return defer(name, payload);
  };
}
