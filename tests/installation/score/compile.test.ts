import { describe, expect, it } from 'vitest';
import { compile, targetOf } from '#installation/score/compile.ts';
import { parseScore } from '#installation/score/parse-score.ts';
import type { Score } from '#installation/score/score-schema.ts';
import { cueOf, planOf, planOfText, scoreText } from '#tests/support/sample-score.ts';

const scoreOf = (text: string): Score => {
  const parsed = parseScore(text, 'score', null);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.value;
};

const asked = {
  gesture: 'rise',
  share: 0.5,
  dwell: '1s',
  timeout: '10s',
  met: { label: 'met', go: 2 },
  unmet: { label: 'unmet', go: 2 },
};

describe('cues of groups', () => {
  const plan = planOf([
    {
      cue: 'G',
      next: 'follow',
      group: {
        mode: 'timeline',
        cues: [
          { cue: 'a', at: '2s' },
          { cue: 'i', group: { mode: 'shuffle', take: 5, cues: [{ cue: 'x' }, { cue: 'y' }] } },
        ],
      },
    },
    { cue: 'Z' },
  ]);

  it('stand behind their group, each knowing where it lies', () => {
    expect(plan.sequences[0]?.cues.map(({ number, parent, depth }) => [number, parent, depth])).toEqual([
      ['G', null, 0],
      ['a', 's/G', 1],
      ['i', 's/G', 1],
      ['x', 's/i', 2],
      ['y', 's/i', 2],
      ['Z', null, 0],
    ]);
  });

  it('are followed as the group says, and by nothing of themselves', () => {
    expect(cueOf(plan, 's/a')).toMatchObject({ startMs: 2000, next: 'manual', nextKey: null });
    expect(cueOf(plan, 's/G')).toMatchObject({
      next: 'follow',
      nextKey: 's/Z',
      group: { children: ['s/a', 's/i'], take: 2 },
    });
  });

  it('are taken as many as there are at most', () => {
    expect(cueOf(plan, 's/i').group).toEqual({ mode: 'shuffle', take: 2, children: ['s/x', 's/y'] });
  });
});

describe('the length of an action', () => {
  const lasting = (cue: object, rest: object = {}): number => cueOf(planOf([{ cue: 1, ...cue }], rest), 's/1').actionMs;

  it.each<[string, object, number]>([
    ['nothing', {}, 0],
    ['its duration', { duration: '3s' }, 3000],
    ['its fade, where something fades', { fade: '2s', set: { light: 1 } }, 2000],
    ['nothing, where nothing fades', { fade: '2s' }, 0],
    ['its latest change', { set: { light: { to: 1, after: '1s', over: '4s' }, tilt: { to: 1, over: '2s' } } }, 5000],
    ['its motion', { fade: '1s', cast: { ayla: { motion: 'rises', after: '2s' } } }, 3000],
    ['its looks', { fade: '1s', looks: ['dusk'] }, 6000],
    ['what it does to the world', { fade: '1s', world: { drones: { swarm: 3 } } }, 1000],
    ['what it does to the world, in its own time', { fade: '1s', world: { drones: { swarm: 3 }, over: '7s' } }, 7000],
    ['the longest of these', { duration: '2s', set: { light: { to: 1, over: '9s' } } }, 9000],
  ])('is %s', (_what, cue, ms) => {
    expect(lasting(cue, { looks: { dusk: { set: { light: { to: 0, over: '6s' } } } } })).toBe(ms);
  });
});

describe('looks', () => {
  it('are made one with what the cue sets itself: each value once, the cue last', () => {
    const plan = planOf(
      [{ cue: 1, fade: '1s', looks: ['day', 'dusk'], set: { tilt: 2 }, cast: { ayla: { motion: 'stands' } } }],
      {
        looks: {
          day: { set: { light: 1, tilt: 5 }, cast: { ayla: { motion: 'rises', presence: 1 } } },
          dusk: { set: { light: { to: 0.3, over: '4s', ease: 'in' } } },
        },
      },
    );
    expect(cueOf(plan, 's/1').changes).toEqual([
      { value: 'light', to: 0.3, afterMs: 0, overMs: 4000, ease: 'in' },
      { value: 'tilt', to: 2, afterMs: 0, overMs: 1000, ease: 'inOut' },
      { value: 'cast.ayla.presence', to: 1, afterMs: 0, overMs: 1000, ease: 'inOut' },
    ]);
    expect(cueOf(plan, 's/1').motions).toEqual([{ member: 'ayla', motion: 'stands', afterMs: 0, overMs: 1000 }]);
  });
});

