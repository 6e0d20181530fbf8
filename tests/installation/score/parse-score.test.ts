import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Problem } from '#installation/document/problem.ts';
import { compile } from '#installation/score/compile.ts';
import { parseScore } from '#installation/score/parse-score.ts';
import type { Plan } from '#installation/score/plan.ts';
import { edited, placeOf } from '#tests/support/problem-place.ts';
import { SAMPLE_GESTURES, SAMPLE_SCORE_TEXT } from '#tests/support/sample-score.ts';

function problemsOf(text: string, gestures: readonly string[] | null = SAMPLE_GESTURES): readonly Problem[] {
  const parsed = parseScore(text, 'small.yaml', gestures);
  if (parsed.ok) throw new Error('nothing is wrong with it');
  return parsed.problems;
}

const CUES = 'sequences > one > cues';

/** A score of one sequence with nothing but these cues. */
const withCues = (...cues: readonly string[]): string =>
  [
    'show: ring',
    'title: A ring',
    'opensWith: one',
    'parameters: { light: { says: light, default: 0 } }',
    'motions: { stands: { period: 1s, poses: [{ at: 0s }] } }',
    'cast: { ayla: { name: Ayla, light: ["#ffffff", "#ffffff"], motion: stands } }',
    'sequences:',
    '  one:',
    '    name: One',
    '    cues:',
    ...cues.map((cue) => `      - { name: N, ${cue} }`),
    '',
  ].join('\n');

describe('a score without fault', () => {
  it('keeps a cue number as it is written, though it looks like a number', () => {
    const parsed = parseScore(withCues('cue: 12.10, goTo: 12.1', 'cue: 12.1'), 'ring.yaml', null);
    if (!parsed.ok) throw new Error(parsed.problems[0]?.message);
    expect(parsed.value.sequences.one?.cues.map((cue) => [cue.cue, cue.goTo])).toEqual([
      ['12.10', '12.1'],
      ['12.1', undefined],
    ]);
  });

  it('is read, cue numbers as text and durations in ms', () => {
    const parsed = parseScore(SAMPLE_SCORE_TEXT, 'small.yaml', SAMPLE_GESTURES);
    if (!parsed.ok) throw new Error('the sample score has a fault');
    const [first] = parsed.value.sequences.one?.cues ?? [];
    expect(first).toMatchObject({
      cue: '1',
      preWait: 1000,
      fade: 2000,
      postWait: 500,
      next: 'follow',
      set: { light: { to: 1 } },
    });
    expect(parsed.value).toMatchObject({ goGuard: 400, panicFade: 2000, jumpFade: 1000 });
  });

  it('may name gestures nobody here knows when nobody asks about them', () => {
    const text = edited(SAMPLE_SCORE_TEXT, 'gesture: rise', 'gesture: waltz');
    expect(parseScore(text, 'small.yaml', null).ok).toBe(true);
    expect(parseScore(text, 'small.yaml', SAMPLE_GESTURES).ok).toBe(false);
  });
});

