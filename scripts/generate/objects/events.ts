// Lists every event type that Stripe sends, with the objects that such an event can carry.
import ts from 'typescript-6';
import type { Sdk } from '../sdk/open-sdk.ts';
import { isDeleted, objectName } from './api-objects.ts';

/** From an event type (`customer.created`) to the `object` values of what it carries, sorted. */
export function eventObjects(sdk: Sdk): Record<string, string[]> {
  const { checker } = sdk;
  const file = sdk.resources.find((one) => one.name === 'Events')?.declarations;
  const declaration = file?.statements
    .filter(ts.isTypeAliasDeclaration)
    .find((one) => one.name.text === 'Event');
  if (declaration === undefined) throw new Error('The SDK declares no union of its events');
  const union = checker.getTypeAtLocation(declaration.name);
  const events = (union.isUnion() ? union.types : []).map((event): [string, string[]] => [
    eventType(checker, event),
    carriedObjects(checker, event),
  ]);
  return Object.fromEntries(events.sort(([a], [b]) => (a < b ? -1 : 1)));
}

function eventType(checker: ts.TypeChecker, event: ts.Type): string {
  const type = propertyType(checker, event, 'type');
  if (type?.isStringLiteral() === true) return type.value;
  throw new Error(`An event of the SDK has no fixed type: ${checker.typeToString(event)}`);
}

function carriedObjects(checker: ts.TypeChecker, event: ts.Type): string[] {
  const data = propertyType(checker, event, 'data');
  const object = data && propertyType(checker, data, 'object');
  if (object === undefined) return [];
  const members = object.isUnion() ? object.types : [object];
  const names = members
    .filter((one) => !isDeleted(checker, one))
    .map((one) => objectName(checker, one))
    .filter((name) => name !== undefined);
  return [...new Set(names)].sort();
}

function propertyType(checker: ts.TypeChecker, type: ts.Type, name: string): ts.Type | undefined {
  const property = checker.getPropertyOfType(type, name);
  return property && checker.getTypeOfSymbol(property);
}
