import { describe, expect, it } from 'vitest';
import type { Plan } from '#installation/score/plan.ts';
import { asRun, codeOf, grant, type Rehearsal, rehearse, running } from '#tests/support/rehearsal.ts';
import { planOf } from '#tests/support/sample-score.ts';

const lasting = (cue: string | number, duration: string, more: object = {}) => ({ cue, duration, ...more });

const question = {
  gesture: 'rise',
  share: 0.5,
  dwell: '1s',
  timeout: '60s',
  met: { label: 'met', go: 'M' },
  unmet: { label: 'unmet', go: 'M' },
};

/** A run of the plan `before`, its first GO at zero, that plays `after` from `atMs` on. */
function changing(before: Plan, after: Plan, atMs: number): Rehearsal {
  const show = rehearse(
    new Map([
      [before.scoreHash, before],
      [after.scoreHash, after],
    ]),
    before.scoreHash,
  );
  grant(show, 0, { type: 'go' });
  show.declare(atMs, { type: 'score-adopted', scoreHash: after.scoreHash });
  return show;
}

const group = (cues: readonly object[], more: object = {}) =>
  planOf([{ cue: 'G', group: { mode: 'in-order', cues }, next: 'follow', ...more }, lasting('Z', '1s')]);

describe('a score adopted while a group plays', () => {
  it('goes on with the child that is under way', () => {
    const show = changing(group([lasting('a', '2s')]), group([lasting('a', '2s', { set: { light: 1 } })]), 1000);
    expect(asRun(show, 20_000)).toEqual(['G@0', 'a@0', 'Z@2000']);
  });

  it('does not wait for a child it no longer has', () => {
    const show = changing(group([lasting('a', '60s'), lasting('b', '1s')]), group([lasting('b', '1s')]), 1000);
    expect(asRun(show, 20_000)).toEqual(['G@0', 'a@0', 'b@1000', 'Z@2000']);
  });

  it('does not wait for a child that was still to come', () => {
    const timeline = (cues: readonly object[]) =>
      planOf([{ cue: 'G', group: { mode: 'timeline', cues }, next: 'follow' }, lasting('Z', '1s')]);
    const show = changing(
      timeline([lasting('a', '1s'), lasting('b', '1s', { at: '5s' })]),
      timeline([lasting('a', '1s')]),
      2000,
    );
    expect(asRun(show, 20_000)).toEqual(['G@0', 'a@0', 'Z@5000']);
  });

  it('passes over what it no longer has in the order', () => {
    const show = changing(
      group([lasting('a', '1s'), lasting('b', '1s'), lasting('c', '1s')]),
      group([lasting('a', '1s'), lasting('c', '1s')]),
      500,
    );
    expect(asRun(show, 20_000)).toEqual(['G@0', 'a@0', 'c@1000', 'Z@2000']);
  });

  it('that has no such group leaves its children to come to their end', () => {
    const show = changing(group([lasting('a', '2s')]), planOf([lasting('a', '2s'), lasting('Z', '1s')]), 1000);
    expect(running(show.stateAt(1500))).toEqual(['a']);
    expect(show.stateAt(2000).mode).toBe('idle');
  });

  it('tells a paused group of it when it is resumed', () => {
    const before = group([lasting('a', '60s'), lasting('b', '1s')]);
    const after = group([lasting('b', '1s')]);
    const show = rehearse(new Map([before, after].map((plan) => [plan.scoreHash, plan])), before.scoreHash);
    grant(show, 0, { type: 'go' });
    grant(show, 500, { type: 'pause-cue', cue: 's/G' });
    show.declare(1000, { type: 'score-adopted', scoreHash: after.scoreHash });
    expect(running(show.stateAt(4000))).toEqual(['G']);
    grant(show, 5000, { type: 'resume-cue', cue: 's/G' });
    expect(asRun(show, 20_000)).toEqual(['G@0', 'a@0', 'b@5000', 'Z@6000']);
  });
});

