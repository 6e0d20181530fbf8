import { describe, expect, it } from 'vitest';
import { describeWarning } from '#installation/document/problem.ts';
import { adviseScore, type Venue } from '#installation/score/advise-score.ts';
import { parseScore } from '#installation/score/parse-score.ts';
import { edited, placeOf } from '#tests/support/problem-place.ts';
import { SAMPLE_SCORE_TEXT } from '#tests/support/sample-score.ts';

/** What is odd about `text`, as it is printed, without its place. */
function advice(text: string, cameras: number | null = null, zones: Venue['zones'] = []): readonly string[] {
  const parsed = parseScore(text, 's', null);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return adviseScore(text, 's', parsed.value, cameras === null ? null : { cameras, zones }).map((problem) =>
    describeWarning(problem).replace(/^s:\d+:\d+: warning: /, ''),
  );
}

const changed = (...changes: readonly (readonly [string, string])[]): string =>
  changes.reduce((text, [piece, replacement]) => edited(text, piece, replacement), SAMPLE_SCORE_TEXT);

const with_ = (...lines: readonly string[]): string => `${SAMPLE_SCORE_TEXT}${lines.join('\n')}\n`;

const CUES = 'sequences > one > cues';

describe('a score with nothing odd about it', () => {
  it('is warned of nothing', () => {
    expect(advice(SAMPLE_SCORE_TEXT)).toEqual([]);
  });
});

describe('a cue', () => {
  const jumpedOver = changed(['set: { light: 0.1 }', 'set: { light: 0.1 }\n        goTo: 5'], ['go: 4', 'go: 3']);

  it('that nothing leads to is told at its place', () => {
    const parsed = parseScore(jumpedOver, 's', null);
    if (!parsed.ok) throw new Error('faulty');
    const problems = adviseScore(jumpedOver, 's', parsed.value, null);
    expect(problems).toContainEqual({
      file: 's',
      ...placeOf(jumpedOver, 'cue: 4'),
      path: `${CUES} > 3`,
      message: 'nothing leads to cue "4"',
    });
  });

  it('is led to by a trigger, or by a branch into its group', () => {
    expect(advice(`${jumpedOver}triggers: { bell: { external: bell, go: one/4 } }\n`)).not.toContain(
      `${CUES} > 3: nothing leads to cue "4"`,
    );
    const group = '        group: { mode: in-order, cues: [{ cue: 4.1, name: Inner }] }\n        set: { light: 0.1 }';
    expect(advice(changed(['        set: { light: 0.1 }', group], ['go: 4', 'go: 4.1']))).toEqual([]);
  });

  it('that nobody can get past its own end leads nowhere, which is no oddity', () => {
    expect(advice(changed(['goTo: 5', 'goTo: 4']))).toEqual([]);
  });
});

describe('a sequence', () => {
  it('on which GO does nothing is told', () => {
    const quiet = SAMPLE_SCORE_TEXT.replaceAll(/- cue: ([A-D])\n/g, '- cue: $1\n        arming: skipped\n');
    expect(advice(quiet)).toContain(
      'sequences > two: every cue of this sequence is disarmed or skipped, so GO does nothing',
    );
    const nearly = quiet.replace('arming: skipped', 'arming: armed');
    expect(advice(nearly).join()).not.toContain('GO does nothing');
  });
});

