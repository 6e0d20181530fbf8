import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCrowdDesk, FRESH_MS } from '#installation/crowd/crowd-desk.ts';
import { totalOf } from '#installation/crowd/source-tally.ts';
import { emptyTally } from '#installation/crowd/tally.ts';
import { serverMs } from '#installation/time/axes.ts';
import { tallyWith } from './support/asks.ts';

const tally = (present: number, rise: number) => tallyWith(present, { rise });

describe('the crowd desk', () => {
  it('keeps only the last count of each source, ordered by kind and name', () => {
    const desk = createCrowdDesk();
    desk.count('phone', 'audience', tally(1, 1), serverMs(0));
    desk.count('camera', 'side', tally(2, 1), serverMs(0));
    desk.count('camera', 'front', tally(9, 9), serverMs(0));
    desk.count('camera', 'front', tally(3, 2), serverMs(10));
    const sources = desk.sources(serverMs(20));
    expect(sources).toEqual([
      { source: 'front', kind: 'camera', tally: tally(3, 2), atMs: 10 },
      { source: 'side', kind: 'camera', tally: tally(2, 1), atMs: 0 },
      { source: 'audience', kind: 'phone', tally: tally(1, 1), atMs: 0 },
    ]);
    expect(totalOf(sources)).toEqual(tally(6, 4));
  });

  it('leaves out a source that fell silent, and has it again when it speaks', () => {
    const desk = createCrowdDesk();
    desk.count('camera', 'front', tally(3, 2), serverMs(0));
    expect(desk.sources(serverMs(1500))).toHaveLength(1);
    expect(desk.sources(serverMs(1501))).toEqual([]);
    desk.count('camera', 'front', tally(4, 0), serverMs(1600));
    expect(totalOf(desk.sources(serverMs(1600)))).toEqual(tally(4, 0));
  });

  it('forgets a source that went', () => {
    const desk = createCrowdDesk();
    desk.count('camera', 'front', tally(3, 2), serverMs(0));
    desk.forget('camera', 'front');
    desk.forget('camera', 'never-there');
    expect(totalOf(desk.sources(serverMs(0)))).toEqual(emptyTally);
  });

  it('does not take a phone for the camera of the same name', () => {
    const desk = createCrowdDesk();
    desk.count('camera', 'front', tally(3, 2), serverMs(0));
    desk.count('phone', 'front', tally(1, 1), serverMs(0));
    expect(desk.sources(serverMs(0))).toHaveLength(2);
    desk.forget('phone', 'front');
    expect(desk.sources(serverMs(0)).map((source) => source.kind)).toEqual(['camera']);
  });

  it('answers with what was counted last within the time that counts, whoever comes and goes', () => {
    const step = fc.record({
      passMs: fc.nat({ max: 900 }),
      source: fc.constantFrom('front', 'side', 'back'),
      present: fc.nat({ max: 9 }),
      goes: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const desk = createCrowdDesk();
        const expected = new Map<string, readonly [number, number]>();
        let nowMs = 0;
        for (const { passMs, source, present, goes } of steps) {
          nowMs += passMs;
          if (goes) desk.forget('camera', source);
          else desk.count('camera', source, tally(present, 0), serverMs(nowMs));
          if (goes) expected.delete(source);
          else expected.set(source, [present, nowMs]);
          const known = desk.sources(serverMs(nowMs));
          const fresh = [...expected].filter(([, [, atMs]]) => nowMs - atMs <= FRESH_MS);
          expect(Object.fromEntries(known.map((each) => [each.source, [each.tally.present, each.atMs]]))).toEqual(
            Object.fromEntries(fresh),
          );
        }
      }),
    );
  });
});
