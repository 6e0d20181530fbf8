import { describe, expect, it } from 'vitest';
import { createCrowdDesk, totalOf } from '#control-server/conductor/crowd-desk.ts';
import { serverMs } from '#installation/time/axes.ts';

const tally = (present: number, rise: number) => ({ present, active: { rise } });

describe('the crowd desk', () => {
  it('keeps only the last count of each camera, ordered by name', () => {
    const desk = createCrowdDesk();
    desk.count('side', tally(2, 1), serverMs(0));
    desk.count('front', tally(9, 9), serverMs(0));
    desk.count('front', tally(3, 2), serverMs(10));
    const sources = desk.sources(serverMs(20));
    expect(sources).toEqual([
      { source: 'front', tally: tally(3, 2) },
      { source: 'side', tally: tally(2, 1) },
    ]);
    expect(totalOf(sources)).toEqual(tally(5, 3));
  });

  it('leaves out a camera that fell silent, and has it again when it speaks', () => {
    const desk = createCrowdDesk();
    desk.count('front', tally(3, 2), serverMs(0));
    expect(desk.sources(serverMs(1500))).toHaveLength(1);
    expect(desk.sources(serverMs(1501))).toEqual([]);
    desk.count('front', tally(4, 0), serverMs(1600));
    expect(totalOf(desk.sources(serverMs(1600)))).toEqual(tally(4, 0));
  });

  it('forgets a camera that went', () => {
    const desk = createCrowdDesk();
    desk.count('front', tally(3, 2), serverMs(0));
    desk.forget('front');
    desk.forget('never-there');
    expect(totalOf(desk.sources(serverMs(0)))).toEqual({ present: 0, active: {} });
  });
});
