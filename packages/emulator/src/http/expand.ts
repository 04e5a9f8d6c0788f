/**
 * Writes objects in place of their ids where `expand[]` asks for it.
 * https://docs.stripe.com/api/expanding_objects
 */
import { typeOfId, type StripeObjectType } from '../objects/object-types.ts';
import type { Includable } from '../resources/resource.ts';
import type { UnitOfWork } from '../store/unit-of-work.ts';
import { invalidRequest, type StripeError } from './stripe-error.ts';

type Fields = Record<string, unknown>;

/** Fields that appear only when they are asked for, by object type and field. */
export type Includables = ReadonlyMap<string, Readonly<Record<string, Includable>>>;

const deepest = 4;

/** Gives a copy of `reply` with all `paths` expanded; throws when one can't be. */
export function expandReply(
  reply: object,
  paths: readonly string[],
  unit: UnitOfWork,
  includables: Includables,
): object {
  let expanded: unknown = reply;
  for (const path of paths) {
    const segments = path.split('.');
    if (segments.length > deepest) throw tooDeep(path);
    if (isList(reply) && segments[0] !== 'data') throw needsDataPrefix(path);
    expanded = new Expansion(path, unit, includables).apply(expanded, segments);
  }
  // Expanding an object gives an object: apply() keeps the kind of what it is given.
  return expanded as object;
}

class Expansion {
  readonly #path: string;
  readonly #unit: UnitOfWork;
  readonly #includables: Includables;

  constructor(path: string, unit: UnitOfWork, includables: Includables) {
    this.#path = path;
    this.#unit = unit;
    this.#includables = includables;
  }

  apply(value: unknown, segments: readonly string[]): unknown {
    if (Array.isArray(value)) return value.map((item) => this.apply(item, segments));
    const [segment, ...rest] = segments;
    if (segment === undefined || !isFields(value)) return value;
    const expanded = this.#expandField(value, segment, rest.length === 0);
    return { ...value, [segment]: rest.length === 0 ? expanded : this.apply(expanded, rest) };
  }

  /** The object at a field: found by its id, or included, or already there. */
  #expandField(owner: Fields, field: string, isLast: boolean): unknown {
    const includable = this.#includables.get(String(owner['object']))?.[field];
    if (includable !== undefined) return includable(this.#unit, String(owner['id']));
    if (!(field in owner)) throw this.#cannotExpand();
    const value = owner[field];
    if (typeof value === 'string') return this.#lookUp(value);
    if (Array.isArray(value))
      return value.map((item) => (typeof item === 'string' ? this.#lookUp(item) : item));
    if (isLast && value !== null && !isFields(value)) throw this.#cannotExpand();
    return value;
  }

  #lookUp(id: string): unknown {
    const type: StripeObjectType | null = typeOfId(id);
    const object = type === null ? undefined : this.#unit.get(type, id);
    if (object === undefined) throw this.#cannotExpand();
    return object;
  }

  #cannotExpand(): StripeError {
    return invalidRequest(`This property cannot be expanded (${this.#path}).`);
  }
}

/** The usual slip with lists: `customer` where `data.customer` is meant. */
function needsDataPrefix(path: string): StripeError {
  return invalidRequest(
    `This property cannot be expanded (${path}). You may want to try expanding 'data.${path}' instead.`,
  );
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null;
}

function isList(reply: object): boolean {
  return 'object' in reply && reply.object === 'list';
}

function tooDeep(path: string): StripeError {
  return invalidRequest(
    `You cannot expand more than ${deepest} levels of a property. Property: ${path}`,
  );
}
