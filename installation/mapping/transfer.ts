/** From linear light to what a projector is sent. */

/** The value to send for `light`, both 0..1. `gamma` null: the curve of sRGB (IEC 61966-2-1). */
export function encode(light: number, gamma: number | null): number {
  const within = Math.min(1, Math.max(0, light));
  if (gamma !== null) return within ** (1 / gamma);
  return within <= 0.0031308 ? 12.92 * within : 1.055 * within ** (1 / 2.4) - 0.055;
}

/** The light a projector makes of a value that it is sent: the inverse. */
export function decode(value: number, gamma: number | null): number {
  const within = Math.min(1, Math.max(0, value));
  if (gamma !== null) return within ** gamma;
  return within <= 0.04045 ? within / 12.92 : ((within + 0.055) / 1.055) ** 2.4;
}
