// Finds what `expand` can reach in each of Stripe's objects, from the types of their properties:
// `string | Customer | null` is an id that can be expanded to a customer.
import ts from 'typescript-6';
import type {
  ExpandableObject,
  ExpandablePlace,
  ExpandableTable,
} from '../../../packages/emulator/src/parameters/expandable-tables.ts';
import type { Sdk } from '../sdk/open-sdk.ts';
import { findApiObjects, isDeleted, objectName } from './api-objects.ts';
import { includableByDocumentation } from './includable.ts';

/** The table behind `expandable.json`. */
export function expandableTable(sdk: Sdk, generatedFrom: string): ExpandableTable {
  const objects: Record<string, ExpandableObject> = {};
  for (const [name, type] of findApiObjects(sdk)) {
    objects[name] = {
      places: placesOf(sdk.checker, type),
      includable: includableOf(sdk.checker, name, type),
    };
  }
  return { generatedFrom, objects };
}

function placesOf(checker: ts.TypeChecker, object: ts.Type): Record<string, ExpandablePlace> {
  const places: Record<string, ExpandablePlace> = {};
  const walk = (type: ts.Type, way: readonly string[], above: readonly ts.Type[]): void => {
    for (const property of sortedByName(checker.getPropertiesOfType(type))) {
      const wayHere = [...way, property.name];
      const value = checker.getNonNullableType(checker.getTypeOfSymbol(property));
      const place = placeOf(checker, value);
      if (place !== undefined) {
        places[wayHere.join('.')] = place;
        continue;
      }
      for (const inner of plainObjectsIn(checker, value)) {
        if (!above.includes(inner)) walk(inner, wayHere, [...above, inner]);
      }
    }
  };
  walk(object, [], [object]);
  return places;
}

/** What stands at a place with this type; undefined when it is none of Stripe's objects. */
function placeOf(checker: ts.TypeChecker, type: ts.Type): ExpandablePlace | undefined {
  const element = checker.isArrayType(type)
    ? checker.getIndexTypeOfType(type, ts.IndexKind.Number)
    : undefined;
  const many = element === undefined ? {} : { many: true as const };
  const members = membersOf(element ?? type);
  const listed = listElement(checker, members);
  const candidates = listed === undefined ? members : membersOf(listed);
  const names = candidates
    .filter((one) => !isDeleted(checker, one))
    .map((one) => objectName(checker, one))
    .filter((name) => name !== undefined);
  if (names.length === 0) return undefined;
  const to = [...new Set(names)].sort();
  if (listed !== undefined) return { to, as: 'list' };
  const isReference = members.some((one) => one.flags & ts.TypeFlags.String);
  return { to, as: isReference ? 'reference' : 'embedded', ...many };
}

/** The `Subscription` of `ApiList<Subscription>`. */
function listElement(checker: ts.TypeChecker, members: readonly ts.Type[]): ts.Type | undefined {
  const list = members.find((one) => objectName(checker, one) === 'list');
  const data = list?.getProperty('data');
  const array = data && checker.getTypeOfSymbol(data);
  return array && checker.getIndexTypeOfType(array, ts.IndexKind.Number);
}

/** Objects without a life of their own, such as an invoice's `parent`, also when they stand in an array. */
function plainObjectsIn(checker: ts.TypeChecker, type: ts.Type): ts.Type[] {
  const element = checker.isArrayType(type)
    ? checker.getIndexTypeOfType(type, ts.IndexKind.Number)
    : undefined;
  return membersOf(element ?? type).filter(
    (one) =>
      one.flags & ts.TypeFlags.Object &&
      one.symbol?.declarations?.some(ts.isInterfaceDeclaration) === true,
  );
}

/** Properties that are answered only when they are expanded. Throws when the SDK lacks a documented one. */
function includableOf(checker: ts.TypeChecker, name: string, object: ts.Type): string[] {
  const documented = includableByDocumentation[name] ?? [];
  const unknown = documented.find((one) => object.getProperty(one) === undefined);
  if (unknown !== undefined) throw new Error(`The SDK's ${name} has no property ${unknown}`);
  const lists = checker
    .getPropertiesOfType(object)
    .filter((property) => (property.flags & ts.SymbolFlags.Optional) !== 0)
    .filter((property) => {
      const type = checker.getNonNullableType(checker.getTypeOfSymbol(property));
      return listElement(checker, membersOf(type)) !== undefined;
    })
    .map((property) => property.name);
  return [...documented, ...lists].sort();
}

function membersOf(type: ts.Type): readonly ts.Type[] {
  return type.isUnion() ? type.types : [type];
}

function sortedByName(symbols: readonly ts.Symbol[]): ts.Symbol[] {
  return [...symbols].sort((a, b) => (a.name < b.name ? -1 : 1));
}
