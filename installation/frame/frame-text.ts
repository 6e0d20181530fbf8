/** A frame as text and back, exact to the last bit: for pages that are handed frames instead of a show. */

import type { SurfaceFrame } from './surface-frame.ts';

/** The lists of numbers that a frame may hold. */
const LISTS = { Float32Array, Float64Array, Uint8Array, Uint16Array, Uint32Array, Int32Array } as const;

type ListName = keyof typeof LISTS;

const isListName = (name: unknown): name is ListName => typeof name === 'string' && Object.hasOwn(LISTS, name);

function write(_key: string, value: unknown): unknown {
  if (ArrayBuffer.isView(value)) {
    const { name } = value.constructor;
    if (!isListName(name)) throw new TypeError(`a frame holds a ${name}, which cannot be written`);
    return { $list: name, of: [...(value as InstanceType<(typeof LISTS)[ListName]>)] };
  }
  if (value instanceof Map) return { $map: [...value] };
  if (typeof value === 'number' && (!Number.isFinite(value) || Object.is(value, -0))) {
    return { $number: Object.is(value, -0) ? '-0' : String(value) };
  }
  return value;
}

function read(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if ('$list' in value && isListName(value.$list) && 'of' in value) {
    return LISTS[value.$list].from(value.of as number[]);
  }
  if ('$map' in value && Array.isArray(value.$map)) return new Map(value.$map);
  if ('$number' in value) return Number(value.$number);
  return value;
}

/** The frame as text. Throws a TypeError for a frame that holds what cannot be read back. */
export const frameText = (frame: SurfaceFrame): string => JSON.stringify(frame, write);

/** The frame that `text` was made of by {@link frameText}; the two ends are one program, so nothing is checked. */
export const frameFromText = (text: string): SurfaceFrame => JSON.parse(text, read) as SurfaceFrame;
