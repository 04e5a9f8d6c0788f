// Every operation that the official SDK can call, whether the emulator does it or not, so that one that it does not do
// is answered by a clear message instead of a plain 404.
import operationsTable from './generated/operations.json' with { type: 'json' };

const operations: Readonly<Record<string, readonly string[]>> = operationsTable.operations;

/** One way through the paths of an HTTP method, segment by segment. */
interface Branch {
  readonly fixed: Map<string, Branch>;
  /** Where a placeholder such as `{id}` stands. */
  placeholder: Branch | undefined;
  operation: string | undefined;
}

/** An operation of Stripe's API, as the official SDK knows it. */
export interface KnownOperation {
  /** With the SDK's placeholders: `POST /v1/customers/{id}`. */
  readonly operation: string;
  /** How the SDK's users call it: `['customers.update']`; several when the SDK has several names for it. */
  readonly sdkMethods: readonly string[];
}

const root = buildBranches();

/**
 * The operation that a request is for, found by its HTTP method and path, without query: `POST`, `/v1/customers/cus_1`.
 * Undefined when Stripe's API has none.
 */
export function findKnownOperation(method: string, path: string): KnownOperation | undefined {
  const operation = follow(root, [method, ...path.split('/').slice(1)], 0);
  if (operation === undefined) return undefined;
  return { operation, sdkMethods: operations[operation] ?? [] };
}

/** Whether Stripe's API has an operation at this path: `POST`, `/v1/customers/cus_1`. */
export function isKnownOperation(method: string, path: string): boolean {
  return findKnownOperation(method, path) !== undefined;
}

function follow(branch: Branch, segments: readonly string[], depth: number): string | undefined {
  const segment = segments[depth];
  if (segment === undefined) return branch.operation;
  if (segment === '') return undefined;
  const fixed = branch.fixed.get(segment);
  // A word such as `search` in `/v1/customers/search` wins over the id that could stand there.
  const found = fixed && follow(fixed, segments, depth + 1);
  if (found !== undefined || branch.placeholder === undefined) return found;
  return follow(branch.placeholder, segments, depth + 1);
}

function buildBranches(): Branch {
  const top = emptyBranch();
  for (const operation of Object.keys(operations)) {
    let branch = top;
    for (const segment of operation.replace(' /', '/').split('/')) branch = grow(branch, segment);
    branch.operation = operation;
  }
  return top;
}

function grow(branch: Branch, segment: string): Branch {
  if (segment.startsWith('{')) {
    branch.placeholder ??= emptyBranch();
    return branch.placeholder;
  }
  const known = branch.fixed.get(segment) ?? emptyBranch();
  branch.fixed.set(segment, known);
  return known;
}

function emptyBranch(): Branch {
  return { fixed: new Map(), placeholder: undefined, operation: undefined };
}