describe('a question', () => {
  const QUORUM = `${CUES} > 1 > quorum`;

  it('that leads to the same cue either way is told', () => {
    const text = changed(['go: 4', 'go: 3'], ['goTo: 5', 'goTo: 4']);
    expect(advice(text)).toEqual([`${QUORUM}: whatever the crowd does, the show goes to cue "3"`]);
  });

  it('but not where the answer is remembered', () => {
    const text = changed(
      ['go: 4', 'go: 3'],
      ['goTo: 5', 'goTo: 4'],
      ['dwell: 1s', 'remember: mood\n          dwell: 1s'],
    );
    const mood =
      'variables: { mood: { says: m, start: none } }\ntriggers: { t: { external: x, go: one, when: { mood: risen } } }';
    expect(advice(`${text}${mood}\n`)).toEqual([]);
  });

  it('put to a zone the site does not have is told, with a guess; elsewhere nobody can say', () => {
    const zoned = changed(['dwell: 1s', 'zone: stagge\n          dwell: 1s']);
    expect(advice(zoned, 1, ['stage', 'bar'])).toEqual([
      `${QUORUM} > zone: the site has no zone "stagge", so nobody is asked (did you mean "stage"?)`,
    ]);
    expect(advice(zoned, 1, ['stagge'])).toEqual([]);
    expect(advice(zoned, null)).toEqual([]);
  });

  it('that nobody is counted for is told', () => {
    const weigh = (weights: string): string => changed(['dwell: 1s', `weights: ${weights}\n          dwell: 1s`]);
    const onlyCamera = weigh('{ phone: 0, operator: 0 }');
    expect(advice(weigh('{ camera: 0, phone: 0, operator: 0 }'))).toEqual([
      `${QUORUM}: every weight is 0, so nobody is counted and nobody can answer`,
    ]);
    expect(advice(onlyCamera, 0)).toEqual([
      `${QUORUM}: only cameras are counted and the site has none, so nobody can answer`,
    ]);
    expect(advice(onlyCamera, 2)).toEqual([]);
    expect(advice(onlyCamera, null)).toEqual([]);
    expect(advice(SAMPLE_SCORE_TEXT, 0)).toEqual([]);
  });

  it('that is over before anybody can answer is told', () => {
    const message = `${QUORUM} > timeout: time runs out before anybody can hold the gesture long enough`;
    expect(advice(changed(['timeout: 10s', 'timeout: 900ms']))).toEqual([message]);
    expect(advice(changed(['timeout: 10s', 'timeout: 1s']))).toEqual([]);
  });
});

describe('what is declared', () => {
  it('and never used is told, of each kind', () => {
    const text = with_(
      'looks: { dark: { set: { light: 0 } } }',
      'palettes: { gold: ["#ffffff", "#000000"] }',
      'texts: { spare: words }',
      'variables: { mood: { says: m, start: 1 } }',
    ).replace('\ncast:', '\n  waves: { period: 1s, poses: [{ at: 0s }] }\n\ncast:');
    expect(advice(text)).toEqual([
      'motions > waves: nothing uses the motion "waves"',
      'looks > dark: nothing uses the look "dark"',
      'palettes > gold: nothing uses the palette "gold"',
      'texts > spare: nothing uses the text "spare"',
      'variables > mood: nothing uses the variable "mood"',
    ]);
  });

  it('and used anywhere is not told', () => {
    const text = with_(
      'looks: { dark: { set: { light: 0 } } }',
      'palettes: { gold: ["#ffffff", "#000000"] }',
      'texts: { line: words }',
      'world: { manifesto: { opens: [line] } }',
    )
      .replace('set: { light: 0.1 }', 'looks: [dark]')
      .replace('light: ["#FF6A3D", "#FFB454"]', 'light: gold');
    expect(advice(text)).toEqual([]);
  });

  it('as a variable is assigned and asked for', () => {
    const variable = 'variables: { mood: { says: m, start: 1 } }';
    const asked = changed(['set: { light: 0.1 }', 'when: { mood: 2 }']);
    const assigned = changed(['set: { light: 0.1 }', 'assign: { mood: 2 }']);
    const both = asked.replace('set: { tilt: -5 }', 'assign: { mood: 2 }');
    expect(advice(`${asked}${variable}\n`)).toEqual(['variables > mood: nothing ever changes the variable "mood"']);
    expect(advice(`${assigned}${variable}\n`)).toEqual(['variables > mood: no condition asks for the variable "mood"']);
    expect(advice(`${both}${variable}\n`)).toEqual([]);
  });

  it('as a member of the cast appears', () => {
    expect(advice(changed(['presence: 1, x: 0.2', 'x: 0.2']))).toEqual([
      'cast > kane: no cue ever brings "kane" in: nothing gives it a presence',
    ]);
  });
});

