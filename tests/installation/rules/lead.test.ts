import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createLead, leadFor, type WallNeed } from '#installation/rules/lead.ts';
import { serverMs } from '#installation/time/axes.ts';

const wall = (transitMs: number | null, more: Partial<WallNeed> = {}): WallNeed => ({
  transitMs,
  clockBoundMs: 1,
  frameMs: 16,
  ...more,
});

describe('the lead', () => {
  it('is the usual one where there is no wall, or one that does not know yet', () => {
    expect(leadFor([])).toBe(120);
    expect(leadFor([wall(null)])).toBe(120);
    expect(leadFor([wall(20, { clockBoundMs: null })])).toBe(120);
    expect(leadFor([wall(20, { frameMs: null })])).toBe(120);
  });

  it('is the way to the slowest wall, how wrong its clock may be, and two of its pictures', () => {
    expect(leadFor([wall(60)])).toBe(60 + 1 + 32);
    expect(leadFor([wall(60), wall(150, { clockBoundMs: 11, frameMs: 33 }), wall(5)])).toBe(150 + 11 + 66);
    expect(leadFor([wall(10), wall(null)])).toBe(120);
  });

  it('is never below 60 ms, nor above 400', () => {
    expect(leadFor([wall(2)])).toBe(60);
    expect(leadFor([wall(3000)])).toBe(400);
  });

  it('rises at once and falls slowly', () => {
    const lead = createLead();
    expect(lead.at(serverMs(0), [wall(60)])).toBe(93);
    expect(lead.at(serverMs(1000), [wall(200)])).toBe(233);
    expect(lead.at(serverMs(1000), [wall(60)])).toBe(233);
    expect(lead.at(serverMs(3000), [wall(60)])).toBeCloseTo(223, 9);
    expect(lead.at(serverMs(60_000), [wall(60)])).toBe(93);
  });

  it('never lets a fact take effect before one that was decided earlier', () => {
    const steps = fc.array(fc.record({ passMs: fc.nat({ max: 5000 }), transitMs: fc.nat({ max: 600 }) }));
    fc.assert(
      fc.property(steps, (all) => {
        const lead = createLead();
        let nowMs = 0;
        let before = 0;
        for (const { passMs, transitMs } of all) {
          nowMs += passMs;
          const atMs = nowMs + lead.at(serverMs(nowMs), [wall(transitMs)]);
          expect(atMs).toBeGreaterThanOrEqual(before);
          before = atMs;
        }
      }),
    );
  });
});