describe('a score adopted while a cue waits for its action', () => {
  const plain = planOf([lasting(1, '2s', { preWait: '1s', next: 'follow' }), lasting(2, '1s')]);
  const grouped = planOf([
    {
      cue: 1,
      preWait: '1s',
      next: 'follow',
      group: { mode: 'in-order', cues: [lasting('a', '1s'), lasting('b', '4s')] },
    },
    lasting(2, '1s'),
  ]);
  const asking = planOf([
    { cue: 1, preWait: '1s', quorum: { ...question, met: { label: 'met', go: 2 }, unmet: { label: 'unmet', go: 2 } } },
    lasting(2, '1s'),
  ]);

  it('plays the group that has become of it', () => {
    expect(asRun(changing(plain, grouped, 500), 20_000)).toEqual(['1@0', 'a@1000', 'b@2000', '2@6000']);
  });

  it('plays the cue that has become of a group', () => {
    expect(asRun(changing(grouped, plain, 500), 20_000)).toEqual(['1@0', '2@3000']);
  });

  it('puts the question that has become of it', () => {
    const show = changing(plain, asking, 500);
    expect(show.stateAt(2000).quorum).toMatchObject({ key: 's/1', leftMs: 59_000 });
  });

  it('keeps how it was armed when it was fired', () => {
    const show = changing(plain, grouped, 500);
    show.declare(600, { type: 'cue-armed', cue: 's/1', arming: 'disarmed' });
    expect(show.stateAt(1500).cues.map(({ isMute }) => isMute)).toEqual([false, false]);
  });
});

describe('a score that has no such loop any more', () => {
  it('ends it with its round, and what a cue that is gone played ends with it', () => {
    const child = { cue: 'v', repeat: { until: 'director' }, duration: '1s' };
    const before = planOf([{ cue: 'G', group: { mode: 'parallel', cues: [child] } }, lasting('Z', '1s')]);
    const without = planOf([lasting('v', '1s', { repeat: { until: 'director' } }), lasting('Z', '1s')]);
    expect(changing(before, without, 2500).stateAt(3000)).toMatchObject({ mode: 'idle', cues: [] });
    const once = planOf([
      { cue: 'G', group: { mode: 'parallel', cues: [{ ...child, repeat: undefined }] } },
      lasting('Z', '1s'),
    ]);
    expect(changing(before, once, 2500).stateAt(2999).mode).toBe('running');
    expect(changing(before, once, 2500).stateAt(3000).mode).toBe('idle');
  });
});

describe('a score adopted while the crowd is asked', () => {
  const asking = (more: object = {}) => planOf([{ cue: 'Q', quorum: { ...question, ...more } }, lasting('M', '1s')]);

  it('goes on asking, in its words', () => {
    const show = changing(asking(), asking({ timeout: '90s' }), 1000);
    expect(show.stateAt(2000).quorum).toMatchObject({ leftMs: 88_000, armedAtMs: 0 });
  });

  it('keeps what the director counted while it asks the same, and forgets it where it asks another thing', () => {
    const counts = (after: Plan): number | undefined => {
      const before = asking();
      const show = rehearse(
        new Map([
          [before.scoreHash, before],
          [after.scoreHash, after],
        ]),
        before.scoreHash,
      );
      grant(show, 0, { type: 'go' });
      grant(show, 1000, { type: 'count-crowd', cue: 's/Q', active: 3, present: 4 });
      show.declare(2000, { type: 'score-adopted', scoreHash: after.scoreHash });
      return show.stateAt(2000).quorum?.counts.length;
    };
    expect(counts(asking({ share: 0.9 }))).toBe(1);
    expect(counts(asking({ gesture: 'link' }))).toBe(0);
  });

  it('and no longer asks there, offers the cue again', () => {
    const show = changing(asking(), planOf([lasting('Q', '1s'), lasting('M', '1s')]), 1000);
    expect(show.stateAt(2000)).toMatchObject({ mode: 'idle', quorum: null, standby: 's/Q' });
    expect(codeOf(show.ask(2000, { type: 'go' }))).toBe('done');
    expect(running(show.stateAt(2500))).toEqual(['Q']);
  });

  it('and no longer asks there, lets its group go on', () => {
    const show = changing(
      group([{ cue: 'Q', quorum: { ...question, met: { label: 'a', go: 'Z' }, unmet: { label: 'b', go: 'Z' } } }]),
      group([lasting('Q', '1s')]),
      1000,
    );
    expect(asRun(show, 20_000)).toEqual(['G@0', 'Q@0', 'Z@1000']);
  });

  it('cannot be asked again what the score no longer asks', () => {
    const before = asking();
    const after = planOf([lasting('Q', '1s'), lasting('M', '1s')]);
    const show = rehearse(new Map([before, after].map((plan) => [plan.scoreHash, plan])), before.scoreHash);
    grant(show, 0, { type: 'go' });
    grant(show, 500, { type: 'quorum-force', cue: 's/Q', outcome: 'met' });
    expect(codeOf(show.ask(600, { type: 'quorum-rearm', cue: 's/Q' }))).toBe('done');
    grant(show, 700, { type: 'quorum-force', cue: 's/Q', outcome: 'met' });
    show.declare(3000, { type: 'score-adopted', scoreHash: after.scoreHash });
    expect(show.stateAt(4000).decided?.cue).toBe('s/Q');
    expect(codeOf(show.ask(4000, { type: 'quorum-rearm', cue: 's/Q' }))).toBe('nothing-to-ask-again');
  });
});

