/**
 * Writes objects in place of their ids where `expand[]` asks for it. What can be expanded is known
 * from a table generated out of the SDK's types.
 * https://docs.stripe.com/api/expanding_objects
 */
import { findDeletedCustomer } from '../objects/deleted-customer.ts';
import { idPrefixes, type StripeObjectType } from '../objects/object-types.ts';
import { expandableTable, type ExpandablePlace } from '../parameters/expandable-tables.ts';
import type { Includable } from '../resources/resource.ts';
import type { UnitOfWork } from '../store/unit-of-work.ts';
import { invalidRequest, StripeError } from './stripe-error.ts';

type Fields = Record<string, unknown>;

/** Fields that appear only when they are asked for, by object type and field. */
export type Includables = ReadonlyMap<string, Readonly<Record<string, Includable>>>;

/** How many objects deep an expansion may go. */
const deepest = 4;

/** Gives a copy of `reply` with all `paths` expanded; throws when one can't be. */
export function expandReply(
  reply: object,
  paths: readonly string[],
  unit: UnitOfWork,
  includables: Includables,
): object {
  let expanded = reply;
  for (const path of paths) expanded = new Expansion(path, unit, includables).reply(expanded);
  return expanded;
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

  /** Expands within a whole reply: an object, or a list whose entries are reached by `data`. */
  reply(reply: object): object {
    const segments = this.#path.split('.');
    if (segments.filter((segment) => segment !== 'data').length > deepest) throw this.#tooDeep();
    if (!isFields(reply)) return reply;
    return reply['object'] === 'list' || reply['object'] === 'search_result'
      ? this.#inList(reply, segments)
      : this.#inObject(reply, segments);
  }

  /** Expands within an object of Stripe's; `segments` begin at one of its fields. */
  #inObject(object: Fields, segments: readonly string[]): Fields {
    const { places = {}, includable = [] } =
      expandableTable.objects[String(object['object'])] ?? {};
    const length = segments.findIndex(
      (_, index) => segments.slice(0, index + 1).join('.') in places,
    );
    if (length === -1) return this.#withPlainField(object, segments, includable);
    const way = segments.slice(0, length + 1);
    const place = places[way.join('.')];
    if (place === undefined) throw this.#cannotExpand();
    const included = this.#included(object, way, place);
    const rest = segments.slice(length + 1);
    return at(included, way, (value) => this.#atPlace(value, place, rest));
  }

  /** Adds a field that is there on request and is no object, such as `confirmation_secret`. */
  #withPlainField(
    object: Fields,
    [field = '', ...rest]: readonly string[],
    known: readonly string[],
  ): Fields {
    if (rest.length > 0 || !known.includes(field)) throw this.#cannotExpand();
    const includable = this.#includables.get(String(object['object']))?.[field];
    if (includable === undefined) throw this.#unsupported();
    return { ...object, [field]: includable(this.#unit, String(object['id'])) };
  }

  /** Expands what stands at a place: an id, an object, a list, or an array of them. */
  #atPlace(value: unknown, place: ExpandablePlace, rest: readonly string[]): unknown {
    if (Array.isArray(value)) return value.map((item) => this.#atPlace(item, place, rest));
    const found = typeof value === 'string' ? this.#lookUp(value, place) : value;
    if (!isFields(found) || rest.length === 0) return found;
    return place.as === 'list' ? this.#inList(found, rest) : this.#inObject(found, rest);
  }

  #inList(list: Fields, [data, ...rest]: readonly string[]): Fields {
    if (data !== 'data') throw this.#needsData();
    const entries = list['data'];
    if (rest.length === 0 || !Array.isArray(entries)) return list;
    const inEntry = (entry: unknown): unknown =>
      isFields(entry) ? this.#inObject(entry, rest) : entry;
    return { ...list, data: entries.map(inEntry) };
  }

  /** The object with the field that it has only on request, when `way` names such a field. */
  #included(object: Fields, way: readonly string[], place: ExpandablePlace): Fields {
    const field = way[0];
    if (way.length > 1 || field === undefined || field in object) return object;
    const includable = this.#includables.get(String(object['object']))?.[field];
    if (includable !== undefined) {
      return { ...object, [field]: includable(this.#unit, String(object['id'])) };
    }
    if (place.as !== 'list') return object;
    throw this.#unsupported();
  }

  #lookUp(id: string, place: ExpandablePlace): unknown {
    for (const type of place.to) {
      const object = isStored(type) ? this.#unit.get(type, id) : undefined;
      if (object !== undefined) return object;
    }
    const deleted = place.to.includes('customer') ? findDeletedCustomer(this.#unit, id) : undefined;
    if (deleted !== undefined) return deleted;
    throw this.#unsupported();
  }

  #cannotExpand(): StripeError {
    return invalidRequest(`This property cannot be expanded (${this.#path}).`);
  }

  /** The usual slip with lists: `customer` where `data.customer` is meant. */
  #needsData(): StripeError {
    return invalidRequest(
      `This property cannot be expanded (${this.#path}). You may want to try expanding ` +
        `'data.${this.#path}' instead.`,
    );
  }

  #tooDeep(): StripeError {
    return invalidRequest(
      `You cannot expand more than ${deepest} levels of a property. Property: ${this.#path}`,
    );
  }

  /** Stripe could; this emulator does not have what would stand there. */
  #unsupported(): StripeError {
    return new StripeError({
      status: 501,
      type: 'api_error',
      code: 'emulator_unsupported',
      message: `Stripe can expand ${this.#path}, but this emulator does not support it yet.`,
    });
  }
}

/** A copy of `fields` with the value at `way` replaced; ways lead through arrays entry by entry. */
function at(fields: Fields, way: readonly string[], replace: (value: unknown) => unknown): Fields {
  const [field, ...rest] = way;
  if (field === undefined) return fields;
  const replaceBelow = (value: unknown): unknown => {
    if (rest.length === 0) return replace(value);
    if (Array.isArray(value)) return value.map(replaceBelow);
    return isFields(value) ? at(value, rest, replace) : value;
  };
  return { ...fields, [field]: replaceBelow(fields[field]) };
}

function isStored(type: string): type is StripeObjectType {
  return type in idPrefixes;
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null;
}
