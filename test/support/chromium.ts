// Finds the Chromium that browser tests run in: the one that `CHROMIUM_PATH` names, or the one inside the npm
// package @sparticuz/chromium, unpacked once and kept.
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

export interface Chromium {
  executablePath: string;
  /** What has to be in the environment of the browser besides what is there already. */
  environment: Record<string, string>;
}

const modules = fileURLToPath(new URL('../../node_modules', import.meta.url));

/** The Chromium to run tests in; unpacks it if that has not been done yet. */
export async function findChromium(): Promise<Chromium> {
  const named = process.env['CHROMIUM_PATH'];
  if (named !== undefined && named !== '') return { executablePath: named, environment: {} };
  const directory = join(modules, '.cache', `chromium-${await packageVersion()}`);
  if (!existsSync(directory)) await unpack(directory);
  return {
    executablePath: join(directory, 'chromium'),
    // Its own font, so that pages are as wide and as high on every machine.
    environment: { FONTCONFIG_FILE: join(directory, 'fonts.conf') },
  };
}

async function packageVersion(): Promise<string> {
  const text = await readFile(join(modules, '@sparticuz', 'chromium', 'package.json'), 'utf8');
  // Every package has its version in its package.json.
  return (JSON.parse(text) as { version: string }).version;
}

/**
 * Unpacks the package's browser into `directory`. The package takes any file that is there for a
 * complete one, even while another process writes it; so each process unpacks into a place of
 * its own, and the first to be ready moves it to where all look.
 */
async function unpack(directory: string): Promise<void> {
  const cache = join(modules, '.cache');
  await mkdir(cache, { recursive: true });
  const temporary = await mkdtemp(join(cache, 'chromium-'));
  const script = fileURLToPath(new URL('./unpack-chromium.mjs', import.meta.url));
  // The package unpacks into the directory for temporary files, whichever the environment names.
  await promisify(execFile)(process.execPath, [script], {
    env: { ...process.env, TMPDIR: temporary },
  });
  await writeFile(join(temporary, 'fonts.conf'), fontConfiguration(directory));
  try {
    await rename(temporary, directory);
  } catch (error) {
    await rm(temporary, { recursive: true, force: true });
    if (!existsSync(directory)) throw error;
  }
}

function fontConfiguration(directory: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${directory}/fonts</dir>
  <cachedir>${directory}/fonts-cache</cachedir>
</fontconfig>
`;
}
