/** What a projector's last pass needs to know, as numbers: which light of the picture lands where, and how much of it. */

/**
 * The picture as a grid of vertices. A vertex's place in what the projector throws is homogeneous, so that a graphics
 * card's own perspective-correct interpolation between vertices is exactly the corner pin.
 */
export interface WarpGrid {
  /** Vertices across and down. */
  readonly columns: number;
  readonly rows: number;
  /** Where each lies on the surface: u, v in shares from the upper left, row by row. Length 2 x vertices. */
  readonly shares: Float32Array;
  /** Where each lands, in clip space before the division: x, y (up), w. Length 3 x vertices. */
  readonly thrown: Float32Array;
  /** Where in the drawn picture its light is read: x, y in shares from the upper left, times q, and q. Length 3 x vertices. */
  readonly read: Float32Array;
}

/** How far the picture fades at each edge, in shares of the surface, and the exponent of the fade. */
export interface EdgeBlend {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly curve: number;
}

export type Rgb = readonly [number, number, number];

/** Which light is left after masking. */
export interface MaskPicture {
  readonly widthPx: number;
  readonly heightPx: number;
  /** The square root of the light left, 0..255, row by row from the upper left: where it is dark, small steps are seen. */
  readonly roots: Uint8Array;
}

export interface OutputMapping {
  /** Whether the picture's sides change places: it is drawn as high as the projector's throw is wide. */
  readonly isOnItsSide: boolean;
  readonly grid: WarpGrid;
  readonly blend: EdgeBlend;
  /** What is cut off at each edge, in shares of the surface. */
  readonly crop: { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number };
  /** Null: nothing is masked. */
  readonly mask: MaskPicture | null;
  /** What is left of each colour, and what is added where nothing overlaps; linear light. */
  readonly colour: Rgb;
  readonly blackLift: Rgb;
  /** The projector's gamma; null: the sRGB curve. */
  readonly gamma: number | null;
  /**
   * The picture's corner pin for words above it: from shares of the picture as viewers see it to shares of the projector's
   * own picture, mirrored and turned with it, row by row. The mesh does not bend words.
   */
  readonly pin: readonly [number, number, number, number, number, number, number, number, number];
}
