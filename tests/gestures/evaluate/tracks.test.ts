import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { degraded, parseDegrading } from '#gestures/evaluate/mot-degrade.ts';
import { followDetections } from '#gestures/evaluate/mot-follow.ts';
import { formatMotRows, type MotRow } from '#gestures/evaluate/mot-rows.ts';
import { motScore } from '#gestures/evaluate/mot-score.ts';
import { framesPerSecondOf, noCommonFrame } from '#gestures/evaluate/tracks-report.ts';
import { seededStream } from '#installation/random/seeded.ts';
import { PROJECT_ROOT } from '../../../config/tooling/pages.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const COMMAND = join(PROJECT_ROOT, 'gestures', 'evaluate', 'tracks.ts');
const FPS = 25;

/** Some people who walk one above the other, 100 pixels high, each at a speed of their own. */
function parade(people: number, frames: number): MotRow[] {
  return Array.from({ length: people * frames }, (_, index): MotRow => {
    const [person, frame] = [index % people, Math.floor(index / people)];
    const left = 100 + 3 * person + (person % 2 === 0 ? 2 : -1.5) * frame;
    const box = { left, top: 150 * person, width: 40, height: 100 };
    return { frame: frame + 1, id: person + 1, ...box, confidence: 1, kind: null };
  });
}

const following = (rest: Partial<Parameters<typeof followDetections>[1]> = {}) => {
  const random = seededStream(1, 'numbers');
  return { fps: FPS, drawNumber: () => Math.floor(random() * 2 ** 32), minConfidence: null, ...rest };
};

describe('degraded detections', () => {
  it('are fewer and stray, as far as they were told to', () => {
    const truth = parade(4, 500);
    const boxes = degraded(truth, { drop: 0.2, jitter: 0.05, hide: 0 }, 3, FPS);
    expect(Math.abs(boxes.length / truth.length - 0.8)).toBeLessThan(0.03);
    expect(boxes.every(({ id }) => id === -1)).toBe(true);
    const deviation = Math.sqrt(boxes.reduce((sum, { width }) => sum + (width / 40 - 1) ** 2, 0) / boxes.length);
    expect(Math.abs(deviation - 0.05)).toBeLessThan(0.005);
  });

  it('are the same for the same seed, and others for another', () => {
    const truth = parade(2, 20);
    const how = { drop: 0.2, jitter: 0.05, hide: 0.1 };
    expect(degraded(truth, how, 1, FPS)).toEqual(degraded(truth, how, 1, FPS));
    expect(degraded(truth, how, 1, FPS)).not.toEqual(degraded(truth, how, 2, FPS));
    expect(degraded(truth, { drop: 0, jitter: 0, hide: 0 }, 1, FPS).map(({ left }) => left)).toEqual(
      truth.map(({ left }) => left),
    );
  });

  it('are told in words that are checked', () => {
    expect(parseDegrading('drop=0.2, jitter=0.05')).toEqual({ drop: 0.2, jitter: 0.05, hide: 0 });
    expect(parseDegrading('jitter=0.1')).toEqual({ drop: 0, jitter: 0.1, hide: 0 });
    expect(parseDegrading('drop=2')).toContain('a share from 0 to 1');
    expect(parseDegrading('blur=1')).toContain('"blur" is not known');
  });
});

describe('detections followed', () => {
  it('keep everybody apart although a fifth is missing', () => {
    const truth = parade(6, 100);
    const result = followDetections(degraded(truth, { drop: 0.2, jitter: 0.05, hide: 0 }, 1, FPS), following());
    expect(motScore(truth, result)).toMatchObject({ switches: 0, FP: 0, people: 6, tracks: 6 });
  });

  it('leave out what is not certain enough, and let what is weak open no track', () => {
    const some = parade(2, 20).map((row) => ({ ...row, confidence: row.id === 1 ? 0.9 : 0.3 }));
    expect(new Set(followDetections(some, following()).map(({ top }) => Math.round(top / 150))).size).toBe(1);
    const scored = some.map((row) => ({ ...row, confidence: row.confidence * 100 }));
    expect(new Set(followDetections(scored, following()).map(({ id }) => id)).size).toBe(2);
    expect(new Set(followDetections(scored, following({ minConfidence: 50 })).map(({ id }) => id)).size).toBe(1);
  });

  it('take no time over a gap of a million frames, and nobody goes on after it', () => {
    const [before, after] = [parade(1, 10), parade(1, 10).map((row) => ({ ...row, frame: row.frame + 1_000_000 }))];
    expect(new Set(followDetections([...before, ...after], following()).map(({ id }) => id)).size).toBe(2);
  });
});

