import { describe, expect, it } from 'vitest';
import { CROWD_DIALS } from '#installation/frame/crowd-standing.ts';
import { adviseScore } from '#installation/score/advise-score.ts';
import { CAST_SIZE } from '#installation/score/cue-schema.ts';
import type { Plan, PlannedCue } from '#installation/score/plan.ts';
import { LOOKS } from '#projection/looks/catalogue.ts';
import { GESTURES, SHOW_NAMES, shippedShow, topCues } from './shipped-show.ts';

const shows = SHOW_NAMES.map((name) => [name, shippedShow(name)] as const);

it('there are shows, of which Neo-Tokyo is one', () => {
  expect(SHOW_NAMES).toContain('neo-tokyo-2147');
  expect(SHOW_NAMES.length).toBeGreaterThan(1);
});

describe.each(shows)('%s', (name, { text, score, plan }) => {
  const cues = [...plan.cues.values()];

  it('is called as its file, and tells an editor what it may say', () => {
    expect(score.show).toBe(name);
    expect(text.split('\n')[0]).toBe('# yaml-language-server: $schema=./score.schema.json');
  });

  it('has nothing odd about it', () => {
    expect(adviseScore(text, name, score, { cameras: 1, zones: [] })).toEqual([]);
    expect(cues.filter((cue) => cue.broken !== null)).toEqual([]);
  });

  it('can reach every cue from the first of its sequence', () => {
    for (const sequence of plan.sequences) {
      const reached = reachedFrom(plan, sequence.cues[0]?.key ?? '');
      expect(sequence.cues.map(({ key }) => key).filter((key) => !reached.has(key))).toEqual([]);
    }
  });

  it('has another cue for every way of every question, and remembers each by its label', () => {
    for (const { key, quorum } of cues) {
      if (!quorum) continue;
      const ways = [...quorum.options, quorum.unmet];
      expect(new Set(ways.map((way) => way.key)).size, key).toBe(ways.length);
      expect(new Set(ways.map((way) => way.label)).size, key).toBe(ways.length);
      if (quorum.remember === null) continue;
      expect(score.variables[quorum.remember]?.oneOf, key).toEqual(
        expect.arrayContaining(ways.map((way) => way.label)),
      );
    }
  });

  it('asks for nothing that cannot be recognised, for long enough to be done', () => {
    const known = GESTURES.map((gesture) => gesture.name);
    for (const { key, quorum } of cues) {
      for (const { what, dwellMs, share } of quorum?.options ?? []) {
        expect(known, key).toEqual(expect.arrayContaining([...what.gestures]));
        // Two seconds to understand it, the time to hold it, and as much again.
        expect(quorum?.timeoutMs, key).toBeGreaterThan(2000 + 2 * dwellMs);
        expect(share, key).toBeLessThanOrEqual(0.6);
      }
    }
  });

  it('says every text somewhere, in three to fourteen words, without raising its voice', () => {
    const used = new Set([
      ...cues.flatMap((cue) => [cue.text, cue.world.broadcast?.caption, ...(cue.world.manifesto?.add ?? [])]),
      ...score.world.manifesto.opens,
    ]);
    expect(Object.keys(score.texts).filter((id) => !used.has(id))).toEqual([]);
    for (const [id, line] of Object.entries(score.texts)) {
      const words = line.split(/\s+/).length;
      expect(words, id).toBeGreaterThanOrEqual(3);
      expect(words, id).toBeLessThanOrEqual(14);
      expect(line, id).not.toMatch(/[!\n]| {2}|[^.:?]$/);
    }
    expect(new Set(Object.values(score.texts)).size).toBe(Object.keys(score.texts).length);
  });

  it('turns every dial it has, and none beyond its end', () => {
    const turned = new Set(cues.flatMap((cue) => cue.changes.map((change) => change.value)));
    expect(Object.keys(score.parameters).filter((parameter) => !turned.has(parameter))).toEqual([]);
    for (const { key, changes } of cues)
      for (const { value, to } of changes) {
        const { min, max } = score.parameters[value] ?? (value.endsWith('.size') ? CAST_SIZE : { min: 0, max: 1 });
        expect(to, `${key} ${value}`).toBeGreaterThanOrEqual(min);
        expect(to, `${key} ${value}`).toBeLessThanOrEqual(max);
      }
  });

  it('has only dials that the walls have, within their range', () => {
    const ofCrowd = new Map<string, { min: number; max: number }>(Object.entries(CROWD_DIALS));
    const dials = new Map(LOOKS.flatMap((look) => look.parameters.map((dial) => [dial.name, dial] as const)));
    for (const [parameter, { min, max }] of Object.entries(score.parameters)) {
      // How the crowd stands belongs to its figures, not to a look.
      const dial = dials.get(parameter) ?? ofCrowd.get(parameter);
      expect(dial, parameter).toBeDefined();
      expect(min, parameter).toBeGreaterThanOrEqual(dial?.min ?? Number.NaN);
      expect(max, parameter).toBeLessThanOrEqual(dial?.max ?? Number.NaN);
    }
  });

  it('says with the first cue of each sequence where every dial stands and who is there', () => {
    const turned = new Set(cues.flatMap((cue) => cue.changes.map((change) => change.value)));
    // Who is not there stands nowhere, and is as large as life in a show that makes nobody larger.
    const values = [...plan.defaults.values.keys()].filter(
      (value) => !value.endsWith('.x') && (!value.endsWith('.size') || turned.has(value)),
    );
    for (const { cues: own } of plan.sequences) {
      const first = own[0];
      expect(first?.changes.map((change) => change.value)).toEqual(expect.arrayContaining(values));
      expect(first?.text, first?.key).not.toBe(undefined);
    }
  });

  it('keeps to darkness: no city is brighter than the night allows', () => {
    const brightest = Math.max(
      ...cues.flatMap((cue) => cue.changes.filter(({ value }) => value === 'city').map(({ to }) => to)),
    );
    expect(brightest).toBeLessThanOrEqual(0.8);
  });

  it('has short names, and tells the director what happens wherever the show waits for GO', () => {
    for (const cue of cues) expect(cue.name.length, cue.key).toBeLessThanOrEqual(32);
    for (const cue of topCues(plan)) {
      const waits = !cue.quorum && cue.next === 'manual' && cue.nextKey !== null;
      if (waits) expect(cue.notes, cue.key).toMatch(/\bGO\b/);
    }
    for (const { cues: own } of plan.sequences) expect(own[0]?.notes).not.toBe('');
  });
});

function reachedFrom(plan: Plan, start: string): ReadonlySet<string> {
  const reached = new Set([start]);
  for (const key of reached) for (const way of waysOn(plan.cues.get(key))) reached.add(way);
  return reached;
}

const waysOn = (cue: PlannedCue | undefined): readonly string[] => [
  ...(cue?.quorum ? [...cue.quorum.options, cue.quorum.unmet].map((way) => way.key) : []),
  ...(cue?.nextKey ? [cue.nextKey] : []),
  ...(cue?.group?.children ?? []),
];
