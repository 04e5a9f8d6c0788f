// Every file that `npm run generate` writes, with its content.
import {
  apiVersionModule,
  checkedOperations,
  operationNames,
  operationParametersModule,
  parameterTables,
} from './parameters/parameter-files.ts';
import { eventObjects } from './objects/events.ts';
import { expandableTable } from './objects/expandable.ts';
import { wantedResources } from './resources.ts';
import { openSdk } from './sdk/open-sdk.ts';
import { findOperations } from './sdk/operations.ts';

/** From a file's name inside the folder of generated files to its content. The same SDK always gives the same files. */
export type GeneratedFiles = ReadonlyMap<string, string>;

/** Reads the installed SDK and derives every file from it. Takes a few seconds. */
export function generateFiles(): GeneratedFiles {
  const sdk = openSdk();
  const generatedFrom = `stripe ${sdk.version}, API version ${sdk.apiVersion}`;
  const operations = findOperations(sdk);
  const checked = checkedOperations(sdk, operations, wantedResources);
  return new Map([
    ['parameters.json', toJson(parameterTables(sdk, checked, generatedFrom))],
    ['operations.json', toJson({ generatedFrom, operations: operationNames(operations) })],
    ['expandable.json', toJson(expandableTable(sdk, generatedFrom))],
    ['events.json', toJson({ generatedFrom, events: eventObjects(sdk) })],
    ['operation-parameters.ts', operationParametersModule(checked, generatedFrom)],
    ['api-version.ts', apiVersionModule(sdk.apiVersion, generatedFrom)],
  ]);
}

/**
 * JSON with one line for each entry of each table, so that a new version of the SDK gives a diff that can be read
 * without spreading a shape over a hundred lines.
 */
function toJson(value: object): string {
  const parts = Object.entries(value).map(([key, table]: [string, unknown]) => {
    if (typeof table !== 'object' || table === null) return `  "${key}": ${JSON.stringify(table)}`;
    const rows = Object.entries(table).map(
      ([name, row]: [string, unknown]) => `    ${JSON.stringify(name)}: ${JSON.stringify(row)}`,
    );
    return `  "${key}": {\n${rows.join(',\n')}\n  }`;
  });
  return `{\n${parts.join(',\n')}\n}\n`;
}
