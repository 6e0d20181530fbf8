import { describe, expect, it, vi } from 'vitest';
import { INCOMPARABLE } from '#gestures/learn/judge.ts';
import { learnGestures } from '#gestures/learn/learn-gestures.ts';
import { isMotion, middleFrame, sampleKind } from '#gestures/learn/sample-kind.ts';
import type { Sample } from '#gestures/samples/sample.ts';
import { armSample, performer, type Spread } from '../support/arm-poses.ts';
import { inventedHands } from '../support/invented-hands.ts';

// Learning takes a second and more where other programs run.
vi.setConfig({ testTimeout: 60_000 });

const STEADY: Spread = { biasDeg: 3, takeDeg: 3, yawDeg: 5, pitchDeg: 5, rollDeg: 2 };
const teacher = performer(1, 'teacher', STEADY);
const take = (label: string, index: number): Sample => armSample(teacher, label, index, 1, STEADY);
const takes = (label: string): Sample[] => [0, 1, 2, 3].map((index) => take(label, index));

/** The arms go from one pose to another and back, or tremble about one, in a second. */
function moving(from: string, to: string, name: string, index: number): Sample {
  const [a, b] = [take(from, index), take(to, index)];
  const frames = Array.from({ length: 16 }, (_, step) => {
    const share = 0.5 - 0.5 * Math.cos((2 * Math.PI * step) / 15);
    const points = (a.frames[0]?.points ?? []).map((point, at) => {
      const other = b.frames[0]?.points[at];
      if (!point || !other) return null;
      const mix = (i: 0 | 1 | 2): number => point[i] + share * (other[i] - point[i]);
      return [mix(0), mix(1), mix(2), point[3]] as const;
    });
    return { tMs: step * 66, points };
  });
  return { ...a, label: name, frames };
}

describe('what a performance is', () => {
  it('a motion where something moves, a pose where nothing does', () => {
    expect(sampleKind(take('r', 0))).toBe('pose');
    expect(sampleKind(moving('r', 'u', 'flap', 0))).toBe('motion');
    expect(sampleKind(moving('r', 'r', 'hold', 0))).toBe('pose');
    expect(sampleKind({ ...moving('r', 'u', 'flap', 0), frames: moving('r', 'u', 'flap', 0).frames.slice(0, 3) })).toBe(
      'pose',
    );
  });

  it('is decided for a gesture by most of its takes', () => {
    const hold = moving('r', 'r', 'x', 0);
    const flap = moving('r', 'u', 'x', 0);
    expect(isMotion([flap, flap, hold])).toBe(true);
    expect(isMotion([flap, hold])).toBe(false);
  });

  it('is known by a frame that shows most', () => {
    const hold = moving('r', 'r', 'hold', 0);
    const blurred = { tMs: 0, points: hold.frames[0]?.points.map(() => null) ?? [] };
    const frame = middleFrame({ ...hold, frames: [blurred, blurred, ...hold.frames.slice(0, 1), blurred] });
    expect(frame.points).toEqual(hold.frames[0]?.points);
  });
});

describe('gestures of all kinds', () => {
  const motions = [0, 1, 2, 3].flatMap((index) => [moving('r', 'u', 'flap', index), moving('g', 'f', 'lift', index)]);
  const hands = inventedHands(2, 4);
  const judge = learnGestures([...takes('r'), ...takes('d'), ...motions, ...hands]);

  it('are compared with their own kind', () => {
    expect(judge.judge(take('r', 7)).label).toBe('r');
    expect(judge.judge(take('d', 7)).label).toBe('d');
    expect(judge.judge(moving('r', 'u', '', 7)).label).toBe('flap');
    expect(judge.judge(moving('g', 'f', '', 7)).label).toBe('lift');
    expect(judge.judge(hands[0] ?? take('r', 0)).label).toBe('gesture 0');
  });

  it('all have a score in every verdict', () => {
    const names = ['d', 'flap', 'gesture 0', 'gesture 1', 'lift', 'r'];
    for (const sample of [take('r', 7), moving('r', 'u', '', 7), ...hands]) {
      expect(Object.keys(judge.judge(sample).scores).sort()).toEqual(names);
    }
  });

  it('are nothing where nothing like it was learnt', () => {
    expect(learnGestures(hands).judge(take('r', 0))).toEqual({
      label: '',
      scores: { 'gesture 0': 0, 'gesture 1': 0 },
      novelty: INCOMPARABLE,
    });
    expect(learnGestures([]).judge(take('r', 0))).toEqual({ label: '', scores: {}, novelty: INCOMPARABLE });
  });
});
