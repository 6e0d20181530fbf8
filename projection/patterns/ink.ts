/** Colours and type of the art direction, as a canvas needs them: those of `config/theme/night.css`. */

export const INK = {
  night: '#070a14',
  haze: '#101a33',
  line: '#22305a',
  cyan: '#5ff2ff',
  amber: '#ffb454',
  magenta: '#ff3d81',
  violet: '#c9b8ff',
  acid: '#d8ff3e',
  paper: '#f4efe6',
  dim: '#97a3c4',
} as const;

/** Numerals and system voices, and names of any script. */
export const systemFont = (px: number, weight: 400 | 600 = 400): string =>
  `${weight} ${px.toFixed(2)}px "Chakra Petch", "Zen Kaku Gothic New", system-ui, sans-serif`;

/** Whether the letters of patterns are here; asks for them where they are not. */
export function areFontsReady(): boolean {
  const wanted = [systemFont(24), systemFont(24, 600)];
  const missing = wanted.filter((font) => !document.fonts.check(font));
  for (const font of missing) {
    document.fonts
      .load(font)
      .catch((error: unknown) => console.warn('letters of the test patterns are missing', error));
  }
  return missing.length === 0;
}

/** A grey by its share of linear light. */
export function grey(light: number): string {
  const value = Math.round(255 * (light <= 0.0031308 ? 12.92 * light : 1.055 * light ** (1 / 2.4) - 0.055));
  return `rgb(${value} ${value} ${value})`;
}

/** A hue of its own for each of `of` surfaces: neighbours in the list differ most. */
export function hueOf(at: number, of: number): number {
  const half = Math.ceil(of / 2);
  const turn = at % 2 === 0 ? at / 2 : half + (at - 1) / 2;
  return (190 + (360 * turn) / Math.max(1, of)) % 360;
}
