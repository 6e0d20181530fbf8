/** `npm run looks`: a picture of every look, and of each of its dials at both ends, and the text that shows them. */

import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { suggest } from '#installation/document/suggest.ts';
import type { ListedLook } from '../../config/tooling/drawing-page.ts';
import { PROJECT_ROOT } from '../../config/tooling/pages.ts';
import { findChromium } from '../chromium/find-chromium.ts';
import { fileOf } from '../options.ts';
import { type Easel, openEasel } from './open-easel.ts';

const FOLDER = join(PROJECT_ROOT, 'projection', 'looks');
const PICTURES = join(FOLDER, 'pictures');
const README = join(FOLDER, 'README.md');
/** In the text, what is written by this command stands between these. */
const FROM = '<!-- looks: written by `npm run looks`, not by hand -->\n';
const TO = '<!-- /looks -->';
const SIZE = { widthPx: 320, heightPx: 180 };

const USAGE = `npm run looks -- [options]

  --only NAME   draws one look; may be given often    (all of them, and takes away pictures that are of none)
  --text        writes the text only
  --help        this text`;

interface Wishes {
  readonly only: readonly string[];
  readonly isTextOnly: boolean;
}

async function main(args: readonly string[]): Promise<number> {
  const wishes = wishesOf(args);
  if (wishes === null) return 2;
  if (wishes === 'help') {
    console.log(USAGE);
    return 0;
  }
  const chromium = findChromium();
  if (!chromium) {
    console.error('There is no Chromium: install one, or name it in CHROMIUM_PATH.');
    return 2;
  }
  const easel = await openEasel(chromium);
  try {
    const looks = await easel.looks();
    const unknown = wishes.only.find((name) => !looks.some((look) => look.name === name));
    if (unknown !== undefined) {
      const guess = suggest(
        unknown,
        looks.map(({ name }) => name),
      );
      console.error(`There is no look "${unknown}".${guess === undefined ? '' : ` Did you mean "${guess}"?`}`);
      return 2;
    }
    await writeText(await easel.looksText());
    if (!wishes.isTextOnly) await drawLooks(easel, looks, wishes.only);
    for (const complaint of easel.complaints()) console.error(complaint);
    return easel.complaints().length === 0 ? 0 : 1;
  } finally {
    await easel.close();
  }
}

function wishesOf(args: readonly string[]): Wishes | 'help' | null {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { only: { type: 'string', multiple: true }, text: { type: 'boolean' }, help: { type: 'boolean' } },
    });
    return values.help ? 'help' : { only: values.only ?? [], isTextOnly: values.text ?? false };
  } catch (error) {
    // `parseArgs` throws TypeErrors that name the option; anything else is a fault of ours.
    if (!(error instanceof TypeError)) throw error;
    console.error(`${error.message}\n\n${USAGE}`);
    return null;
  }
}

async function writeText(looksText: string): Promise<void> {
  const text = await readFile(README, 'utf8');
  const [head, rest] = text.split(FROM);
  const foot = rest?.split(TO)[1];
  if (head === undefined || foot === undefined)
    throw new Error(`${README} has lost the marks of what is written in it`);
  await writeFile(README, `${head}${FROM}\n${looksText}\n${TO}${foot}`);
}

async function drawLooks(easel: Easel, looks: readonly ListedLook[], only: readonly string[]): Promise<void> {
  await mkdir(PICTURES, { recursive: true });
  const score = await readFile(fileOf('neo-tokyo-2147', 'shows'), 'utf8');
  const wanted = only.length > 0 ? looks.filter(({ name }) => only.includes(name)) : looks;
  for (const { name, pictures } of wanted) {
    await easel.standWithLook({ look: name, score, backend: 'webgl2', ...SIZE, quality: 'full' });
    for (const { file, dials } of pictures) {
      await writeFile(join(PICTURES, file), Buffer.from(await easel.drawLook(dials), 'base64'));
    }
    console.log(`${name}: ${pictures.length} pictures`);
  }
  if (only.length > 0) return;
  const kept = new Set(looks.flatMap(({ pictures }) => pictures.map(({ file }) => file)));
  for (const file of await readdir(PICTURES)) if (!kept.has(file)) await rm(join(PICTURES, file));
}

process.exitCode = await main(process.argv.slice(2));