describe('an event', () => {
  const plan = planOf(
    [
      { cue: 1, fade: '3s', set: { light: { from: 0, to: 1 } } },
      { cue: 2, looks: ['flash'], set: { light: 0.5 } },
    ],
    { looks: { flash: { set: { tilt: { from: -1, to: 1, over: '2s' }, light: { from: 0, to: 1 } } } } },
  );

  it('is a change that knows where it begins, written in a cue or in a look', () => {
    expect(cueOf(plan, 's/1').changes).toEqual([
      { value: 'light', from: 0, to: 1, afterMs: 0, overMs: 3000, ease: 'inOut' },
    ]);
    expect(cueOf(plan, 's/2').changes).toEqual([
      { value: 'tilt', from: -1, to: 1, afterMs: 0, overMs: 2000, ease: 'inOut' },
      { value: 'light', to: 0.5, afterMs: 0, overMs: 0, ease: 'inOut' },
    ]);
  });

  it('is known to the plan by its value', () => {
    expect([...plan.events].sort()).toEqual(['light', 'tilt']);
    expect(planOf([{ cue: 1, set: { light: { to: 1 } } }]).events.size).toBe(0);
  });
});

describe('a question', () => {
  it('of one gesture has one way, of several as many', () => {
    const one = cueOf(planOf([{ cue: 1, quorum: asked }, { cue: 2 }]), 's/1').quorum;
    expect(one).toMatchObject({ tie: 'first', atTimeout: 'unmet', arms: 'itself', remember: null, timeoutMs: 10_000 });
    expect(one?.options).toMatchObject([{ label: 'met', key: 's/2', what: { mode: 'any', gestures: ['rise'] } }]);
    const { met: _met, gesture: _gesture, share: _share, dwell: _dwell, ...course } = asked;
    const options = [
      { label: 'a', go: 1, gesture: { all: ['rise', 'link'] }, share: 0.6, dwell: '2s', synchrony: 0.2 },
      {
        label: 'b',
        go: 2,
        gesture: { any: ['rise', 'link'] },
        share: 0.05,
        dwell: '0s',
        leaveShare: 0.01,
        minPeople: 7,
      },
    ];
    const several = cueOf(
      planOf([{ cue: 1, quorum: { ...course, options, tie: 'chance' } }, { cue: 2 }]),
      's/1',
    ).quorum;
    expect(several?.options).toMatchObject([
      { key: 's/1', share: 0.6, leaveShare: 0.5, dwellMs: 2000, synchrony: 0.2, minPeople: 1, what: { mode: 'all' } },
      { key: 's/2', share: 0.05, leaveShare: 0.01, dwellMs: 0, synchrony: null, minPeople: 7, what: { mode: 'any' } },
    ]);
  });

  it('leads nowhere by itself', () => {
    expect(cueOf(planOf([{ cue: 1, quorum: asked }, { cue: 2 }]), 's/1').nextKey).toBeNull();
  });
});

describe('loops', () => {
  it.each([
    [{ times: 3 }, { times: 3, until: 'times' }],
    [{ until: 'director' }, { times: Number.POSITIVE_INFINITY, until: 'director' }],
    [{ until: 'quorum' }, { times: Number.POSITIVE_INFINITY, until: 'quorum' }],
    [undefined, null],
  ])('%j', (repeat, planned) => {
    expect(cueOf(planOf([{ cue: 1, ...(repeat ? { repeat } : {}) }]), 's/1').repeat).toEqual(planned);
  });
});

