import { describe, expect, it } from 'vitest';
import { describeProblem } from '#installation/document/problem.ts';
import { applyEdit } from '#installation/score/edit/apply-edit.ts';
import { type Edit, editSchema } from '#installation/score/edit/edit.ts';
import { parseScore } from '#installation/score/parse-score.ts';
import { edited } from '#tests/support/problem-place.ts';
import { SAMPLE_GESTURES, SAMPLE_SCORE_TEXT } from '#tests/support/sample-score.ts';

/** The text after `edit`; throws with the problems where it is refused. */
function doneTo(text: string, edit: Edit): { readonly text: string; readonly label: string } {
  const applied = applyEdit(text, edit);
  if (!applied.ok) throw new Error(applied.problems.map(describeProblem).join('\n'));
  const back = applyEdit(applied.text, applied.inverse);
  expect(back.ok && back.text).toBe(text);
  return applied;
}

/** Why `edit` is refused, as it is printed. */
function refusal(text: string, edit: Edit): readonly string[] {
  const applied = applyEdit(text, edit, 's');
  if (applied.ok) throw new Error(`done: ${applied.label}`);
  return applied.problems.map(describeProblem);
}

/** The lines that are gone and the lines that came, in order, as a diff shows them. */
function difference(before: string, now: string): readonly string[] {
  const [a, b] = [before.split('\n'), now.split('\n')];
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end++;
  return [
    ...a.slice(start, a.length - end).map((line) => `- ${line}`),
    ...b.slice(start, b.length - end).map((line) => `+ ${line}`),
  ];
}

const changes = (text: string, edit: Edit): readonly string[] => difference(text, doneTo(text, edit).text);

const S = SAMPLE_SCORE_TEXT;
const cueField = (cue: string, ...field: (string | number)[]) => ({ sequence: 'one', cue, field });

