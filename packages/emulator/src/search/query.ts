/**
 * Reads queries in Stripe's search query language: clauses such as `amount>1000`, `name~"jane"` or
 * `-metadata["order"]:null`, joined by all AND or all OR.
 * https://docs.stripe.com/search#search-query-language
 */
import { invalidRequest, type StripeError } from '../http/stripe-error.ts';

export type Operator = ':' | '~' | '>' | '<' | '>=' | '<=';

export interface Clause {
  /** A field such as `billing_details.address.postal_code`, or `metadata`. */
  field: string;
  /** The key of the metadata; null for other fields. */
  key: string | null;
  operator: Operator;
  /** Null for `field:null`, which finds where nothing is set. */
  value: string | null;
  negated: boolean;
}

export interface Query {
  clauses: readonly Clause[];
  /** Whether every clause has to hold, or one of them. */
  all: boolean;
}

const clausesMax = 10;
/** What is searched for inside of other text has to have so many letters. */
const substringMin = 3;

const quoted = String.raw`"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'`;
const clausePattern = new RegExp(
  String.raw`(-)?([a-z_][\w.]*)(?:\[(?:${quoted})\])?\s*(>=|<=|>|<|:|~)\s*` +
    String.raw`(?:${quoted}|(null)(?![\w.])|(-?\d+(?:\.\d+)?)(?![\w.]))`,
  'iy',
);
const joinPattern = /\s+(?:(AND|OR)\s+)?/iy;

/** The query; throws Stripe's error when it can't be read. */
export function parseQuery(text: string): Query {
  const trimmed = text.trim();
  const clauses: Clause[] = [];
  const joiners = new Set<string>();
  let at = 0;
  for (;;) {
    const clause = matchAt(clausePattern, trimmed, at);
    if (clause === null) throw unreadable();
    clauses.push(clauseOf(clause));
    at += clause[0].length;
    if (at === trimmed.length) break;
    const join = matchAt(joinPattern, trimmed, at);
    if (join === null) throw unreadable();
    joiners.add((join[1] ?? 'AND').toUpperCase());
    at += join[0].length;
  }
  if (joiners.size > 1) throw mixedJoiners();
  if (clauses.length > clausesMax) throw tooManyClauses();
  return { clauses, all: !joiners.has('OR') };
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

function clauseOf(match: RegExpExecArray): Clause {
  const [, minus, field = '', key, otherKey, operator = ':', text, otherText, nothing, number] =
    match;
  const clause: Clause = {
    field,
    key: unescaped(key ?? otherKey),
    // The pattern lets no other operator through.
    operator: operator as Operator,
    value: nothing === undefined ? (unescaped(text ?? otherText) ?? number ?? '') : null,
    negated: minus !== undefined,
  };
  if ((clause.field === 'metadata') !== (clause.key !== null)) throw unreadable();
  if (clause.value === null && clause.operator !== ':') throw unreadable();
  if (clause.operator === '~' && (clause.value ?? '').length < substringMin) throw tooShort();
  return clause;
}

function unescaped(text: string | undefined): string | null {
  return text === undefined ? null : text.replaceAll(/\\(.)/g, '$1');
}

function unreadable(): StripeError {
  return invalidRequest(
    'We were unable to parse your search query. Try using the format `metadata["key"]:"value"` to ' +
      'query for metadata or key:"value" to query for other fields.',
    { param: 'query' },
  );
}

function mixedJoiners(): StripeError {
  return invalidRequest(
    'We were unable to parse your search query. AND and OR cannot be combined in one query.',
    { param: 'query' },
  );
}

function tooManyClauses(): StripeError {
  return invalidRequest(
    `We were unable to parse your search query. It may have at most ${clausesMax} clauses.`,
    { param: 'query' },
  );
}

function tooShort(): StripeError {
  return invalidRequest(
    `Substring search needs at least ${substringMin} characters after the operator \`~\`.`,
    { param: 'query' },
  );
}
