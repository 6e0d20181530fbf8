import { describe, expect, it } from 'vitest';
import { quorumView } from '#control-server/panel/view/quorum-view.ts';
import { everyPart, fired, type Happening, measured, meter, momentAt } from '../support/moments.ts';

const asked = [fired(1000, 'first/A')];

describe('the open question', () => {
  const at = (active: number, share: number, dwellMs: number, cue = 'first/A') =>
    quorumView(
      momentAt(6000, asked, {
        meter: meter({
          atMs: 5900,
          present: 10,
          active: { rise: active },
          quorum: { cue, options: [measured({ present: 10, active, share, dwellMs })] },
        }),
      }),
    );

  it('is none while nobody is asked', () => {
    expect(quorumView(momentAt(6000, []))).toBeNull();
  });

  it('says who asks, what becomes of it, and how long it still has', () => {
    expect(at(2, 0.2, 0)).toMatchObject({
      cue: 'first/A',
      number: 'A',
      name: 'Asked',
      gesture: 'rise',
      hold: 'open',
      atTimeout: 'fallen',
      left: { text: '40.0' },
    });
  });

  it('takes what the crowd stands for: the way without an answer until it reaches one', () => {
    expect(at(2, 0.2, 0)?.takes).toBe('fallen');
    expect(at(7, 0.7, 1000)).toMatchObject({ takes: 'held', options: [{ isAhead: true, standing: 'holding' }] });
  });

  it('takes for fallen what only the hysteresis still holds', () => {
    expect(at(5, 0.55, 1500)).toMatchObject({ takes: 'fallen', options: [{ standing: 'holding', isAhead: false }] });
  });

  it("does not show another question's count", () => {
    expect(at(7, 0.7, 1000, 'first/other')?.options).toMatchObject([{ active: 0, sharePercent: 0, dwellPercent: 0 }]);
  });

  it('says when the decision is held back', () => {
    const held = momentAt(9000, [...asked, [6000, { type: 'quorum-suspended', cue: 'first/A' }]]);
    expect(quorumView(held)).toMatchObject({ hold: 'held', left: { text: '40.0', tone: 'still' } });
  });
});

describe('a choice', () => {
  const put: Happening[] = [fired(1000, 'question/2'), [2000, { type: 'quorum-released', cue: 'question/2' }]];
  const crowd = (...shares: [share: number, active: number][]) =>
    quorumView(
      everyPart.momentAt(6000, put, {
        meter: meter({
          present: 10,
          quorum: {
            cue: 'question/2',
            options: shares.map(([share, active]) => measured({ present: 10, share, active })),
          },
        }),
      }),
    );

  it('is not held back where only its cue is paused: there is nothing to release', () => {
    const paused: Happening = [2000, { type: 'cue-paused', cue: 'first/A' }];
    expect(quorumView(momentAt(6000, [...asked, paused]))).toMatchObject({ hold: 'open' });
  });

  it('waits for the hand that puts it', () => {
    expect(quorumView(everyPart.momentAt(6000, put.slice(0, 1)))).toMatchObject({ hold: 'awaits-hand' });
    expect(quorumView(everyPart.momentAt(6000, put))).toMatchObject({ hold: 'open' });
  });

  it('has every way in its order', () => {
    expect(crowd()?.options.map(({ option, label, gesture }) => `${option} ${label}: ${gesture}`)).toEqual([
      '0 stay: rise',
      '1 leave: claim or refuse',
      '2 together: rise and link',
    ]);
    expect(crowd()?.options[2]?.synchrony).not.toBeNull();
  });

  it('is taken for the largest share of what is reached, then for the most heads, then for the first', () => {
    expect(crowd([0.5, 5], [0.6, 6])?.takes).toBe('leave');
    expect(crowd([0.4, 4], [0.4, 4])?.takes).toBe('leave');
    expect(crowd([0.5, 5], [0.5, 6])?.takes).toBe('leave');
    expect(crowd([0.5, 5], [0.5, 5])?.takes).toBe('stay');
    expect(crowd([0.2, 2], [0.2, 2])?.takes).toBe('nobody speaks');
    expect(crowd([0.5, 5], [0.6, 6])?.options.map(({ isAhead }) => isAhead)).toEqual([false, true, false]);
  });

  it('shows what the director counted, the latest of each way', () => {
    const count = (atMs: number, option: number, active: number): Happening => [
      atMs,
      { type: 'operator-counted', cue: 'question/2', option, active, present: 20 },
    ];
    const counted = quorumView(everyPart.momentAt(16_000, [...put, count(3000, 0, 4), count(4000, 0, 12)]));
    expect(counted?.options.map((option) => option.counted)).toEqual([
      { active: 12, present: 20, words: 'you counted 12 of 20, 12 s ago' },
      null,
      null,
    ]);
  });
});
