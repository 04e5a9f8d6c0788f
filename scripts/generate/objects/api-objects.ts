// Recognises Stripe's objects among the SDK's types: those with an `object` property that is one fixed string.
import ts from 'typescript-6';
import type { Sdk } from '../sdk/open-sdk.ts';

/** The fixed value of a type's `object` property: `payment_intent`. Undefined for everything else. */
export function objectName(checker: ts.TypeChecker, type: ts.Type): string | undefined {
  const property = type.getProperty('object');
  const value = property && checker.getTypeOfSymbol(property);
  return value?.isStringLiteral() === true ? value.value : undefined;
}

/** Whether a type is what is left of an object after its deletion. */
export function isDeleted(checker: ts.TypeChecker, type: ts.Type): boolean {
  const property = type.getProperty('deleted');
  return (
    property !== undefined && checker.typeToString(checker.getTypeOfSymbol(property)) === 'true'
  );
}

/** Every type of object that Stripe's API answers with, by its name, sorted; without deleted ones. */
export function findApiObjects(sdk: Sdk): Map<string, ts.Type> {
  const found = new Map<string, ts.Type>();
  for (const resource of sdk.resources) {
    const module = sdk.checker.getSymbolAtLocation(resource.declarations);
    if (module === undefined) continue;
    for (const symbol of sdk.checker.getExportsOfModule(module)) {
      const declaration = symbol.declarations?.find(ts.isInterfaceDeclaration);
      // Re-exports are met again at the place where they are declared.
      if (declaration?.getSourceFile() !== resource.declarations) continue;
      const type = sdk.checker.getDeclaredTypeOfSymbol(symbol);
      const name = objectName(sdk.checker, type);
      if (name === undefined || name === 'list' || isDeleted(sdk.checker, type)) continue;
      const other = found.get(name);
      if (other !== undefined && propertyCount(other) >= propertyCount(type)) continue;
      found.set(name, type);
    }
  }
  return new Map([...found].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function propertyCount(type: ts.Type): number {
  return type.getProperties().length;
}
