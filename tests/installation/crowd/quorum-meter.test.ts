import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { measure, newMeter, type QuorumMeter, standsForIt } from '#installation/crowd/quorum-meter.ts';
import type { PlannedQuorum } from '#installation/score/plan.ts';
import { serverMs } from '#installation/time/axes.ts';

const QUORUM: PlannedQuorum = {
  gesture: 'rise',
  share: 0.5,
  leaveShare: 0.4,
  minPeople: 2,
  dwellMs: 1000,
  timeoutMs: 10_000,
  met: { label: 'risen', key: 'one/3' },
  unmet: { label: 'not yet', key: 'one/4' },
};

/** One count: when, how many there, how many doing it. */
type Count = readonly [atMs: number, present: number, active: number];

const meterAfter = (counts: readonly Count[], quorum: PlannedQuorum = QUORUM): QuorumMeter =>
  counts.reduce(
    (meter, [atMs, present, active]) => measure(meter, { present, active: { rise: active } }, serverMs(atMs)),
    newMeter(quorum),
  );

describe('a quorum being measured', () => {
  it('begins to dwell when share and heads are both there, and is reached when the dwell is over', () => {
    expect(meterAfter([[0, 10, 4]])).toMatchObject({ share: 0.4, holdingSinceMs: null, reached: false });
    expect(meterAfter([[0, 10, 5]])).toMatchObject({ share: 0.5, holdingSinceMs: 0, dwellMs: 0, reached: false });
    expect(
      meterAfter([
        [0, 10, 5],
        [999, 10, 5],
      ]),
    ).toMatchObject({ dwellMs: 999, reached: false });
    expect(
      meterAfter([
        [0, 10, 5],
        [1000, 10, 5],
      ]),
    ).toMatchObject({ dwellMs: 1000, reached: true });
  });

  it('forgives a share that falls to its lower bound, once it has begun', () => {
    const wavering: Count[] = [
      [0, 10, 5],
      [400, 10, 4],
      [1000, 10, 4],
    ];
    expect(meterAfter(wavering)).toMatchObject({ holdingSinceMs: 0, reached: true });
    expect(meterAfter([[0, 10, 4], ...wavering.slice(2)])).toMatchObject({ holdingSinceMs: null, reached: false });
  });

  it('starts over when the share falls below that', () => {
    const lost: Count[] = [
      [0, 10, 6],
      [900, 10, 3],
    ];
    expect(meterAfter(lost)).toMatchObject({ holdingSinceMs: null, dwellMs: 0 });
    expect(meterAfter([...lost, [950, 10, 6], [1500, 10, 6]])).toMatchObject({
      holdingSinceMs: 950,
      dwellMs: 550,
      reached: false,
    });
  });

  it('starts over when too few heads are left, whatever their share', () => {
    expect(
      meterAfter([
        [0, 2, 2],
        [500, 1, 1],
        [1100, 2, 2],
      ]),
    ).toMatchObject({ holdingSinceMs: 1100, reached: false });
  });

  it('is never reached by an empty room, even where nobody is asked for', () => {
    const nobody = { ...QUORUM, share: 0, leaveShare: 0, minPeople: 0, dwellMs: 0 };
    expect(meterAfter([[0, 0, 0]], nobody)).toMatchObject({ share: 0, reached: false });
  });

  it('is reached at once where no dwell is asked for', () => {
    expect(meterAfter([[5, 2, 2]], { ...QUORUM, dwellMs: 0 }).reached).toBe(true);
  });

  it('does not hear of other gestures', () => {
    const meter = measure(newMeter(QUORUM), { present: 4, active: { refuse: 4 } }, serverMs(0));
    expect(meter).toMatchObject({ active: 0, holdingSinceMs: null });
  });

  it('is only ever reached by a crowd that held it for the whole dwell without a break', () => {
    const counts = fc.array(fc.tuple(fc.nat({ max: 400 }), fc.nat({ max: 10 }), fc.nat({ max: 10 })), {
      maxLength: 60,
    });
    fc.assert(
      fc.property(counts, (steps) => {
        let meter = newMeter(QUORUM);
        let atMs = 0;
        const seen: { atMs: number; holds: boolean }[] = [];
        for (const [passMs, present, wanting] of steps) {
          atMs += passMs;
          const active = Math.min(wanting, present);
          meter = measure(meter, { present, active: { rise: active } }, serverMs(atMs));
          seen.push({ atMs, holds: active >= 2 && active / present >= QUORUM.leaveShare });
          if (!meter.reached) continue;
          const until = atMs;
          const during = seen.filter((count) => until - count.atMs <= QUORUM.dwellMs);
          expect(during.every((count) => count.holds)).toBe(true);
          expect(until - (seen[0]?.atMs ?? until)).toBeGreaterThanOrEqual(QUORUM.dwellMs);
        }
      }),
    );
  });
});

describe('judging a crowd at this moment', () => {
  it('asks for share and heads, not for the dwell', () => {
    expect(standsForIt(meterAfter([[0, 4, 2]]))).toBe(true);
    expect(standsForIt(meterAfter([[0, 5, 2]]))).toBe(false);
    expect(standsForIt(meterAfter([[0, 1, 1]]))).toBe(false);
    expect(standsForIt(newMeter(QUORUM))).toBe(false);
  });
});
