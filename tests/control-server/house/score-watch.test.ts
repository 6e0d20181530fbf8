import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { processTimers } from '#control-server/clock/server-clock.ts';
import { type LoadedScore, loadScore } from '#control-server/house/load-house.ts';
import { createScoreWatch, type ScoreWatch } from '#control-server/house/score-watch.ts';
import { hashText } from '#installation/log/chain.ts';
import { fakeTime, settled } from '#tests/support/fake-time.ts';
import { edited } from '#tests/support/problem-place.ts';
import { SAMPLE_PLAN, SAMPLE_SCORE_TEXT } from '#tests/support/sample-score.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

const BRIGHTER = edited(SAMPLE_SCORE_TEXT, 'light: 0.8', 'light: 0.9');

interface Watched {
  readonly watch: ScoreWatch;
  readonly ready: LoadedScore[];
  readonly troubles: unknown[];
  save(text: string): Promise<void>;
  remove(): Promise<void>;
  failWith(error: Error): void;
}

/** The sample show plays; its file holds it too. */
async function watched(): Promise<Watched> {
  const file = join(await temporaryFolder(), 'show.yaml');
  await writeFile(file, SAMPLE_SCORE_TEXT);
  const ready: LoadedScore[] = [];
  const troubles: unknown[] = [];
  let failure: Error | null = null;
  const watch = createScoreWatch({
    file,
    load: loadScore,
    playing: () => SAMPLE_PLAN,
    makeReady: async (score) => {
      if (failure) throw failure;
      ready.push(score);
    },
    timers: fakeTime(0).timers,
    onTrouble: (error) => troubles.push(error),
  });
  onTestFinished(() => watch.stop());
  return {
    watch,
    ready,
    troubles,
    save: async (text) => {
      await writeFile(file, text);
      await watch.look();
    },
    remove: async () => {
      await rm(file);
      await watch.look();
    },
    failWith: (error) => {
      failure = error;
    },
  };
}

describe('the file of the show that plays', () => {
  it('offers nothing while it is what plays', async () => {
    const { watch, save } = await watched();
    expect(watch.offer()).toBeNull();
    await save(SAMPLE_SCORE_TEXT);
    expect(watch.offer()).toBeNull();
  });

  it('is made ready and offered when it was changed', async () => {
    const { watch, ready, save } = await watched();
    await save(BRIGHTER);
    expect(watch.offer()).toEqual({ hash: hashText(BRIGHTER), problems: [] });
    expect(ready.map(({ score }) => score)).toEqual([{ hash: hashText(BRIGHTER), text: BRIGHTER }]);
    await save(SAMPLE_SCORE_TEXT);
    expect(watch.offer()).toBeNull();
  });

  it('is told and not offered with its mistakes', async () => {
    const { watch, ready, save } = await watched();
    await save(edited(SAMPLE_SCORE_TEXT, 'gesture: rise', 'gesture: rize'));
    expect(watch.offer()).toEqual({ hash: null, problems: [expect.stringContaining('did you mean "rise"?')] });
    await save('a: [b');
    expect(watch.offer()).toMatchObject({ hash: null });
    expect(ready).toEqual([]);
  });

  it('is not offered where it became another show, or is gone', async () => {
    const { watch, save, remove } = await watched();
    await save(edited(SAMPLE_SCORE_TEXT, 'show: small', 'show: other'));
    expect(watch.offer()).toEqual({ hash: null, problems: [expect.stringContaining('"other"')] });
    await remove();
    expect(watch.offer()).toEqual({ hash: null, problems: [expect.stringContaining('no such file')] });
  });

  it('that cannot be kept is not offered, and why is told', async () => {
    const { watch, troubles, save, failWith } = await watched();
    const full = new Error('the disk is full');
    failWith(full);
    await save(BRIGHTER);
    expect(watch.offer()).toBeNull();
    expect(troubles).toEqual([full]);
  });
});

describe('the watch', () => {
  it('looks when it is asked to, though it is looking already', async () => {
    const { watch, ready } = await watched();
    // Its first look has begun and is not over.
    await watch.look();
    expect(ready.map(({ score }) => score.text)).toEqual([SAMPLE_SCORE_TEXT]);
    await Promise.all([watch.look(), watch.look()]);
    expect(ready).toHaveLength(3);
  });

  it('notices a change by itself, and nothing where there is none', async () => {
    const file = join(await temporaryFolder(), 'show.yaml');
    await writeFile(file, SAMPLE_SCORE_TEXT);
    const time = fakeTime(0);
    let loads = 0;
    const watch = createScoreWatch({
      file,
      load: (path) => {
        loads++;
        return loadScore(path);
      },
      playing: () => SAMPLE_PLAN,
      makeReady: async () => undefined,
      timers: time.timers,
      onTrouble: (error) => {
        throw error;
      },
    });
    onTestFinished(() => watch.stop());
    const pass = async (): Promise<void> => {
      await time.pass(2000);
      // The look is at a real file.
      await new Promise<void>((resolve) => void processTimers.after(50, resolve));
      await settled();
    };
    await pass();
    await pass();
    expect(loads).toBe(0);
    await writeFile(file, BRIGHTER);
    await pass();
    await pass();
    expect(loads).toBe(1);
    expect(watch.offer()?.hash).toBe(hashText(BRIGHTER));
  });
});
