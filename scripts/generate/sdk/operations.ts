// Puts together what the SDK knows of each operation of Stripe's API: HTTP method and path from its JavaScript,
// parameters from its type declarations, and the name by which a user calls it (`checkout.sessions.create`).
import ts from 'typescript-6';
import { findRequests } from './find-requests.ts';
import type { Sdk, SdkResource } from './open-sdk.ts';

/** One operation as one method of the SDK makes it. */
export interface SdkOperation {
  /** HTTP method and path: `POST /v1/customers/{id}`. */
  readonly operation: string;
  /** The SDK's file: `Checkout/Sessions`. */
  readonly resource: string;
  /** How a user of the SDK calls it: `checkout.sessions.create`. */
  readonly sdkMethod: string;
  /** Type of the method's `params`; undefined when it takes none. */
  readonly parameters: ts.Type | undefined;
}

/** Every operation of the SDK, sorted by operation and then by SDK method. */
export function findOperations(sdk: Sdk): SdkOperation[] {
  const accessors = findAccessors(sdk);
  return sdk.resources
    .flatMap((resource) => operationsOf(sdk, resource, accessors))
    .sort((a, b) => compare(a.operation, b.operation) || compare(a.sdkMethod, b.sdkMethod));
}

function operationsOf(
  sdk: Sdk,
  resource: SdkResource,
  accessors: ReadonlyMap<ts.Symbol, string>,
): SdkOperation[] {
  const classes = new Map<string, ts.ClassDeclaration>();
  for (const statement of resource.declarations.statements) {
    if (ts.isClassDeclaration(statement) && statement.name !== undefined) {
      classes.set(statement.name.text, statement);
    }
  }
  return findRequests(resource.scriptPath).map(({ className, methodName, operation }) => {
    const declaration = classes.get(className);
    const symbol = declaration?.name && sdk.checker.getSymbolAtLocation(declaration.name);
    if (declaration === undefined || symbol === undefined) {
      throw new Error(`${resource.name} declares no class ${className}`);
    }
    const accessor = accessors.get(symbol) ?? className;
    const parameters = parametersOf(sdk, declaration, methodName);
    return {
      operation,
      resource: resource.name,
      sdkMethod: `${accessor}.${methodName}`,
      parameters,
    };
  });
}

function parametersOf(sdk: Sdk, owner: ts.ClassDeclaration, method: string): ts.Type | undefined {
  for (const member of owner.members) {
    if (!ts.isMethodDeclaration(member) || member.name.getText() !== method) continue;
    const parameter = member.parameters.find((one) => one.name.getText() === 'params');
    if (parameter?.type !== undefined) return sdk.checker.getTypeAtLocation(parameter.type);
  }
  return undefined;
}

/** Walks from the class `Stripe` to every resource, so that each class is known by the way that leads to it. */
function findAccessors(sdk: Sdk): Map<ts.Symbol, string> {
  const main = sdk.entry.statements.find(
    (one): one is ts.ClassDeclaration => ts.isClassDeclaration(one) && one.name?.text === 'Stripe',
  );
  if (main === undefined) throw new Error('The SDK declares no class Stripe');
  const accessors = new Map<ts.Symbol, string>();
  const walk = (declaration: ts.ClassDeclaration, way: readonly string[]): void => {
    for (const member of declaration.members) {
      if (!ts.isPropertyDeclaration(member) || member.type === undefined) continue;
      const symbol = sdk.checker.getTypeAtLocation(member.type).symbol;
      const target = symbol?.declarations?.find(ts.isClassDeclaration);
      if (target === undefined || !target.getSourceFile().fileName.includes('/resources/'))
        continue;
      // The oldest name wins where a resource can be reached by two.
      if (accessors.has(symbol)) continue;
      const wayThere = [...way, member.name.getText()];
      accessors.set(symbol, wayThere.join('.'));
      walk(target, wayThere);
    }
  };
  walk(main, []);
  return accessors;
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
