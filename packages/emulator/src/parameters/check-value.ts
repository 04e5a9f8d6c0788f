// Checks one value of a request against its node in the tables, and turns its text into the value that it stands for.
import { decimalFrom } from './decimal.ts';
import { Findings } from './findings.ts';
import { checkMetadata } from './metadata.ts';
import {
  emptyParameter,
  invalidArray,
  invalidBoolean,
  invalidDecimal,
  invalidEnum,
  invalidInteger,
  invalidObject,
  invalidString,
  tooLongString,
} from './parameter-error.ts';
import { parameterTables, type ParameterNode, type ParameterShape } from './parameter-tables.ts';
import type { RawParameters, RawValue } from './raw-parameters.ts';

/** A node that is described by an object; the others are bare words. */
type NodeObject = Exclude<ParameterNode, string>;
type PlainNode = Extract<ParameterNode, string>;

const stringLengthMax = 5_000;
/** Descriptions may be longer than other text. The SDK's types name no limits, so this one is generous. */
const descriptionLengthMax = 40_000;

/** Checks an object of parameters; `way` is where it stands in the request, empty at the top. */
export function checkObject(
  shape: ParameterShape,
  raw: RawParameters,
  way: string,
  findings: Findings,
): Record<string, unknown> {
  const checked: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(raw)) {
    const wayThere = join(way, key);
    const node = Object.hasOwn(shape.fields, key) ? shape.fields[key] : undefined;
    if (node === undefined) findings.addUnknown(wayThere);
    else checked[key] = checkValue(node, value, wayThere, findings);
  }
  for (const key of shape.required) {
    if (!Object.hasOwn(raw, key)) findings.addMissing(join(way, key));
  }
  return checked;
}

/** What the value stands for. After a finding, what comes back has no meaning. */
function checkValue(
  node: ParameterNode,
  value: RawValue,
  way: string,
  findings: Findings,
): unknown {
  if (typeof node === 'object' && 'emptyable' in node) {
    return value === '' ? '' : checkValue(node.emptyable, value, way, findings);
  }
  if (value === '' && node !== 'empty') {
    findings.addInvalid(emptyParameter(way));
    return undefined;
  }
  return typeof node === 'string'
    ? checkPlain(node, value, way, findings)
    : checkComposed(node, value, way, findings);
}

function checkPlain(node: PlainNode, value: RawValue, way: string, findings: Findings): unknown {
  if (node === 'string') return checkString(value, way, findings);
  if (node === 'integer') return checkInteger(value, way, findings);
  if (node === 'boolean') return checkBoolean(value, way, findings);
  if (node === 'metadata') return checkMetadataObject(value, way, findings);
  if (value !== '') findings.addInvalid(invalidEnum(way, ['an empty string']));
  return value;
}

function checkComposed(
  node: NodeObject,
  value: RawValue,
  way: string,
  findings: Findings,
): unknown {
  if ('enum' in node) return checkEnum(node.enum, value, way, findings);
  if ('number' in node) return Number(checkDecimal(node.number, value, way, findings));
  if ('decimal' in node) {
    const text = checkDecimal(node.decimal, value, way, findings);
    return text === undefined ? undefined : decimalFrom(text);
  }
  if ('array' in node) return checkArray(node.array, value, way, findings);
  if ('object' in node) {
    if (typeof value === 'object')
      return checkObject(shapeNamed(node.object), value, way, findings);
    findings.addInvalid(invalidObject(way));
    return undefined;
  }
  if ('map' in node) return checkMap(node.map, value, way, findings);
  if ('union' in node) return checkUnion(node.union, value, way, findings);
  return checkValue(node.emptyable, value, way, findings);
}

function checkString(value: RawValue, way: string, findings: Findings): unknown {
  const lengthMax = /(?:^|\[)description\]?$/.test(way) ? descriptionLengthMax : stringLengthMax;
  if (typeof value === 'object') findings.addInvalid(invalidString(way, value));
  else if (value.length > lengthMax) findings.addInvalid(tooLongString(way, value, lengthMax));
  return value;
}

