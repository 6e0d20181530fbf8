/** The scripts that show a wall on a machine and keep it there, with the address of this server in them. */

import { readFile } from 'node:fs/promises';
import { name } from '#installation/document/fields.ts';

export const SYSTEMS = ['linux', 'macos', 'windows'] as const;
export type System = (typeof SYSTEMS)[number];

/** The files a script is made of, one after the other. */
const PARTS: Readonly<Record<System, readonly string[]>> = {
  linux: ['linux.sh', 'watchdog.sh'],
  macos: ['macos.sh', 'watchdog.sh'],
  windows: ['windows.ps1'],
};

/** What is filled in. Nothing of it can be anything but itself between the quotes it stands in. */
export interface ScriptPlaces {
  /** Where the server is reached: `http://10.0.0.2:8080`. */
  readonly origin: string;
  /** The token of the crew's link. */
  readonly token: string;
  /** The surface to show; null: whoever starts the script names one, or picks one on the wall. */
  readonly surface: string | null;
}

const ORIGIN = /^https?:\/\/[a-z0-9.:[\]-]+$/;
const TOKEN = /^[A-Za-z0-9_-]+$/;

/** Where a request says it reached this server, or null where its `Host` is none. */
export function originOf(protocol: string, host: string | undefined): string | null {
  const parsed = host === undefined ? null : URL.parse(`${protocol}://${host}`);
  return parsed !== null && ORIGIN.test(parsed.origin) ? parsed.origin : null;
}

/** The text of a system's script, or null where something to fill in is not what it should be. */
export async function startScript(system: System, { origin, token, surface }: ScriptPlaces): Promise<string | null> {
  const isGood = ORIGIN.test(origin) && TOKEN.test(token) && (surface === null || name.safeParse(surface).success);
  if (!isGood) return null;
  const texts = await Promise.all(PARTS[system].map((part) => readFile(new URL(part, import.meta.url), 'utf8')));
  return texts
    .join('')
    .replace('@@ORIGIN@@', () => origin)
    .replace('@@TOKEN@@', () => token)
    .replace('@@SURFACE@@', () => surface ?? '');
}
