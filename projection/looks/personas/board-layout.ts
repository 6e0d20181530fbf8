/** How a board is laid out, from its left and upper edge; m at scale 1. The shader and the writing agree on it here. */

export const LAYOUT = {
  price: { x: 0.02, y: 0.125, sizeM: 0.115 },
  portrait: { x: 0, y: 0.175, wideM: 0.5, highM: 0.6667 },
  kanji: { x: 0.572, y: 0.185, sizeM: 0.084 },
  word: { x: 0.02, y: 0.945, sizeM: 0.072 },
  lot: { x: 0.02, y: 1.035, sizeM: 0.056 },
  chart: { y: 1.07, highM: 0.13 },
  code: { x: 0.02, y: 1.24, wideM: 0.46, highM: 0.16 },
  sold: { x: 0.27, y: 0.66, halfWideM: 0.235, halfHighM: 0.095, turn: 0.2, sizeM: 0.165 },
} as const;