describe('setting a field', () => {
  it.each<[string, Edit, readonly string[]]>([
    [
      'changes its value and nothing else in the line',
      { edit: 'set', at: cueField('2', 'quorum', 'share'), value: 0.6 },
      ['-           share: 0.5', '+           share: 0.6'],
    ],
    [
      'reaches into brackets',
      { edit: 'set', at: cueField('3', 'set', 'tilt', 'over'), value: '4s' },
      [
        '-         set: { light: 0.2, tilt: { to: 5, over: 3s, after: 1s, ease: linear } }',
        '+         set: { light: 0.2, tilt: { to: 5, over: 4s, after: 1s, ease: linear } }',
      ],
    ],
    [
      'adds to brackets',
      { edit: 'set', at: cueField('4', 'set', 'tilt'), value: { to: 1, over: '2s' } },
      ['-         set: { light: 0.1 }', '+         set: { light: 0.1, tilt: { to: 1, over: 2s } }'],
    ],
    [
      'puts a new name where the schema has it',
      { edit: 'set', at: cueField('4', 'notes'), value: 'Watch: the wall' },
      ['+         notes: "Watch: the wall"'],
    ],
    [
      'makes the maps that are not there',
      { edit: 'set', at: cueField('4', 'world', 'market', 'heat'), value: 0.5 },
      ['+         world: { market: { heat: 0.5 } }'],
    ],
    [
      'breaks what does not fit into a line',
      {
        edit: 'set',
        at: cueField('4', 'quorum'),
        value: {
          gesture: 'rise',
          share: 0.5,
          dwell: '1s',
          timeout: '10s',
          met: { label: 'a long label for this one', go: '5' },
          unmet: { label: 'another one', go: '5' },
        },
      },
      [
        '+         quorum:',
        '+           gesture: rise',
        '+           share: 0.5',
        '+           dwell: 1s',
        '+           timeout: 10s',
        '+           met: { label: a long label for this one, go: "5" }',
        '+           unmet: { label: another one, go: "5" }',
      ],
    ],
    [
      'reaches the whole score',
      { edit: 'set', at: { field: ['goGuard'] }, value: '500ms' },
      ['- goGuard: 400ms', '+ goGuard: 500ms'],
    ],
    [
      'makes a section where the schema has it',
      { edit: 'set', at: { field: ['texts', 'line'] }, value: 'We are here' },
      ['+ texts: { line: We are here }'],
    ],
    [
      'reaches entries of lists that are no cues',
      { edit: 'set', at: { field: ['motions', 'stands', 'poses', 1, 'lean'] }, value: -3 },
      [
        '-       - { at: 2s, left: { upper: [40, 20], fore: [60, 20] }, lean: 4 }',
        '+       - { at: 2s, left: { upper: [40, 20], fore: [60, 20] }, lean: -3 }',
      ],
    ],
    [
      'appends to such lists',
      { edit: 'set', at: { field: ['motions', 'stands', 'poses', 2] }, value: { at: '3s' } },
      ['+       - at: 3s'],
    ],
    [
      'reaches a sequence',
      { edit: 'set', at: { sequence: 'two', field: ['name'] }, value: 'Part two' },
      ['-     name: Two', '+     name: Part two'],
    ],
    [
      'puts a block in place of brackets, and brackets in place of a block',
      { edit: 'set', at: cueField('2', 'quorum'), value: {} },
      [
        '-         quorum:',
        '-           gesture: rise',
        '-           share: 0.5',
        '-           minPeople: 2',
        '-           dwell: 1s',
        '-           timeout: 10s',
        '-           met: { label: risen, go: 3 }',
        '-           unmet: { label: not yet, go: 4 }',
        '+         quorum: {}',
      ],
    ],
  ])('%s', (_what, edit, lines) => {
    expect(changes(S, edit)).toEqual(lines);
  });

  it('keeps quotes, comments and blank lines', () => {
    const text = "title: 'A show'   # what it is called\n\nsequences: {}\n";
    expect(doneTo(text, { edit: 'set', at: { field: ['title'] }, value: "It's mine" }).text).toBe(
      "title: 'It''s mine'   # what it is called\n\nsequences: {}\n",
    );
    const empty = 'title: # nothing yet\nsequences:\n  # none\n';
    expect(doneTo(empty, { edit: 'set', at: { field: ['title'] }, value: 'A' }).text).toBe(
      'title: A # nothing yet\nsequences:\n  # none\n',
    );
  });

  it.each([
    ['a: b', '"a: b"'],
    ['# no', '"# no"'],
    ['12', '"12"'],
    ['yes', '"yes"'],
    ['two\nlines', '"two\\nlines"'],
    ['', '""'],
    [' x', '" x"'],
    ['Ayla, and you', 'Ayla, and you'],
    ["it's", "it's"],
    ['- x', '"- x"'],
    ['1.5s', '1.5s'],
    ['☀', '"☀"'],
  ])('writes the text %j so that it stays that text', (value, shown) => {
    const { text } = doneTo('title: x\nlast: 1\n', { edit: 'set', at: { field: ['title'] }, value });
    expect(text).toBe(`title: ${shown}\nlast: 1\n`);
  });

  it('says what it did', () => {
    const label = (edit: Edit): string => doneTo(S, edit).label;
    expect(label({ edit: 'set', at: cueField('2', 'quorum', 'share'), value: 0.6 })).toBe(
      'Set quorum share of cue 2 in One to 0.6',
    );
    expect(label({ edit: 'set', at: cueField('2', 'set', 'light'), value: { to: 1, over: '2s' } })).toBe(
      'Set light of cue 2 in One to { to, over }',
    );
    expect(label({ edit: 'set', at: { field: ['parameters', 'light', 'default'] }, value: 1 })).toBe(
      'Set default of the parameter light to 1',
    );
    expect(label({ edit: 'set', at: { sequence: 'two', field: ['name'] }, value: 'x'.repeat(50) })).toBe(
      `Set name of the sequence Two to ${'x'.repeat(29)}…`,
    );
    expect(label({ edit: 'clear', at: cueField('1', 'fade') })).toBe('Clear fade of cue 1 in One');
  });

  it.each<[string, Edit, string]>([
    [
      'a cue that is not there',
      { edit: 'set', at: cueField('77', 'name'), value: 'x' },
      'there is no cue "77" in the sequence "one"',
    ],
    [
      'a sequence that is not there',
      { edit: 'set', at: { sequence: 'none', field: ['name'] }, value: 'x' },
      'there is no sequence "none"',
    ],
    [
      'the number of a cue',
      { edit: 'set', at: cueField('2', 'cue'), value: '7' },
      'a cue gets another number by renumbering it',
    ],
    [
      'cues by their place',
      { edit: 'set', at: { field: ['sequences', 'one', 'cues', 0, 'name'] }, value: 'x' },
      'name the sequence, and the cue, in place of their path',
    ],
    [
      'all cues at once',
      { edit: 'set', at: { sequence: 'one', field: ['cues'] }, value: [] },
      'cues are added, moved and taken away one by one',
    ],
    [
      'something inside a single value',
      { edit: 'set', at: cueField('2', 'set', 'light', 'over'), value: '2s' },
      '"light" is a single value here: set it as a whole',
    ],
    [
      'a place a list does not have',
      { edit: 'set', at: { field: ['motions', 'stands', 'poses', 7] }, value: {} },
      'the list has 2 entries, so none can be put at 7',
    ],
    ['what is not there', { edit: 'clear', at: cueField('2', 'notes') }, 'there is no "notes" to clear'],
  ])('is refused for %s', (_what, edit, message) => {
    expect(refusal(S, edit)).toEqual([expect.stringContaining(message)]);
  });

  it('is refused with the place, where the text cannot be followed', () => {
    const text = edited(S, 'set: { light: 0.1 }', 'set: { light: 0.1');
    expect(refusal(text, { edit: 'set', at: cueField('4', 'set', 'tilt'), value: 1 })).toEqual([
      expect.stringMatching(/^s:\d+:14: .*this is written in a way that only a text editor can change$/),
    ]);
    expect(refusal('', { edit: 'set', at: { field: ['title'] }, value: 'x' })).toEqual([
      's:1:1: this text cannot be read as a score: mend it in a text editor first',
    ]);
  });
});