describe('a broken cue', () => {
  const text = scoreText(
    {
      s: [
        {
          cue: 1,
          fade: '4s',
          set: { light: 1 },
          assign: { laps: 1 },
          text: 'first',
          world: { drones: { swarm: 2 } },
          next: 'follow',
        },
        { cue: 2 },
      ],
    },
    { variables: { laps: { says: 'laps', start: 0 } } },
  );
  const plan = compile(scoreOf(text), 'a'.repeat(64), new Map([['s/1', 'It says nonsense.']]));

  it('keeps its time and does nothing', () => {
    expect(cueOf(plan, 's/1')).toMatchObject({
      broken: 'It says nonsense.',
      actionMs: 4000,
      next: 'follow',
      nextKey: 's/2',
      changes: [],
      motions: [],
      assignments: [],
      text: undefined,
      world: {},
    });
    expect(cueOf(plan, 's/2').broken).toBeNull();
  });
});

describe('triggers', () => {
  const plan = planOfText(
    scoreText(
      { s: [{ cue: 1 }, { cue: 2 }], t: [{ cue: 'A' }] },
      {
        variables: { mood: { says: 'mood', start: 'calm' } },
        triggers: {
          evening: { says: 'Begins.', at: '18:30', days: ['fri', 'sun'], go: 's/2' },
          over: { ends: 's', go: 't', when: { mood: 'wild' } },
          wake: { quorum: { gesture: 'rise', share: 0.4, dwell: '2s' }, go: 's' },
          bell: { external: 'ding', go: 's', during: 'running', doors: 'open' },
        },
      },
    ),
  );

  it('know their occasion, and the cue they fire', () => {
    expect(plan.triggers).toMatchObject([
      { name: 'evening', says: 'Begins.', on: { kind: 'time', minutes: 1110, days: [5, 0] }, key: 's/2', when: null },
      { name: 'over', on: { kind: 'end', sequence: 's' }, key: 't/A', when: [{ mood: 'wild' }] },
      { name: 'wake', on: { kind: 'crowd', restMs: 10_000, ask: { share: 0.4, dwellMs: 2000 } }, key: 's/1' },
      { name: 'bell', on: { kind: 'external', call: 'ding' }, key: 's/1' },
    ]);
  });

  it('of the crowd and of the end of a sequence need open doors, and only the crowd is listened to in a still show', () => {
    expect(plan.triggers.map(({ name, during, needsOpenDoors }) => [name, during, needsOpenDoors])).toEqual([
      ['evening', 'any', false],
      ['over', 'any', true],
      ['wake', 'idle', true],
      ['bell', 'running', true],
    ]);
  });
});

describe('a plan', () => {
  it('knows the hours of the house, and the light of the cast by colours or by the name of a palette', () => {
    const plan = planOf([{ cue: 1 }], {
      hours: [
        { from: '22:00', to: '2:30', days: ['sat'] },
        { from: '10:00', to: '18:00' },
      ],
      palettes: { dawn: ['#ff0000', '#0000ff'] },
      cast: {
        ayla: { name: 'A', light: 'dawn', motion: 'stands' },
        kane: { name: 'K', light: ['#00ff00', '#000000'], motion: 'stands' },
      },
    });
    expect(plan.hours).toEqual([
      { fromMinutes: 1320, toMinutes: 150, days: [6] },
      { fromMinutes: 600, toMinutes: 1080, days: null },
    ]);
    expect([...plan.lights.values()]).toEqual([
      [
        [1, 0, 0],
        [0, 0, 1],
      ],
      [
        [0, 1, 0],
        [0, 0, 0],
      ],
    ]);
  });

  it('opens where it says: with a sequence, or with a cue of one', () => {
    const score = scoreOf(scoreText({ s: [{ cue: 1 }, { cue: 2 }], t: [{ cue: 'A' }] }));
    expect([targetOf(score, 's'), targetOf(score, 't'), targetOf(score, 's/2')]).toEqual(['s/1', 't/A', 's/2']);
    expect(compile(score, 'a'.repeat(64)).opening).toBe('s/1');
    expect(() => compile({ ...score, opensWith: 'nowhere' }, 'a'.repeat(64))).toThrow(/nowhere/);
  });
});
