import { describe, expect, test } from 'vitest';
import { createRowTexture } from '#projection/looks/drawing/row-texture.ts';

const ROWS = 8;

/** Rows whose texture is on the card, with `used` of them sent. */
function rowsOnCard(used = ROWS) {
  const rows = createRowTexture(2, ROWS);
  rows.send(used);
  rows.sent();
  return rows;
}

describe('rows in a texture', () => {
  test('are all sent when the card makes room for them', () => {
    const rows = createRowTexture(2, ROWS);
    rows.four(0, 1, 1, 2, 3, 4);
    expect([...rows.numbers.subarray(0, 8)]).toEqual([0, 0, 0, 0, 1, 2, 3, 4]);
    expect(rows.send(1)).toBe(ROWS);
  });

  test('are sent as far as they are used', () => {
    const rows = rowsOnCard();
    for (let row = 0; row < 5; row += 1) rows.four(row, 0, row + 1, 0, 0, 0);
    expect(rows.send(3)).toBe(3);
    rows.sent();
    expect(rows.send(3)).toBe(0);
  });

  test('are not sent where nothing became another', () => {
    const rows = rowsOnCard();
    rows.four(1, 0, 0.1, 0.2, 0.3, 0.4);
    expect(rows.send(2)).toBe(2);
    rows.sent();
    rows.four(1, 0, 0.1, 0.2, 0.3, 0.4);
    expect(rows.send(2)).toBe(0);
    rows.four(1, 0, 0.1, 0.2, 0.3, 0.5);
    expect(rows.send(ROWS)).toBe(2);
  });

  test('that changed unused are sent once they are used', () => {
    const rows = rowsOnCard();
    rows.four(5, 0, 1, 1, 1, 1);
    expect(rows.send(2)).toBe(0);
    rows.four(0, 0, 1, 1, 1, 1);
    expect(rows.send(2)).toBe(2);
    rows.sent();
    expect(rows.send(2)).toBe(0);
    expect(rows.send(ROWS)).toBe(6);
    rows.sent();
    expect(rows.send(ROWS)).toBe(0);
  });

  test('wait for a draw, however often they are sent before it', () => {
    const rows = rowsOnCard();
    rows.four(4, 0, 1, 1, 1, 1);
    expect(rows.send(ROWS)).toBe(5);
    expect(rows.send(2)).toBe(0);
    expect(rows.send(ROWS)).toBe(5);
    rows.change(0, 1);
    expect(rows.send(1)).toBe(1);
    rows.sent();
    expect(rows.send(ROWS)).toBe(5);
  });
});
