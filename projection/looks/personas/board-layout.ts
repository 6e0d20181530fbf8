/** How a board is laid out, from its left and upper edge; m at scale 1. The shader and the writing agree on it here. */

export const LAYOUT = {
  word: { x: 0.016, y: 0.056, sizeM: 0.064 },
  price: { x: 0.015, y: 0.146, sizeM: 0.1 },
  portrait: { x: 0.025, y: 0.135, wideM: 0.46, highM: 0.6133 },
  kanji: { x: 0.568, y: 0.05, sizeM: 0.084 },
  rule: { y: 0.765 },
  lot: { x: 0.02, y: 0.85, sizeM: 0.058 },
  chart: { y: 0.9, highM: 0.17 },
  code: { x: 0.02, y: 1.14, wideM: 0.46, highM: 0.23 },
  sold: { x: 0.262, y: 0.44, halfWideM: 0.235, halfHighM: 0.095, turn: 0.2, sizeM: 0.165 },
} as const;