describe('clearing a field', () => {
  it.each<[string, Edit, readonly string[]]>([
    ['takes its line', { edit: 'clear', at: cueField('1', 'preWait') }, ['-         preWait: 1s']],
    [
      'takes it out of brackets, wherever it stands',
      { edit: 'clear', at: cueField('3', 'set', 'light') },
      [
        '-         set: { light: 0.2, tilt: { to: 5, over: 3s, after: 1s, ease: linear } }',
        '+         set: { tilt: { to: 5, over: 3s, after: 1s, ease: linear } }',
      ],
    ],
    [
      'takes the last out of brackets',
      { edit: 'clear', at: cueField('3', 'set', 'tilt') },
      [
        '-         set: { light: 0.2, tilt: { to: 5, over: 3s, after: 1s, ease: linear } }',
        '+         set: { light: 0.2 }',
      ],
    ],
    [
      'leaves brackets empty',
      { edit: 'clear', at: cueField('4', 'set', 'light') },
      ['-         set: { light: 0.1 }', '+         set: {}'],
    ],
    [
      'takes a block with all its lines',
      { edit: 'clear', at: { field: ['motions', 'rises'] } },
      [
        '-   rises:',
        '-     period: 3s',
        '-     poses:',
        '-       - { at: 0s, left: { upper: [160, 10], fore: [172, 10] }, right: { upper: [160, 10], fore: [172, 10] } }',
        '-       - { at: 1s, left: { upper: [150, 10], fore: [170, 10] }, right: { upper: [150, 10], fore: [170, 10] }, nod: -8 }',
      ],
    ],
  ])('%s', (_what, edit, lines) => {
    expect(changes(S, edit)).toEqual(lines);
  });

  it('takes the comments right above it and in it along, and leaves all others', () => {
    const text = 'a: 1\n\n# of nobody\n\n# of b\nb: # here\n  # inside\n  c: 1\n# of d\nd: 1\n';
    expect(doneTo(text, { edit: 'clear', at: { field: ['b'] } }).text).toBe('a: 1\n\n# of nobody\n\n# of d\nd: 1\n');
  });
});

