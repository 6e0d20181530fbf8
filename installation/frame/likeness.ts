/** What somebody is known by from afar: their light, and what they wear. */

/** Light of a figure: two colours it moves between, sRGB 0..1. */
export interface FigureLight {
  readonly base: readonly [number, number, number];
  readonly accent: readonly [number, number, number];
}

/** What a figure wears and carries. Each 0..1, but `masks`, a count 0..8. All zero: a bare body, as the crowd has. */
export interface FigureGarment {
  readonly coat: number;
  readonly hood: number;
  readonly plates: number;
  readonly halo: number;
  readonly sparks: number;
  readonly threads: number;
  readonly masks: number;
}

/** A member of the cast as a likeness of them is drawn. */
export interface Likeness {
  /** The key of their figure, where it stands on the wall. */
  readonly key: number;
  readonly light: FigureLight;
  readonly garment: FigureGarment;
}
