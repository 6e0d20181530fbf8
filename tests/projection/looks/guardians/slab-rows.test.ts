import { describe, expect, test } from 'vitest';
import type { SurfaceFrame } from '#installation/frame/surface-frame.ts';
import { NO_WORDS, worldNumbers } from '#installation/frame/world-numbers.ts';
import { worldActs } from '#installation/score/world-acts.ts';
import { worldDeclaration } from '#installation/score/world-declaration.ts';
import { showMs } from '#installation/time/axes.ts';
import { adoptWorld, emptyWorld, worldAfterActs } from '#installation/world/world.ts';
import { letterBits } from '#projection/looks/guardians/pixel-letters.ts';
import { createSlabRows, MAX_LETTERS, PEOPLE_ROW, SLAB } from '#projection/looks/guardians/slab-rows.ts';
import { sweptAt, writeHeads, writeNumbers, writeOrder } from '#projection/looks/guardians/slab-words.ts';
import type { TextSheet, Writing } from '#projection/text/text-sheet.ts';
import { crowd, frameOf, LEFT_SLICE, leads } from '../../stage/support/sample-frames.ts';

const DECLARED = worldDeclaration.parse({
  guardians: {
    protocols: { gait: { says: 'Nobody leaves unrecognised.' }, voice: { says: 'Silence is taken for consent.' } },
    orders: { keep: { says: 'Order eight: keep them.', severity: 1 } },
  },
});

const frameAfter = (acts: object, actMs: number, ms: number, figures = crowd()): SurfaceFrame => {
  const start = adoptWorld(emptyWorld, DECLARED, [], 2147, showMs(0));
  const world = worldAfterActs(start, worldActs.parse(acts), showMs(actMs), 2000);
  const words = { ...NO_WORDS, world: DECLARED };
  return frameOf(figures, {}, { world: worldNumbers(world, words, showMs(ms), LEFT_SLICE), showMs: showMs(ms) });
};

/** A sheet that remembers what was written on it; every letter is half an em wide. */
function memorySheet(): { sheet: TextSheet; written: Writing[] } {
  const written: Writing[] = [];
  const box = ({ words, sizeM }: Writing) => ({
    left: 0,
    low: 0,
    right: words.length * sizeM * 0.5,
    high: sizeM,
    lines: 1,
  });
  const sheet = {
    begin: () => {
      written.length = 0;
    },
    put: (writing: Writing) => {
      written.push(writing);
      return box(writing);
    },
    measure: box,
    end() {},
    dispose() {},
  };
  return { sheet: sheet as unknown as TextSheet, written };
}

describe('the rows of the slabs', () => {
  test('hold nothing at no presence, and every slab with its sentence at all of it', () => {
    const rows = createSlabRows();
    const frame = frameAfter({}, 0, 1000);
    expect(rows.writeSlabs(frame, 0, false)).toBe(0);
    expect(rows.writeSlabs(frame, 1, false)).toBe(2);
    const numbers = rows.rows.numbers;
    const width = rows.rows.columns;
    const at = (row: number, texel: number): number[] => [...numbers.subarray((row * width + texel) * 4).slice(0, 4)];
    expect(at(0, SLAB.place)[0]).toBe(2);
    expect(at(1, SLAB.place)[0]).toBe(6);
    expect(at(0, SLAB.state)).toEqual([1, 0, 0, 0]);
    expect(at(0, SLAB.letters)).toEqual([...'NOBO'].map(letterBits));
    expect(at(0, SLAB.more)[3]).toBe('Nobody leaves unrecognised. / '.length);
    expect(MAX_LETTERS % 4).toBe(0);
  });

  test('tell a fall, forget a slab that lies on the ground, and only empty it for those who want it calm', () => {
    const rows = createSlabRows();
    const numbers = rows.rows.numbers;
    const width = rows.rows.columns;
    const falling = frameAfter({ guardians: { dismantle: 'gait' } }, 1000, 2750);
    expect(rows.writeSlabs(falling, 1, false)).toBe(2);
    expect(numbers[SLAB.state * 4 + 3]).toBeCloseTo(0.5, 6);
    rows.writeSlabs(falling, 1, true);
    expect([numbers[SLAB.more * 4], numbers[(width + SLAB.more) * 4]]).toEqual([4, 4]);
    expect(rows.writeSlabs(frameAfter({ guardians: { dismantle: 'gait' } }, 1000, 9000), 1, false)).toBe(1);
  });

  test('mark the crowd, and nobody of the cast', () => {
    const rows = createSlabRows();
    const frame = frameAfter({}, 0, 1000, [...leads(), ...crowd()]);
    expect(rows.writePeople(frame)).toBe(crowd().length);
    const numbers = rows.rows.numbers;
    const from = PEOPLE_ROW * rows.rows.columns * 4;
    expect(numbers[from]).toBeCloseTo(0.5, 1);
    expect(numbers[from + 1]).toBeCloseTo(LEFT_SLICE.floorM, 6);
  });
});