describe('adding a cue', () => {
  const cue = { cue: '2.5', name: 'Between', fade: '2s', set: { light: 0.5 } };

  it.each<[string, Edit, readonly string[]]>([
    [
      'puts it behind another, its number as its neighbours write theirs',
      { edit: 'add-cue', sequence: 'one', cue, after: '2' },
      ['+       - cue: 2.5', '+         name: Between', '+         fade: 2s', '+         set: { light: 0.5 }'],
    ],
    [
      'puts it first',
      { edit: 'add-cue', sequence: 'two', cue: { cue: 'Z', name: 'First' }, after: null },
      ['+       - cue: Z', '+         name: First'],
    ],
    [
      'puts it last',
      { edit: 'add-cue', sequence: 'two', cue: { cue: 'Z', name: 'Last' } },
      ['+       - cue: Z', '+         name: Last'],
    ],
  ])('%s', (_what, edit, lines) => {
    expect(changes(S, edit)).toEqual(lines);
  });

  it('puts it where it is meant', () => {
    const { text, label } = doneTo(S, { edit: 'add-cue', sequence: 'one', cue, after: '2' });
    const parsed = parseScore(text, 's', SAMPLE_GESTURES);
    expect(parsed.ok && parsed.value.sequences.one?.cues.map((one) => one.cue)).toEqual([
      '1',
      '2',
      '2.5',
      '3',
      '4',
      '5',
    ]);
    expect(label).toBe('Add cue 2.5 to One');
  });

  it('puts it into a group, and keeps cues apart that stand apart', () => {
    const text = `sequences:
  a:
    name: A
    cues:
      - cue: "1"
        group:
          mode: in-order
          cues:
            - { cue: "1.1", name: In }

      - cue: "2"

      # the last
      - cue: "3"
`;
    const into = doneTo(text, { edit: 'add-cue', sequence: 'a', cue: { cue: '1.2', name: 'X' }, into: '1' }).text;
    expect(difference(text, into)).toEqual(['+             - cue: "1.2"', '+               name: X']);
    const apart = doneTo(text, { edit: 'add-cue', sequence: 'a', cue: { cue: '2.5' }, after: '2' }).text;
    expect(apart).toContain('      - cue: "2"\n\n      - cue: "2.5"\n\n      # the last\n      - cue: "3"\n');
    const first = doneTo(text, { edit: 'add-cue', sequence: 'a', cue: { cue: '0' }, after: null }).text;
    expect(first).toContain('    cues:\n      - cue: "0"\n\n      - cue: "1"\n');
  });

  it('begins a list that was empty', () => {
    const text = 'sequences: { a: { name: A, cues: [] } }\n';
    expect(doneTo(text, { edit: 'add-cue', sequence: 'a', cue: { cue: '1', name: 'Only' } }).text).toBe(
      'sequences: { a: { name: A, cues: [{ cue: "1", name: Only }] } }\n',
    );
    const block = 'sequences:\n  a:\n    cues: []\n    name: A\n';
    expect(doneTo(block, { edit: 'add-cue', sequence: 'a', cue: { cue: '1', name: 'Only' } }).text).toBe(
      'sequences:\n  a:\n    cues:\n      - cue: "1"\n        name: Only\n    name: A\n',
    );
  });

  it.each<[string, Partial<Extract<Edit, { readonly edit: 'add-cue' }>>, string]>([
    ['a number there is', { cue: { cue: '2', name: 'x' } }, 'there is already a cue "2" in this sequence'],
    ['a number that is none', { cue: { cue: 'a/b', name: 'x' } }, 'a cue number is not empty and has no "/"'],
    ['no number', { cue: { name: 'x' } }, 'expected a cue number'],
    ['a cue that is not there', { after: '9' }, 'there is no cue "9"'],
    ['a group that is none', { into: '2' }, 'cue "2" is no group'],
  ])('is refused for %s', (_what, fields, message) => {
    expect(refusal(S, { edit: 'add-cue', sequence: 'one', cue, ...fields })).toEqual([
      expect.stringContaining(message),
    ]);
  });
});

