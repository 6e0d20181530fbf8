import { describe, expect, it } from 'vitest';
import { TAKE_FORMAT, TAKE_NOTE, type Take } from '#installation/crowd/take.ts';
import { countOf } from '#installation/crowd/tally.ts';
import { createSyntheticAudience, type SyntheticAudience } from '#installation/rehearsal/synthetic-audience.ts';
import type { Situation } from '#installation/rules/situation.ts';
import type { Plan } from '#installation/score/plan.ts';
import { NEVER, serverMs } from '#installation/time/axes.ts';
import { rehearse as openRun, type Rehearsal, situationAt } from '#tests/support/rehearsal.ts';
import { stillPerson } from '../crowd/support/any-take.ts';
import { planOfParts, SMALL_PLAN } from './small-show.ts';

const PEOPLE = { seed: 3, crowd: 60, compliance: 1, reactionMs: 1000 };
const RISE = { mode: 'any', gestures: ['rise'] } as const;

const runOf = (plan: Plan): Rehearsal => openRun(new Map([[plan.scoreHash, plan]]), plan.scoreHash);
const at = (run: Rehearsal, atMs: number): Situation => situationAt(run.stateAt(atMs), atMs);

/** How many do `what` by all sources together. */
const countedBy = (audience: SyntheticAudience, situation: Situation, what = RISE): number =>
  audience
    .countsAt(audience.asked(situation), situation.nowMs)
    .reduce((sum, { tally }) => sum + countOf(tally, what), 0);

const presentBy = (audience: SyntheticAudience, situation: Situation): number =>
  audience.countsAt(audience.asked(situation), situation.nowMs).reduce((sum, { tally }) => sum + tally.present, 0);

describe('a synthetic audience', () => {
  it('is there, and does nothing, while nobody asks', () => {
    const run = runOf(SMALL_PLAN);
    const audience = createSyntheticAudience(SMALL_PLAN, PEOPLE);
    expect(audience.asked(at(run, 0))).toBeNull();
    expect(presentBy(audience, at(run, 0))).toBeGreaterThan(30);
    expect(countedBy(audience, at(run, 0))).toBe(0);
  });

  it('is seen by cameras and by phones, nobody twice', () => {
    const run = runOf(SMALL_PLAN);
    const audience = createSyntheticAudience(SMALL_PLAN, { ...PEOPLE, crowd: 500 });
    const counts = audience.countsAt(null, serverMs(0));
    expect(counts.map(({ kind }) => kind)).toEqual(['camera', 'phone']);
    const [camera = 0, phones = 0] = counts.map(({ tally }) => tally.present);
    expect(camera).toBeGreaterThan(phones);
    expect(phones).toBeGreaterThan(0);
    expect(camera + phones).toBeLessThanOrEqual(500);
    expect(at(run, 0).state.mode).toBe('idle');
  });

  it('answers a question from the moment after it is put', () => {
    const run = runOf(SMALL_PLAN);
    run.ask(0, { type: 'go' });
    const audience = createSyntheticAudience(SMALL_PLAN, { ...PEOPLE, reactionMs: 0 });
    expect(countedBy(audience, at(run, 2900))).toBe(0);
    expect(countedBy(audience, at(run, 3000))).toBe(0);
    expect(countedBy(audience, at(run, 3100))).toBeGreaterThan(30);
  });

  it('answers the same question alike, and the same question put again in its own way', () => {
    const run = runOf(SMALL_PLAN);
    run.ask(0, { type: 'go' });
    const audience = createSyntheticAudience(SMALL_PLAN, PEOPLE);
    const first = audience.asked(at(run, 3000));
    expect(audience.asked(at(run, 3500))).toBe(first);
    run.ask(5000, { type: 'quorum-rearm', cue: 'one/2' });
    const again = audience.asked(at(run, 5000));
    expect(again?.id).not.toBe(first?.id);
    expect(again?.sinceMs).toBe(5000);
  });

  it('is asked for every option of a choice', () => {
    const option = (gesture: string, go: string) => ({ label: gesture, go, gesture, share: 0.5, dwell: '1s' });
    const plan = planOfParts({
      one: [
        {
          cue: '1',
          quorum: {
            options: [option('rise', '2'), option('link', '3')],
            timeout: '10s',
            unmet: { label: 'none', go: '2' },
          },
        },
        { cue: '2' },
        { cue: '3' },
      ],
    });
    const run = runOf(plan);
    run.ask(0, { type: 'go' });
    const audience = createSyntheticAudience(plan, { ...PEOPLE, crowd: 200 });
    audience.asked(at(run, 0));
    const situation = at(run, 4000);
    const rising = countedBy(audience, situation);
    const linking = countedBy(audience, situation, { mode: 'any', gestures: ['link'] } as never);
    expect(rising).toBeGreaterThan(0);
    expect(linking).toBeGreaterThan(0);
  });
});

