/** How a board is laid out, from its left and upper edge; m at scale 1. The shader and the writing agree on it here. */

export const LAYOUT = {
  price: { x: 0.015, y: 0.088, sizeM: 0.105 },
  portrait: { x: 0.02, y: 0.1, wideM: 0.47, highM: 0.6267 },
  kanji: { x: 0.568, y: 0.13, sizeM: 0.084 },
  rule: { y: 0.745 },
  word: { x: 0.02, y: 0.825, sizeM: 0.075 },
  lot: { x: 0.02, y: 0.915, sizeM: 0.056 },
  chart: { y: 0.96, highM: 0.14 },
  code: { x: 0.02, y: 1.17, wideM: 0.46, highM: 0.2 },
  sold: { x: 0.262, y: 0.42, halfWideM: 0.235, halfHighM: 0.095, turn: 0.2, sizeM: 0.165 },
} as const;
