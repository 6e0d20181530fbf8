import { describe, expect, it } from 'vitest';
import { asRun, grant, type Rehearsal, rehearsing, running } from '#tests/support/rehearsal.ts';
import { planOfText, scoreText } from '#tests/support/sample-score.ts';

const lasting = (cue: string | number, duration: string, more: object = {}) => ({ cue, duration, ...more });

const TWO = {
  s: [lasting(1, '1s', { next: 'follow' }), lasting(2, '1s')],
  t: [lasting('A', '1s', { next: 'follow' }), lasting('B', '2s', { postWait: '500ms' })],
};

function begun(triggers: object, rest: object = {}, sequences: typeof TWO | object = TWO): Rehearsal {
  const text = scoreText(sequences as Record<string, readonly object[]>, { triggers, ...rest });
  const show = rehearsing(planOfText(text));
  grant(show, 0, { type: 'go' });
  return show;
}

describe('the end of a sequence', () => {
  it('goes on where a trigger says so, without any fact', () => {
    const show = begun({ on: { ends: 's', go: 't' } });
    expect(asRun(show, 20_000)).toEqual(['1@0', '2@1000', 'A@2000', 'B@3000']);
    expect(show.facts.length).toBe(3);
    expect(show.stateAt(2500)).toMatchObject({ sequence: 't', positionMs: 500, standby: null });
    expect(show.stateAt(2500).triggered.get('on')).toBe(2000);
  });

  it('comes after the post-wait of its last cue', () => {
    const show = begun({ on: { ends: 's', go: 't' }, back: { ends: 't', go: 's/2' } });
    expect(asRun(show, 9000)).toEqual(['1@0', '2@1000', 'A@2000', 'B@3000', '2@5500', 'A@6500', 'B@7500']);
  });

  it('loops a show that nobody attends for as long as it is open', () => {
    const show = begun({ again: { ends: 's', go: 's' } });
    expect(running(show.stateAt(86_400_000 + 1500))).toEqual(['2']);
    grant(show, 86_402_500, { type: 'close-doors' });
    expect(running(show.stateAt(86_403_500))).toEqual(['2']);
    expect(show.stateAt(86_404_000)).toMatchObject({ mode: 'idle', standby: 't/A' });
  });

  it('begins a sequence anew that it comes back to, which a chain back to its first cue does not', () => {
    const show = begun({ again: { ends: 's', go: 's' } });
    expect([1500, 2500, 4500].map((at) => show.stateAt(at).positionMs)).toEqual([1500, 500, 500]);
    const ring = begun(
      {},
      {},
      { s: [lasting(1, '1s', { next: 'follow' }), lasting(2, '1s', { next: 'follow', goTo: 1 })] },
    );
    expect([1500, 2500, 4500].map((at) => ring.stateAt(at).positionMs)).toEqual([1500, 2500, 4500]);
    grant(ring, 5000, { type: 'standby', cue: 's/1' });
    grant(ring, 5000, { type: 'go' });
    expect(ring.stateAt(5500).positionMs).toBe(500);
  });

  it('goes on behind closed doors where the trigger does not need them open', () => {
    const show = begun({ again: { ends: 's', go: 's', doors: 'any' } });
    grant(show, 500, { type: 'close-doors' });
    expect(running(show.stateAt(2500))).toEqual(['1']);
  });

  it('does not open a house that has hours', () => {
    const show = begun({ again: { ends: 's', go: 's' } }, { hours: [{ from: '10:00', to: '18:00' }] });
    expect(show.stateAt(100).doorsOpen).toBe(false);
    expect(asRun(show, 20_000)).toEqual(['1@0', '2@1000']);
  });

  it('takes the first trigger that is ready', () => {
    const variables = { variables: { mood: { says: 'mood', start: 'calm' } } };
    const show = begun(
      { wild: { ends: 's', go: 's', when: { mood: 'wild' } }, calm: { ends: 's', go: 't' } },
      variables,
    );
    expect(running(show.stateAt(2500))).toEqual(['A']);
  });

  it('may ask for a show in which nothing else runs', () => {
    const background = {
      s: [lasting(1, '5s', { next: 'continue' }), lasting(2, '1s')],
      t: [lasting('A', '1s')],
    };
    expect(asRun(begun({ on: { ends: 's', go: 't', during: 'idle' } }, {}, background), 20_000)).toEqual([
      '1@0',
      '2@0',
    ]);
    expect(asRun(begun({ on: { ends: 's', go: 't', during: 'running' } }, {}, background), 20_000).at(-1)).toBe(
      'A@1000',
    );
  });

  it('is none where a cue waits for a hand, or was taken over by another', () => {
    const manual = { s: [lasting(1, '1s'), lasting(2, '1s')], t: [lasting('A', '1s')] };
    const show = begun({ on: { ends: 's', go: 't' } }, {}, manual);
    expect(asRun(show, 20_000)).toEqual(['1@0']);
    grant(show, 30_000, { type: 'go' });
    grant(show, 30_500, { type: 'jump', cue: 's/1' });
    expect(asRun(show, 90_000)).toEqual(['1@0', '2@30000', '1@30500']);
  });

  it('is none where a child of a group is passed over', () => {
    const cues = [lasting('a', '1s'), lasting('b', '1s', { arming: 'skipped' })];
    const show = begun(
      { on: { ends: 's', go: 't' } },
      {},
      { s: [{ cue: 'G', group: { mode: 'in-order', cues } }], t: [lasting('A', '1s')] },
    );
    grant(show, 500, { type: 'jump', cue: 's/b' });
    expect(asRun(show, 20_000)).toEqual(['G@0', 'a@0']);
  });

  it('is none for a cue that was stopped', () => {
    const show = begun({ on: { ends: 's', go: 't' } });
    grant(show, 1500, { type: 'stop-cue', cue: 's/2' });
    expect(asRun(show, 20_000)).toEqual(['1@0', '2@1000']);
  });

  it('comes with the end of a last group', () => {
    const group = { mode: 'in-order', cues: [lasting('a', '1s'), lasting('b', '1s')] };
    const show = begun({ on: { ends: 's', go: 't' } }, {}, { s: [{ cue: 'G', group }], t: [lasting('A', '1s')] });
    expect(asRun(show, 20_000)).toEqual(['G@0', 'a@0', 'b@1000', 'A@2000']);
  });

  it('ends in itself where its cues take no time at all', () => {
    const show = begun({ again: { ends: 's', go: 's' } }, {}, { s: [{ cue: 1 }] });
    expect(show.stateAt(10_000)).toMatchObject({ mode: 'idle' });
    expect(show.stateAt(10_000).triggered.get('again')).toBe(0);
  });

  it('ends in itself where everything it would go on with is passed over', () => {
    const passed = { s: [lasting(1, '1s'), { cue: 2, when: { mood: 'wild' } }, { cue: 3, arming: 'skipped' }] };
    const variables = { variables: { mood: { says: 'mood', start: 'calm' } } };
    const show = begun({ on: { ends: 's', go: 's/2' } }, variables, passed);
    grant(show, 2000, { type: 'go' });
    expect(show.stateAt(2000)).toMatchObject({ mode: 'idle', cues: [] });
    expect(show.stateAt(2000).triggered.get('on')).toBe(2000);
  });

  it('goes on from sequence to sequence, though all of one is passed over', () => {
    const three = { s: [lasting(1, '1s')], t: [{ cue: 'A', arming: 'skipped' }], u: [lasting('X', '1s')] };
    const show = begun({ one: { ends: 's', go: 't' }, two: { ends: 't', go: 'u' } }, {}, three);
    expect(asRun(show, 20_000)).toEqual(['1@0', 'X@1000']);
  });

  it('takes the show over: what goes on beside it plays no further', () => {
    const looped = {
      s: [lasting(1, '1s', { repeat: { until: 'director' }, next: 'continue' }), lasting(2, '2s')],
      t: [lasting('A', '1s')],
    };
    const show = begun({ on: { ends: 's', go: 't' } }, {}, looped);
    expect(running(show.stateAt(1500))).toEqual(['1', '2']);
    expect(running(show.stateAt(2500))).toEqual(['A']);
    expect(show.stateAt(3000).mode).toBe('idle');
  });
});
