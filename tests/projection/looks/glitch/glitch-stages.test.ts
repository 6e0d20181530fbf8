import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type SparedBox, spareCaption } from '#projection/looks/caption/spared-box.ts';
import { type GlitchStages, stageGlitch } from '#projection/looks/glitch/glitch-stages.ts';
import { frameOf, LEFT_SLICE } from '../../stage/support/sample-frames.ts';

const NONE = { tearing: 0, misread: 0, parting: 0 };
const KEYS = ['fault', 'tearing', 'misread', 'parting'] as const;

const stagesAt = (glitch: number, own = NONE, isGentle = false): GlitchStages => {
  const stages = { fault: 0, tearing: 0, misread: 0, parting: 0 };
  stageGlitch(stages, glitch, own, isGentle);
  return stages;
};

describe('the attack', () => {
  test('begins with a fault alone, then misreads, then tears, and is whole in the end', () => {
    expect(stagesAt(0)).toEqual({ fault: 0, ...NONE });
    expect(stagesAt(0.1)).toMatchObject({ fault: 1, misread: 0, tearing: 0 });
    expect(stagesAt(0.3).misread).toBeGreaterThan(0.05);
    expect(stagesAt(0.3).tearing).toBe(0);
    expect(stagesAt(0.6).tearing).toBeGreaterThan(0.3);
    expect(stagesAt(1)).toEqual({ fault: 1, tearing: 1, misread: 1, parting: 1 });
  });

  test('only ever grows with its number, without a jump', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 0.99, noNaN: true }), (glitch) => {
        const [a, b] = [stagesAt(glitch), stagesAt(glitch + 0.002)];
        for (const key of KEYS) {
          expect(b[key]).toBeGreaterThanOrEqual(a[key]);
          expect(b[key] - a[key]).toBeLessThan(0.04);
        }
      }),
    );
  });

  test('takes each kind of damage from the score where that asks for more', () => {
    expect(stagesAt(0, { ...NONE, misread: 0.7 })).toMatchObject({ misread: 0.7, tearing: 0, fault: 0 });
    expect(stagesAt(0, { ...NONE, tearing: 0.4 })).toMatchObject({ tearing: 0.4, fault: 1 });
    expect(stagesAt(1, { ...NONE, parting: 0.2 }).parting).toBe(1);
  });

  test('displaces nothing for those who want it calm', () => {
    expect(stagesAt(1, { tearing: 1, misread: 1, parting: 0 }, true)).toEqual({ ...NONE, fault: 0, parting: 1 });
  });
});

describe('the line of text', () => {
  const boxOf = (line: string | null): SparedBox => {
    const box = { left: 0, low: 0, right: 0, high: 0, share: -1 };
    spareCaption(box, frameOf([], {}, { caption: line === null ? null : { line, presence: 0.5, isLeaving: false } }));
    return box;
  };

  test('is spared as far as it is there, in a box that grows with it and stays low at the left', () => {
    expect(boxOf(null).share).toBe(0);
    const [short, long] = [boxOf('Erased.'), boxOf('Erased. Please check that you have left nothing behind.')];
    expect([short.share, short.left > 0, short.right < LEFT_SLICE.wallWidthM / 3]).toEqual([0.5, true, true]);
    expect(long.high).toBeGreaterThan(short.high);
    expect(long.high).toBeLessThan(LEFT_SLICE.wallHeightM / 2);
  });
});
