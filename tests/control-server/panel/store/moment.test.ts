import { describe, expect, it } from 'vitest';
import { untilNextLookMs } from '#control-server/panel/store/moment.ts';
import { sameView } from '#control-server/panel/store/same-view.ts';
import { serverMs } from '#installation/time/axes.ts';
import { fired, momentAt } from '../support/moments.ts';

describe('when to look again', () => {
  it('is every 100 ms while something counts down', () => {
    expect(untilNextLookMs(momentAt(2000, [fired(1000, 'first/1')]))).toBe(100);
  });

  it('is so while what runs on behind a fade-out counts down', () => {
    const faded = momentAt(11_000, [fired(1000, 'first/2'), [2000, { type: 'faded-out' }]]);
    expect(faded.state?.mode).toBe('faded');
    expect(untilNextLookMs(faded)).toBe(100);
  });

  it('is at the next whole second while nothing does', () => {
    expect(untilNextLookMs(momentAt(2400, []))).toBe(600);
    expect(untilNextLookMs(momentAt(2400, [], { state: null }))).toBe(1000);
  });

  it('is when a fact that is written already takes effect', () => {
    expect(untilNextLookMs(momentAt(2400, [], { nextFactMs: serverMs(2450) }))).toBe(50);
    expect(untilNextLookMs(momentAt(2400, [], { nextFactMs: serverMs(2401) }))).toBe(16);
  });

  it('rests while the show is paused', () => {
    const paused = momentAt(9000, [fired(1000, 'first/4'), [1500, { type: 'paused' }]]);
    expect(untilNextLookMs(paused)).toBe(500);
  });
});

describe('sameView', () => {
  it('compares what views are made of', () => {
    expect(sameView({ a: [1, { b: null }] }, { a: [1, { b: null }] })).toBe(true);
    expect(sameView({ a: 1 }, { a: 2 })).toBe(false);
    expect(sameView({ a: 1 }, { b: 1 })).toBe(false);
    expect(sameView([], {})).toBe(false);
    expect(sameView(null, {})).toBe(false);
    expect(sameView(Number.NaN, Number.NaN)).toBe(true);
  });
});
