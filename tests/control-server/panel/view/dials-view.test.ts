import { describe, expect, it } from 'vitest';
import { dialsView, dialText } from '#control-server/panel/view/dials-view.ts';
import { everyPart, fired, momentAt } from '../support/moments.ts';

describe('the parameters as dials', () => {
  it('stand where the score begins, in its order', () => {
    expect(dialsView(everyPart.momentAt(500, [])).map(({ name, words }) => `${name} ${words}`)).toEqual([
      'city 0.20',
      'haze 0.40',
      'tilt 0.0',
      'crowd 0.50',
    ]);
    expect(dialsView(momentAt(0, [], { state: null }))).toEqual([]);
  });

  it('move with the cues and with the hand', () => {
    expect(dialsView(everyPart.momentAt(9000, [fired(1000, 'arrival/1')]))[0]).toMatchObject({
      now: 0.4,
      words: '0.40',
    });
    const byHand = everyPart.momentAt(9000, [[1000, { type: 'value-set', value: 'tilt', to: -7.5, overMs: 2000 }]]);
    expect(dialsView(byHand)[2]).toMatchObject({ min: -10, max: 10, words: '-7.5' });
  });

  it('do not tremble by less than a step', () => {
    const dial = (nowMs: number) =>
      dialsView(everyPart.momentAt(nowMs, [[1000, { type: 'value-set', value: 'city', to: 0.201, overMs: 1000 }]]))[0];
    expect(dial(1100)).toEqual(dial(5000));
  });

  it('write as many decimals as a step has', () => {
    expect(dialText(0.5, 0.01)).toBe('0.50');
    expect(dialText(-7.6, 0.2)).toBe('-7.6');
    expect(dialText(120, 1)).toBe('120');
    expect(dialText(2000, 36)).toBe('2000');
  });
});