describe('taking a cue away', () => {
  it('takes its lines', () => {
    expect(changes(S, { edit: 'remove-cue', sequence: 'two', cue: 'B' })).toEqual([
      '-       - cue: B',
      '-         name: Then',
      '-         duration: 2s',
      '-         cast: { kane: { presence: 1, x: 0.2, over: 1s } }',
      '-         next: follow',
    ]);
  });

  it('is refused while anything leads to it, with every place that does', () => {
    const text = `${S}triggers: { bell: { external: bell, go: one/5 } }\nexpect:\n  - reached: one/5\n`;
    expect(refusal(text, { edit: 'remove-cue', sequence: 'one', cue: '5' })).toEqual([
      expect.stringMatching(
        /^s:\d+:15: sequences > one > cues > 2 > goTo: cue "5" is still used here, by cue 3 of "one"$/,
      ),
      expect.stringMatching(/triggers > bell > go: cue "5" is still used here, by the trigger "bell"$/),
      expect.stringMatching(/expect > 0 > reached: cue "5" is still used here, by expectation 1$/),
    ]);
  });

  it('leaves an empty list where it was the last', () => {
    const text = 'sequences:\n  a:\n    name: A\n    cues:\n      - cue: 1\n        name: N\n';
    expect(doneTo(text, { edit: 'remove-cue', sequence: 'a', cue: '1' }).text).toBe(
      'sequences:\n  a:\n    name: A\n    cues: []\n',
    );
  });
});

describe('moving a cue', () => {
  const numbers = (text: string, sequence: string): readonly string[] =>
    [...((text.split(`\n  ${sequence}:\n`)[1] ?? '').split(/\n {2}\w/)[0]?.matchAll(/- cue: (\S+)/g) ?? [])].map(
      ([, number = '']) => number,
    );

  it.each<[string | null | undefined, readonly string[], string]>([
    ['C', ['B', 'C', 'A', 'D'], 'Move cue A behind cue C in Two'],
    [null, ['A', 'B', 'C', 'D'], 'Move cue A to the beginning of Two'],
    [undefined, ['B', 'C', 'D', 'A'], 'Move cue A to the end of Two'],
    ['A', ['A', 'B', 'C', 'D'], 'Move cue A behind cue A in Two'],
  ])('behind %s', (behind, order, label) => {
    const moved = doneTo(S, { edit: 'move-cue', sequence: 'two', cue: 'A', after: behind });
    expect(numbers(moved.text, 'two')).toEqual(order);
    expect(moved.label).toBe(label);
    expect(moved.text.split('\n').sort()).toEqual(S.split('\n').sort());
  });

  it('takes its comments along, and its lines in and out of a group as they are', () => {
    const text = `sequences:
  a:
    name: A
    cues:
      - cue: 1
        name: G
        group:
          mode: in-order
          cues:
            - cue: 2
              name: In
      # about three
      - cue: 3
        name: Out # so
        notes: |
          two
            lines
        set:
          { a: 1,
            b: 2 }
`;
    const moved = doneTo(text, { edit: 'move-cue', sequence: 'a', cue: '3', into: '1', after: null }).text;
    expect(moved).toBe(`sequences:
  a:
    name: A
    cues:
      - cue: 1
        name: G
        group:
          mode: in-order
          cues:
            # about three
            - cue: 3
              name: Out # so
              notes: |
                two
                  lines
              set:
                { a: 1,
                  b: 2 }
            - cue: 2
              name: In
`);
    expect(doneTo(moved, { edit: 'move-cue', sequence: 'a', cue: '3', after: '1' }).text).toBe(text);
  });

  it('is refused into itself, and behind a cue of another list', () => {
    const text = edited(S, 'set: { light: 0.1 }', 'group: { mode: parallel, cues: [{ cue: 4.1, name: N }] }');
    expect(refusal(text, { edit: 'move-cue', sequence: 'one', cue: '4', into: '4' })).toEqual([
      expect.stringContaining('a cue cannot be moved into itself'),
    ]);
    expect(refusal(text, { edit: 'move-cue', sequence: 'one', cue: '5', after: '4.1' })).toEqual([
      expect.stringContaining('cue "4.1" stands in another list'),
    ]);
  });
});

