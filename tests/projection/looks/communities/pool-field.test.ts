import { describe, expect, it } from 'vitest';
import type { Figure, SurfaceFrame } from '#installation/frame/surface-frame.ts';
import type { WorldNumbers } from '#installation/frame/world-frame.ts';
import {
  BORDER,
  COLUMNS,
  columnX,
  createPoolField,
  FIELD,
  type PoolField,
} from '#projection/looks/communities/pool-field.ts';
import { crowd, frameOf, POSES, standAt, WHOLE_WALL } from '../../stage/support/sample-frames.ts';

const WIDTH_M = WHOLE_WALL.wallWidthM;
const [someone] = crowd();
if (!someone) throw new Error('a crowd has somebody');

const at = (xM: number, faction = -1, more: Partial<Figure> = {}): Figure => ({
  ...someone,
  faction,
  joints: standAt(xM, POSES.rest, 1.7, 0.2),
  ...more,
});

const COLOURS = new Map([
  ['one', [1, 0, 0]],
  ['two', [0, 0, 1]],
] as const);

interface Ground {
  readonly condense?: number;
  readonly dissolve?: number;
  readonly rivalry?: number;
  readonly broker?: number;
}

function laid(figures: readonly Figure[], { condense = 0, dissolve = 0, rivalry = 0, broker = 0 }: Ground): PoolField {
  const frame = frameOf(figures, {}, { slice: WHOLE_WALL });
  const factions: WorldNumbers['factions'] = {
    colours: COLOURS,
    says: new Map(),
    rivalry,
    broker,
    tension: rivalry * (1 - broker),
  };
  const world = { ...frame.world, factions, communities: { condense, dissolve } };
  const field = createPoolField();
  const whole: SurfaceFrame = { ...frame, world };
  field.lay(whole);
  return field;
}

/** Number `part` of the column at a place. */
const read = (numbers: Float32Array, xM: number, part: number): number => {
  const places = Array.from({ length: COLUMNS }, (_, column) => Math.abs(columnX(column, WIDTH_M) - xM));
  return numbers[places.indexOf(Math.min(...places)) * 4 + part] ?? Number.NaN;
};
const light = (field: PoolField, xM: number): number => read(field.light, xM, FIELD.light);

describe('the ground', () => {
  it('is dark where nobody belongs together', () => {
    expect(Math.max(...laid([at(2), at(2.4)], {}).light.filter((_, i) => i % 4 === FIELD.light))).toBe(0);
  });

  it('is lit under those who stand there, and flows together between those who stand near', () => {
    const field = laid([at(2), at(2.7), at(6)], { condense: 1 });
    for (const x of [2, 2.35, 2.7, 6]) expect(light(field, x)).toBeGreaterThan(0.5);
    expect(light(field, 4.4)).toBe(0);
  });

  it('shares its hue among those who stand together', () => {
    const red = { light: { base: [1, 0, 0], accent: [1, 0, 0] } } as const;
    const blue = { light: { base: [0, 0, 1], accent: [0, 0, 1] } } as const;
    const field = laid([at(2, -1, red), at(2.5, -1, blue)], { condense: 1 });
    for (const x of [2, 2.5]) {
      expect(read(field.light, x, FIELD.red)).toBeGreaterThan(0.2);
      expect(read(field.light, x, FIELD.blue)).toBeGreaterThan(0.2);
    }
  });

  it('has one light everywhere once borders are dissolved', () => {
    const field = laid([at(2), at(6)], { condense: 1, dissolve: 1 });
    const tint = (x: number): number[] =>
      [FIELD.red, FIELD.green, FIELD.blue].map((part) => read(field.light, x, part));
    expect(tint(2)).toEqual(tint(4.4));
    expect(light(field, 4.4)).toBeGreaterThan(0.7);
  });

  it('keeps a dark gap between rivals, that a broker closes and bridges', () => {
    const rivals = [at(3, 0), at(3.8, 1)];
    const tense = laid(rivals, { rivalry: 1 });
    expect(light(tense, 3.4)).toBeLessThan(0.1);
    expect(light(tense, 3)).toBeGreaterThan(0.6);
    expect(read(tense.light, 3, FIELD.red)).toBeGreaterThan(0.9);
    expect(read(tense.light, 3.8, FIELD.blue)).toBeGreaterThan(0.9);
    expect(read(tense.borders, 3.4, BORDER.awayM)).toBeLessThan(0.05);
    expect(read(tense.borders, 3, BORDER.awayM)).toBeCloseTo(0.4, 1);
    expect(read(tense.borders, 3.4, BORDER.bridged)).toBe(0);
    const brokered = laid(rivals, { rivalry: 1, broker: 1 });
    expect(light(brokered, 3.4)).toBeGreaterThan(0.4);
    expect(read(brokered.borders, 3.4, BORDER.bridged)).toBe(1);
  });

  it('has no border where all are of one faction, and counts nobody who is gone', () => {
    const one = laid([at(3, 0), at(3.8, 0)], { rivalry: 1 });
    expect(read(one.borders, 3.4, BORDER.awayM)).toBeGreaterThan(5);
    expect(light(laid([at(3, 0, { presence: 0 })], { rivalry: 1 }), 3)).toBe(0);
  });
});
