import { describe, expect, it } from 'vitest';
import { parseGestures } from '#gestures/interpret/gesture-description.ts';
import { termScore } from '#gestures/interpret/score-gesture.ts';

const WAVE = {
  format: 'reclaim-gesture/1',
  name: 'wave',
  invitation: 'Wave.',
  arms: 'either',
  armTerms: [{ arm: 'this', measure: 'wristAboveShoulder', atLeast: 0.5, fade: 0.2 }],
  pairTerms: [],
};
const problemsOf = (files: Record<string, unknown>): readonly string[] => {
  const parsed = parseGestures(files);
  return parsed.ok ? [] : parsed.problems;
};
const withTerm = (term: object): object => ({ ...WAVE, armTerms: [{ ...WAVE.armTerms[0], ...term }] });

describe('gesture descriptions', () => {
  it('are read in the order of their names, whatever the names are', () => {
    const parsed = parseGestures({ 'b.json': WAVE, 'a.json': { ...WAVE, name: 'bow' } });
    expect(parsed.ok && parsed.gestures.map(({ name }) => name)).toEqual(['bow', 'wave']);
  });

  it.each([
    ['a measure nobody knows', withTerm({ measure: 'wristHeight' }), 'wave.json: armTerms > 1 > measure: '],
    ['a range turned round', withTerm({ atMost: 0.2 }), 'armTerms > 1: "atLeast" is larger than "atMost"'],
    ['no range', withTerm({ atLeast: undefined }), 'armTerms > 1: say at least one of'],
    ['a word that means nothing', { ...WAVE, colour: 'red' }, 'wave.json: Unrecognized key: "colour"'],
    ['nothing demanded', { ...WAVE, armTerms: [] }, 'wave.json: a gesture needs at least one term'],
    ['a name that cannot be sent', { ...WAVE, name: 'Wave!' }, 'wave.json: name: a name is lower-case'],
    ['no description at all', 7, 'wave.json: '],
  ])('tell %s by file and place', (_, file, problem) => {
    expect(problemsOf({ 'wave.json': file })[0]).toContain(problem);
  });

  it.each([
    ['guessing what was meant', withTerm({ measure: 'wristAboveSholder' }), '(did you mean "wristAboveShoulder"?)'],
    ['listing what there is', withTerm({ measure: 'wristHeight' }), 'there are: wristAboveShoulder, wristAboveNose'],
    ['knowing its place', withTerm({ measure: 'handsApart' }), 'both arms together: it belongs in "pairTerms"'],
    ['guessing a field', { ...WAVE, invitaton: 'x' }, '(did you mean "invitation"?)'],
    ['of a format to come', { ...WAVE, format: 'reclaim-gesture/9' }, 'wave.json: format: '],
  ])('tell a mistake by %s', (_, file, problem) => {
    expect(problemsOf({ 'wave.json': file }).join('\n')).toContain(problem);
  });

  const way = { arms: 'either', armTerms: WAVE.armTerms, pairTerms: [] };
  const second = { format: 'reclaim-gesture/2', name: 'wave', invitation: 'Wave.' };
  it.each([
    ['no way', { ...second, kind: 'pose', ways: [] }, 'wave.json: ways: '],
    ['a kind nobody knows', { ...second, kind: 'dance' }, 'wave.json: kind: '],
    ['an empty way', { ...second, kind: 'pose', ways: [{ ...way, armTerms: [] }] }, 'ways > 1: a gesture needs'],
    ['a motion of one stage', { ...second, kind: 'motion', stages: [way], countsMs: 1000 }, 'wave.json: stages: '],
    [
      'tempos turned round',
      { ...second, kind: 'sway', ...way, minHz: 2, maxHz: 1, amplitude: 0.1, cycles: 1.5 },
      '"minHz" is not smaller than "maxHz"',
    ],
  ])('of the second format tell %s', (_, file, problem) => {
    expect(problemsOf({ 'wave.json': file }).join('\n')).toContain(problem);
  });

  it('of the first format are poses that are held in one way', () => {
    const parsed = parseGestures({ 'wave.json': WAVE });
    expect(parsed.ok && parsed.gestures[0]).toMatchObject({ kind: 'pose', ways: [{ arms: 'either', pairTerms: [] }] });
  });

  it('tell two gestures of one name, and all problems at once', () => {
    expect(problemsOf({ 'a.json': WAVE, 'b.json': WAVE })).toEqual([
      'b.json: another file already describes a gesture called "wave"',
    ]);
    expect(problemsOf({ 'a.json': 1, 'b.json': 2 })).toHaveLength(2);
  });
});

describe('a term', () => {
  it('holds fully inside its range and fades outside it', () => {
    const term = { atLeast: 1, atMost: 2, fade: 0.5, ifUnseen: 0 };
    expect([0, 0.5, 0.75, 1, 1.5, 2, 2.25, 3].map((value) => termScore(value, term))).toEqual([
      0, 0, 0.5, 1, 1, 1, 0.5, 0,
    ]);
  });
});
