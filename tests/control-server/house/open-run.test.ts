import { appendFile, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { knownGestures, loadScore, loadSite, type ShowFile } from '#control-server/house/load-house.ts';
import { openRunOf, type ReadyRun } from '#control-server/house/open-run.ts';
import { keepScore } from '#control-server/journal/run-store.ts';
import { writeTaught } from '#installation/gesture/write-taught.ts';
import { chain, endOf, hashText } from '#installation/log/chain.ts';
import type { Fact } from '#installation/log/fact.ts';
import { serverMs } from '#installation/time/axes.ts';
import { edited } from '#tests/support/problem-place.ts';
import { SAMPLE_SCORE, SAMPLE_SCORE_TEXT } from '#tests/support/sample-score.ts';
import { SHELTER } from '#tests/support/taught.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

async function scoreFrom(folder: string, text: string): Promise<ShowFile> {
  const file = join(folder, 'score.yaml');
  await writeFile(file, text);
  return loadScore(file);
}

async function ready(folder: string, text: string, forceNew = false): Promise<ReadyRun> {
  const run = await openRunOf(folder, await scoreFrom(folder, text), forceNew ? 'new' : 'newest', 42);
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
const OTHER = edited(SAMPLE_SCORE_TEXT, 'show: small', 'show: other');
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
    const nowhere = edited(SAMPLE_SCORE_TEXT, 'opensWith: one', 'opensWith: onne');
    const none = await openRunOf(folder, await scoreFrom(folder, nowhere), 'newest', 42);
    expect(none).toEqual([expect.stringContaining('unknown sequence "onne" (did you mean "one"?)')]);
  });

  it('plays a first score whose mistakes lie in cues, and says everything that is wrong', async () => {
    const folder = await temporaryFolder();
    const mistaken = edited(SAMPLE_SCORE_TEXT, 'set: { light: 0.8 }', 'set: { lihgt: 0.8 }');
    const first = await ready(folder, mistaken);
    expect(first.plan.cues.get('one/2')).toMatchObject({
      broken: expect.stringContaining('unknown parameter "lihgt" (did you mean "light"?)'),
      changes: [],
    });
    expect([...first.plan.cues.values()].filter((cue) => cue.broken !== null)).toHaveLength(1);
    expect(first.trouble).toEqual([
      expect.stringContaining('keep their time'),
      expect.stringContaining('unknown parameter "lihgt"'),
    ]);
    await closed(first);
    const again = await ready(folder, mistaken);
    expect(again).toMatchObject({ resumed: true, opening: [], trouble: first.trouble });
    await closed(again);
  });

  it('plays a score that asks for a gesture nobody knows: that question takes its unmet way', async () => {
    const folder = await temporaryFolder();
    const first = await ready(folder, BROKEN);
    expect(first.plan.cues.get('one/2')).toMatchObject({ broken: null, quorum: { unmet: { key: 'one/4' } } });
    expect(first.trouble).toEqual([expect.any(String), expect.stringContaining('unknown gesture "rize"')]);
    await closed(first);
  });

  it('begins anew where that is wanted, or where another show is played', async () => {
    const folder = await temporaryFolder();
    await closed(await ready(folder, SAMPLE_SCORE_TEXT));
    const forced = await ready(folder, SAMPLE_SCORE_TEXT, true);
    expect(forced.resumed).toBe(false);
    await closed(forced);
    const other = await ready(folder, OTHER);
    expect(other).toMatchObject({ resumed: false, opening: [{ show: 'other' }, {}] });
    await closed(other);
    expect(await readdir(join(folder, 'runs'))).toHaveLength(3);
  });

  it('goes on with the run of its show, whatever was played since', async () => {
    const folder = await temporaryFolder();
    const first = await ready(folder, SAMPLE_SCORE_TEXT);
    await closed(first);
    const other = await ready(folder, OTHER);
    expect(other.resumed).toBe(false);
    await closed(other);
    for (const [text, run] of [
      [SAMPLE_SCORE_TEXT, first.run],
      [OTHER, other.run],
    ] as const) {
      const again = await ready(folder, text);
      expect(again).toMatchObject({ resumed: true, run: { id: run.id } });
      await again.run.journal.close();
    }
    const broken = await ready(folder, BROKEN);
    expect(broken.run.id).toBe(first.run.id);
    await broken.run.journal.close();
  });

  it('goes on with the run that is named, whatever show is wanted', async () => {
    const folder = await temporaryFolder();
    const first = await ready(folder, SAMPLE_SCORE_TEXT);
    await closed(first);
    await closed(await ready(folder, OTHER));
    for (const id of [first.run.id, first.run.id.slice(0, -1)]) {
      const named = await openRunOf(folder, await scoreFrom(folder, OTHER), { id }, 42);
      if (!('run' in named)) throw new Error(named.join('\n'));
      expect(named).toMatchObject({ resumed: true, trouble: [], opening: [], run: { id: first.run.id } });
      expect(named.plan.score.show).toBe('small');
      await closed(named);
    }
  });

  it('says which runs there are where none is called so', async () => {
    const folder = await temporaryFolder();
    expect(await openRunOf(folder, await scoreFrom(folder, OTHER), { id: 'last' }, 42)).toEqual([
      expect.stringContaining('no runs'),
    ]);
    await closed(await ready(folder, OTHER));
    expect(await openRunOf(folder, await scoreFrom(folder, OTHER), { id: 'lats' }, 42)).toEqual([
      expect.stringContaining('lats'),
    ]);
  });

  it('plays no last good score where the file is not there: that is a slip of the keyboard', async () => {
    const folder = await temporaryFolder();
    await closed(await ready(folder, SAMPLE_SCORE_TEXT));
    const file = join(folder, 'smal.yaml');
    expect(await openRunOf(folder, await loadScore(file), 'newest', 42)).toEqual([
      `${file}: there is no such file; ${basename(folder)}/ has score.yaml`,
    ]);
  });

  it('plays no last good score of another show', async () => {
    const folder = await temporaryFolder();
    await closed(await ready(folder, SAMPLE_SCORE_TEXT));
    const broken = await scoreFrom(folder, edited(OTHER, 'opensWith: one', 'opensWith: onne'));
    expect(await openRunOf(folder, broken, 'newest', 42)).toEqual([expect.stringContaining('unknown sequence "onne"')]);
  });

  it.each<[string, (path: string) => Promise<void>]>([
    ['is gone', (path) => rm(path)],
    ['was altered', (path) => appendFile(path, '# a word more')],
  ])('names --new-run where a score of the run %s; with it the run is not touched', async (_what, spoil) => {
    const folder = await temporaryFolder();
    const first = await ready(folder, SAMPLE_SCORE_TEXT);
    await closed(first);
    await spoil(join(first.run.folder, `score-${SAMPLE_SCORE.hash.slice(0, 16)}.yaml`));
    const log = join(first.run.folder, 'log.ndjson');
    await appendFile(log, '{"torn');
    const none = await openRunOf(folder, await scoreFrom(folder, SAMPLE_SCORE_TEXT), 'newest', 42);
    expect(none).toEqual([expect.stringMatching(/cannot go on: .*score.*npm start -- --new-run$/)]);
    const anew = await ready(folder, SAMPLE_SCORE_TEXT, true);
    expect(anew).toMatchObject({ resumed: false, trouble: [] });
    await closed(anew);
    expect(await readFile(log, 'utf8')).toMatch(/\{"torn$/);
  });

  it('names --new-run where a score of the run is not one any more', async () => {
    const folder = await temporaryFolder();
    const first = await ready(folder, SAMPLE_SCORE_TEXT);
    const text = edited(SAMPLE_SCORE_TEXT, 'goGuard:', 'formerly:');
    const score = { hash: hashText(text), text };
    await keepScore(first.run, score);
    await closed({ ...first, opening: [...first.opening, { type: 'score-adopted', scoreHash: score.hash }] });
    const none = await openRunOf(folder, await scoreFrom(folder, SAMPLE_SCORE_TEXT), 'newest', 42);
    expect(none).toEqual([expect.stringMatching(/cannot go on: .*formerly.*--new-run$/)]);
  });

  it('tells what was lost of a damaged log', async () => {
    const folder = await temporaryFolder();
    const first = await ready(folder, SAMPLE_SCORE_TEXT);
    await closed(first);
    await appendFile(join(first.run.folder, 'log.ndjson'), '{"torn');
    const again = await ready(folder, SAMPLE_SCORE_TEXT);
    expect(again.trouble).toEqual([expect.stringContaining('1 line of the log could not be read')]);
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
  it('know the gestures that are described, and in another folder those that were taught', async () => {
    expect(await knownGestures()).toEqual(expect.arrayContaining(['claim', 'link', 'refuse', 'rise']));
    const folder = await temporaryFolder();
    expect(await knownGestures(join(folder, 'none'))).toEqual([]);
    await writeFile(join(folder, 'shelter.json'), writeTaught(SHELTER));
    await writeFile(join(folder, 'shelter.json.part'), 'half');
    expect(await knownGestures(folder)).toEqual(['shelter']);
  });

  it('that are not there are named as such', async () => {
    const file = join(await temporaryFolder(), 'none.yaml');
    for (const loaded of [await loadScore(file), await loadSite(file)]) {
      expect(loaded).toMatchObject({ ok: false, problems: [`${file}: there is no such file`] });
    }
  });

  it('that are a folder are told of, too', async () => {
    const loaded = await loadSite(await temporaryFolder());
    expect(loaded).toMatchObject({ ok: false, problems: [expect.stringContaining('this is a folder')] });
  });
});
