/** Nothing on the walls jumps: what changes takes its time, or is changed in the dark middle of a passage. */

import { describe, expect, it } from 'vitest';
import { rehearse, USUAL_REHEARSAL } from '#installation/rehearsal/rehearse.ts';
import type { Plan, PlannedChange, PlannedCue } from '#installation/score/plan.ts';
import { createTimeline } from '#installation/state/timeline.ts';
import { serverMs } from '#installation/time/axes.ts';
import { CLOSED_FROM, CLOSED_TO } from '#projection/looks/passages/course.ts';
import { passages } from '#projection/looks/passages.ts';
import { SHOW_NAMES, shippedShow } from './shipped-show.ts';

/** What changes faster than this is seen to jump, ms: the blackout of an attack is a little slower. */
const LEAST_MS = 300;
/** Of a dial's range: what is less is not seen. */
const LEAST_STEP = 0.02;

const PASSAGES = new Set(passages.parameters.map(({ name }) => name));

describe.each(SHOW_NAMES.map((name) => [name, shippedShow(name)] as const))('%s', (_name, { score, plan }) => {
  const cues = [...plan.cues.values()];

  it('gives every change its time, or the dark of a passage', () => {
    const jumping = cues.flatMap((cue) =>
      cue.changes
        .filter((change) => !plan.events.has(change.value) && !isSlow(change) && !isInTheDark(cue, change))
        .map(({ value, to, afterMs, overMs }) => `${cue.key}: ${value} to ${to} in ${overMs} ms after ${afterMs} ms`),
    );
    expect(jumping).toEqual([]);
  });

  it('lets nobody change their motion, and no system its state, in an instant', () => {
    const jumping = cues.flatMap(({ key, motions, world, fadeMs }) => [
      ...motions.filter(({ overMs }) => overMs < LEAST_MS).map(({ member }) => `${key}: ${member}`),
      ...(Object.keys(world).length > 0 && (world.over ?? fadeMs) < LEAST_MS ? [`${key}: the world`] : []),
    ]);
    expect(jumping).toEqual([]);
  });

  it('ends every passage in the open, where it rests', () => {
    for (const { key, changes } of cues) {
      for (const { value, to } of changes) {
        if (plan.events.has(value)) expect([0, 1], `${key}: ${value}`).toContain(to);
      }
    }
  });

  it.each([0, 0.5, 1])(
    'has no dial that is elsewhere as soon as a cue begins, with a compliance of %f',
    (compliance) => {
      const { facts, asRun } = rehearse(plan, { ...USUAL_REHEARSAL, compliance });
      const timeline = createTimeline(new Map([[plan.scoreHash, plan]]));
      for (const fact of facts) timeline.append(fact);
      const shownAt = (atMs: number) => timeline.stateAt(serverMs(Math.max(0, atMs))).values;
      const jumping = asRun.flatMap(({ key, atMs }) => {
        const actsMs = atMs + (plan.cues.get(key)?.preWaitMs ?? 0);
        const [before, after] = [shownAt(actsMs - 1), shownAt(actsMs + 1)];
        return Object.keys(after)
          .filter((value) => isFar(plan, value, before[value], after[value]))
          .map((value) => `${key}: ${value} from ${before[value]} to ${after[value]}`);
      });
      expect(asRun.length).toBeGreaterThan(1);
      expect(jumping).toEqual([]);

      function isFar(of: Plan, value: string, from = Number.NaN, to = Number.NaN): boolean {
        // There is none of an event at either end: from the one to the other is no way.
        if (of.events.has(value) && isRest(from) && (isRest(to) || to < LEAST_STEP)) return false;
        const { min, max } = score.parameters[value] ?? { min: 0, max: 1 };
        return Math.abs(to - from) > LEAST_STEP * (max - min);
      }
    },
  );
});

it('an act that begins in the midst of a passage lets it end', () => {
  const { plan } = shippedShow('neo-tokyo-2147');
  for (const { cues } of plan.sequences) {
    const first = cues[0]?.changes ?? [];
    for (const passage of PASSAGES) {
      const change = first.find(({ value, from }) => value === passage && from === undefined);
      const isOwn = first.some(({ value, from }) => value === passage && from !== undefined);
      if (!isOwn) expect(change, `${cues[0]?.key}: ${passage}`).toMatchObject({ to: 1 });
      if (change) expect(change.overMs, `${cues[0]?.key}: ${passage}`).toBeGreaterThanOrEqual(LEAST_MS);
    }
  }
});

const isRest = (value: number): boolean => value === 0 || value === 1;

const isSlow = ({ overMs }: PlannedChange): boolean => overMs >= LEAST_MS;

/** A passage of the same cue hides the picture all the while. */
const isInTheDark = ({ changes }: PlannedCue, { afterMs, overMs }: PlannedChange): boolean =>
  changes.some(
    (passage) =>
      PASSAGES.has(passage.value) &&
      passage.from === 0 &&
      passage.ease === 'linear' &&
      afterMs >= passage.afterMs + CLOSED_FROM * passage.overMs &&
      afterMs + overMs <= passage.afterMs + CLOSED_TO * passage.overMs,
  );