describe('renumbering a cue', () => {
  it('takes all that leads to it along, wherever that is, and nothing else', () => {
    const text = `${S.replace('- cue: D\n', '- cue: D\n        goTo: "5"\n').replace('cue: B', 'cue: "5"')}triggers:
  bell: { external: bell, go: one/5 }
expect:
  - neverTogether: [two/5, "one/5"]
`;
    const renumbered = doneTo(text, { edit: 'renumber-cue', sequence: 'one', cue: '5', to: '12.5' });
    expect(difference(text, renumbered.text)).toContain('+   - neverTogether: [two/5, "one/12.5"]');
    expect(renumbered.text).toBe(
      text
        .replace('goTo: 5\n', 'goTo: 12.5\n')
        .replace('- cue: 5\n', '- cue: 12.5\n')
        .replace('go: one/5', 'go: one/12.5')
        .replace('"one/5"', '"one/12.5"'),
    );
    expect(renumbered.label).toBe('Renumber cue 5 to 12.5 in One');
  });

  it('is refused for a number there is', () => {
    expect(refusal(S, { edit: 'renumber-cue', sequence: 'one', cue: '5', to: '4' })).toEqual([
      expect.stringContaining('there is already a cue "4" in this sequence'),
    ]);
  });
});

describe('doubling a cue', () => {
  it('puts the copy right behind it, as it is written', () => {
    expect(changes(S, { edit: 'duplicate-cue', sequence: 'two', cue: 'B', as: 'B2' })).toEqual([
      '+       - cue: B2',
      '+         name: Then',
      '+         duration: 2s',
      '+         cast: { kane: { presence: 1, x: 0.2, over: 1s } }',
      '+         next: follow',
    ]);
  });

  it('numbers the cues of a group anew, and leads inside the copy to the copies', () => {
    const text = `sequences:
  a:
    name: A
    cues:
      - cue: 3
        group:
          cues:
            - { cue: 3.1, goTo: 3.2 }
            - { cue: 3.2, goTo: 3 }
            - { cue: x, goTo: 9 }
      - cue: 4.1
      - cue: 9
        goTo: 3.1
`;
    expect(changes(text, { edit: 'duplicate-cue', sequence: 'a', cue: '3', as: '4' })).toEqual([
      '+       - cue: 4',
      '+         group:',
      '+           cues:',
      '+             - { cue: 4.1-2, goTo: 4.2 }',
      '+             - { cue: 4.2, goTo: 4 }',
      '+             - { cue: 4-x, goTo: 9 }',
    ]);
  });
});

describe('arming a cue', () => {
  const arm = (text: string, arming: 'armed' | 'disarmed' | 'skipped') =>
    doneTo(text, { edit: 'arm-cue', sequence: 'one', cue: '4', arming });

  it('disarms, skips and arms it', () => {
    const disarmed = arm(S, 'disarmed');
    expect(difference(S, disarmed.text)).toEqual(['+         arming: disarmed']);
    expect(disarmed.label).toBe('Disarm cue 4 in One');
    const skipped = arm(disarmed.text, 'skipped');
    expect(difference(S, skipped.text)).toEqual(['+         arming: skipped']);
    expect(arm(skipped.text, 'armed')).toMatchObject({ text: S, label: 'Arm cue 4 in One' });
    expect(arm(S, 'armed').text).toBe(S);
  });
});

