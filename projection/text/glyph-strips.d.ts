/** Written by the page builder: where the strips of the glyph atlas lie (`config/tooling/glyphs`). */
declare module 'virtual:glyph-strips' {
  export const strips: readonly string[];
}
