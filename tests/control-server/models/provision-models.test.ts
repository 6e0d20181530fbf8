import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { provisionModels } from '#control-server/models/provision-models.ts';

const installed = dirname(createRequire(import.meta.url).resolve('@mediapipe/pose/package.json'));
const SOURCES = ['pose_solution_packed_assets.data', 'pose_landmark_lite.tflite', 'pose_landmark_full.tflite'];
const LITE = 'pose_landmarker_lite.task';
const FULL = 'pose_landmarker_full.task';
const HANDS = 'hand_landmarker.task';

let room: string;
let modelsDir: string;
const heard: string[] = [];

beforeEach(async () => {
  room = await mkdtemp(join(tmpdir(), 'reclaim-models-'));
  modelsDir = join(room, 'models');
  heard.length = 0;
});
afterEach(() => rm(room, { recursive: true }));

const provision = (sourcesDir = installed) =>
  provisionModels({
    modelsDir,
    sourcesDirs: { '@mediapipe/pose': sourcesDir },
    report: (sentence) => heard.push(sentence),
  });

async function ownSources(): Promise<string> {
  const folder = join(room, 'sources');
  await mkdir(folder);
  for (const name of SOURCES) await copyFile(join(installed, name), join(folder, name));
  return folder;
}

describe('provisioning of models', () => {
  it('assembles the bundles once and leaves them alone afterwards', async () => {
    const first = await provision();
    expect(first).toMatchObject({ ok: true, models: [{ name: LITE }, { name: FULL }, { name: HANDS }] });
    expect(await readdir(modelsDir)).toEqual([HANDS, 'manifest.json', FULL, LITE]);
    const { mtimeMs, size } = await stat(join(modelsDir, LITE));
    expect(first.ok && first.models[0]?.bytes).toBe(size);
    heard.length = 0;
    expect(await provision()).toEqual(first);
    expect((await stat(join(modelsDir, LITE))).mtimeMs).toBe(mtimeMs);
    expect(heard).toEqual(['The camera models are in place.']);
  });

  it('repairs a bundle or manifest that was damaged', async () => {
    await provision();
    const whole = await readFile(join(modelsDir, LITE));
    const damaged = Buffer.from(whole);
    damaged[1_000_000] = (damaged[1_000_000] ?? 0) ^ 1;
    await writeFile(join(modelsDir, LITE), damaged);
    expect((await provision()).ok).toBe(true);
    expect(Buffer.compare(await readFile(join(modelsDir, LITE)), whole)).toBe(0);
    await writeFile(join(modelsDir, 'manifest.json'), '{ "models": [');
    expect((await provision()).ok).toBe(true);
  });

  it('says which source is missing, cut or damaged, and what to do', async () => {
    const sources = await ownSources();
    const lite = join(sources, 'pose_landmark_lite.tflite');
    const bytes = await readFile(lite);
    await rm(lite);
    expect(await provision(sources)).toEqual({
      ok: false,
      problem: expect.stringMatching(/^The model pose_landmark_lite\.tflite is not installed\. Run "npm ci"/),
    });
    await writeFile(lite, bytes);
    await truncate(lite, 1000);
    expect(await provision(sources)).toMatchObject({
      problem: expect.stringContaining('has 1000 bytes where 2819824'),
    });
    bytes[1234] = (bytes[1234] ?? 0) ^ 1;
    await writeFile(lite, bytes);
    expect(await provision(sources)).toMatchObject({ problem: expect.stringContaining('is damaged') });
    expect(await readdir(modelsDir)).toEqual([]);
  });

  it('names the package that a missing model comes from', async () => {
    const empty = await ownSources();
    const missing = provisionModels({ modelsDir, sourcesDirs: { '@mediapipe/hands': empty }, report: () => undefined });
    expect(await missing).toEqual({
      ok: false,
      problem: expect.stringMatching(/^The model hands_solution_packed_assets\.data is not.*package @mediapipe\/hands/),
    });
  });

  it('says when the folder cannot be written', async () => {
    await writeFile(modelsDir, 'a file where the folder should be');
    expect(await provision()).toMatchObject({ ok: false, problem: expect.stringContaining('cannot be stored in') });
  });
});
