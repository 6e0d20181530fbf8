/** Letters of three by five dots, for text that is a texture: each one number of fifteen bits, a row after the other. */

/** Dots of a letter across and up, and from one letter to the next. */
export const LETTER = { wide: 3, high: 5, pitch: 4 } as const;

/** Rows from above, three dots each, 1 where there is light. */
const ROWS: Readonly<Record<string, string>> = {
  A: '010 101 111 101 101',
  B: '110 101 110 101 110',
  C: '011 100 100 100 011',
  D: '110 101 101 101 110',
  E: '111 100 110 100 111',
  F: '111 100 110 100 100',
  G: '011 100 101 101 011',
  H: '101 101 111 101 101',
  I: '111 010 010 010 111',
  J: '001 001 001 101 010',
  K: '101 101 110 101 101',
  L: '100 100 100 100 111',
  M: '101 111 111 101 101',
  N: '110 101 101 101 101',
  O: '010 101 101 101 010',
  P: '110 101 110 100 100',
  Q: '010 101 101 110 011',
  R: '110 101 110 101 101',
  S: '011 100 010 001 110',
  T: '111 010 010 010 010',
  U: '101 101 101 101 111',
  V: '101 101 101 101 010',
  W: '101 101 111 111 101',
  X: '101 101 010 101 101',
  Y: '101 101 010 010 010',
  Z: '111 001 010 100 111',
  0: '111 101 101 101 111',
  1: '010 110 010 010 111',
  2: '110 001 010 100 111',
  3: '110 001 010 001 110',
  4: '101 101 111 001 001',
  5: '111 100 110 001 110',
  6: '011 100 111 101 111',
  7: '111 001 010 010 010',
  8: '111 101 111 101 111',
  9: '111 101 111 001 110',
  '.': '000 000 000 000 010',
  ',': '000 000 000 010 100',
  ':': '000 010 000 010 000',
  '-': '000 000 111 000 000',
  "'": '010 010 000 000 000',
  '/': '001 001 010 100 100',
};

/** A letter no row is written for: a small block, so that the text keeps its rhythm. */
const UNKNOWN = '000 010 111 010 000';

const bitsOf = (rows: string): number => Number.parseInt(rows.replaceAll(' ', ''), 2);

const BITS = new Map(Object.entries(ROWS).map(([letter, rows]) => [letter, bitsOf(rows)]));

/** Fifteen bits of one letter, the highest its upper left dot; 0 for a space. Case and accents are let go. */
export function letterBits(letter: string): number {
  if (letter.trim() === '') return 0;
  const plain = letter.normalize('NFD').charAt(0).toUpperCase();
  return BITS.get(plain) ?? bitsOf(UNKNOWN);
}