describe('a fault in a score is told where it stands', () => {
  /** What is replaced, by what, the text at which the fault is told, and what is told. */
  const faults: readonly (readonly [string, string, string, string, Omit<Problem, 'file' | 'line' | 'column'>])[] = [
    [
      'an opening sequence that is not there',
      'opensWith: one',
      'opensWith: onee',
      'opensWith',
      { path: 'opensWith', message: 'unknown sequence "onee"', suggestion: 'one' },
    ],
    [
      'a motion of the cast that is not there',
      'x: 0.5\n    motion: stands',
      'x: 0.5\n    motion: stnds',
      'motion: stnds',
      { path: 'cast > ayla > motion', message: 'unknown motion "stnds"', suggestion: 'stands' },
    ],
    [
      'a parameter that is not there',
      'set: { light: 0.1 }',
      'set: { ligt: 0.1 }',
      'ligt',
      { path: `${CUES} > 3 > set > ligt`, message: 'unknown parameter "ligt"', suggestion: 'light' },
    ],
    [
      'a parameter called like something every object has',
      'set: { light: 0.1 }',
      'set: { constructor: 0.1 }',
      'constructor',
      {
        path: `${CUES} > 3 > set > constructor`,
        message: expect.stringMatching(/^unknown parameter "constructor": .* under "parameters"/),
      },
    ],
    [
      'a value outside its parameter',
      'set: { tilt: -5 }',
      'set: { tilt: -11 }',
      'tilt: -11',
      { path: `${CUES} > 4 > set > tilt`, message: '-11 lies outside -10 to 10' },
    ],
    [
      'a value that begins outside its parameter',
      'set: { tilt: -5 }',
      'set: { tilt: { from: 12, to: -5 } }',
      'tilt: { from: 12',
      { path: `${CUES} > 4 > set > tilt`, message: '12 lies outside -10 to 10' },
    ],
    [
      'a member of the cast that is not there',
      'cast: { ayla: { motion: stands, over: 2s } }',
      'cast: { alya2: { motion: stands, over: 2s } }',
      'alya2',
      { path: `${CUES} > 4 > cast > alya2`, message: 'unknown member of the cast "alya2"' },
    ],
    [
      'a motion of a cue that is not there',
      'cast: { ayla: { motion: stands, over: 2s } }',
      'cast: { ayla: { motion: rices, over: 2s } }',
      'motion: rices',
      { path: `${CUES} > 4 > cast > ayla > motion`, message: 'unknown motion "rices"', suggestion: 'rises' },
    ],
    [
      'a cue to go to that is not there',
      'goTo: 5',
      'goTo: 55',
      'goTo',
      { path: `${CUES} > 2 > goTo`, message: 'unknown cue "55"', suggestion: '5' },
    ],
    [
      'a gesture nobody can recognise',
      'gesture: rise',
      'gesture: rize',
      'gesture',
      { path: `${CUES} > 1 > quorum > gesture`, message: 'unknown gesture "rize"', suggestion: 'rise' },
    ],
    [
      'a branch to a cue of another sequence',
      'met: { label: risen, go: 3 }',
      'met: { label: risen, go: A }',
      'go: A',
      { path: `${CUES} > 1 > quorum > met > go`, message: 'unknown cue "A"' },
    ],
    [
      'a default branch that is not there',
      'unmet: { label: not yet, go: 4 }',
      'unmet: { label: not yet, go: nine }',
      'go: nine',
      { path: `${CUES} > 1 > quorum > unmet > go`, message: 'unknown cue "nine"' },
    ],
    [
      'a cue number used twice',
      '- cue: 4',
      '- cue: 2',
      'cue: 2\n        name: Not',
      { path: `${CUES} > 3 > cue`, message: 'there is already a cue "2" in this sequence' },
    ],
    [
      'a quorum cue that says where to go besides',
      '        quorum:',
      '        goTo: 3\n        quorum:',
      'goTo: 3',
      { path: `${CUES} > 1 > goTo`, message: 'a cue with a quorum goes where its branches say, so goTo has no use' },
    ],
    [
      'a quorum cue that goes on by itself besides',
      '        quorum:',
      '        next: follow\n        quorum:',
      'next: follow\n        quorum',
      { path: `${CUES} > 1 > next`, message: 'a cue with a quorum goes on when it is decided, so next has no use' },
    ],
    [
      'a share to leave at that lies above the share to begin at',
      'minPeople: 2',
      'leaveShare: 0.6\n          minPeople: 2',
      'leaveShare',
      {
        path: `${CUES} > 1 > quorum > leaveShare`,
        message: 'leaveShare lies above share, so the quorum could never stay begun',
      },
    ],
    [
      'a quorum of nobody',
      'minPeople: 2',
      'minPeople: 0',
      'minPeople',
      { path: `${CUES} > 1 > quorum > minPeople`, message: 'at least one person' },
    ],
    [
      'half a person',
      'minPeople: 2',
      'minPeople: 1.5',
      'minPeople',
      { path: `${CUES} > 1 > quorum > minPeople`, message: 'whole people only' },
    ],
    [
      'a share above everyone',
      'share: 0.5',
      'share: 50',
      'share',
      { path: `${CUES} > 1 > quorum > share`, message: '50 is above 1' },
    ],
    [
      'a duration without its unit',
      'dwell: 1s',
      'dwell: 1000',
      'dwell',
      { path: `${CUES} > 1 > quorum > dwell`, message: 'expected a duration such as 1.5s, 800ms or 2m, found 1000' },
    ],
    [
      'a duration that is none',
      'timeout: 10s',
      'timeout: a while',
      'timeout',
      {
        path: `${CUES} > 1 > quorum > timeout`,
        message: '"a while" is no duration: write one such as 1.5s, 800ms or 2m',
      },
    ],
    [
      'a way on that does not exist',
      'next: continue',
      'next: later',
      'next: later',
      { path: `${CUES} > 2 > next`, message: 'expected manual, continue or follow, found "later"' },
    ],
    [
      'a curve that does not exist',
      'ease: linear\n        set: { light: 1 }',
      'ease: bouncy\n        set: { light: 1 }',
      'ease: bouncy',
      { path: `${CUES} > 0 > ease`, message: 'expected an easing: linear, in, out, inOut, found "bouncy"' },
    ],
    [
      'a mistyped name of a field',
      'preWait: 1s',
      'prewait: 1s',
      'prewait',
      { path: `${CUES} > 0 > prewait`, message: 'nothing here is called "prewait"', suggestion: 'preWait' },
    ],
    [
      'a change that is neither a number nor a change',
      'set: { light: 0.1 }',
      'set: { light: bright }',
      'light: bright',
      {
        path: `${CUES} > 3 > set > light`,
        message: 'expected a number, or { from, to, over, after, ease }, found "bright"',
      },
    ],
    [
      'a default outside its own limits',
      'default: 0.5',
      'default: 5',
      'light:',
      { path: 'parameters > light', message: 'the default lies outside min and max' },
    ],
    [
      'a colour that is none',
      '"#FFB454"]\n    x: 0.5',
      'orange]\n    x: 0.5',
      'orange',
      { path: 'cast > ayla > light > 1', message: 'expected a colour such as "#5FF2FF", found "orange"' },
    ],
    [
      'a motion of no length',
      'period: 4s',
      'period: 0s',
      'period',
      { path: 'motions > stands > period', message: 'a motion lasts longer than nothing' },
    ],
    [
      'a pose after the end of its motion',
      '{ at: 2s,',
      '{ at: 4500ms,',
      'at: 4500ms',
      { path: 'motions > stands > poses > 1 > at', message: 'the motion is over by then' },
    ],
    [
      'a cue number that would break its key',
      '- cue: 4',
      '- cue: 4/2',
      'cue: 4/2',
      { path: `${CUES} > 3 > cue`, message: 'a cue number is not empty and has no "/"' },
    ],
    [
      'a cue number too long to be written into the log',
      '- cue: 4',
      `- cue: ${'4x'.repeat(40)}`,
      'cue: 4x4x',
      { path: `${CUES} > 3 > cue`, message: 'a cue number has at most 64 characters' },
    ],
    [
      'a name too long to be written into the log',
      'show: small',
      `show: ${'s'.repeat(65)}`,
      'show',
      { path: 'show', message: 'a name has at most 64 characters' },
    ],
  ];

  it.each(faults)('%s', (_what, piece, replacement, at, told) => {
    const text = edited(SAMPLE_SCORE_TEXT, piece, replacement);
    const problems = problemsOf(text);
    expect(problems).toContainEqual({ file: 'small.yaml', ...placeOf(text, at), ...told });
  });

  it('with everything that is wrong, in one go', () => {
    const text = [
      ['opensWith: one', 'opensWith: none'],
      ['gesture: rise', 'gesture: fall'],
      ['set: { light: 0.1 }', 'set: { light: 7, dark: 1 }'],
      ['goTo: 5', 'goTo: 6'],
    ].reduce((score, [piece = '', replacement = '']) => edited(score, piece, replacement), SAMPLE_SCORE_TEXT);
    expect(
      problemsOf(text)
        .map((problem) => problem.path)
        .sort(),
    ).toEqual(
      [
        'opensWith',
        `${CUES} > 1 > quorum > gesture`,
        `${CUES} > 2 > goTo`,
        `${CUES} > 3 > set > dark`,
        `${CUES} > 3 > set > light`,
      ].sort(),
    );
  });

  it('and a sequence without cues is one', () => {
    expect(problemsOf(withCues().replace('cues:\n', 'cues: []\n'))).toMatchObject([
      { path: CUES, message: 'a sequence has at least one cue' },
    ]);
  });
});