describe('what is said', () => {
  it('names the frames where none is common', () => {
    const [one, other] = [parade(1, 3), parade(1, 3).map((row) => ({ ...row, frame: row.frame + 10 }))];
    expect(noCommonFrame(one, one)).toBeNull();
    expect(noCommonFrame(one, other)).toContain('frames 1 to 3, the other file 11 to 13');
    expect(noCommonFrame(one, [])).toContain('Nobody was followed');
  });

  it('takes the frame rate from the sequence itself', () => {
    expect(framesPerSecondOf('[Sequence]\nname=X\nframeRate=14\nseqLength=9\n')).toBe(14);
    expect(framesPerSecondOf('[Sequence]\nframeRate=\n')).toBeNull();
  });
});

describe('npm run tracks:evaluate', () => {
  const run = promisify(execFile);
  const ask = async (...words: string[]) => run(process.execPath, [COMMAND, ...words]);
  const refusal = async (...words: string[]): Promise<string> => {
    const failed: { code?: number; stderr?: string } = await ask(...words).catch((error: object) => error);
    expect(failed.code).toBe(2);
    return failed.stderr ?? '';
  };

  it('follows detections, scores them, and scores its own result alike', async () => {
    const folder = await temporaryFolder();
    const [truth, detections, result] = ['gt.txt', 'det.txt', 'res.txt'].map((name) => join(folder, name));
    if (truth === undefined || detections === undefined || result === undefined) throw new Error('no paths');
    const rows = parade(3, 30);
    await writeFile(truth, formatMotRows(rows));
    await writeFile(detections, formatMotRows(degraded(rows, { drop: 0.1, jitter: 0.02, hide: 0 }, 1, FPS)));
    const followed = await ask('--truth', truth, '--detections', detections, '--out', result, '--json');
    const score = JSON.parse(followed.stdout);
    expect(score).toMatchObject({ switches: 0, FP: 0, people: 3, tracks: 3 });
    expect(score.HOTA).toBeGreaterThan(0.6);
    const again = JSON.parse((await ask('--truth', truth, '--result', result, '--json')).stdout);
    expect(again.MOTA).toBe(score.MOTA);
    expect(again.IDF1).toBe(score.IDF1);
    expect((await readFile(result, 'utf8')).split('\n')[0]).toMatch(/^2,1,[\d.]+,/);
    const table = (await ask('--truth', truth, '--degrade', 'drop=0.2,jitter=0.05', '--seed', '9')).stdout;
    expect(table).toMatch(/^MOTA\s+[\d.]+/m);
    expect(table).toMatch(/^switches\s+\d+/m);
  }, 30_000);

  it('says what is missing or wrong, and ends with 2', async () => {
    const folder = await temporaryFolder();
    const [truth, bad] = [join(folder, 'gt.txt'), join(folder, 'bad.txt')];
    await writeFile(truth, formatMotRows(parade(1, 3)));
    await writeFile(bad, '1,1,0,0,5,5\n2,1,zero,0,5,5\n');
    expect(await refusal('--truth', truth)).toContain('Exactly one of');
    expect(await refusal('--result', truth)).toContain('--truth FILE is missing');
    expect(await refusal('--truth', truth, '--result', join(folder, 'none.txt'))).toContain('no such file');
    expect(await refusal('--truth', truth, '--result', bad)).toContain('line 2: left "zero" is no number');
    expect(await refusal('--truth', truth, '--degrade', 'drop=0.2', '--fps', 'fast')).toContain('--fps is a number');
    expect(await refusal('--truth', truth, '--who')).toContain('--who');
  }, 30_000);
});
