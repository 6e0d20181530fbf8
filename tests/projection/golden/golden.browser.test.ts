import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findChromium } from '#control-server/chromium/find-chromium.ts';
import { type Easel, openEasel } from '#control-server/contact-sheet/open-easel.ts';
import { PROJECT_ROOT } from '../../../config/tooling/pages.ts';
import {
  BACKENDS,
  type DrawnMoment,
  type DrawnMoments,
  drawMoments,
  type GoldenRecord,
  goldenFile,
  isSameMachine,
  readRecord,
} from './golden-moments.ts';

/** On another machine class: channels of 255. */
const MEAN = 0.8;
const MOST = 20;
/** Between the two back ends of one machine: a few grains fall on the next pixel. */
const ALIKE_MEAN = 0.05;
const ALIKE_MOST = 12;
/** Where a picture that differs is written, beside the one that is kept. */
const DIFFERENCES = join(PROJECT_ROOT, '.reclaim', 'golden');

let easel: Easel;
let drawn: DrawnMoments;
let kept: GoldenRecord;

beforeAll(async () => {
  const chromium = findChromium();
  const record = await readRecord();
  if (!chromium || !record) throw new Error('a Chromium and golden pictures are needed: `npm run golden` draws them');
  kept = record;
  easel = await openEasel(chromium);
  drawn = await drawMoments(easel);
}, 600_000);

afterAll(() => easel?.close());

/** Why a moment is not what is kept of it, or null. */
async function apartFrom(moment: DrawnMoment): Promise<string | null> {
  const { cue, surface, backend, hash, picture } = moment;
  const before = kept.pictures.find((one) => one.cue === cue && one.surface === surface && one.backend === backend);
  if (before?.hash === hash) return null;
  const name = `${cue} on ${surface}`;
  if (!before) return `${name} is not kept`;
  const apart = await easel.compare((await readFile(goldenFile(moment))).toString('base64'), picture);
  if (!apart) return `${name} has another size`;
  const isExact = isSameMachine(drawn.machine, kept);
  if (!isExact && apart.mean <= MEAN && apart.most <= MOST) return null;
  await mkdir(DIFFERENCES, { recursive: true });
  const file = join(DIFFERENCES, `${cue.replace('/', '-')}-${surface}-${backend}.png`);
  await writeFile(file, Buffer.from(apart.picture, 'base64'));
  return `${name}: mean ${apart.mean.toFixed(3)}, most ${apart.most.toFixed(1)} of 255, see ${file}`;
}

describe('the golden pictures', () => {
  it.each(BACKENDS)('are what %s draws', async (backend) => {
    const those = drawn.moments.filter((moment) => moment.backend === backend);
    expect(those).toHaveLength(12);
    const wrong: string[] = [];
    for (const moment of those) wrong.push(...[await apartFrom(moment)].flatMap((why) => why ?? []));
    expect(wrong).toEqual([]);
  });

  it('are a dozen pictures, and both back ends draw alike', async () => {
    const ofBackend = (backend: string) => drawn.moments.filter((moment) => moment.backend === backend);
    expect(new Set(ofBackend('webgl2').map(({ hash }) => hash)).size).toBe(12);
    const wrong: string[] = [];
    for (const one of ofBackend('webgpu')) {
      const other = ofBackend('webgl2').find(({ cue, surface }) => cue === one.cue && surface === one.surface);
      const apart = other ? await easel.compare(one.picture, other.picture) : null;
      if (!apart || apart.mean > ALIKE_MEAN || apart.most > ALIKE_MOST) {
        wrong.push(`${one.cue}: mean ${apart?.mean}, most ${apart?.most} of 255`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('would notice another picture', async () => {
    const [one, other] = drawn.moments;
    const apart = one && other ? await easel.compare(one.picture, other.picture) : null;
    expect(apart && (apart.mean > MEAN || apart.most > MOST)).toBe(true);
  });
});