describe('names', () => {
  it('are added at the end of their section', () => {
    const added = doneTo(S, {
      edit: 'add',
      kind: 'parameter',
      name: 'glow',
      value: { says: 'how it glows', default: 0 },
    });
    expect(difference(S, added.text)).toEqual(['+   glow: { says: how it glows, default: 0 }']);
    expect(added.label).toBe('Add the parameter glow');
  });

  it('of sequences are added with their cues', () => {
    const value = { name: 'Three', cues: [{ cue: '1', name: 'Only' }] };
    expect(changes(S, { edit: 'add', kind: 'sequence', name: 'three', value })).toEqual([
      '+   three:',
      '+     name: Three',
      '+     cues:',
      '+       - cue: "1"',
      '+         name: Only',
    ]);
  });

  it('are renamed with all that refers to them, values and names alike', () => {
    const renamed = doneTo(S, { edit: 'rename', kind: 'member', name: 'ayla', to: 'aria' });
    expect(renamed.text).toBe(S.replace('\n  ayla:\n', '\n  aria:\n').replaceAll('{ ayla:', '{ aria:'));
    const motion = doneTo(S, { edit: 'rename', kind: 'motion', name: 'rises', to: 'gets-up' });
    expect(motion.text).toBe(S.replace('\n  rises:\n', '\n  gets-up:\n').replace('motion: rises', 'motion: gets-up'));
    const text = `${S}triggers: { t: { ends: one, go: one/2 } }\n`;
    const sequence = doneTo(text, { edit: 'rename', kind: 'sequence', name: 'one', to: 'first' });
    expect(sequence.text).toBe(
      text
        .replace('opensWith: one', 'opensWith: first')
        .replace('\n  one:\n', '\n  first:\n')
        .replace('ends: one, go: one/2', 'ends: first, go: first/2'),
    );
    expect(sequence.label).toBe('Rename the sequence one to first');
  });

  it('are taken away where nothing uses them, else every use is told', () => {
    const text = `${S}texts: { a: x, b: y }\nlooks: { dark: { set: { light: 0 } } }\n`;
    expect(changes(text, { edit: 'remove', kind: 'text', name: 'a' })).toEqual([
      '- texts: { a: x, b: y }',
      '+ texts: { b: y }',
    ]);
    expect(changes(text, { edit: 'remove', kind: 'look', name: 'dark' })).toEqual([
      '- looks: { dark: { set: { light: 0 } } }',
      '+ looks: {}',
    ]);
    expect(refusal(text, { edit: 'remove', kind: 'motion', name: 'rises' })).toEqual([
      expect.stringContaining('the motion "rises" is still used here, by cue 1 of "one"'),
    ]);
    expect(refusal(text, { edit: 'remove', kind: 'parameter', name: 'light' }).at(-1)).toContain(
      'looks > dark > set > light: the parameter "light" is still used here, by the look "dark"',
    );
    expect(refusal(text, { edit: 'remove', kind: 'sequence', name: 'one' })).toEqual([
      's:3:12: opensWith: the sequence "one" is still used here, by opensWith',
    ]);
  });

  it.each<[Edit, string]>([
    [{ edit: 'add', kind: 'parameter', name: 'light', value: {} }, 'there is already a parameter "light"'],
    [{ edit: 'rename', kind: 'parameter', name: 'light', to: 'tilt' }, 'there is already a parameter "tilt"'],
    [{ edit: 'rename', kind: 'look', name: 'dark', to: 'bright' }, 'there is no look "dark"'],
    [{ edit: 'remove', kind: 'member', name: 'nobody' }, 'there is no member of the cast "nobody"'],
  ])('are refused where that cannot be: %j', (edit, message) => {
    expect(refusal(S, edit)).toEqual([expect.stringContaining(message)]);
  });
});

describe('edits from elsewhere', () => {
  it('are told from what is none', () => {
    for (const wrong of [
      { edit: 'explode' },
      { edit: 'set', at: { field: [] }, value: 1 },
      { edit: 'set', at: { cue: '1', field: ['name'] }, value: 1 },
      { edit: 'rename', kind: 'wall', name: 'a', to: 'b' },
      { edit: 'rename', kind: 'look', name: 'a', to: 'b c' },
      { edit: 'renumber-cue', sequence: 'one', cue: '1', to: 'a/b' },
      { edit: 'add-cue', sequence: 'one', cue: '1' },
      { edit: 'remove-cue', sequence: 'one', cue: '1', also: 'this' },
    ])
      expect(editSchema.safeParse(wrong).success).toBe(false);
  });

  it('that put back what was there do so only where that still stands', () => {
    const applied = applyEdit(S, { edit: 'set', at: cueField('2', 'fade'), value: '9s' });
    if (!applied.ok) throw new Error('refused');
    expect(editSchema.parse(JSON.parse(JSON.stringify(applied.inverse)))).toEqual(applied.inverse);
    expect(refusal(S.replace('title: A small', 'title: Another small'), applied.inverse)).toEqual([
      's:1:1: the score is not what it was when this was done, so it cannot be taken back',
    ]);
  });
});

