/** Gives pages the glyph atlas: `virtual:glyph-strips` is a module that names the strips' files, drawn if they are not there. */

import { join } from 'node:path';
import type { Plugin } from 'vite';
import { PROJECT_ROOT } from '../pages.ts';
import { bakeGlyphs } from './bake-glyphs.ts';

const NAME = 'virtual:glyph-strips';

/** `say` hears what is going on; left out, it is told to the console. */
export function glyphStrips(say: (text: string) => void = console.info): Plugin {
  return {
    name: 'glyph-strips',
    config: () => ({ server: { fs: { allow: [PROJECT_ROOT, join(PROJECT_ROOT, '.reclaim')] } } }),
    resolveId: (id) => (id === NAME ? `\0${NAME}` : null),
    async load(id) {
      if (id !== `\0${NAME}`) return null;
      const files = await bakeGlyphs({ say });
      const imports = files.map((file, at) => `import strip${at} from ${JSON.stringify(`${file}?url`)};`);
      return `${imports.join('\n')}\nexport const strips = [${files.map((_, at) => `strip${at}`).join(', ')}];\n`;
    },
  };
}
