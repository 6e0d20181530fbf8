import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { outputFault } from '#installation/site/check-output.ts';
import { type Output, outputSchema, PLAIN_OUTPUT, type WrittenOutput } from '#installation/site/output.ts';
import { setOutput } from '#installation/site/set-output.ts';
import { parseSite, type Site } from '#installation/site/site.ts';

const FITTED = `# The big room
site: room
title: A room

walls:
  main: { widthM: 8, heightM: 2.25 }

surfaces:
  # the one by the door
  left:
    wall: main
    slice: { x: 0, y: 0, width: 0.55, height: 1 }
    output: # fitted on Tuesday
      turn: 0 # it hangs as it should
      corners:
        topLeft: [0.02, 0.010] # at the nail
        bottomRight: [0.97, 1]
      masks:
        - points: [[0, 0], [0.1, 0], [0.1, 0.1]] # the lamp
        - points: # the door
            - [0.5, 0.5]
            - [0.6, 0.5]
            - [0.6, 1]
          softness: 0.02
      gamma: 2.20
  right: { wall: main, slice: { x: 0.45, y: 0, width: 0.55, height: 1 } } # by the bar
`;

const parsed = (text: string): Site => {
  const site = parseSite(text, 'site');
  if (!site.ok) throw new Error(site.problems.map(({ message }) => message).join());
  return site.value;
};

const set = (text: string, surface: string, output: Output): string => {
  const result = setOutput(text, surface, output);
  if (!result.ok) throw new Error(result.says);
  return result.text;
};

const outputOf = (text: string, surface: string): Output => {
  const found = parsed(text).surfaces[surface];
  if (!found) throw new Error(`no ${surface}`);
  return found.output;
};

const fitted = (output: WrittenOutput): Output => outputSchema.parse(output);

/** The lines that are not in both. */
function changedLines(before: string, after: string): { readonly gone: string[]; readonly come: string[] } {
  const [a, b] = [before.split('\n'), after.split('\n')];
  return { gone: a.filter((line) => !b.includes(line)), come: b.filter((line) => !a.includes(line)) };
}

