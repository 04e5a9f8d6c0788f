// Turns the type of an operation's parameters into the nodes that the emulator checks requests against.
import ts from 'typescript-6';
import type {
  ParameterNode,
  ParameterShape,
} from '../../../packages/emulator/src/parameters/parameter-tables.ts';
import { NamePool } from './name-pool.ts';
import { decimalPlaces, numberNode } from './number-node.ts';

/** What is known of the place where a type stands: for names, and to tell integers from fractions. */
interface Place {
  /** Where in the request: `PaymentIntentCreateParams.payment_method_options.card`. */
  readonly way: string;
  readonly field: string;
  readonly documentation: string;
}

/** Builds the trees of many operations; what is equal in them is kept once. */
export class ParameterTree {
  readonly #shapes = new NamePool<ParameterShape>();
  readonly #enums = new NamePool<readonly string[]>();
  readonly #checker: ts.TypeChecker;

  constructor(checker: ts.TypeChecker) {
    this.#checker = checker;
  }

  get shapes(): Record<string, ParameterShape> {
    return this.#shapes.toRecord();
  }

  get enums(): Record<string, readonly string[]> {
    return this.#enums.toRecord();
  }

  /** Adds the parameters of an operation; gives back the name of their shape. */
  add(parameters: ts.Type, name: string): string {
    return this.#shape(parameters, name);
  }

  #shape(type: ts.Type, way: string): string {
    const fields: Record<string, ParameterNode> = {};
    const required: string[] = [];
    for (const property of sortedByName(this.#checker.getPropertiesOfType(type))) {
      const place = {
        way: `${way}.${property.name}`,
        field: property.name,
        documentation: ts.displayPartsToString(property.getDocumentationComment(this.#checker)),
      };
      fields[property.name] = this.#node(this.#checker.getTypeOfSymbol(property), place);
      if ((property.flags & ts.SymbolFlags.Optional) === 0) required.push(property.name);
    }
    return this.#shapes.nameFor({ required, fields }, way);
  }

  #node(type: ts.Type, place: Place): ParameterNode {
    const members = type.isUnion() ? type.types : [type];
    const emptyable = members.some((one) => isNull(one) || isEmptyText(one));
    // A few parameters can only be unset, such as `invoicing_rules` of an invoice item's update.
    if (members.every((one) => isNull(one) || isEmptyText(one) || isUndefined(one))) return 'empty';
    const rest = members.filter((one) => !isNull(one) && !isEmptyText(one) && !isUndefined(one));
    const node = this.#unionNode(rest, place);
    return emptyable ? { emptyable: node } : node;
  }

  #unionNode(members: readonly ts.Type[], place: Place): ParameterNode {
    const options: ParameterNode[] = [];
    const values = members.filter((one) => one.isStringLiteral()).map((one) => one.value);
    if (values.length > 0) {
      options.push({ enum: this.#enums.nameFor(values.sort(), place.way) });
    }
    for (const member of members) {
      if (member.isStringLiteral()) continue;
      // `OtherString` makes an enum open for what later versions of the API may answer. As a parameter,
      // Stripe refuses every value that is not listed.
      if (isOpenString(member) && values.length > 0) continue;
      const node = this.#plainNode(member, place);
      if (!options.some((one) => JSON.stringify(one) === JSON.stringify(node))) options.push(node);
    }
    const [only, ...others] = options;
    if (only === undefined) throw new Error(`${place.way} has no value that can be sent`);
    return others.length === 0 ? only : { union: options };
  }

  #plainNode(type: ts.Type, place: Place): ParameterNode {
    if (type.flags & ts.TypeFlags.String || isOpenString(type)) return 'string';
    if (type.flags & ts.TypeFlags.NumberLike) return numberNode(place.field, place.documentation);
    if (type.flags & ts.TypeFlags.BooleanLike) return 'boolean';
    if (isDecimal(type)) return { decimal: { decimalPlaces: decimalPlaces(place.documentation) } };
    if (this.#checker.isArrayType(type)) return { array: this.#node(this.#elementOf(type), place) };
    if (type.symbol?.name === 'MetadataParam') return 'metadata';
    const values = type.getStringIndexType();
    if (values !== undefined) return { map: this.#node(values, place) };
    if (type.flags & ts.TypeFlags.Object) return { object: this.#shape(type, place.way) };
    throw new Error(`${place.way} has an unknown type: ${this.#checker.typeToString(type)}`);
  }

  #elementOf(array: ts.Type): ts.Type {
    const element = this.#checker.getIndexTypeOfType(array, ts.IndexKind.Number);
    if (element === undefined) throw new Error('An array in the SDK has no element type');
    return element;
  }
}

function sortedByName(symbols: readonly ts.Symbol[]): ts.Symbol[] {
  return [...symbols].sort((a, b) => (a.name < b.name ? -1 : 1));
}

function isNull(type: ts.Type): boolean {
  return (type.flags & ts.TypeFlags.Null) !== 0;
}

function isUndefined(type: ts.Type): boolean {
  return (type.flags & (ts.TypeFlags.Undefined | ts.TypeFlags.Void)) !== 0;
}

function isEmptyText(type: ts.Type): boolean {
  return type.isStringLiteral() && type.value === '';
}

/** The SDK's `OtherString`: a string that the compiler does not merge with the literals beside it. */
function isOpenString(type: ts.Type): boolean {
  return type.isIntersection() && type.types.some((one) => one.flags & ts.TypeFlags.String);
}

function isDecimal(type: ts.Type): boolean {
  return type.aliasSymbol?.name === 'Decimal';
}
