/** A frame as text and back, exact to the last bit: for pages that are handed frames instead of a show. */

import type { SurfaceFrame } from './surface-frame.ts';

/** How what JSON has no word for is written. */
type Written =
  | { readonly $f32: readonly number[] }
  | { readonly $u32: readonly number[] }
  | { readonly $map: readonly (readonly [unknown, unknown])[] }
  | { readonly $number: string };

function write(_key: string, value: unknown): unknown {
  if (value instanceof Float32Array) return { $f32: [...value] } satisfies Written;
  if (value instanceof Uint32Array) return { $u32: [...value] } satisfies Written;
  if (value instanceof Map) return { $map: [...value] } satisfies Written;
  if (typeof value === 'number' && !Number.isFinite(value)) return { $number: String(value) } satisfies Written;
  return value;
}

function read(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if ('$f32' in value && Array.isArray(value.$f32)) return new Float32Array(value.$f32);
  if ('$u32' in value && Array.isArray(value.$u32)) return new Uint32Array(value.$u32);
  if ('$map' in value && Array.isArray(value.$map)) return new Map(value.$map);
  if ('$number' in value) return Number(value.$number);
  return value;
}

/** The frame as text. */
export const frameText = (frame: SurfaceFrame): string => JSON.stringify(frame, write);

/** The frame that `text` was made of by {@link frameText}; the two ends are one program, so nothing is checked. */
export const frameFromText = (text: string): SurfaceFrame => JSON.parse(text, read) as SurfaceFrame;