describe('the fit of a projector written into a site', () => {
  it('changes the one place that changed, and keeps the comment beside it', () => {
    const before = outputOf(FITTED, 'left');
    const after = set(FITTED, 'left', {
      ...before,
      corners: { ...before.corners, bottomRight: [0.9612345678, 1] },
    });
    expect(changedLines(FITTED, after)).toEqual({
      gone: ['        bottomRight: [0.97, 1]'],
      come: ['        bottomRight: [0.96123, 1]'],
    });
  });

  it('puts what is new where it belongs', () => {
    const before = outputOf(FITTED, 'left');
    const after = set(FITTED, 'left', { ...before, latencyMs: 12, blend: { right: 0.1, curve: 2 }, mirror: true });
    expect(changedLines(FITTED, after)).toEqual({
      gone: [],
      come: ['      mirror: true', '      blend: { right: 0.1 }', '      latencyMs: 12'],
    });
    expect(after.indexOf('mirror')).toBeLessThan(after.indexOf('corners'));
    expect(after.indexOf('gamma')).toBeLessThan(after.indexOf('latencyMs'));
  });

  it('leaves out what is as it is by itself, and keeps what somebody wrote to say so', () => {
    const after = set(FITTED, 'left', { ...outputOf(FITTED, 'left'), gamma: 'srgb', masks: [] });
    expect(after).not.toContain('gamma');
    expect(after).not.toContain('masks');
    expect(after).toContain('turn: 0 # it hangs as it should');
    expect(outputOf(after, 'left')).toMatchObject({ gamma: 'srgb', masks: [] });
  });

  it('adds and takes away masks one by one', () => {
    const before = outputOf(FITTED, 'left');
    const [lamp, door] = before.masks;
    if (!lamp || !door) throw new Error('no masks');
    const without = set(FITTED, 'left', { ...before, masks: [door] });
    expect(without).toContain('# the door');
    expect(without).not.toContain('# the lamp');
    const window = {
      points: [
        [0.2, 0.2],
        [0.3, 0.2],
        [0.3, 0.3],
      ] as [number, number][],
      softness: 0,
    };
    const more = set(FITTED, 'left', { ...before, masks: [lamp, door, window] });
    expect(changedLines(FITTED, more)).toEqual({
      gone: [],
      come: ['        - points: [[0.2, 0.2], [0.3, 0.2], [0.3, 0.3]]'],
    });
  });

  it('begins one where there was none, in lines of its own or in the brackets that are there', () => {
    const bare = FITTED.replace(/ {4}output:[\s\S]*?gamma: 2.20\n/, '');
    const moved = fitted({ corners: { topLeft: [0.1, 0.05] }, gamma: 2.2 });
    expect(changedLines(bare, set(bare, 'left', moved)).come).toEqual([
      '    output:',
      '      corners: { topLeft: [0.1, 0.05] }',
      '      gamma: 2.2',
    ]);
    expect(outputOf(set(bare, 'right', moved), 'right')).toEqual(moved);
    expect(set(bare, 'right', fitted({ turn: 180 }))).toContain('height: 1 }, output: { turn: 180 } } # by the bar');
    const empty = bare.replace('# by the bar\n', '# by the bar\n  third:\n    wall: main\n    output: {}\n');
    expect(outputOf(set(empty, 'third', moved), 'third')).toEqual(moved);
  });

  it('breaks brackets that grow too long for their line into several', () => {
    const bare = FITTED.replace(/ {4}output:[\s\S]*?gamma: 2.20\n/, '');
    const one = set(bare, 'left', fitted({ corners: { topLeft: [0.12345, 0.23456] } }));
    const all = fitted({
      corners: {
        topLeft: [0.12345, 0.23456],
        topRight: [0.92345, 0.13456],
        bottomRight: [0.82345, 0.93456],
        bottomLeft: [0.02345, 0.83456],
      },
    });
    const text = set(one, 'left', all);
    expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(120);
    expect(outputOf(text, 'left')).toEqual(all);
  });

  it('writes a mesh in rows, and moves one point of it in its place', () => {
    const across = [0, 0.2, 0.4, 0.6, 0.8, 1];
    const points = [0, 0.5, 1].flatMap((y) => across.map((x): [number, number] => [x, y]));
    const mesh = { columns: 6, rows: 3, points, lines: 'smooth' as const };
    const text = set(FITTED, 'left', { ...outputOf(FITTED, 'left'), mesh });
    expect(changedLines(FITTED, text).come).toEqual([
      '      mesh:',
      '        columns: 6',
      '        rows: 3',
      '        points:',
      '          [[0, 0], [0.2, 0], [0.4, 0], [0.6, 0], [0.8, 0], [1, 0],',
      '           [0, 0.5], [0.2, 0.5], [0.4, 0.5], [0.6, 0.5], [0.8, 0.5], [1, 0.5],',
      '           [0, 1], [0.2, 1], [0.4, 1], [0.6, 1], [0.8, 1], [1, 1]]',
    ]);
    const moved = points.map((point, at): [number, number] => (at === 7 ? [0.23, 0.52] : point));
    const after = set(text, 'left', { ...outputOf(text, 'left'), mesh: { ...mesh, points: moved } });
    expect(changedLines(text, after).come).toEqual([
      '           [0, 0.5], [0.23, 0.52], [0.4, 0.5], [0.6, 0.5], [0.8, 0.5], [1, 0.5],',
    ]);
    expect(set(after, 'left', outputOf(FITTED, 'left'))).toBe(FITTED);
  });

  it('is the text of before once it is taken back', () => {
    const bare = FITTED.replace(/ {4}output:[\s\S]*?gamma: 2.20\n/, '');
    const moved = fitted({ corners: { topLeft: [0.1, 0.05] }, gamma: 2.2 });
    for (const surface of ['left', 'right']) expect(set(set(bare, surface, moved), surface, PLAIN_OUTPUT)).toBe(bare);
  });

  it('does not change who repeats it', () => {
    const shared = FITTED.replace('output: # fitted on Tuesday', 'output: &fit').replace(
      'height: 1 } } # by the bar',
      'height: 1 }, output: *fit }',
    );
    const before = outputOf(shared, 'left');
    expect(outputOf(shared, 'right')).toEqual(before);
    for (const [one, other] of [
      ['left', 'right'],
      ['right', 'left'],
    ] as const) {
      const text = set(shared, one, { ...before, gamma: 1.8, corners: { ...before.corners, topLeft: [0.2, 0.2] } });
      expect(outputOf(text, other)).toEqual(before);
      expect(outputOf(text, one)).toMatchObject({ gamma: 1.8, corners: { topLeft: [0.2, 0.2] } });
    }
  });

  it.each<[string, string, WrittenOutput, RegExp]>([
    ['of a surface that is not there', 'middle', {}, /no surface called "middle"/],
    [
      'that is crossed',
      'left',
      { corners: { topLeft: [1, 0], topRight: [0, 0] } },
      /"left" cannot be fitted so: the sides/,
    ],
    [
      'with blends that overlap',
      'left',
      { blend: { left: 0.6, right: 0.5 } },
      /overlap: together they may be 1 at most, and are 1.1/,
    ],
    [
      'with a mask whose sides cross',
      'left',
      {
        masks: [
          {
            points: [
              [0, 0],
              [1, 1],
              [1, 0],
              [0, 1],
            ],
          },
        ],
      },
      /sides behind corners 1 and 3 cross/,
    ],
  ])('is refused with a sentence: %s', (_what, surface, output, says) => {
    expect(setOutput(FITTED, surface, fitted(output))).toMatchObject({ ok: false, says: expect.stringMatching(says) });
  });
});

const share = fc.integer({ min: 0, max: 100_000 }).map((n) => n / 100_000);
const near = (x: number, y: number) =>
  fc.tuple(share, share).map(([dx, dy]): [number, number] => [fine(x + (dx - 0.5) * 0.6), fine(y + (dy - 0.5) * 0.6)]);