function checkBoolean(value: RawValue, way: string, findings: Findings): unknown {
  if (value === 'true' || value === 'false') return value === 'true';
  findings.addInvalid(invalidBoolean(way, asText(value)));
  return undefined;
}

function checkInteger(value: RawValue, way: string, findings: Findings): unknown {
  const number = typeof value === 'string' && /^-?\d+$/.test(value) ? Number(value) : undefined;
  if (number !== undefined && Number.isSafeInteger(number)) return number;
  findings.addInvalid(invalidInteger(way, asText(value)));
  return undefined;
}

function checkDecimal(
  { decimalPlaces }: { readonly decimalPlaces: number | null },
  value: RawValue,
  way: string,
  findings: Findings,
): string | undefined {
  const found = typeof value === 'string' ? /^-?\d+(?:\.(\d+))?$/.exec(value) : null;
  const places = found?.[1]?.length ?? 0;
  if (found !== null && (decimalPlaces === null || places <= decimalPlaces)) return found[0];
  findings.addInvalid(invalidDecimal(way, asText(value), decimalPlaces));
  return undefined;
}

function checkEnum(name: string, value: RawValue, way: string, findings: Findings): unknown {
  const values = parameterTables.enums[name] ?? [];
  if (typeof value !== 'string' || !values.includes(value)) {
    findings.addInvalid(invalidEnum(way, values));
  }
  return value;
}

function checkMetadataObject(value: RawValue, way: string, findings: Findings): unknown {
  if (typeof value === 'string') {
    findings.addInvalid(invalidObject(way));
    return undefined;
  }
  const error = checkMetadata(way, value);
  if (error !== undefined) findings.addInvalid(error);
  // A copy with a prototype, as objects have everywhere else.
  return Object.fromEntries(Object.entries(value));
}

function checkArray(
  items: ParameterNode,
  value: RawValue,
  way: string,
  findings: Findings,
): unknown {
  const entries = typeof value === 'object' ? Object.entries(value) : undefined;
  if (entries === undefined || !entries.every(([index]) => /^\d+$/.test(index))) {
    findings.addInvalid(invalidArray(way));
    return undefined;
  }
  return entries.map(([index, item]) => checkValue(items, item, join(way, index), findings));
}

function checkMap(
  values: ParameterNode,
  value: RawValue,
  way: string,
  findings: Findings,
): unknown {
  if (typeof value === 'string') {
    findings.addInvalid(invalidObject(way));
    return undefined;
  }
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [
      key,
      checkValue(values, one, join(way, key), findings),
    ]),
  );
}

/** Takes the first option that the value fits. When it fits none, what is wrong with the last is answered. */
function checkUnion(
  options: readonly ParameterNode[],
  value: RawValue,
  way: string,
  findings: Findings,
): unknown {
  const fitting = options.filter((option) => isNested(option) === (typeof value === 'object'));
  const candidates = fitting.length === 0 ? options.slice(0, 1) : fitting;
  for (const option of candidates.slice(0, -1)) {
    const trial = new Findings();
    const checked = checkValue(option, value, way, trial);
    if (!trial.hasSome) return checked;
  }
  const last = candidates.at(-1);
  return last === undefined ? undefined : checkValue(last, value, way, findings);
}

function isNested(node: ParameterNode): boolean {
  if (typeof node === 'string') return node === 'metadata';
  return 'object' in node || 'array' in node || 'map' in node;
}

function shapeNamed(name: string): ParameterShape {
  const shape = parameterTables.shapes[name];
  if (shape === undefined) throw new Error(`The parameter tables have no shape ${name}`);
  return shape;
}

/** `items` and `0` make `items[0]`. */
function join(way: string, key: string): string {
  return way === '' ? key : `${way}[${key}]`;
}

function asText(value: RawValue): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
