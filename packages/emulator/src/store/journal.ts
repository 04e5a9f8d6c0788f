/**
 * Keeps the state in a directory, so that it survives a restart: every commit is one line of JSON
 * appended to a file, and a start reads the lines back and writes them anew without what was
 * replaced. A line that a crash cut short is the last one, and is dropped.
 */
import {
  appendFileSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';

import type { StoredType, StoredTypes } from '../objects/object-types.ts';
import type { Change } from './change.ts';
import { lockDirectory } from './directory-lock.ts';
import type { Store } from './store.ts';
import { storedTypeOf } from './stored-type-of.ts';

type StoredObject = StoredTypes[StoredType];

/** One line: the objects as they are after a commit, and what it deleted. */
interface Line {
  put: StoredObject[];
  deleted: [StoredType, string][];
}

export class Journal {
  readonly #path: string;
  readonly #unlock: () => void;
  #file: number | null = null;

  /** Opens the directory; throws a DataDirectoryInUseError when another emulator works on it. */
  constructor(directory: string) {
    mkdirSync(directory, { recursive: true });
    this.#unlock = lockDirectory(directory);
    this.#path = join(directory, 'state.jsonl');
  }

  /** Reads the state back into an empty store and records what is committed from now on. */
  attach(store: Store): void {
    const objects = this.#read();
    for (const object of objects) store.restore(object);
    this.#rewrite(objects);
    this.#file = openSync(this.#path, 'a');
    store.onCommit((changes) => this.#append(changes));
  }

  close(): void {
    if (this.#file === null) return;
    closeSync(this.#file);
    this.#file = null;
    this.#unlock();
  }

  #append(changes: readonly Change[]): void {
    if (this.#file === null) return;
    const line: Line = { put: [], deleted: [] };
    for (const { type, id, after } of changes) {
      if (after === null) line.deleted.push([type, id]);
      else line.put.push(after);
    }
    appendFileSync(this.#file, `${JSON.stringify(line)}\n`);
  }

  #read(): StoredObject[] {
    if (!existsSync(this.#path)) return [];
    const live = new Map<string, StoredObject>();
    for (const text of readFileSync(this.#path, 'utf8').split('\n')) {
      const line = parseLine(text);
      if (line === null) break;
      for (const object of line.put) live.set(`${storedTypeOf(object)} ${object.id}`, object);
      for (const [type, id] of line.deleted) live.delete(`${type} ${id}`);
    }
    return [...live.values()];
  }

  #rewrite(objects: readonly StoredObject[]): void {
    const fresh = `${this.#path}.new`;
    const lines = objects.map((object) =>
      JSON.stringify({ put: [object], deleted: [] } satisfies Line),
    );
    writeFileSync(fresh, lines.map((line) => `${line}\n`).join(''));
    renameSync(fresh, this.#path);
  }
}

function parseLine(text: string): Line | null {
  if (text === '') return null;
  try {
    // This file is written by nobody else, so a line that parses has the shape of a line.
    return JSON.parse(text) as Line;
  } catch {
    return null;
  }
}
