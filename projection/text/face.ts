/** The faces that walls are written in. */

/** The three faces of the show: `gothic` for words, `system` for numerals and system voices, `mincho` for the manifesto. */
export const FACES = ['gothic', 'system', 'mincho'] as const;
export type Face = (typeof FACES)[number];
