/** The style of the pages of reports as one text: the house's theme, its fonts inside it, and the page's own rules. */

import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../../config/tooling/pages.ts';

const FONTS = [
  { family: 'Chakra Petch', weight: 400, file: '@fontsource/chakra-petch/files/chakra-petch-latin-400-normal.woff2' },
  { family: 'Chakra Petch', weight: 600, file: '@fontsource/chakra-petch/files/chakra-petch-latin-600-normal.woff2' },
  {
    family: 'Zen Kaku Gothic New',
    weight: 400,
    file: '@fontsource/zen-kaku-gothic-new/files/zen-kaku-gothic-new-latin-400-normal.woff2',
  },
  {
    family: 'Zen Kaku Gothic New',
    weight: 700,
    file: '@fontsource/zen-kaku-gothic-new/files/zen-kaku-gothic-new-latin-700-normal.woff2',
  },
  {
    family: 'Shippori Mincho',
    weight: 500,
    file: '@fontsource/shippori-mincho/files/shippori-mincho-latin-500-normal.woff2',
  },
] as const;

const resolve = createRequire(import.meta.url).resolve;

/** The pages there are, by the file of their own rules. */
export type StyledPage = 'as-run-page' | 'runs-page';

/**
 * Reads the fonts, the theme, what the pages have in common, and the page's own rules. Latin letters only: a page that is
 * sent should not weigh megabytes.
 */
export const pageStyle = (page: StyledPage): Promise<string> =>
  nightStyle(['page-base.css', `${page}.css`].map((sheet) => join(import.meta.dirname, sheet)));

/** The fonts, the theme, and the rules in `sheets`, in this order. */
export async function nightStyle(sheets: readonly string[]): Promise<string> {
  const fonts = await Promise.all(
    FONTS.map(async ({ family, weight, file }) => {
      const bytes = (await readFile(resolve(file))).toString('base64');
      return `@font-face{font-family:'${family}';font-weight:${weight};src:url(data:font/woff2;base64,${bytes}) format('woff2')}`;
    }),
  );
  const theme = await readFile(join(PROJECT_ROOT, 'config', 'theme', 'night.css'), 'utf8');
  const rules = await Promise.all(sheets.map((sheet) => readFile(sheet, 'utf8')));
  // A browser reads every line end as one sign, and takes the hash of the sheet from that.
  return [...fonts, theme, ...rules].join('\n').replaceAll('\r\n', '\n');
}
