import { describe, expect, it } from 'vitest';
import { latencyOf, presentationDelayMs, seenAt } from '#installation/frame/show-moment.ts';
import { parseSite, type Site } from '#installation/site/site.ts';
import { serverMs } from '#installation/time/axes.ts';

/** One wall with a surface for each latency, ms; one left out is written nowhere. */
function room(latencies: Readonly<Record<string, number | null>>): Site {
  const surfaces = Object.entries(latencies).map(
    ([name, ms]) => `  ${name}: { wall: main${ms === null ? '' : `, output: { latencyMs: ${ms} }`} }`,
  );
  const text = ['site: room', 'title: A room', 'walls: { main: { widthM: 4, heightM: 2 } }', 'surfaces:', ...surfaces];
  const site = parseSite(`${text.join('\n')}\n`, 'room.yaml');
  if (!site.ok) throw new Error(site.problems.map(({ message }) => message).join(', '));
  return site.value;
}

describe('the moment a picture is for', () => {
  it('is when it will be seen: a projector that shows late is drawn ahead', () => {
    const site = room({ quick: null, slow: 80, early: -20 });
    const draws = (surface: string): number => seenAt(serverMs(10_000), site, surface);
    expect(['quick', 'slow', 'early', 'nowhere'].map(draws)).toEqual([10_000, 10_080, 9980, 10_000]);
    expect(latencyOf(site, 'slow')).toBe(80);
  });

  it('is the same on all walls for what is seen at the same time', () => {
    const latencies = { a: 0, b: 35, c: 120, d: -60 };
    const site = room(latencies);
    const seen = Object.entries(latencies).map(([name, ms]) => seenAt(serverMs(5000 - ms), site, name));
    expect(new Set(seen)).toEqual(new Set([5000]));
  });
});

describe('the delay of the crowd', () => {
  it('is one for the whole room, and leaves the wall that is drawn furthest ahead the usual time', () => {
    expect(presentationDelayMs(room({ a: null, b: null }))).toBe(200);
    expect(presentationDelayMs(room({ a: 0, b: 80, c: 45 }))).toBe(280);
    expect(presentationDelayMs(room({ a: -50 }))).toBe(200);
  });
});
