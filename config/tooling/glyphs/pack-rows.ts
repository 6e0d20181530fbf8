/** Rectangles in rows: the tallest first, side by side until a row is full. */

interface Size {
  readonly width: number;
  readonly height: number;
}

export interface PackedRows {
  /** Left upper corners, in the order of the sizes. */
  readonly places: readonly { readonly x: number; readonly y: number }[];
  readonly height: number;
}

/** Empty texels between neighbours, so that none bleeds into another when it is read between texels. */
const GAP = 1;

/** Packs `sizes` below each other into a strip `width` wide. Throws if one is wider than that. */
export function packRows(sizes: readonly Size[], width: number): PackedRows {
  const order = sizes
    .map((size, at) => ({ size, at }))
    .sort((a, b) => b.size.height - a.size.height || b.size.width - a.size.width || a.at - b.at);
  const places = sizes.map(() => ({ x: 0, y: 0 }));
  let [x, y, tallest] = [0, 0, 0];
  for (const { size, at } of order) {
    if (size.width > width) throw new Error(`${size.width} texels do not fit into ${width}`);
    if (x + size.width > width) {
      y += tallest + GAP;
      [x, tallest] = [0, 0];
    }
    places[at] = { x, y };
    x += size.width + GAP;
    tallest = Math.max(tallest, size.height);
  }
  return { places, height: Math.max(1, y + tallest) };
}
