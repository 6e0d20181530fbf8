import { describe, expect, it } from 'vitest';
import { courseOf } from '#control-server/runs/show-course.ts';
import { serverMs } from '#installation/time/axes.ts';
import { grant, rehearsing } from '#tests/support/rehearsal.ts';
import { planOf } from '#tests/support/sample-score.ts';

const plan = planOf([
  { cue: 1, group: { mode: 'in-order', cues: [{ cue: 'a', duration: '1s' }] }, repeat: { until: 'director' } },
  { cue: 2, duration: '1s' },
]);
const plans = new Map([[plan.scoreHash, plan]]);
const HOUR_MS = 3_600_000;

function looping() {
  const show = rehearsing(plan);
  grant(show, 1000, { type: 'go' });
  return show;
}

describe('the course of a show', () => {
  it('follows every round of a loop, at its moment', () => {
    const { points, followed, isCutShort } = courseOf(plans, looping().facts, serverMs(5500));
    expect(points.at(-1)?.begun.map(({ key, atMs }) => [key, atMs])).toEqual([['s/a', 1000]]);
    expect(followed.map(({ key, atMs, showMs, parent }) => [key, atMs, showMs, parent])).toEqual(
      [2000, 3000, 4000, 5000].map((at) => ['s/a', at, at, 's/1']),
    );
    expect(isCutShort).toBe(false);
  });

  it('keeps the show’s own time through a pause', () => {
    const show = looping();
    grant(show, 2500, { type: 'pause' });
    grant(show, 12_500, { type: 'resume' });
    const { followed, points } = courseOf(plans, show.facts, serverMs(14_100));
    expect(points.map(({ showMs }) => showMs)).toEqual([0, 0, 1000, 2500, 2500]);
    expect(followed.map(({ atMs, showMs }) => [atMs, showMs])).toEqual([
      [13_000, 3000],
      [14_000, 4000],
    ]);
  });

  it('stops following what would never end, says so, and still has every fact', () => {
    const show = looping();
    grant(show, HOUR_MS, { type: 'stop' });
    const { points, isCutShort } = courseOf(plans, show.facts, serverMs(HOUR_MS), 100);
    expect(isCutShort).toBe(true);
    expect(points.map(({ fact }) => fact.event.type)).toEqual(['run-opened', 'score-adopted', 'cue-fired', 'stopped']);
    expect(points.at(-1)?.showMs).toBe(HOUR_MS);
  });

  it('knows where the show stands in the end; of no facts, nowhere', () => {
    expect(courseOf(plans, looping().facts, serverMs(1500)).last?.mode).toBe('running');
    expect(courseOf(plans, [], serverMs(1500))).toEqual({ points: [], followed: [], last: null, isCutShort: false });
  });
});
