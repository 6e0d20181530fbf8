import { describe, expect, test } from 'vitest';
import type { Figure } from '#installation/frame/surface-frame.ts';
import { NO_WORDS, worldNumbers } from '#installation/frame/world-numbers.ts';
import { worldActs } from '#installation/score/world-acts.ts';
import { showMs } from '#installation/time/axes.ts';
import { numbersBetween, numbersOf } from '#installation/world/identity-numbers.ts';
import { emptyWorld, worldAfterActs } from '#installation/world/world.ts';
import { PEEL_PATHS } from '#projection/looks/figures/peeling.ts';
import { createRibbonRows, RIBBON_TEXEL } from '#projection/looks/theft/ribbon-rows.ts';
import { RIBBONS, ribbonGeometry } from '#projection/looks/theft/ribbons.ts';
import { priceOf, TAG, tagPlaceOf } from '#projection/looks/theft/tag-place.ts';
import { crowd, frameOf, leads, unsure } from '../../stage/support/sample-frames.ts';

const robbed = (figures: readonly Figure[], status: 'stolen' | 'for-sale' | 'whole'): readonly Figure[] =>
  figures.map((figure) => ({ ...figure, identity: numbersOf(status) }));

describe('who is robbed', () => {
  test('has a row; the whole and the gone have none', () => {
    const rows = createRibbonRows(32);
    const [first, ...others] = robbed(leads(), 'stolen');
    if (first === undefined) throw new Error('no leads');
    expect(rows.write(frameOf([{ ...first, presence: 0 }, ...others, ...robbed(crowd(), 'whole')]), 1)).toBe(3);
    expect(rows.write(frameOf(robbed(crowd(), 'whole')), 1)).toBe(0);
  });

  test('is left out beyond the room there is', () => {
    expect(createRibbonRows(2).write(frameOf(robbed(crowd(), 'for-sale')), 1)).toBe(2);
  });

  test('has numbers everywhere, however little of the body was seen', () => {
    const rows = createRibbonRows(8);
    const count = rows.write(frameOf(robbed(unsure(), 'for-sale')), 1);
    expect(count).toBe(5);
    expect([...rows.rows.numbers].every(Number.isFinite)).toBe(true);
  });

  test('comes back the same way: half robbed and half given back are one picture', () => {
    const between = (from: 'whole' | 'stolen', to: 'whole' | 'stolen') =>
      crowd({ identity: numbersBetween(numbersOf(from), numbersOf(to), 0.25) });
    const there = createRibbonRows(8);
    const back = createRibbonRows(8);
    there.write(frameOf(between('whole', 'stolen')), 1);
    back.write(frameOf(crowd({ identity: numbersBetween(numbersOf('stolen'), numbersOf('whole'), 0.75) })), 1);
    const width = there.rows.columns;
    const ribbons = (rows: typeof there) => rows.rows.numbers[RIBBON_TEXEL.state * 4];
    expect(width).toBe(PEEL_PATHS.length * 2 + 4);
    expect(ribbons(there)).toBeCloseTo(ribbons(back) ?? Number.NaN, 6);
  });
});

describe('ribbons', () => {
  test('come off every line of the tattoos', () => {
    expect(new Set(RIBBONS.map(({ path }) => path)).size).toBe(PEEL_PATHS.length);
    for (const { beside } of RIBBONS) expect(Math.abs(beside)).toBeLessThanOrEqual(1);
  });

  test('are strips of one template, the tag under them', () => {
    const geometry = ribbonGeometry();
    const index = geometry.getIndex();
    const strip = geometry.getAttribute('strip');
    const lay = geometry.getAttribute('lay');
    if (!index) throw new Error('no index');
    expect(strip.count).toBe(lay.count);
    expect(Math.max(...index.array)).toBe(strip.count - 1);
    expect(strip.getZ(index.getX(0))).toBe(-1);
    geometry.dispose();
  });
});

describe('a price tag', () => {
  const tag = { x: 0, y: 0, z: 0, turn: 0, scale: 1 };

  test('hangs over the head, wholly on the wall', () => {
    for (const figure of [...crowd(), ...leads(), ...unsure()]) {
      const frame = frameOf([figure]);
      tagPlaceOf(tag, figure, frame, 1);
      expect(tag.y + TAG.halfHighM * tag.scale).toBeLessThan(frame.slice.wallHeightM);
      expect(tag.y).toBeGreaterThan(1);
      expect(Math.abs(tag.x - (figure.joints[0] ?? 0))).toBeLessThan(0.3);
    }
  });

  test('says what they are quoted at: their own quote, else about the crowd’s, else something of their own', () => {
    const listed = (list: string[]) => {
      const world = worldAfterActs(emptyWorld, worldActs.parse({ market: { open: true, list } }), showMs(0), 0);
      return worldNumbers(world, NO_WORDS, showMs(0), frameOf([]).slice).market;
    };
    const [somebody] = crowd();
    if (somebody === undefined) throw new Error('no crowd');
    const quoted = listed(['crowd']);
    const [board] = quoted.quotes;
    if (board === undefined) throw new Error('no quote');
    const crowdPrice = priceOf(quoted, somebody);
    expect(crowdPrice).toBeGreaterThan(board.price * 0.5);
    expect(crowdPrice).toBeLessThan(board.price * 1.5);
    const likeness = { key: somebody.key, light: somebody.light, garment: somebody.garment };
    expect(priceOf({ ...quoted, quotes: [{ ...board, likeness, price: 5 }] }, somebody)).toBe(5);
    expect(priceOf({ ...quoted, quotes: [] }, somebody)).toBeGreaterThan(100);
  });
});
