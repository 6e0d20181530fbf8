import { describe, expect, test } from 'vitest';
import type { Figure } from '#installation/frame/surface-frame.ts';
import { numbersOf } from '#installation/world/identity-numbers.ts';
import { COLUMN, createFigureRows } from '#projection/looks/figures/figure-rows.ts';
import { growTattoo } from '#projection/looks/figures/tattoo.ts';
import { crowd, frameOf, leads } from '../../stage/support/sample-frames.ts';

const TATTOO_POINTS = 60;

describe('figures as rows', () => {
  test('come crowd first, cast last; the gone take no row', () => {
    const rows = createFigureRows(16, TATTOO_POINTS);
    const [first, ...others] = crowd();
    if (first === undefined) throw new Error('the crowd is empty');
    const count = rows.write(frameOf([...leads(), { ...first, presence: 0 }, ...others]));
    expect(count).toEqual({ all: 11, castFrom: 7 });
  });

  test('never leave out the cast when there is no room for all', () => {
    const rows = createFigureRows(6, TATTOO_POINTS);
    expect(rows.write(frameOf([...crowd(), ...leads()]))).toEqual({ all: 6, castFrom: 2 });
  });

  test('carry the tattoos of their own key, also after keys have come and gone', () => {
    const rows = createFigureRows(3, TATTOO_POINTS);
    const people = crowd();
    for (const from of [0, 3, 1, 5, 0]) {
      const shown = people.slice(from, from + 3);
      rows.write(frameOf(shown));
      for (const [row, figure] of shown.entries()) {
        const inkRow = rows.rows.numbers[rows.rows.rowAt(row) + COLUMN.base * 4 + 3] ?? -1;
        const grown = growTattoo(figure.key, TATTOO_POINTS);
        const from = rows.ink.startOf(inkRow);
        expect([...rows.ink.numbers.slice(from, from + grown.length)]).toEqual([...grown]);
      }
    }
  });

  test('send only the rows that are in use, and tattoos only of those who are new', () => {
    const rows = createFigureRows(256, TATTOO_POINTS);
    const [first, second] = crowd();
    if (!first || !second) throw new Error('the crowd is empty');
    rows.write(frameOf([first]));
    expect([...rows.rows.texture.layerUpdates]).toEqual([0]);
    expect([...rows.ink.texture.layerUpdates]).toEqual([0]);
    rows.ink.texture.clearLayerUpdates();
    rows.write(frameOf([first, second]));
    expect([...rows.ink.texture.layerUpdates]).toEqual([1]);
    rows.ink.texture.clearLayerUpdates();
    rows.write(frameOf([second, first]));
    expect(rows.ink.texture.layerUpdates.size).toBe(0);
  });
});

describe('copies of a stolen identity', () => {
  const cloned = (clones: number): Figure => {
    const [first] = crowd({ identity: { ...numbersOf('whole'), clones } });
    if (!first) throw new Error('the crowd is empty');
    return first;
  };
  const copyTexel = (rows: ReturnType<typeof createFigureRows>, row: number): readonly number[] => {
    const from = rows.rows.rowAt(row) + COLUMN.copy * 4;
    return [...rows.rows.numbers.subarray(from + 2, from + 4)];
  };

  test('stand behind whom they are copies of, paler the further off; the body itself stands last and where it is', () => {
    const rows = createFigureRows(16, TATTOO_POINTS);
    expect(rows.write(frameOf([cloned(4), ...leads()]))).toEqual({ all: 9, castFrom: 5 });
    const texels = [0, 1, 2, 3, 4].map((row) => copyTexel(rows, row));
    expect(texels[4]).toEqual([0, 1]);
    const away = texels.slice(0, 4).map(([stepM = 0]) => stepM);
    expect(new Set(away.map((stepM) => stepM.toFixed(3))).size).toBe(4);
    expect(Math.abs(away[0] ?? 0)).toBeGreaterThan(Math.abs(away[3] ?? 0));
    expect(texels[0]?.[1] ?? 1).toBeLessThan(texels[3]?.[1] ?? 0);
  });

  test('step out of the body and back into it', () => {
    const rows = createFigureRows(16, TATTOO_POINTS);
    rows.write(frameOf([cloned(0.02)]));
    const [stepM = 1, light = 1] = copyTexel(rows, 0);
    expect(Math.abs(stepM)).toBeLessThan(0.01);
    expect(light).toBeLessThan(0.05);
    expect(rows.write(frameOf([cloned(0)])).all).toBe(1);
  });

  test('never take the room of a person', () => {
    const rows = createFigureRows(12, TATTOO_POINTS);
    const people = crowd({ identity: { ...numbersOf('whole'), clones: 4 } });
    expect(rows.write(frameOf([...people, ...leads()]))).toEqual({ all: 12, castFrom: 8 });
  });
});
