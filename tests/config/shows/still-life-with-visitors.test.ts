/** The museum piece through a week by the clock on the wall, with nobody at the desk. */

import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { rehearse, USUAL_REHEARSAL } from '#installation/rehearsal/rehearse.ts';
import { createShowDesk, type ShowDesk } from '#installation/rules/show-desk.ts';
import { parseSite } from '#installation/site/site.ts';
import type { ShowState } from '#installation/state/show-state.ts';
import { BEGINNING } from '#installation/state/timeline.ts';
import { serverMs } from '#installation/time/axes.ts';
import { shippedShow } from './shipped-show.ts';

const { plan, score } = shippedShow('still-life-with-visitors');

const DAY = 1440;
const [SUN, MON, TUE, , THU] = [0, 1, 2, 3, 4];

describe('a week', () => {
  let desk: ShowDesk;

  /** Minutes since Sunday, midnight, as the run's time. */
  const at = (day: number, hour: number, minute = 0): ShowState =>
    desk.timeline().stateAt(serverMs(((day * 24 + hour) * 60 + minute) * 60_000 + 1));

  beforeAll(() => {
    desk = createShowDesk(new Map([[plan.scoreHash, plan]]), BEGINNING, []);
    desk.write([{ type: 'run-opened', show: score.show, seed: 5 }], { by: 'server' }, serverMs(0), 0);
    desk.write([{ type: 'score-adopted', scoreHash: plan.scoreHash }], { by: 'server' }, serverMs(0), 0);
    for (let minute = 0; minute < 7 * DAY; minute++) {
      const nowMs = serverMs(minute * 60_000);
      const wall = { day: Math.floor(minute / DAY), minutes: minute % DAY };
      for (let own = desk.alone(nowMs, wall); own; own = desk.alone(nowMs, wall))
        desk.write([own.event], { by: own.by }, nowMs, 0);
    }
  });

  it('opens and closes by itself, six days, late on Thursday', () => {
    for (const day of [SUN, TUE, THU]) expect(at(day, 12).doorsOpen).toBe(true);
    expect(at(MON, 12).doorsOpen).toBe(false);
    expect([at(TUE, 9, 59).doorsOpen, at(TUE, 10).doorsOpen]).toEqual([false, true]);
    expect([at(TUE, 17, 59).doorsOpen, at(TUE, 18).doorsOpen]).toEqual([true, false]);
    expect([at(THU, 18).doorsOpen, at(THU, 20, 59).doorsOpen, at(THU, 21).doorsOpen]).toEqual([true, true, false]);
  });

  it('goes round all day, without a gap', () => {
    for (const day of [SUN, TUE, THU])
      for (let minute = 1; minute < 460; minute += 7) {
        const state = at(day, 10, minute);
        expect(state.mode, `${day} ${minute}`).toBe('running');
        expect(state.sequence).toBe('day');
      }
  });

  it('shows other labels from turn to turn', () => {
    const said = Array.from({ length: 60 }, (_, i) => at(TUE, 10, 1 + i * 7).text.name).filter((name) =>
      name?.startsWith('label-'),
    );
    expect(new Set(said).size).toBeGreaterThan(6);
  });

  it('calls ten minutes before closing, and is dark before the doors are shut', () => {
    for (const [day, hour] of [
      [SUN, 17],
      [TUE, 17],
      [THU, 20],
    ] as const) {
      expect(at(day, hour, 51).text.name).toBe('last-call');
      expect(at(day, hour, 51).variables.get('room')).toBe('closing');
      const closed = at(day, hour + 1);
      expect(closed.values).toMatchObject({ crowd: 0, links: 0, shimmer: 0, haze: 0, city: 0 });
      expect([closed.mode, closed.text.name]).toEqual(['idle', null]);
    }
    expect(at(THU, 17, 51).text.name).not.toBe('last-call');
  });

  it('stays dark until morning, and on Monday all day', () => {
    for (const state of [at(TUE, 23), at(TUE, 5), at(MON, 10, 30), at(MON, 14), at(SUN, 19)]) {
      expect(state.mode).toBe('idle');
      expect(state.values.crowd).toBe(0);
    }
  });

  it('begins every day as the day before', () => {
    expect(at(TUE, 10, 0).values.embers).not.toBe(at(TUE, 10, 1).values.embers);
    for (const day of [TUE, THU]) expect(at(day, 10, 1).values.embers).toBeCloseTo(0.85, 9);
    expect(at(THU, 10, 1).variables.get('kept')).toBe(0);
  });

  it('writes a line a day about it, and nothing in between', () => {
    const events = desk
      .timeline()
      .facts.slice(2)
      .map(({ event }) => event);
    const fired = events.flatMap((event) => (event.type === 'trigger-fired' ? [event.trigger] : []));
    const times = (name: string): number => fired.filter((trigger) => trigger === name).length;
    expect([times('last-call'), times('last-call-late')]).toEqual([5, 1]);
    expect(fired.length).toBe(6);
    expect(events.filter(({ type }) => type === 'doors-opened').length).toBe(6);
  });
});

describe('visitors', () => {
  const played = (crowd: number, compliance: number, seed = 1) =>
    rehearse(plan, { ...USUAL_REHEARSAL, attended: false, crowd, compliance, seed });

  it.each([0, 0.3, 0.6, 1])('of a compliance of %f find what the score expects', (compliance) => {
    for (const seed of [1, 2, 3]) {
      const { end, expectations } = played(20, compliance, seed);
      expect(end).toBe('loop');
      expect(expectations.filter(({ outcome }) => outcome === 'failed')).toEqual([]);
    }
  });

  it('alone cannot light it, however long they try', () => {
    expect(played(1, 1).asRun.map(({ sequence }) => sequence)).not.toContain('held');
  });

  it('who keep a light find it among the labels later', () => {
    const { facts } = played(20, 1);
    const desk = createShowDesk(new Map([[plan.scoreHash, plan]]), BEGINNING, facts);
    const later = desk.timeline().stateAt(serverMs((facts.at(-1)?.atMs ?? 0) + 400_000));
    expect(later.variables.get('kept')).toBe(1);
    const kept = rehearse(plan, { ...USUAL_REHEARSAL, attended: false, crowd: 20, compliance: 0 });
    expect(kept.asRun.map(({ key }) => key)).not.toContain('day/3');
  });
});

it('hangs on one wall with one camera', () => {
  const file = new URL('../../../config/sites/gallery-wall.yaml', import.meta.url);
  const parsed = parseSite(readFileSync(file, 'utf8'), 'gallery-wall.yaml');
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  const { walls, surfaces, cameras } = parsed.value;
  expect([walls, surfaces, cameras].map((part) => Object.keys(part).length)).toEqual([1, 1, 1]);
  expect(Object.values(cameras)[0]?.toM).toBeLessThanOrEqual(Object.values(walls)[0]?.widthM ?? 0);
});