describe('a trigger that listens', () => {
  const LISTENING = { gesture: 'rise', share: 0.4, dwell: '1s', rest: '20s' };
  const plan = planOfParts(
    { rest: [{ cue: '1', duration: '5s' }], wake: [{ cue: '1', duration: '5s' }] },
    { triggers: { wakes: { quorum: LISTENING, go: 'wake' } } },
  );

  it('is answered while it can fire, and not while something runs', () => {
    const run = runOf(plan);
    const audience = createSyntheticAudience(plan, PEOPLE);
    expect(audience.asked(at(run, 0))?.asks[0]?.what.gestures).toEqual(['rise']);
    run.ask(1000, { type: 'go' });
    expect(audience.asked(at(run, 1000))).toBeNull();
    expect(audience.asked(at(run, 6500))?.sinceMs).toBe(6500);
  });

  it('is left alone while it rests, and then answered anew', () => {
    const run = runOf(plan);
    const audience = createSyntheticAudience(plan, PEOPLE);
    const before = audience.asked(at(run, 0));
    run.declare(2000, { type: 'trigger-fired', trigger: 'wakes' });
    expect(audience.asked(at(run, 8000))).toBeNull();
    expect(audience.nextMs(at(run, 8000))).toBe(22_000);
    const after = audience.asked(at(run, 22_000));
    expect(after?.id).not.toBe(before?.id);
    expect(audience.nextMs(at(run, 22_000))).toBe(NEVER);
  });

  it('is noticed by others after a minute nobody answered in', () => {
    const run = runOf(plan);
    const audience = createSyntheticAudience(plan, { ...PEOPLE, compliance: 0.3 });
    expect(audience.asked(at(run, 0))?.sinceMs).toBe(0);
    expect(audience.asked(at(run, 59_900))?.sinceMs).toBe(0);
    expect(audience.asked(at(run, 60_000))?.sinceMs).toBe(60_000);
    expect(audience.asked(at(run, 119_000))?.sinceMs).toBe(60_000);
  });
});

describe('the people of a take', () => {
  const sample = (atMs: number, active: readonly string[]) => ({
    atMs,
    source: 'front',
    aspect: 1,
    people: [stillPerson(1, active), stillPerson(2)],
  });
  const take: Take = {
    header: {
      format: TAKE_FORMAT,
      name: 'x',
      made: { how: 'files', on: '', from: [] },
      gestures: [],
      fps: 1,
      note: TAKE_NOTE,
    },
    samples: [sample(0, []), sample(1000, ['rise'])],
    durationMs: 2000,
  };

  it('are counted over and over, whatever is asked, besides the others or alone', () => {
    const alone = createSyntheticAudience(SMALL_PLAN, { ...PEOPLE, crowd: 0, take });
    const rising = (atMs: number) =>
      alone.countsAt(null, serverMs(atMs)).reduce((sum, { tally }) => sum + countOf(tally, RISE), 0);
    expect([0, 999, 1000, 1999, 2000, 3500].map(rising)).toEqual([0, 0, 1, 1, 0, 1]);
    const counts = alone.countsAt(null, serverMs(1000));
    expect(counts.find(({ source }) => source === 'take, front')).toMatchObject({ kind: 'camera', atMs: 1000 });
    const both = createSyntheticAudience(SMALL_PLAN, { ...PEOPLE, take });
    const present = both.countsAt(null, serverMs(0)).reduce((sum, { tally }) => sum + tally.present, 0);
    const others = createSyntheticAudience(SMALL_PLAN, PEOPLE).countsAt(null, serverMs(0));
    expect(present).toBe(2 + others.reduce((sum, { tally }) => sum + tally.present, 0));
  });
});
