// What `npm test` consists of.

export interface Step {
  name: string;
  /** The program and its arguments; programs are those that the dependencies bring. */
  command: readonly string[];
  /** Whether it is a vitest run, whose tests are counted. */
  vitest: boolean;
}

const check = (name: string, ...command: string[]): Step => ({ name, command, vitest: false });
const tests = (name: string, project: string): Step => ({
  name,
  command: ['vitest', 'run', '--project', project],
  vitest: true,
});

export const steps: readonly Step[] = [
  check('format', 'oxfmt', '--check', '.'),
  check('lint', 'oxlint', '--type-aware', '--deny-warnings'),
  check('types', 'tsc', '-p', 'tsconfig.json'),
  check('types of packages', 'tsc', '-p', 'packages/billhook'),
  check('types of the emulator', 'tsc', '-p', 'packages/emulator'),
  check('types of React components', 'tsc', '-p', 'packages/billhook/src/react'),
  check('types of emulator pages', 'tsc', '-p', 'packages/emulator/src/pages/browser'),
  check('types of store pages', 'tsc', '-p', 'examples/store/src/browser'),
  check('generated files', 'tsx', 'scripts/generate/main.ts', '--check'),
  check('unused code', 'knip'),
  tests('unit tests', 'unit'),
  tests('PostgreSQL tests', 'postgres'),
  tests('storm of faults', 'faults'),
  tests('browser tests', 'browser'),
  tests('packages as users get them', 'packages'),
  tests('fresh clone', 'fresh-clone'),
];