describe('a part that is repeated', () => {
  const text = `sequences:
  a:
    name: A
    cues:
      - cue: 1
        world: { network: &whole { heal: true }, market: &shut { close: true } }
      - cue: 2
        world: { network: *whole }
      - cue: 3
        world:
          network: *whole
          market: *shut
`;
  const at = (cue: string, ...field: string[]) => ({ sequence: 'a', cue, field: ['world', ...field] });

  it('changes where it is changed, and nowhere else', () => {
    expect(doneTo(text, { edit: 'set', at: at('1', 'network', 'shield'), value: 1 }).text).toBe(
      text
        .replace('network: &whole { heal: true }', 'network: { heal: true, shield: 1 }')
        .replace('network: *whole', 'network: &whole { heal: true }'),
    );
  });

  it('is written out where it is repeated and changed', () => {
    expect(changes(text, { edit: 'set', at: at('2', 'network', 'shield'), value: 1 })).toEqual([
      '-         world: { network: *whole }',
      '+         world: { network: { heal: true, shield: 1 } }',
    ]);
    expect(changes(text, { edit: 'clear', at: at('3', 'market', 'close') })).toEqual([
      '-           market: *shut',
      '+           market: {}',
    ]);
  });

  it('keeps its name when the cue that names it goes', () => {
    expect(doneTo(text, { edit: 'remove-cue', sequence: 'a', cue: '1' }).text).toBe(`sequences:
  a:
    name: A
    cues:
      - cue: 2
        world: { network: &whole { heal: true } }
      - cue: 3
        world:
          network: *whole
          market: &shut { close: true }
`);
  });

  it('is not named twice by a copy', () => {
    expect(changes(text, { edit: 'duplicate-cue', sequence: 'a', cue: '1', as: '1.5' })).toEqual([
      '+       - cue: 1.5',
      '+         world: { network: *whole, market: *shut }',
    ]);
  });

  it('stands before all that repeat it', () => {
    expect(refusal(text, { edit: 'move-cue', sequence: 'a', cue: '1' })).toEqual([
      expect.stringContaining('&whole has to stand before every *whole, and would not'),
    ]);
    expect(refusal(text, { edit: 'move-cue', sequence: 'a', cue: '3', after: null })).toEqual([
      expect.stringContaining('&whole has to stand before every *whole'),
    ]);
    expect(doneTo(text, { edit: 'move-cue', sequence: 'a', cue: '2' }).text).toContain(
      'market: *shut\n      - cue: 2\n',
    );
  });

  it('follows a new name once', () => {
    const named = 'looks: { x: { cast: &c { ayla: { x: 1 } } }, y: { cast: *c } }\ncast: { ayla: {} }\n';
    expect(doneTo(named, { edit: 'rename', kind: 'member', name: 'ayla', to: 'aria' }).text).toBe(
      'looks: { x: { cast: &c { aria: { x: 1 } } }, y: { cast: *c } }\ncast: { aria: {} }\n',
    );
    expect(refusal(named, { edit: 'remove', kind: 'member', name: 'ayla' })).toHaveLength(1);
  });

  it('that names a cue and is repeated by another sequence keeps the number from changing', () => {
    const shared = `sequences:
  a:
    name: A
    cues:
      - { cue: 1, quorum: { unmet: &back { label: b, go: 1 } } }
  b:
    name: B
    cues:
      - { cue: 1, quorum: { unmet: *back } }
`;
    expect(refusal(shared, { edit: 'renumber-cue', sequence: 'a', cue: '1', to: '2' })).toEqual([
      expect.stringContaining('this is named in &back, which another sequence repeats'),
    ]);
  });
});
