import { appendFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { knownGestures, type Loaded, type LoadedScore, loadScore, loadSite } from '#control-server/house/load-house.ts';
import { openRunOf, type ReadyRun } from '#control-server/house/open-run.ts';
import { chain, endOf } from '#installation/log/chain.ts';
import type { Fact } from '#installation/log/fact.ts';
import { serverMs } from '#installation/time/axes.ts';
import { edited } from '#tests/support/problem-place.ts';
import { SAMPLE_SCORE, SAMPLE_SCORE_TEXT } from '#tests/support/sample-score.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

async function scoreFrom(folder: string, text: string): Promise<Loaded<LoadedScore>> {
  const file = join(folder, 'score.yaml');
  await writeFile(file, text);
  return loadScore(file);
}

async function ready(folder: string, text: string, forceNew = false): Promise<ReadyRun> {
  const run = await openRunOf(folder, await scoreFrom(folder, text), forceNew, 42);
  if (!('run' in run)) throw new Error(run.join('\n'));
  return run;
}

/** Writes what a run opens with, and closes it, as a server does that ends. */
async function closed({ run, opening }: ReadyRun): Promise<readonly Fact[]> {
  const facts: Fact[] = [...run.facts];
  for (const event of opening) {
    const at = serverMs(endOf(facts).atMs + 10);
    facts.push(chain(endOf(facts), { atMs: at, recordedAtMs: at, cause: { by: 'server' }, event }));
  }
  await run.journal.append(facts.slice(run.facts.length));
  await run.journal.close();
  return facts;
}

const BRIGHTER = edited(SAMPLE_SCORE_TEXT, 'light: 0.8', 'light: 0.9');
const BROKEN = edited(SAMPLE_SCORE_TEXT, 'gesture: rise', 'gesture: rize');

describe('opening a run', () => {
  it('begins a new one with its seed and its score', async () => {
    const first = await ready(await temporaryFolder(), SAMPLE_SCORE_TEXT);
    expect(first).toMatchObject({
      resumed: false,
      scores: [SAMPLE_SCORE],
      trouble: [],
      opening: [
        { type: 'run-opened', show: 'small', seed: 42 },
        { type: 'score-adopted', scoreHash: SAMPLE_SCORE.hash },
      ],
    });
    await closed(first);
  });

  it('goes on with the last one, its time never before its last fact', async () => {
    const folder = await temporaryFolder();
    const facts = await closed(await ready(folder, SAMPLE_SCORE_TEXT));
    const again = await ready(folder, SAMPLE_SCORE_TEXT);
    expect(again).toMatchObject({ resumed: true, opening: [], trouble: [] });
    expect(again.run.facts).toEqual(facts);
    expect(again.clock.now()).toBeGreaterThanOrEqual(endOf(facts).atMs);
    await again.run.journal.close();
  });

  it('adopts a score that was edited since, and keeps the old one for the past', async () => {
    const folder = await temporaryFolder();
    await closed(await ready(folder, SAMPLE_SCORE_TEXT));
    const edit = await ready(folder, BRIGHTER);
    expect(edit.resumed).toBe(true);
    expect(edit.opening).toEqual([{ type: 'score-adopted', scoreHash: edit.plan.scoreHash }]);
    expect([...edit.plans.keys()]).toEqual([SAMPLE_SCORE.hash, edit.plan.scoreHash]);
    expect(edit.scores).toHaveLength(2);
    await closed(edit);
    const back = await ready(folder, SAMPLE_SCORE_TEXT);
    expect(back.opening).toEqual([{ type: 'score-adopted', scoreHash: SAMPLE_SCORE.hash }]);
    expect(back.scores).toHaveLength(2);
    await closed(back);
  });

  it('plays the last good score where the file is broken now, and says so', async () => {
    const folder = await temporaryFolder();
    await closed(await ready(folder, SAMPLE_SCORE_TEXT));
    const broken = await ready(folder, BROKEN);
    expect(broken.plan.scoreHash).toBe(SAMPLE_SCORE.hash);
    expect(broken.opening).toEqual([]);
    expect(broken.trouble.join('\n')).toMatch(/last good one is played[\s\S]*unknown gesture "rize"/);
    await closed(broken);
  });

  it('has nothing to play where the first score is broken, and says everything that is wrong', async () => {
    const folder = await temporaryFolder();
    const none = await openRunOf(folder, await scoreFrom(folder, BROKEN), false, 42);
    expect(none).toEqual([expect.stringContaining('unknown gesture "rize" (did you mean "rise"?)')]);
  });

  it('begins anew where that is wanted, or where another show is played', async () => {
    const folder = await temporaryFolder();
    await closed(await ready(folder, SAMPLE_SCORE_TEXT));
    const forced = await ready(folder, SAMPLE_SCORE_TEXT, true);
    expect(forced.resumed).toBe(false);
    await closed(forced);
    const other = await ready(folder, edited(SAMPLE_SCORE_TEXT, 'show: small', 'show: other'));
    expect(other).toMatchObject({ resumed: false, opening: [{ show: 'other' }, {}] });
    await closed(other);
    expect(await readdir(join(folder, 'runs'))).toHaveLength(3);
  });

  it('tells what was lost of a damaged log', async () => {
    const folder = await temporaryFolder();
    const first = await ready(folder, SAMPLE_SCORE_TEXT);
    await closed(first);
    await appendFile(join(first.run.folder, 'log.ndjson'), '{"torn');
    const again = await ready(folder, SAMPLE_SCORE_TEXT);
    expect(again.trouble).toEqual([expect.stringContaining('1 line(s) of the log could not be read')]);
    await again.run.journal.close();
  });

  it('leaves an unreadable run alone and says which it was', async () => {
    const folder = await temporaryFolder();
    const first = await ready(folder, SAMPLE_SCORE_TEXT);
    await closed(first);
    await writeFile(join(first.run.folder, 'log.ndjson'), '');
    const next = await ready(folder, SAMPLE_SCORE_TEXT);
    expect(next.resumed).toBe(false);
    expect(next.trouble).toEqual([expect.stringContaining(first.run.folder)]);
    await closed(next);
  });
});

describe('the files of the house', () => {
  it('know the gestures that are described', async () => {
    expect((await knownGestures()).sort()).toEqual(['claim', 'link', 'refuse', 'rise']);
  });

  it('that are not there are named as such', async () => {
    const file = join(await temporaryFolder(), 'none.yaml');
    for (const loaded of [await loadScore(file), await loadSite(file)]) {
      expect(loaded).toEqual({ ok: false, problems: [`${file}: there is no such file`] });
    }
  });

  it('that are a folder are told of, too', async () => {
    const loaded = await loadSite(await temporaryFolder());
    expect(loaded).toMatchObject({ ok: false, problems: [expect.stringContaining('EISDIR')] });
  });
});
