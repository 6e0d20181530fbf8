/** Finds the programs of this machine, and installs them where that can be done without asking. */

import { execFile } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** The first of `names` on the PATH, or null. */
export function onPath(names: readonly string[]): string | null {
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    for (const name of names) {
      const file = join(folder, name);
      if (isRunnable(file)) return file;
    }
  }
  return null;
}

function isRunnable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error) return false;
    throw error;
  }
}

/** Installs a Debian package, where this is Debian and we are root. Answers why it could not. */
export async function installFromDebian(name: string): Promise<string | null> {
  if (process.getuid?.() !== 0) return 'not root';
  if (onPath(['apt-get']) === null) return 'no apt-get';
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  try {
    await run('apt-get', ['update', '-qq'], { env });
    await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', name], { env, maxBuffer: 64 * 2 ** 20 });
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
