import { describe, expect, it } from 'vitest';
import type { ShowState } from '#installation/state/show-state.ts';
import { edited } from '#tests/support/problem-place.ts';
import { grant, type Rehearsal, rehearse } from '#tests/support/rehearsal.ts';
import { planOfText, SAMPLE_SCORE_TEXT } from '#tests/support/sample-score.ts';

const light = (state: ShowState): number => state.values.light ?? Number.NaN;
const tilt = (state: ShowState): number => state.values.tilt ?? Number.NaN;
const phases = (state: ShowState): string[] => state.cues.map((cue) => `${cue.key} ${cue.phase}`);

describe('a score adopted while the show runs', () => {
  const brighter = planOfText(edited(SAMPLE_SCORE_TEXT, 'light: 0.8', 'light: 0.9'));
  const without = planOfText(
    [
      '  tilt: { says: how far it leans in degrees, default: 0, min: -10, max: 10 }\n',
      'set: { tilt: -5 }',
      ', tilt: { to: 5, over: 3s, after: 1s, ease: linear }',
      'set: { tilt: 1 }',
    ].reduce((text, piece) => edited(text, piece, ''), SAMPLE_SCORE_TEXT),
  );
  const plans = new Map([brighter, without, planOfText(SAMPLE_SCORE_TEXT)].map((plan) => [plan.scoreHash, plan]));

  const begunWith = (): Rehearsal => {
    const show = rehearse(plans);
    grant(show, 1000, { type: 'go' });
    return show;
  };

  it('goes on without a jump: values and cues stand where they stood', () => {
    const show = begunWith();
    const before = show.stateAt(3000);
    show.declare(3000, { type: 'score-adopted', scoreHash: brighter.scoreHash });
    const after = show.stateAt(3000);
    expect(after.values).toEqual(before.values);
    expect(after.cues).toMatchObject(before.cues);
    expect(after.plan?.scoreHash).toBe(brighter.scoreHash);
  });

  it('plays the new score from its next cue on', () => {
    const show = begunWith();
    show.declare(3000, { type: 'score-adopted', scoreHash: brighter.scoreHash });
    expect(light(show.stateAt(5500))).toBe(0.9);
  });

  it('drops a value the new score does not have, and has it again at its default', () => {
    const show = begunWith();
    grant(show, 5000, { type: 'jump', cue: 'one/5' });
    show.declare(6000, { type: 'score-adopted', scoreHash: without.scoreHash });
    expect('tilt' in show.stateAt(6000).values).toBe(false);
    show.declare(7000, { type: 'score-adopted', scoreHash: brighter.scoreHash });
    expect(tilt(show.stateAt(7000))).toBe(0);
  });

  it('keeps the cue that stands by only where the new score has it', () => {
    const shorter = planOfText(SAMPLE_SCORE_TEXT.slice(0, SAMPLE_SCORE_TEXT.indexOf('      - cue: D')));
    const both = new Map([...plans, [shorter.scoreHash, shorter] as const]);
    const show = rehearse(both);
    grant(show, 1000, { type: 'jump', cue: 'two/C' });
    expect(show.stateAt(2000).standby).toBe('two/D');
    show.declare(2000, { type: 'score-adopted', scoreHash: shorter.scoreHash });
    expect(show.stateAt(2000).standby).toBeNull();
  });

  it('drops a motion that was due and that the new score no longer has', () => {
    const later = planOfText(edited(SAMPLE_SCORE_TEXT, 'motion: rises }', 'motion: rises, after: 4s }'));
    const renamed = planOfText(SAMPLE_SCORE_TEXT.replaceAll('rises', 'lifts'));
    const show = rehearse(new Map([...plans, [later.scoreHash, later], [renamed.scoreHash, renamed]]));
    show.declare(500, { type: 'score-adopted', scoreHash: later.scoreHash });
    grant(show, 1000, { type: 'go' });
    expect(show.stateAt(7000).motions.ayla?.motion).toBe('rises');
    show.declare(3000, { type: 'score-adopted', scoreHash: renamed.scoreHash });
    expect(show.stateAt(9000).motions.ayla?.motion).toBe('stands');
  });

  it('lets a cue the new score dropped follow into nothing', () => {
    const only = planOfText(
      edited(SAMPLE_SCORE_TEXT.slice(0, SAMPLE_SCORE_TEXT.indexOf('      - cue: 2')), 'next: follow\n', '\n'),
    );
    const show = rehearse(new Map([...plans, [only.scoreHash, only] as const]));
    grant(show, 1000, { type: 'go' });
    show.declare(3000, { type: 'score-adopted', scoreHash: only.scoreHash });
    expect(phases(show.stateAt(60_000))).toEqual(['one/1 done']);
  });
});
