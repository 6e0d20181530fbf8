/** The faces of the show as font files, each face in the parts its package comes in. */

import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const require = createRequire(import.meta.url);

const filesOf = (name: string, weight: number, parts: readonly string[]): readonly string[] => {
  const folder = join(dirname(require.resolve(`@fontsource/${name}/package.json`)), 'files');
  return parts.map((part) => join(folder, `${name}-${part}-${weight}-normal.woff`));
};

/** A glyph is taken from the first file of its face that has it. */
export const FACE_FILES = {
  gothic: filesOf('zen-kaku-gothic-new', 400, ['latin', 'latin-ext', 'cyrillic', 'japanese']),
  system: filesOf('chakra-petch', 600, ['latin', 'latin-ext']),
  mincho: filesOf('shippori-mincho', 400, ['latin', 'latin-ext', 'japanese']),
} as const;

export type FaceName = keyof typeof FACE_FILES;
export const FACE_NAMES: readonly FaceName[] = ['gothic', 'system', 'mincho'];
