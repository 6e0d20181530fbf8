import { describe, expect, it } from 'vitest';
import { type BodyLook, LiveLooks } from '#gestures/recognise/live-looks.ts';
import type { View } from '#gestures/recognise/view.ts';
import type { Landmarks } from '#installation/crowd/body.ts';
import { lookAtCrowd, standing } from '#tests/gestures/support/fake-crowd.ts';

const ASPECT = 16 / 9;

/** A camera of the given threads before a crowd; time passes as the looks take it. */
function camera(
  threads: number,
  crowdAt: (atMs: number) => readonly Landmarks[],
  ghosts?: (view: View) => Landmarks[],
) {
  let number = 0;
  const live = new LiveLooks(() => (number += 1));
  const log: { atMs: number; tracks: readonly number[]; fresh: readonly number[] }[] = [];
  const spent = { people: 0, search: 0 };
  let atMs = 0;
  const looking =
    (kind: 'people' | 'search') =>
    async (view: View): Promise<BodyLook> => {
      const { found, tookMs } = lookAtCrowd(crowdAt(atMs), view);
      const made = ghosts?.(view) ?? [];
      spent[kind] += tookMs ?? 0;
      return { found: [...found, ...made], tookMs };
    };
  return {
    log,
    spent,
    /** Lets the camera look until `untilMs`. */
    run: async (untilMs: number) => {
      while (atMs < untilMs) {
        const before = spent.people + spent.search;
        const withHands = async (bodies: readonly Landmarks[]) => bodies.map((landmarks) => ({ landmarks }));
        const { people } = await live.glance(ASPECT, atMs, threads, looking('people'), withHands);
        log.push({
          atMs,
          tracks: people.map(({ track }) => track),
          fresh: people.filter(({ isFresh }) => isFresh).map(({ track }) => track),
        });
        if (live.owesSearch) await live.search(ASPECT, atMs, looking('search'));
        atMs += Math.max(33, (spent.people + spent.search - before) / threads);
      }
    },
  };
}

/** People side by side in rows, as far apart as their size allows. */
const rows = (count: number, perRow: number, torso: number): readonly Landmarks[] =>
  Array.from({ length: count }, (_, index) =>
    standing(
      (ASPECT * ((index % perRow) + 0.5)) / perRow,
      0.15 + (Math.floor(index / perRow) * 0.9) / Math.ceil(count / perRow),
      torso,
    ),
  );

const last = <T>(items: readonly T[]): T | undefined => items.at(-1);

// Many people's looks in turn are many likenesses: patience where the machine has other work.
describe('live looks', { timeout: 60_000 }, () => {
  it.each([
    [1, 1, 1, 0.25],
    [3, 1, 3, 0.2],
    [6, 1, 6, 0.12],
    [12, 1, 6, 0.1],
    [20, 3, 7, 0.08],
    [40, 3, 10, 0.06],
  ])('find %i people on %i threads and give each one number that stays', async (count, threads, perRow, torso) => {
    const { run, log } = camera(threads, () => rows(count, perRow, torso));
    await run(10_000);
    const found = last(log)?.tracks ?? [];
    expect(found).toHaveLength(count);
    await run(16_000);
    expect(new Set(last(log)?.tracks)).toEqual(new Set(found));
    expect(Math.max(...log.map(({ tracks }) => tracks.length))).toBe(count);
  });

  it('look at one person in every picture and at many in turn', async () => {
    const one = camera(1, () => rows(1, 1, 0.25));
    await one.run(8000);
    const late = one.log.filter(({ atMs }) => atMs > 4000);
    expect(late.every(({ fresh }) => fresh.length === 1)).toBe(true);
    const many = camera(3, () => rows(20, 7, 0.08));
    await many.run(16_000);
    const seen = many.log.filter(({ atMs }) => atMs > 8000);
    const counts = new Map<number, number>();
    for (const { fresh } of seen) for (const track of fresh) counts.set(track, (counts.get(track) ?? 0) + 1);
    expect(counts.size).toBe(20);
    // At least once a second each, within the 8 s.
    expect(Math.min(...counts.values())).toBeGreaterThanOrEqual(8);
  });

  it('go on searching while they follow', async () => {
    const { run, spent } = camera(1, () => rows(6, 6, 0.12));
    await run(20_000);
    const share = spent.search / (spent.search + spent.people);
    expect(share).toBeGreaterThan(0.15);
    expect(share).toBeLessThan(0.4);
  });

  it('see who comes in while others are there, and who goes', async () => {
    const before = rows(3, 3, 0.15);
    const after = [...before.slice(1), standing(1.7, 0.5, 0.1)];
    const { run, log } = camera(1, (atMs) => (atMs < 6000 ? before : after));
    await run(6000);
    const [, second, third] = last(log)?.tracks ?? [];
    await run(12_000);
    const now = last(log)?.tracks ?? [];
    expect(now).toHaveLength(3);
    expect(now).toContain(second);
    expect(now).toContain(third);
  });

  it('believe nobody who is not there in a view of their own', async () => {
    const ghost = standing(0.5, 0.5, 0.2);
    const { run, log } = camera(
      1,
      () => [],
      (view) => (view.width === 1 ? [ghost] : []),
    );
    await run(6000);
    expect(log.every(({ tracks }) => tracks.length === 0)).toBe(true);
  });

  it('miss nobody whose look was lost with its thread', async () => {
    let number = 0;
    const live = new LiveLooks(() => (number += 1));
    const crowd = rows(1, 1, 0.25);
    const withHands = async (bodies: readonly Landmarks[]) => bodies.map((landmarks) => ({ landmarks }));
    const see = async (view: View): Promise<BodyLook> => lookAtCrowd(crowd, view);
    for (let atMs = 0; atMs < 2000; atMs += 100) {
      await live.glance(ASPECT, atMs, 1, see, withHands);
      if (live.owesSearch) await live.search(ASPECT, atMs, see);
    }
    const lost = async (): Promise<BodyLook> => ({ found: [], tookMs: null });
    const { people } = await live.glance(ASPECT, 2600, 1, lost, withHands);
    expect(people).toMatchObject([{ isFresh: false }]);
  });
});
