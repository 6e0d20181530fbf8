/** Which characters walls can write: what Europe writes, Japanese, and whatever else the shows and the looks say. */

import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../pages.ts';

const span = (from: number, to: number): readonly string[] =>
  Array.from({ length: to - from + 1 }, (_, at) => String.fromCodePoint(from + at));

/** Latin with the accents of Europe, Cyrillic where a face has it, signs, and the kana with their punctuation. */
export const LETTERS: readonly string[] = [
  ...new Set([
    ...span(0x20, 0x7e),
    ...span(0xa0, 0x17f),
    ...span(0x218, 0x21b),
    ...'ˆˇ˘˙˚˛˜˝ȷẀẁẂẃẄẅẞỲỳ',
    ...span(0x400, 0x45f),
    ...'ҐґҒғҚқҢңҮүҰұҲҳӘәӨө',
    ...'‐‑‒–—―‘’‚“”„†‡•‥…‰′″‹›⁄₂€₽№℃™←↑→↓⇒∞≒≠≦≧−×÷○●◎△▲▽▼□■◇◆☆★♪',
    ...span(0x3000, 0x301f),
    ...span(0x3041, 0x3096),
    ...span(0x309b, 0x30ff),
    ...span(0xff01, 0xff65),
    ...'￠￡￥',
  ]),
];

/** Of the jōyō kanji (2010) those that are not of the first level of JIS X 0208. */
const JOYO_BESIDES = '丼傲刹剝哺喩嗅嘲塡彙恣惧慄憬拉摯曖楷毀璧瘍箋籠緻羞訃諧貪踪辣錮頰鬱𠮟';

/** The kanji people write: the first level of JIS X 0208, rows 16 to 47, and the rest of the jōyō kanji. */
export function kanji(): readonly string[] {
  const decoder = new TextDecoder('euc-jp');
  const found: string[] = [];
  for (let row = 0xb0; row <= 0xcf; row += 1) {
    const last = row === 0xcf ? 0xd3 : 0xfe;
    for (let cell = 0xa1; cell <= last; cell += 1) found.push(decoder.decode(new Uint8Array([row, cell])));
  }
  return [...found, ...JOYO_BESIDES];
}

/** What else stands in the shows of this project and in the words that looks bring along (`*words.ts`). */
export async function charactersOfShows(root: string = PROJECT_ROOT): Promise<readonly string[]> {
  const known = new Set(LETTERS);
  const [shows, looks] = await Promise.all([
    filesBelow(join(root, 'config/shows'), /\.ya?ml$/),
    filesBelow(join(root, 'projection/looks'), /words\.ts$/),
  ]);
  const texts = await Promise.all([...shows, ...looks].map((file) => readFile(file, 'utf8')));
  const rest = new Set([...texts.join('').normalize('NFC')].filter((one) => one > ' ' && !known.has(one)));
  return [...rest].sort();
}

async function filesBelow(folder: string, named: RegExp): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && named.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