describe('a field in a group', () => {
  const inGroup = (mode: string, cue: string, take = ''): string =>
    changed([
      '        name: Not yet\n',
      `        name: Not yet\n        group: { mode: ${mode}, ${take}cues: [{ cue: 4.1, name: N, ${cue} }] }\n`,
    ]);
  const INNER = `${CUES} > 3 > group > cues > 0`;

  it.each([
    ['in-order', 'next: follow', 'next has no use: in a group, the group says what follows'],
    ['shuffle', 'goTo: 5', 'goTo has no use: in a group, the group says what follows'],
    ['parallel', 'at: 1s', 'at has no use: only the cues of a timeline have a time of their own'],
  ])('%s: { %s } has no use', (mode, cue, message) => {
    expect(advice(inGroup(mode, cue))).toEqual([`${INNER} > ${cue.split(':')[0]}: ${message}`]);
  });

  it('that has one is not told', () => {
    expect(advice(inGroup('timeline', 'at: 1s'))).toEqual([]);
    expect(advice(inGroup('shuffle', 'fade: 1s', 'take: 1, '))).toEqual([]);
  });

  it('or of the group itself is told where it has none', () => {
    expect(advice(inGroup('parallel', 'fade: 1s', 'take: 1, '))).toEqual([
      `${CUES} > 3 > group > take: take has no use: only a shuffled group plays some of its cues`,
    ]);
    expect(advice(inGroup('shuffle', 'fade: 1s', 'take: 2, '))).toEqual([
      `${CUES} > 3 > group > take: there are fewer cues in the group: 1`,
    ]);
    expect(advice(changed(['set: { light: 0.1 }', 'at: 1s']))).toEqual([
      `${CUES} > 3 > at: at has no use: only the cues of a timeline have a time of their own`,
    ]);
  });

  it('or a loop that waits for a question nobody asks', () => {
    expect(advice(changed(['set: { light: 0.1 }', 'repeat: { until: quorum }']))).toEqual([
      `${CUES} > 3 > repeat: this goes round until a quorum is decided, and the cue has none: it is played once`,
    ]);
    expect(advice(changed(['set: { light: 0.1 }', 'repeat: { until: director }']))).toEqual([]);
  });
});

describe('questions that stand at once', () => {
  const way = '{ label: on, go: 5 }';
  const asking = (cue: string): string =>
    `{ cue: ${cue}, name: N, quorum: { gesture: rise, share: 0.5, dwell: 1s, timeout: 9s, remember: mood, met: ${way}, unmet: ${way} } }`;
  const grouped = (mode: string, ...cues: readonly string[]): string =>
    changed([
      '        name: Not yet\n',
      `        name: Not yet\n        group: { mode: ${mode}, cues: [${cues.join(', ')}] }\n`,
    ]).concat('variables: { mood: { says: mood, start: off } }\n');
  const told = (text: string): readonly string[] => advice(text).filter((line) => line.includes('questions'));

  it('are told, for the crowd is asked one at a time', () => {
    const inside = `{ cue: 4.2, name: N, group: { mode: in-order, cues: [${asking('4.3')}] } }`;
    expect(told(grouped('parallel', asking('4.1'), inside))).toEqual([
      `${CUES} > 3 > group: several questions stand at once here, and the crowd is asked one at a time: ` +
        'the time of the others runs out unseen',
    ]);
  });

  it('are told where a question plays another', () => {
    const text = changed([
      '        quorum:\n',
      `        group: { mode: in-order, cues: [${asking('2.1')}] }\n        quorum:\n`,
    ]).concat('variables: { mood: { says: mood, start: off } }\n');
    expect(told(text)).toMatchObject([expect.stringContaining(`${CUES} > 1 > group: several questions`)]);
  });

  it('are not those that come one after the other, or alone', () => {
    expect(told(grouped('in-order', asking('4.1'), asking('4.2')))).toEqual([]);
    expect(told(grouped('parallel', asking('4.1'), '{ cue: 4.2, name: N }'))).toEqual([]);
  });
});
