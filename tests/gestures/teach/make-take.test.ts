import { describe, expect, it } from 'vitest';
import { evenly, makeTake, type TakeFacts } from '#gestures/teach/make-take.ts';
import type { SeenFrame } from '#gestures/teach/recording.ts';
import { trimMotion } from '#gestures/teach/trim-motion.ts';
import { type BodyPose, HANGING, POSES } from '#tests/gestures/support/poses.ts';
import { frameOf } from '#tests/support/taught.ts';

const facts = (kind: TakeFacts['kind'], layout: TakeFacts['layout'] = 'body33'): TakeFacts => ({
  kind,
  layout,
  subject: 'Ada',
  recordedAt: '2147-04-05T19:30:00Z',
});

const seen = (atMs: number, pose: BodyPose | null): SeenFrame => ({
  atMs,
  aspect: 1.6,
  points: pose && frameOf(pose).points,
});

/** Both arms at so many degrees above level, trembling by `tremble` degrees from picture to picture. */
const armsAt = (deg: number): BodyPose => ({
  left: { upperDeg: deg, foreDeg: deg },
  right: { upperDeg: deg, foreDeg: deg },
});

/** 30 pictures a second: still, arms up within `moveMs`, still again. */
function lift(stillMs: number, moveMs: number, afterMs: number): SeenFrame[] {
  const frames: SeenFrame[] = [];
  for (let ms = 0; ms <= stillMs + moveMs + afterMs; ms += 33) {
    const share = Math.min(1, Math.max(0, (ms - stillMs) / moveMs));
    const tremble = (frames.length % 3) - 1;
    frames.push(seen(5000 + ms, armsAt(-80 + 150 * share + tremble)));
  }
  return frames;
}

describe('a take of a pose', () => {
  it('keeps a few pictures of it, time from zero, numbers rounded, and says by whom and when', () => {
    const frames = Array.from({ length: 30 }, (_, index) => seen(4000 + index * 33.3, POSES.cactus));
    const made = makeTake(frames, facts('pose'));
    if (!made.ok) throw new Error(made.says);
    expect(made.note).toBeNull();
    const { frames: kept, ...rest } = made.take;
    expect(rest).toEqual({ subject: 'Ada', recordedAt: '2147-04-05T19:30:00Z', aspect: 1.6 });
    expect(kept).toHaveLength(5);
    expect([kept[0]?.tMs, kept.at(-1)?.tMs]).toEqual([0, 966]);
    for (const point of kept[2]?.points ?? []) expect(point?.[0]).toBe(Number(point?.[0].toFixed(4)));
  });

  it('is kept and remarked upon when it was not held', () => {
    const frames = Array.from({ length: 20 }, (_, index) => seen(index * 50, armsAt(-80 + index * 8)));
    expect(makeTake(frames, facts('pose'))).toMatchObject({ ok: true, note: expect.stringContaining('You moved') });
  });

  it.each<[string, SeenFrame[], RegExp]>([
    ['no picture came', [], /No picture came in/],
    ['nobody was there', Array.from({ length: 20 }, (_, i) => seen(i * 50, null)), /Nobody was seen/],
    [
      'somebody was there too briefly',
      Array.from({ length: 20 }, (_, i) => seen(i * 50, i < 4 ? POSES.cactus : null)),
      /Nobody was seen/,
    ],
    ['hardly a picture came', [seen(0, POSES.cactus), seen(900, POSES.cactus)], /Too few pictures/],
  ])('is none when %s, and says so', (_what, frames, words) => {
    const made = makeTake(frames, facts('pose'));
    expect(!made.ok && made.says).toMatch(words);
  });

  it('of a hand is none of a body', () => {
    const frames = Array.from({ length: 20 }, (_, index) => seen(index * 50, POSES.cactus));
    const made = makeTake(frames, facts('pose', 'hand21'));
    expect(!made.ok && made.says).toContain('No hand was seen');
  });
});

describe('a take of a motion', () => {
  it('is cut to its movement, with a little before and after', () => {
    const made = makeTake(lift(1000, 800, 1200), facts('motion'));
    if (!made.ok) throw new Error(made.says);
    const lastsMs = made.take.frames.at(-1)?.tMs ?? 0;
    expect(made.take.frames[0]?.tMs).toBe(0);
    expect(lastsMs).toBeGreaterThan(800);
    expect(lastsMs).toBeLessThan(1350);
    expect(made.take.frames.length).toBeLessThanOrEqual(20);
    expect(made.take.frames.length).toBeGreaterThanOrEqual(10);
  });

  it('is none when nothing moved', () => {
    const still = Array.from({ length: 90 }, (_, index) => seen(index * 33, { left: HANGING, right: HANGING }));
    const made = makeTake(still, facts('motion'));
    expect(!made.ok && made.says).toContain('Nothing moved');
  });

  it('keeps all of a movement that fills the take, also a slow one', () => {
    const frames = lift(0, 3000, 0).map(({ atMs, points }) => ({ tMs: atMs - 5000, points: points ?? [] }));
    expect(trimMotion(frames, 'body33', 1.6)).toHaveLength(frames.length);
  });

  it('keeps a pause in the middle', () => {
    const up = lift(600, 400, 500);
    const down = lift(600, 400, 500).map((frame, index, all) => ({
      ...(all[all.length - 1 - index] ?? frame),
      atMs: frame.atMs + 1500,
    }));
    const frames = [...up, ...down].map(({ atMs, points }) => ({ tMs: atMs - 5000, points: points ?? [] }));
    const lastsMs = trimMotion(frames, 'body33', 1.6).at(-1)?.tMs ?? 0;
    expect(lastsMs).toBeGreaterThan(1500);
  });
});

describe('thinning', () => {
  it('keeps the first and the last and spreads the rest evenly', () => {
    const frames = Array.from({ length: 100 }, (_, index) => ({ tMs: index * 10, points: [] }));
    expect(evenly(frames, 5).map(({ tMs }) => tMs)).toEqual([0, 250, 490, 740, 990]);
    expect(evenly(frames.slice(0, 3), 5)).toHaveLength(3);
  });
});