describe('what is written about the guardians', () => {
  const smallest = LEFT_SLICE.wallHeightM / 40;

  test('is never smaller than what can be read on a wall', () => {
    const { sheet, written } = memorySheet();
    const frame = frameAfter({ guardians: { order: 'keep', sweep: { every: '8s' } } }, 0, 4000);
    writeHeads(sheet, frame, 1, 1);
    writeOrder(sheet, frame, 1);
    writeNumbers(sheet, frame, 1);
    const words = written.map((writing) => writing.words);
    expect(words).toContain('GAIT');
    expect(words).toContain('Silence is taken for consent.');
    expect(words.filter((each) => each === 'Order eight: keep them.')).toHaveLength(2);
    for (const { sizeM } of written) expect(sizeM).toBeGreaterThanOrEqual(smallest);
  });

  test('falls apart letter by letter with its slab', () => {
    const { sheet, written } = memorySheet();
    writeHeads(sheet, frameAfter({ guardians: { dismantle: 'gait' } }, 1000, 2400), 1, 1);
    const letters = written.filter(({ words }) => words.length === 1);
    expect(letters.map(({ words }) => words)).toEqual([...'GAIT']);
    expect(new Set(letters.map(({ at: [, y] }) => y)).size).toBeGreaterThan(2);
  });

  test('strikes an order out that was taken back, as bright as it still presses', () => {
    const { sheet, written } = memorySheet();
    const start = frameAfter({ guardians: { order: 'keep' } }, 0, 3000);
    const guardians = { ...start.world.guardians, order: null, orderSays: '', severity: 0.4 };
    writeOrder(sheet, { ...start, world: { ...start.world, guardians } }, 1);
    expect(written.every(({ words, light }) => /^—+$/.test(words) && light === 0.4)).toBe(true);
    expect(written).toHaveLength(2);
    sheet.begin();
    writeOrder(sheet, { ...start, world: { ...start.world, guardians: { ...guardians, severity: 0 } } }, 1);
    expect(written).toEqual([]);
  });

  test('numbers those the beam has passed, and nobody before it', () => {
    const { sheet, written } = memorySheet();
    // Half of an eight-second sweep: the beam stands in the middle of the wall and goes right.
    const frame = frameAfter({ guardians: { sweep: { every: '8s' } } }, 0, 4000);
    expect(frame.world.guardians.sweep?.xM).toBeCloseTo(4, 6);
    writeNumbers(sheet, frame, 1);
    const xs = written.map(({ at: [x] }) => x);
    expect(xs.length).toBeGreaterThan(0);
    for (const x of xs) expect(x).toBeLessThan(4.5);
    expect(sweptAt(frame, 3.9)).toBeGreaterThan(sweptAt(frame, 3));
    expect(sweptAt(frame, 5)).toBe(0);
  });
});
