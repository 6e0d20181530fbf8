/** `npm run golden`: draws the golden pictures anew, on purpose, and says which have changed and by how much. */

import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findChromium } from '#control-server/chromium/find-chromium.ts';
import { openEasel } from '#control-server/contact-sheet/open-easel.ts';
import { PROJECT_ROOT } from '../../../config/tooling/pages.ts';
import { drawMoments, type GoldenRecord, goldenFile, RECORD_FILE, readRecord } from './golden-moments.ts';

/** Where the changes can be looked at. */
const CHANGES = join(PROJECT_ROOT, '.reclaim', 'golden');

async function main(): Promise<number> {
  const chromium = findChromium();
  if (!chromium) {
    console.error('There is no Chromium: install one, or name it in CHROMIUM_PATH.');
    return 2;
  }
  const before = await readRecord();
  const easel = await openEasel(chromium);
  try {
    const { machine, moments } = await drawMoments(easel);
    await mkdir(CHANGES, { recursive: true });
    let changed = 0;
    for (const moment of moments) {
      const { cue, surface, backend, hash, picture } = moment;
      const name = `${cue} on ${surface}, ${backend}`;
      const kept = before?.pictures.find(
        (one) => one.cue === cue && one.surface === surface && one.backend === backend,
      );
      if (kept?.hash === hash) continue;
      changed += 1;
      if (!kept) console.log(`new      ${name}`);
      else {
        const apart = await easel.compare((await readFile(goldenFile(moment))).toString('base64'), picture);
        const file = join(CHANGES, `${cue.replace('/', '-')}-${surface}-${backend}.png`);
        if (apart) await writeFile(file, Buffer.from(apart.picture, 'base64'));
        const how = apart
          ? `mean ${apart.mean.toFixed(2)}, most ${apart.most.toFixed(1)} of 255: ${file}`
          : 'another size';
        console.log(`changed  ${name}  ${how}`);
      }
      await writeFile(goldenFile(moment), Buffer.from(picture, 'base64'));
    }
    const record: GoldenRecord = {
      ...machine,
      pictures: moments.map(({ cue, surface, backend, hash }) => ({ cue, surface, backend, hash })),
    };
    await writeFile(RECORD_FILE, `${JSON.stringify(record, null, 2)}\n`);
    console.log(`${changed} of ${moments.length} golden pictures changed.`);
    for (const complaint of easel.complaints()) console.error(complaint);
    return easel.complaints().length === 0 ? 0 : 1;
  } finally {
    await easel.close();
  }
}

process.exitCode = await main();
