import { describe, expect, test } from 'vitest';
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
      const numbers = rows.rows.image.data;
      const ink = rows.ink.image.data;
      if (numbers === null || ink === null) throw new Error('no data');
      const width = rows.rows.image.width;
      for (const [row, figure] of shown.entries()) {
        const inkRow = numbers[(row * width + COLUMN.base) * 4 + 3] ?? -1;
        const grown = growTattoo(figure.key, TATTOO_POINTS);
        expect([...ink.slice(inkRow * grown.length, (inkRow + 1) * grown.length)]).toEqual([...grown]);
      }
    }
  });
});