describe('cues that go round', () => {
  const ring = 'go round without taking any time: give one a postWait';

  it('are refused where the round takes no time', () => {
    const text = withCues('cue: 1, next: continue', 'cue: 2, next: follow, goTo: 1');
    expect(problemsOf(text)).toEqual([
      {
        file: 'small.yaml',
        ...placeOf(text, 'next: continue'),
        path: `${CUES} > 0 > next`,
        message: `the cues 1 > 2 ${ring}`,
      },
      {
        file: 'small.yaml',
        ...placeOf(text, 'next: follow'),
        path: `${CUES} > 1 > next`,
        message: `the cues 2 > 1 ${ring}`,
      },
    ]);
  });

  it('are refused where a cue follows itself at once', () => {
    expect(problemsOf(withCues('cue: 1, next: follow, goTo: 1, set: { light: 1 }'))).toMatchObject([
      { message: `the cues 1 ${ring}` },
    ]);
  });

  it('are refused where continue does not wait for a change, however long that takes', () => {
    const text = withCues('cue: 1, next: continue, goTo: 1, set: { light: { to: 1, over: 9s } }');
    expect(problemsOf(text)).toMatchObject([{ message: `the cues 1 ${ring}` }]);
  });

  it('are refused where the only thing with a length is a member who does nothing', () => {
    const text = withCues('cue: 1, fade: 2s, next: follow, goTo: 1, cast: { ayla: { over: 3s } }');
    expect(problemsOf(text)).toMatchObject([{ message: `the cues 1 ${ring}` }]);
  });

  it.each([
    ['a pre-wait', 'cue: 1, preWait: 1s, next: continue, goTo: 1'],
    ['a post-wait', 'cue: 1, postWait: 1ms, next: continue, goTo: 1'],
    ['a duration', 'cue: 1, duration: 1s, next: follow, goTo: 1'],
    ['a change that takes time', 'cue: 1, fade: 1s, set: { light: 1 }, next: follow, goTo: 1'],
    ['a change that comes later', 'cue: 1, set: { light: { to: 1, after: 1s } }, next: follow, goTo: 1'],
    ['a member who moves', 'cue: 1, cast: { ayla: { motion: stands, over: 3s } }, next: follow, goTo: 1'],
    ['a hand that must press GO', 'cue: 1, goTo: 1'],
  ])('are fine where %s lies in the round', (_what, cue) => {
    expect(parseScore(withCues(cue), 'ring.yaml', null).ok).toBe(true);
  });
});

