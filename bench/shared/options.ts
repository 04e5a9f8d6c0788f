// What all benchmarks do with their command lines.

/** Reads the command line; says what is wrong with it and what would be right, and ends the process. */
export function optionsOrUsage<Options>(
  read: (args: readonly string[]) => Options,
  usage: string,
): Options {
  try {
    return read(process.argv.slice(2));
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${usage}\n`);
    process.exit(2);
  }
}

/** @throws unless the value is a whole number above 0. */
export function positive(name: string, value: string): number {
  const number = Number(value);
  if (Number.isInteger(number) && number > 0) return number;
  throw new Error(`--${name} takes a whole number above 0, not "${value}".`);
}

/** @throws unless the value is one of the names. */
export function oneOf<Name extends string>(
  option: string,
  names: readonly Name[],
  value: string,
): Name {
  const name = names.find((candidate) => candidate === value);
  if (name !== undefined) return name;
  throw new Error(`--${option} takes any of ${names.join(', ')}, not "${value}".`);
}