const fine = (value: number): number => Number(value.toFixed(5)) + 0;
const half = share.map((value) => fine(value / 2.2));
const mask = fc.record({
  points: fc.tuple(share, share).map(([x, y]): [number, number][] => [
    [0, 0],
    [1, fine(y / 2)],
    [fine(x / 2), 1],
  ]),
  softness: fc.constantFrom(0, 0.05),
});
const mesh = fc
  .record({ columns: fc.integer({ min: 2, max: 5 }), rows: fc.integer({ min: 2, max: 4 }) })
  .chain(({ columns, rows }) =>
    fc.record({
      columns: fc.constant(columns),
      rows: fc.constant(rows),
      points: fc.array(near(0.5, 0.5), { minLength: columns * rows, maxLength: columns * rows }),
      lines: fc.constantFrom('smooth' as const, 'straight' as const),
    }),
  );
const anyOutput = fc
  .record(
    {
      turn: fc.constantFrom(0 as const, 90 as const, 180 as const, 270 as const),
      mirror: fc.boolean(),
      corners: fc.record({
        topLeft: near(0, 0),
        topRight: near(1, 0),
        bottomRight: near(1, 1),
        bottomLeft: near(0, 1),
      }),
      mesh,
      blend: fc.record(
        { left: half, right: half, top: half, bottom: half, curve: fc.constantFrom(1, 2, 2.5) },
        { requiredKeys: [] },
      ),
      crop: fc.record({ left: half, right: half, top: half, bottom: half }, { requiredKeys: [] }),
      masks: fc.array(mask, { maxLength: 3 }),
      gamma: fc.constantFrom('srgb' as const, 2.2, 1.8),
      colour: fc.record({ red: share, green: share, blue: share }, { requiredKeys: [] }),
      blackLift: fc.record({ red: half.map((v) => fine(v / 4)) }, { requiredKeys: [] }),
      latencyMs: fc.integer({ min: -100, max: 500 }),
    },
    { requiredKeys: [] },
  )
  .map(fitted)
  .filter((output) => outputFault(output) === null);

/** A site as JSON has it, in lines that somebody broke by hand. */
const BRACKETS = `{ "site": "room", title: A room, walls: { main: { widthM: 8, heightM: 2.25 } },
  surfaces: { left: { wall: main, slice: { x: 0, y: 0, width: 0.5, height: 1 } }, # left
    right: { wall: main,
      slice: { x: 0.5, y: 0, width: 0.5, height: 1 },
      output: { gamma: 2.2, # measured
        masks: [{ points: [[0, 0], [0.1, 0], [0.1, 0.1]] }] } } } }
`;

const texts: readonly string[] = [
  FITTED,
  FITTED.replaceAll('\n', '\r\n'),
  FITTED.trimEnd(),
  FITTED.replace('  left:', '  "left":').replace('output: #', "'output': #"),
  FITTED.replace('output: # fitted on Tuesday', 'output: &fit').replace(
    'height: 1 } } # by',
    'height: 1 }, output: *fit } # by',
  ),
  BRACKETS,
  `${BRACKETS.trimEnd()} # the end`,
  ...readdirSync('config/sites').map((file) => readFileSync(`config/sites/${file}`, 'utf8')),
];
const placed = fc
  .constantFrom(...texts)
  .chain((text) =>
    fc.record({ text: fc.constant(text), surface: fc.constantFrom(...Object.keys(parsed(text).surfaces)) }),
  );

describe('any fit', { timeout: 60_000 }, () => {
  it('is read back as it was written, and nothing else of the site is another', () => {
    fc.assert(
      fc.property(placed, fc.array(anyOutput, { minLength: 1, maxLength: 3 }), ({ text, surface }, outputs) => {
        let now = text;
        for (const output of outputs) {
          now = set(now, surface, output);
          const before = parsed(text);
          const expected = {
            ...before,
            surfaces: { ...before.surfaces, [surface]: { ...before.surfaces[surface], output } },
          };
          expect(parsed(now)).toEqual(expected);
          expect(set(now, surface, output)).toBe(now);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('can be taken back: the site means what it did before', () => {
    fc.assert(
      fc.property(placed, anyOutput, ({ text, surface }, output) => {
        const back = set(set(text, surface, output), surface, outputOf(text, surface));
        expect(parsed(back)).toEqual(parsed(text));
      }),
      { numRuns: 100 },
    );
  });

  it('keeps every comment of the other surfaces and of the room', () => {
    fc.assert(
      fc.property(placed, anyOutput, ({ text, surface }, output) => {
        // Those beside what may be taken away go with it.
        const own =
          surface === 'left' ? / {4}'?output'?:[\s\S]*?gamma: 2.20\r?\n/ : /output: \{ gamma: 2.2, # measured/;
        const kept = text.replace(own, '').match(/#[^\r\n]*/g);
        const now = set(text, surface, output);
        for (const comment of kept ?? []) expect(now).toContain(comment);
      }),
      { numRuns: 10 },
    );
  });
});