describe('any text', () => {
  it('is a score or a list of problems, never an exception', () => {
    const cut = fc.nat({ max: SAMPLE_SCORE_TEXT.length });
    fc.assert(
      fc.property(cut, cut, fc.string({ maxLength: 5 }), (a, b, inserted) => {
        const [start, end] = [Math.min(a, b), Math.min(Math.max(a, b), Math.min(a, b) + 60)];
        const parsed = parseScore(
          SAMPLE_SCORE_TEXT.slice(0, start) + inserted + SAMPLE_SCORE_TEXT.slice(end),
          's',
          null,
        );
        if (parsed.ok) expect(compile(parsed.value, 'h').cues.size).toBeGreaterThan(0);
        else expect(parsed.problems.length).toBeGreaterThan(0);
      }),
      { numRuns: 60 },
    );
  });
});

describe('the show that is shipped', () => {
  const file = new URL('../../../config/shows/neo-tokyo-2147.yaml', import.meta.url);
  const gestures = ['claim', 'essence', 'link', 'mask', 'refuse', 'rise', 'unmask', 'wave'];
  const parsed = parseScore(readFileSync(file, 'utf8'), 'neo-tokyo-2147.yaml', gestures);

  function shipped(): Plan {
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems, null, 2));
    return compile(parsed.value, 'hash');
  }

  it('has no problem', () => {
    expect(parsed.ok ? [] : parsed.problems).toEqual([]);
  });

  it('can reach every cue from the first of its sequence', () => {
    const plan = shipped();
    for (const { cues } of plan.sequences) {
      const reached = new Set([cues[0]?.key]);
      for (const key of reached) {
        const cue = plan.cues.get(key ?? '');
        const ways = cue?.quorum ? [...cue.quorum.options, cue.quorum.unmet].map((way) => way.key) : [cue?.nextKey];
        for (const way of [...ways, ...(cue?.group?.children ?? [])]) if (way) reached.add(way);
      }
      expect(cues.map((cue) => cue.key).filter((key) => !reached.has(key))).toEqual([]);
    }
  });

  it('asks the crowd in every sequence, and always with a way on for a crowd that does not answer', () => {
    const plan = shipped();
    expect(plan.sequences.filter(({ cues }) => !cues.some((cue) => cue.quorum))).toEqual([]);
    for (const { quorum } of plan.cues.values()) {
      const longest = Math.max(...(quorum?.options ?? []).map(({ dwellMs }) => dwellMs));
      if (quorum) expect(Number.isFinite(quorum.timeoutMs) && quorum.timeoutMs > longest).toBe(true);
    }
  });
});
