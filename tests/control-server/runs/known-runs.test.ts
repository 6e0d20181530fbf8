import { appendFile, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { knownRun } from '#control-server/runs/known-runs.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { OPENING, playedRun } from './run-on-disk.ts';
import { SAMPLES } from './sample-facts.ts';

const ID = '2026-11-22T20-15-00.000Z';

describe('what is known of a run', () => {
  it('is what was read before, for as long as its files are the same', async () => {
    const runs = await temporaryFolder();
    await playedRun(runs, OPENING);
    const before = await knownRun(runs, ID, undefined);
    expect(before).toMatchObject({ id: ID, summary: { facts: 2, damage: null } });
    expect(await knownRun(runs, ID, before)).toBe(before);
  });

  it('is read afresh when a file has grown, changed, come or gone', async () => {
    const runs = await temporaryFolder();
    const log = join(await playedRun(runs, [...OPENING, SAMPLES.paused]), 'log.ndjson');
    let before = await knownRun(runs, ID, undefined);
    const changed = async (change: Promise<void>): Promise<string | null> => {
      await change;
      const after = await knownRun(runs, ID, before);
      expect(after).not.toBe(before);
      before = after;
      return after.summary.damage;
    };
    expect(await changed(appendFile(log, 'rubbish\n'))).toBe('1 line at its end cannot be read');
    expect(await changed(writeFile(`${log}.damaged-5`, ''))).toBe(
      '1 line at its end cannot be read, 1 damaged file is kept aside',
    );
    expect(await changed(rm(`${log}.damaged-5`))).toBe('1 line at its end cannot be read');
    // As long as before, and another text.
    const text = await readFile(log, 'utf8');
    expect(await changed(writeFile(log, text.replace('"paused"', '"resume"')))).toBe(
      '2 lines at its end cannot be read',
    );
    expect(await changed(utimes(log, 5, 5))).toBe('2 lines at its end cannot be read');
  });

  it('is read again and again where the files cannot be looked at', async () => {
    const runs = await temporaryFolder();
    const before = await knownRun(runs, ID, undefined);
    expect(before.summary.damage).toBe('it cannot be read (ENOENT)');
    const after = await knownRun(runs, ID, before);
    expect(after).not.toBe(before);
    expect(after).toEqual(before);
  });
});
