/** Both commands as their users run them, on pictures and a video of the drawn figure. */

import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readTake } from '#installation/crowd/take-read.ts';
import { type DrawnFiles, drawFiles } from '#tests/support/drawn-files.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const TIMEOUT_MS = 600_000;

interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs a command; `interruptAfter`: a text after which it is sent an interrupt. */
function run(command: 'perceive' | 'take', args: readonly string[], interruptAfter?: string): Promise<Ran> {
  const child = spawn(process.execPath, [`control-server/perception/${command}.ts`, ...args], { cwd: ROOT });
  let [out, err] = ['', ''];
  let isInterrupted = false;
  child.stdout.on('data', (chunk: Buffer) => {
    out += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    err += chunk.toString();
    if (isInterrupted || interruptAfter === undefined || !err.includes(interruptAfter)) return;
    isInterrupted = true;
    child.kill('SIGINT');
  });
  return new Promise((resolve) => child.once('exit', (code) => resolve({ code, out, err })));
}

let folder: string;
let drawn: DrawnFiles;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reclaim-drawn-'));
  drawn = await drawFiles(folder);
});

afterAll(async () => {
  if (folder !== undefined) await rm(folder, { recursive: true, force: true });
});

interface Line {
  readonly frame: number;
  readonly tMs: number;
  readonly people: readonly {
    readonly id: number;
    readonly points: readonly (readonly number[])[];
    readonly gestures: readonly { readonly name: string; readonly active: boolean }[];
  }[];
}

const linesOf = async (file: string): Promise<Line[]> =>
  (await readFile(file, 'utf8'))
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Line);

describe('npm run perceive', { timeout: TIMEOUT_MS }, () => {
  it('finds the figure in a picture, with raised arms, and nobody in an empty room; twice the same', async () => {
    const files = [drawn.picture, drawn.room];
    const [one, other] = [join(folder, 'one.ndjson'), join(folder, 'other.ndjson')];
    const ran = await run('perceive', [...files, '--out', one, '--json', '--model', 'lite']);
    expect(ran.err).toContain('rise 1');
    expect(ran.code).toBe(0);
    const summary = JSON.parse(ran.out);
    expect(summary.inputs.map(({ people }: { people: { most: number } }) => people.most)).toEqual([1, 0]);
    const [figure, room] = await linesOf(one);
    expect(room?.people).toEqual([]);
    const points = figure?.people[0]?.points ?? [];
    expect(points.length).toBe(33);
    // Both wrists above the nose, the left of the figure at the right of the picture.
    expect(points[15]?.[1]).toBeLessThan(points[0]?.[1] ?? 0);
    expect(points[16]?.[1]).toBeLessThan(points[0]?.[1] ?? 0);
    expect(points[15]?.[0]).toBeGreaterThan(points[16]?.[0] ?? 1);
    expect(figure?.people[0]?.gestures.find(({ name }) => name === 'rise')?.active).toBe(true);
    await run('perceive', [...files, '--out', other, '--model', 'lite']);
    expect(await readFile(other, 'utf8')).toBe(await readFile(one, 'utf8'));
  });

  it('follows the figure through a video that does not know its own length, no picture lost', async () => {
    const out = join(folder, 'video.ndjson');
    const ran = await run('perceive', [drawn.video, '--out', out, '--fps', '4', '--model', 'lite']);
    expect(ran.code).toBe(0);
    const lines = await linesOf(out);
    expect(lines.map(({ frame, tMs }) => [frame, tMs])).toEqual(Array.from({ length: 12 }, (_, i) => [i, i * 250]));
    // Nobody in the first second; somebody counts from their second sighting on.
    expect(lines.map(({ people }) => people.length)).toEqual([0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1]);
    expect(new Set(lines.flatMap(({ people }) => people.map(({ id }) => id))).size).toBe(1);
    expect(ran.err).toContain('rise 1');
  });

  it('makes samples, their labels from the folders', async () => {
    await mkdir(join(folder, 'rise'), { recursive: true });
    await rename(drawn.picture, join(folder, 'rise', 'figure.png'));
    const out = join(folder, 'samples.ndjson');
    const args = ['--label-from', 'folder', '--subject', 'drawn', '--out', out, '--model', 'lite'];
    const ran = await run('perceive', [join(folder, 'rise'), ...args]);
    await rename(join(folder, 'rise', 'figure.png'), drawn.picture);
    expect(ran.code).toBe(0);
    const sample = JSON.parse(await readFile(out, 'utf8'));
    expect(sample).toMatchObject({ label: 'rise', subject: 'drawn', layout: 'body33', aspect: 1 });
    expect(sample.frames[0].points.length).toBe(33);
  });

  it('says what cannot be read, and goes on with the rest', async () => {
    const noise = join(folder, 'noise.mp4');
    await writeFile(noise, Buffer.alloc(5000, 'nothing of a video'));
    const ran = await run('perceive', [noise, drawn.room, '--model', 'lite']);
    expect(ran.code).toBe(1);
    expect(ran.err).toMatch(/noise\.mp4 cannot be played: .*Convert it with ffmpeg -i/);
    expect(ran.err).toMatch(/1 +0 +0\.00 .*room\.png/);
  });
});

describe('npm run take', { timeout: TIMEOUT_MS }, () => {
  it('makes a take that is read, with the figure in it', async () => {
    const out = join(folder, 'a.take.ndjson');
    const ran = await run('take', [
      drawn.picture,
      drawn.room,
      '--out',
      out,
      '--hold',
      '1',
      '--fps',
      '5',
      '--model',
      'lite',
    ]);
    expect(ran.code).toBe(0);
    const read = readTake(await readFile(out, 'utf8'));
    if (!read.ok) throw new Error(read.says);
    expect(read.cut).toBeNull();
    expect(read.take.header).toMatchObject({
      name: 'a',
      fps: 5,
      made: { how: 'files', from: ['figure.png', 'room.png'] },
    });
    expect(read.take.samples.map(({ people }) => people.length)).toEqual([1, 1, 1, 1, 1, 0, 0, 0, 0, 0]);
    expect(read.take.samples[0]?.people[0]?.gestures.find(({ name }) => name === 'rise')?.active).toBe(true);
  });

  it('leaves a take that can be read when it is broken off', async () => {
    const out = join(folder, 'b.take.ndjson');
    const ran = await run('take', [drawn.room, drawn.video, '--out', out, '--fps', '20'], 'models are in place');
    expect(ran.code).toBe(130);
    expect(ran.err).toContain('Broken off');
    const text = await readFile(out, 'utf8');
    if (text !== '') expect(readTake(text)).toMatchObject({ ok: true, cut: expect.stringContaining('cut off') });
  });
});
