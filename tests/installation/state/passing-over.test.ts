import { describe, expect, it } from 'vitest';
import type { ScoreCue, Worth } from '#installation/score/score-schema.ts';
import {
  type AsThingsStand,
  armingOf,
  comesInPlaceOf,
  isPassedOver,
  playedFor,
} from '#installation/state/passing-over.ts';
import { cueOf, planOf } from '#tests/support/sample-score.ts';

const skipped = (cue: string, more: object = {}) => ({ cue, arming: 'skipped', ...more });

/** A show of these cues in one sequence `s`, with one variable, as it stands. */
const standing = (
  cues: readonly object[],
  variables: Readonly<Record<string, Worth>> = {},
  arming: Readonly<Record<string, ScoreCue['arming']>> = {},
): AsThingsStand => ({
  plan: planOf(cues, { variables: { mood: { says: 'mood', start: 'calm' } } }),
  arming: new Map(Object.entries(arming)),
  variables: new Map(Object.entries({ mood: 'calm', ...variables })),
});

const played = (now: AsThingsStand, cue: string): string | null => playedFor(now, `s/${cue}`)?.number ?? null;

describe('a cue', () => {
  const cues = [{ cue: '1' }, skipped('2'), { cue: '3', when: { mood: 'wild' } }, { cue: '4', arming: 'disarmed' }];

  it('is armed as it is written, unless the director says otherwise', () => {
    const now = standing(cues, {}, { 's/1': 'skipped', 's/2': 'armed' });
    const arming = ['1', '2', '4'].map((cue) => now.plan && armingOf(now, cueOf(now.plan, `s/${cue}`)));
    expect(arming).toEqual(['skipped', 'armed', 'disarmed']);
  });

  it('is passed over where it is skipped or its condition does not hold, and not where it is disarmed', () => {
    const passed = (now: AsThingsStand): string[] =>
      [...(now.plan?.cues.values() ?? [])].filter((cue) => isPassedOver(now, cue)).map(({ number }) => number);
    expect(passed(standing(cues))).toEqual(['2', '3']);
    expect(passed(standing(cues, { mood: 'wild' }, { 's/2': 'armed', 's/4': 'skipped' }))).toEqual(['4']);
  });
});

describe('what is played for a cue', () => {
  it('is itself, or the first behind it that is not passed over', () => {
    const cues = [skipped('1'), { cue: '2', when: { mood: 'wild' } }, { cue: '3' }];
    expect(played(standing(cues), '1')).toBe('3');
    expect(played(standing(cues, { mood: 'wild' }), '1')).toBe('2');
    expect(played(standing(cues, {}, { 's/1': 'armed' }), '1')).toBe('1');
  });

  it('is found along the default way of a question', () => {
    const quorum = {
      gesture: 'rise',
      share: 0.5,
      dwell: '1s',
      timeout: '5s',
      met: { label: 'yes', go: '2' },
      unmet: { label: 'no', go: '3' },
    };
    expect(played(standing([skipped('1', { quorum }), { cue: '2' }, { cue: '3' }]), '1')).toBe('3');
  });

  it('stays within a group that plays in order, and is nothing behind its last cue', () => {
    const inside = [skipped('a'), { cue: 'b' }, skipped('c')].map((cue) => ({ duration: '1s', ...cue }));
    const grouped = (mode: string): AsThingsStand =>
      standing([{ cue: 'G', group: { mode, cues: inside } }, { cue: 'Z' }]);
    expect(['a', 'b', 'c'].map((cue) => played(grouped('in-order'), cue))).toEqual(['b', 'b', null]);
    // Nothing comes behind another where all play at once.
    expect(['a', 'b', 'c'].map((cue) => played(grouped('parallel'), cue))).toEqual([null, 'b', null]);
  });

  it('is nothing where a ring of cues is passed over whole, or there is no such cue', () => {
    const ring = [skipped('1', { goTo: '2', next: 'follow', postWait: '1s' }), skipped('2', { goTo: '1' })];
    expect(played(standing(ring), '1')).toBeNull();
    expect(played(standing(ring), '99')).toBeNull();
    expect(playedFor({ plan: null, arming: new Map(), variables: new Map() }, 's/1')).toBeNull();
  });
});

describe('what comes in the place of a cue', () => {
  it('is what its goTo says, the next in the list, or at the end nothing', () => {
    const { plan } = standing([{ cue: '1', goTo: '3' }, { cue: '2' }, { cue: '3' }]);
    if (!plan) throw new Error('there is no plan');
    expect(['1', '2', '3'].map((cue) => comesInPlaceOf(plan, cueOf(plan, `s/${cue}`)))).toEqual(['s/3', 's/3', null]);
  });
});
