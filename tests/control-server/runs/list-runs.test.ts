import { appendFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createRun, keepScore } from '#control-server/journal/run-store.ts';
import { listRuns, runIds } from '#control-server/runs/list-runs.ts';
import { reportRun } from '#control-server/runs/report-run.ts';
import { hashText } from '#installation/log/chain.ts';
import type { FactEvent } from '#installation/log/fact.ts';
import { serverMs } from '#installation/time/axes.ts';
import { grant, rehearse } from '#tests/support/rehearsal.ts';
import { SAMPLE_SCORE } from '#tests/support/sample-score.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { factsOf, SAMPLES } from './sample-facts.ts';

const WALL_MS = Date.UTC(2026, 10, 22, 20, 15);

/** A run of these events on disk; answers its folder. */
async function played(runs: string, events: readonly FactEvent[], wallMs = WALL_MS): Promise<string> {
  const run = await createRun(runs, wallMs);
  await keepScore(run, SAMPLE_SCORE);
  await run.journal.append(factsOf(events));
  await run.journal.close();
  return run.folder;
}

const OPENING = [SAMPLES['run-opened'], SAMPLES['score-adopted']];

describe('the runs there are', () => {
  it('are none where there is no folder', async () => {
    expect(await runIds(join(await temporaryFolder(), 'runs'))).toEqual([]);
  });

  it('are told newest first, with show, length and number of facts', async () => {
    const runs = await temporaryFolder();
    await played(runs, OPENING);
    await played(runs, [...OPENING, SAMPLES['cue-fired'], SAMPLES.stopped], WALL_MS + 60_000);
    expect(await listRuns(runs)).toEqual([
      {
        id: '2026-11-22T20-16-00.000Z',
        show: 'small',
        openedWallMs: WALL_MS + 60_000,
        lengthMs: 3120,
        facts: 4,
        ended: 'stopped, after one/2',
        damage: null,
      },
      expect.objectContaining({ id: '2026-11-22T20-15-00.000Z', facts: 2, ended: 'opened, nothing played' }),
    ]);
  });

  it.each<[string, readonly FactEvent[]]>([
    ['playing, after one/2', [SAMPLES['cue-fired'], SAMPLES['standby-set']]],
    ['paused, after one/2', [SAMPLES.jumped, SAMPLES.paused]],
    ['playing, after one/2', [SAMPLES.jumped, SAMPLES.paused, SAMPLES.resumed]],
    ['in panic, after one/2', [SAMPLES['quorum-decided'], SAMPLES.panicked, SAMPLES['doors-closed']]],
    ['faded out', [SAMPLES['faded-out']]],
    ['playing', [SAMPLES['trigger-fired']]],
  ])('are said to be %s', async (ended, events) => {
    const runs = await temporaryFolder();
    await played(runs, [...OPENING, ...events]);
    expect((await listRuns(runs))[0]?.ended).toBe(ended);
  });

  it('are told with what is damaged of them, and not with a line that is being written', async () => {
    const runs = await temporaryFolder();
    const log = join(await played(runs, [...OPENING, SAMPLES['cue-fired'], SAMPLES.paused]), 'log.ndjson');
    await appendFile(log, '{"seq":5,');
    expect((await listRuns(runs))[0]?.damage).toBeNull();
    const lines = (await readFile(log, 'utf8')).split('\n');
    await writeFile(log, lines.toSpliced(2, 1, 'rubbish').join('\n'));
    await writeFile(`${log}.damaged-5`, '');
    expect((await listRuns(runs))[0]?.damage).toBe('2 fact(s) unreadable, 1 damaged file(s) kept aside');
  });

  it('may have one that was never begun', async () => {
    const runs = await temporaryFolder();
    await mkdir(join(runs, '2026-11-22T20-15-00.000Z'));
    expect(await listRuns(runs)).toEqual([
      expect.objectContaining({ show: null, facts: 0, ended: 'never begun', openedWallMs: WALL_MS, damage: null }),
    ]);
  });
});

describe('the report of a run on disk', () => {
  it('knows its cues by the score that lies with it', async () => {
    const runs = await temporaryFolder();
    const show = rehearse();
    grant(show, 1000, { type: 'go' });
    const run = await createRun(runs, WALL_MS);
    await keepScore(run, SAMPLE_SCORE);
    await run.journal.append(show.facts);
    await run.journal.close();
    const report = await reportRun(run.folder, serverMs(5000));
    expect(report.rows.map(({ what }) => what).slice(2)).toEqual(['GO 1 Opens', '2 Asks follows']);
    expect(report).toMatchObject({ title: 'A small show', remarks: [] });
  });

  it('says so where this version cannot read the score', async () => {
    const runs = await temporaryFolder();
    const text = 'show: from another time\n';
    const run = await createRun(runs, WALL_MS);
    await keepScore(run, { hash: hashText(text), text });
    await run.journal.append(factsOf([SAMPLES['run-opened'], { type: 'score-adopted', scoreHash: hashText(text) }]));
    await run.journal.close();
    expect((await reportRun(run.folder, null)).remarks).toEqual([
      'A score it was played with cannot be read any more; its cues stand without their names.',
    ]);
  });
});