describe('a score adopted in the midst', () => {
  it('keeps variables it also has, and begins the others', () => {
    const withVariables = (variables: object) => planOf([lasting(1, '1s', { assign: { laps: 5 } })], { variables });
    const laps = { says: 'laps', start: 0 };
    const show = changing(
      withVariables({ laps, old: { says: 'old', start: 1 } }),
      withVariables({ laps, fresh: { says: 'f', start: 'x' } }),
      2000,
    );
    expect(Object.fromEntries(show.stateAt(2000).variables)).toEqual({ laps: 5, fresh: 'x' });
  });

  it('begins a variable anew that may no longer be what it is', () => {
    const withMood = (mood: object, assign: object) => planOf([lasting(1, '1s', { assign })], { variables: { mood } });
    const before = withMood({ says: 'mood', start: 'calm' }, { mood: 'wild' });
    const moodAfter = (mood: object) => changing(before, withMood(mood, {}), 2000).stateAt(2000).variables.get('mood');
    expect(moodAfter({ says: 'mood', start: 'calm', oneOf: ['calm', 'wild'] })).toBe('wild');
    expect(moodAfter({ says: 'mood', start: 'calm', oneOf: ['calm', 'glad'] })).toBe('calm');
    expect(moodAfter({ says: 'mood', start: 0 })).toBe(0);
  });

  it('forgets how cues it no longer has were armed', () => {
    const before = planOf([lasting(1, '1s'), { cue: 2 }, { cue: 3 }]);
    const show = rehearse(new Map([[before.scoreHash, before]]), before.scoreHash);
    grant(show, 0, { type: 'arm-cue', cue: 's/2', arming: 'skipped' });
    grant(show, 0, { type: 'arm-cue', cue: 's/3', arming: 'skipped' });
    const after = planOf([lasting(1, '1s'), { cue: 3 }]);
    const both = rehearse(
      new Map([
        [before.scoreHash, before],
        [after.scoreHash, after],
      ]),
      before.scoreHash,
    );
    for (const { atMs, event } of show.facts.slice(2)) both.declare(atMs, event);
    both.declare(100, { type: 'score-adopted', scoreHash: after.scoreHash });
    expect([...both.stateAt(100).arming]).toEqual([['s/3', 'skipped']]);
  });

  it('takes a text off that it does not have', () => {
    const show = changing(
      planOf([lasting(1, '1s', { text: 'first' })]),
      planOf([lasting(1, '1s')], { texts: { second: 'Another' } }),
      500,
    );
    expect(show.stateAt(499).text.name).toBe('first');
    expect(show.stateAt(500).text).toMatchObject({ name: null, sinceMs: 500 });
  });

  it('in which a chain no longer goes on is at the end of its sequence there', () => {
    const triggers = { triggers: { on: { ends: 's', go: 's/E' } } };
    const before = planOf([lasting(1, '1s', { next: 'follow' }), lasting(2, '1s')]);
    const after = planOf([lasting('E', '9s', { next: 'follow', goTo: 1 }), lasting(1, '1s')], triggers);
    expect(running(changing(before, after, 500).stateAt(1500))).toEqual(['E']);
  });

  it('in which a cue under way has become a question is at no end there', () => {
    const triggers = { triggers: { on: { ends: 's', go: 's/E' } } };
    const before = planOf([lasting(1, '1s', { next: 'follow' }), lasting(2, '1s')]);
    const quorum = { ...question, met: { label: 'met', go: 'E' }, unmet: { label: 'unmet', go: 'E' } };
    const after = planOf([{ cue: 1, quorum }, lasting('E', '9s')], triggers);
    expect(changing(before, after, 500).stateAt(1500)).toMatchObject({ mode: 'idle', quorum: null });
  });

  it('ignores a cue put on standby that it does not have', () => {
    const show = changing(planOf([{ cue: 1 }, { cue: 2 }]), planOf([{ cue: 1 }, { cue: 3 }]), 500);
    show.declare(600, { type: 'standby-set', cue: 's/2' });
    expect(show.stateAt(600).standby).toBeNull();
  });
});
