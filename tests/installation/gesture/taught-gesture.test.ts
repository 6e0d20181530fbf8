import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseTaught, type TaughtGesture, type TaughtPoint } from '#installation/gesture/taught-gesture.ts';
import { writeTaught } from '#installation/gesture/write-taught.ts';
import { SHELTER } from '#tests/support/taught.ts';

const problemsOf = (value: unknown): readonly string[] => {
  const parsed = parseTaught('shelter.json', value);
  if (parsed.ok) throw new Error('it was taken');
  return parsed.problems;
};

/** The gesture with its first take changed. */
const withTake = (change: Partial<TaughtGesture['takes'][number]>): unknown => ({
  ...SHELTER,
  takes: [{ ...SHELTER.takes[0], ...change }],
});

const share = fc.double({ min: -0.5, max: 1.5, noNaN: true });
const point: fc.Arbitrary<TaughtPoint> = fc.option(
  fc.tuple(share, share, share, fc.double({ min: 0, max: 1, noNaN: true })),
  { nil: null },
);
const frame = fc.record({ tMs: fc.nat(3000), points: fc.array(point, { minLength: 21, maxLength: 21 }) });
const gesture: fc.Arbitrary<TaughtGesture> = fc.record({
  format: fc.constant('reclaim-taught/1' as const),
  name: fc.stringMatching(/^[a-z][a-z0-9-]{0,31}$/),
  invitation: fc.string({ minLength: 1, maxLength: 300 }),
  layout: fc.constant('hand21' as const),
  kind: fc.constantFrom('pose' as const, 'motion' as const),
  sides: fc.constantFrom('either' as const, 'left' as const, 'right' as const),
  threshold: fc.double({ min: 0.05, max: 0.95, noNaN: true }),
  takes: fc.array(
    fc.record({
      subject: fc.string({ minLength: 1, maxLength: 32 }),
      aspect: fc.double({ min: 0.2, max: 5, noNaN: true }),
      frames: fc.array(frame, { minLength: 1, maxLength: 4 }).map((frames) => frames.sort((a, b) => a.tMs - b.tMs)),
    }),
    { minLength: 1, maxLength: 3 },
  ),
});

describe('the file of a taught gesture', () => {
  it('is read back as it was written, to the digits that are kept', () => {
    fc.assert(
      fc.property(gesture, (written) => {
        const text = writeTaught(written);
        const parsed = parseTaught('any.json', JSON.parse(text));
        if (!parsed.ok) throw new Error(parsed.problems.join('\n'));
        expect(writeTaught(parsed.gesture)).toBe(text);
        const [before, after] = [written, parsed.gesture].map(({ takes }) =>
          takes.flatMap(({ frames }) => frames.flatMap(({ points }) => points)),
        );
        for (const [index, kept] of (after ?? []).entries()) {
          const was = before?.[index];
          expect(kept === null).toBe(was === null);
          expect(Math.abs((kept?.[0] ?? 0) - (was?.[0] ?? 0))).toBeLessThanOrEqual(0.5001e-4);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('has a line for each frame and every word of the head', () => {
    const lines = writeTaught(SHELTER).split('\n');
    const frames = SHELTER.takes.reduce((sum, { frames }) => sum + frames.length, 0);
    expect(lines.filter((line) => line.includes('"tMs"'))).toHaveLength(frames);
    expect(lines.slice(0, 4)).toEqual([
      '{',
      '  "format": "reclaim-taught/1",',
      '  "name": "shelter",',
      `  "invitation": ${JSON.stringify(SHELTER.invitation)},`,
    ]);
  });

  it('stays below 200 KB with ten takes of a motion that all points are seen in', () => {
    const [take] = SHELTER.takes;
    const frame = take?.frames[0];
    if (!take || !frame) throw new Error('the sample has no take');
    const points = frame.points.map((): TaughtPoint => [0.12345, 0.98765, -0.12345, 0.9876]);
    const frames = Array.from({ length: 20 }, (_, index) => ({ tMs: index * 100, points }));
    const text = writeTaught({
      ...SHELTER,
      kind: 'motion',
      takes: Array.from({ length: 10 }, () => ({ ...take, frames })),
    });
    expect(text.length).toBeLessThan(200_000);
  });

  it.each<[string, unknown, RegExp]>([
    ['no object', 7, /^shelter\.json: .*object/],
    ['a name with capitals', { ...SHELTER, name: 'Shelter' }, /shelter\.json: name: a name is 1 to 32 lower-case/],
    ['no takes', { ...SHELTER, takes: [] }, /shelter\.json: takes: a taught gesture needs at least one take/],
    ['a picture', { ...SHELTER, picture: 'data:image/png;base64,' }, /picture/],
    ['a threshold nothing reaches', { ...SHELTER, threshold: 1 }, /shelter\.json: threshold: /],
    [
      'a hand said to be a body',
      withTake({ frames: [{ tMs: 0, points: [] }] }),
      /takes > 1 > frames > 1 > points: a frame of body33 has 33 points, and this one 0/,
    ],
    [
      'time that runs backwards',
      withTake({ frames: [...(SHELTER.takes[0]?.frames ?? [])].reverse() }),
      /takes > 1: the frames are not in the order/,
    ],
  ])('with %s is refused with the place', (_what, value, words) => {
    expect(problemsOf(value).join('\n')).toMatch(words);
  });

  it('with many mistakes tells the first of them and how many are left', () => {
    const frames = Array.from({ length: 9 }, (_, index) => ({ tMs: index, points: 7 }));
    const problems = problemsOf(withTake({ frames } as never));
    expect(problems).toHaveLength(6);
    expect(problems[5]).toBe('shelter.json: and 4 more');
  });
});
