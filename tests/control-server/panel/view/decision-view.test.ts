import { describe, expect, it } from 'vitest';
import { decisionView } from '#control-server/panel/view/decision-view.ts';
import type { FactEvent } from '#installation/log/fact.ts';
import { everyPart, fired, type Happening, momentAt } from '../support/moments.ts';

type Decided = Extract<FactEvent, { readonly type: 'quorum-decided' }>;

const evidence = (change: Partial<Decided['evidence']> = {}): Decided['evidence'] => ({
  option: 0,
  what: { mode: 'any', gestures: ['rise'] },
  share: 0.643,
  threshold: 0.6,
  present: 14,
  active: 9,
  minPeople: 3,
  dwellMs: 1280,
  requiredDwellMs: 1000,
  synchrony: null,
  askedSynchrony: null,
  chanceSynchrony: null,
  weights: { camera: 1, phone: 1, operator: 1 },
  sources: [],
  others: [],
  ...change,
});

const decided = (change: Partial<Decided>): Happening => [
  5000,
  { type: 'quorum-decided', cue: 'first/A', outcome: 'met', option: 0, how: 'crowd', evidence: evidence(), ...change },
];

const asked = fired(1000, 'first/A');
const said = (change: Partial<Decided>) => decisionView(momentAt(9000, [asked, decided(change)]));

describe('the last decision', () => {
  it('is none until there was one', () => {
    expect(decisionView(momentAt(9000, [asked]))).toBeNull();
  });

  it('says what the crowd decided, and on what', () => {
    expect(said({})).toEqual({
      cue: 'first/A',
      number: 'A',
      name: 'Asked',
      label: 'held',
      because: '64 % of 14 for 1.2 s, by the crowd',
      when: '4 s ago',
      canAskAgain: true,
    });
  });

  it('says what was lacking when the time was up', () => {
    const short = evidence({ share: 0.41, dwellMs: 0 });
    expect(said({ outcome: 'unmet', how: 'timeout', evidence: short })).toMatchObject({
      label: 'fallen',
      because: '41 % of 14 when time was up, 60 % asked',
    });
    expect(said({ outcome: 'met', how: 'timeout', evidence: short })?.because).toBe(
      '41 % of 14 when time was up, more than for anything else',
    );
  });

  it('says when it was the director who decided', () => {
    expect(said({ how: 'taken' })?.because).toBe('64 % of 14 when you took it as it stood');
    expect(said({ how: 'forced', outcome: 'unmet' })).toMatchObject({
      label: 'fallen',
      because: 'forced by you, 64 % of 14',
    });
  });

  it('does not make a share out of nobody', () => {
    const nobody = evidence({ present: 0, active: 0, share: 0 });
    expect(said({ how: 'timeout', outcome: 'unmet', evidence: nobody })?.because).toBe(
      'nobody was counted when time was up, 60 % asked',
    );
  });

  it('cannot be asked again while another question is open', () => {
    const again = decisionView(momentAt(9000, [asked, decided({}), fired(6000, 'first/A')]));
    expect(again?.canAskAgain).toBe(false);
  });

  it('names the way of a choice, and of one nobody took the way that came closest', () => {
    const choice = (change: Partial<Decided>) =>
      decisionView(everyPart.momentAt(9000, [fired(1000, 'question/2'), decided({ cue: 'question/2', ...change })]));
    expect(choice({ option: 1 })?.label).toBe('leave');
    expect(choice({ outcome: 'unmet', how: 'timeout', evidence: evidence({ option: 2, share: 0.2 }) })).toMatchObject({
      label: 'nobody speaks',
      because: 'closest together: 20 % of 14 when time was up, 60 % asked',
    });
  });
});
