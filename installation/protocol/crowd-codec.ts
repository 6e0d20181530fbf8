/**
 * One camera's sample as bytes, little-endian: some 270 bytes a person where JSON takes 2,500.
 *
 *   u8 version, u8 gestures, u8 people, u8 zero, f64 capturedAtMs, f32 aspect
 *   per gesture: u8 length, that many ASCII letters
 *   per person: u32 track, u32 ageMs, i16 floor x, i16 floor y,
 *     per gesture u8 (score * 127 << 1 | active), u8 phase (turns * 255), u8 progress * 254,
 *     33 x (i16 x, i16 y, i16 z, u8 visibility)
 *
 * Floor places are centimetres, -32768 where they are not known; a phase or progress of 255 is none.
 * x, y and z are picture heights * 8192, so they reach +-4 heights in steps of 0.12 thousandths.
 */

import { type CrowdSample, type GestureReading, LANDMARK_STRIDE, LANDMARKS, type Person } from '../crowd/body.ts';
import { clamp01 } from '../time/easing.ts';

const VERSION = 2;
const HEADER_BYTES = 16;
const LANDMARK_BYTES = 7;
const PERSON_HEAD_BYTES = 12;
const READING_BYTES = 3;
/** What a byte says that holds no phase or progress, and a place that is not known. */
const NONE = 255;
const NOWHERE = -32768;
const TURN = 2 * Math.PI;
const UNIT = 8192;

/** People beyond this many in one picture are left out. */
export const MAX_PEOPLE = 64;
const MAX_GESTURES = 32;

const personSize = (gestures: number): number =>
  PERSON_HEAD_BYTES + gestures * READING_BYTES + LANDMARKS * LANDMARK_BYTES;

/** Bytes of `sample`. `gestures` fixes which readings are sent and in what order; missing ones count as not shown. */
export function encodeCrowdSample(sample: CrowdSample, gestures: readonly string[]): Uint8Array<ArrayBuffer> {
  const people = sample.people.slice(0, MAX_PEOPLE);
  const names = gestures.slice(0, MAX_GESTURES);
  const nameBytes = names.reduce((sum, name) => sum + 1 + name.length, 0);
  const personBytes = personSize(names.length);
  const view = new DataView(new ArrayBuffer(HEADER_BYTES + nameBytes + people.length * personBytes));
  view.setUint8(0, VERSION);
  view.setUint8(1, names.length);
  view.setUint8(2, people.length);
  view.setFloat64(4, sample.capturedAtMs, true);
  view.setFloat32(12, sample.aspect, true);
  let at = HEADER_BYTES;
  for (const name of names) {
    view.setUint8(at++, name.length);
    for (let i = 0; i < name.length; i++) view.setUint8(at++, name.charCodeAt(i));
  }
  for (const person of people) at = writePerson(view, at, person, names);
  return new Uint8Array(view.buffer);
}

function writePerson(view: DataView, start: number, person: Person, names: readonly string[]): number {
  let at = start;
  view.setUint32(at, person.track, true);
  view.setUint32(at + 4, Math.min(0xffffffff, Math.max(0, Math.round(person.ageMs))), true);
  view.setInt16(at + 8, centimetres(person.floor?.xM), true);
  view.setInt16(at + 10, centimetres(person.floor?.yM), true);
  at += PERSON_HEAD_BYTES;
  for (const name of names) {
    const reading = person.gestures.find((gesture) => gesture.name === name);
    view.setUint8(at, (Math.round(clamp01(reading?.score ?? 0) * 127) << 1) | (reading?.active ? 1 : 0));
    view.setUint8(at + 1, phaseByte(reading?.phase));
    view.setUint8(at + 2, reading?.progress === undefined ? NONE : Math.round(clamp01(reading.progress) * 254));
    at += READING_BYTES;
  }
  for (let i = 0; i < LANDMARKS * LANDMARK_STRIDE; i += LANDMARK_STRIDE) {
    for (let axis = 0; axis < 3; axis++) view.setInt16(at + axis * 2, quantise(person.landmarks[i + axis] ?? 0), true);
    view.setUint8(at + 6, Math.round(clamp01(person.landmarks[i + 3] ?? 0) * 255));
    at += LANDMARK_BYTES;
  }
  return at;
}

const centimetres = (metres: number | undefined): number =>
  metres === undefined || !Number.isFinite(metres)
    ? NOWHERE
    : Math.min(32767, Math.max(NOWHERE + 1, Math.round(metres * 100)));

/** 255 steps a turn, so that the last is not the first. */
function phaseByte(phase: number | undefined): number {
  if (phase === undefined || !Number.isFinite(phase)) return NONE;
  const turns = phase / TURN;
  return Math.round((turns - Math.floor(turns)) * 255) % 255;
}

const quantise = (heights: number): number => Math.min(32767, Math.max(-32768, Math.round(heights * UNIT) || 0));

export type Decoded =
  | { readonly ok: true; readonly sample: CrowdSample }
  | { readonly ok: false; readonly problem: string };

const bad = (problem: string): Decoded => ({ ok: false, problem });

/** Reads a sample; anything that is not exactly one is told what is wrong with it. */
export function decodeCrowdSample(bytes: Uint8Array): Decoded {
  if (bytes.byteLength < HEADER_BYTES) return bad(`${bytes.byteLength} bytes are too few for a crowd sample`);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const version = view.getUint8(0);
  if (version !== VERSION) return bad(`crowd sample of version ${version}, expected ${VERSION}`);
  const gestureCount = view.getUint8(1);
  const peopleCount = view.getUint8(2);
  const capturedAtMs = view.getFloat64(4, true);
  const aspect = view.getFloat32(12, true);
  if (gestureCount > MAX_GESTURES) return bad(`${gestureCount} gestures, at most ${MAX_GESTURES} are read`);
  if (peopleCount > MAX_PEOPLE) return bad(`${peopleCount} people, at most ${MAX_PEOPLE} are read`);
  if (!Number.isFinite(capturedAtMs) || capturedAtMs < 0) return bad('the time of capture is no time');
  if (!(aspect > 0.05 && aspect < 20)) return bad(`an aspect of ${aspect} is no picture's`);
  const names = readNames(view, gestureCount);
  if (names === null) return bad('the gesture names are cut off, are no names or repeat one');
  const personBytes = personSize(names.names.length);
  const expected = names.end + peopleCount * personBytes;
  if (bytes.byteLength !== expected) return bad(`${bytes.byteLength} bytes, expected ${expected}`);
  const people = Array.from({ length: peopleCount }, (_, i) =>
    readPerson(view, names.end + i * personBytes, names.names),
  );
  return { ok: true, sample: { capturedAtMs, aspect, people } };
}

function readNames(view: DataView, count: number): { readonly names: string[]; readonly end: number } | null {
  const names: string[] = [];
  let at = HEADER_BYTES;
  for (let i = 0; i < count; i++) {
    if (at >= view.byteLength) return null;
    const length = view.getUint8(at++);
    if (at + length > view.byteLength) return null;
    let name = '';
    for (let j = 0; j < length; j++) name += String.fromCharCode(view.getUint8(at++));
    // A name twice would count everyone who does it twice.
    if (!/^[A-Za-z][A-Za-z0-9.-]*$/.test(name) || names.includes(name)) return null;
    names.push(name);
  }
  return { names, end: at };
}

function readPerson(view: DataView, start: number, names: readonly string[]): Person {
  const gestures = names.map((name, i): GestureReading => {
    const at = start + PERSON_HEAD_BYTES + i * READING_BYTES;
    const byte = view.getUint8(at);
    const [phase, progress] = [view.getUint8(at + 1), view.getUint8(at + 2)];
    return {
      name,
      score: (byte >> 1) / 127,
      active: (byte & 1) === 1,
      ...(phase === NONE ? {} : { phase: (phase / 255) * TURN }),
      ...(progress === NONE ? {} : { progress: progress / 254 }),
    };
  });
  const [floorX, floorY] = [view.getInt16(start + 8, true), view.getInt16(start + 10, true)];
  const isPlaced = floorX !== NOWHERE && floorY !== NOWHERE;
  const landmarks = new Float32Array(LANDMARKS * LANDMARK_STRIDE);
  let at = start + PERSON_HEAD_BYTES + names.length * READING_BYTES;
  for (let i = 0; i < landmarks.length; i += LANDMARK_STRIDE) {
    for (let axis = 0; axis < 3; axis++) landmarks[i + axis] = view.getInt16(at + axis * 2, true) / UNIT;
    landmarks[i + 3] = view.getUint8(at + 6) / 255;
    at += LANDMARK_BYTES;
  }
  return {
    track: view.getUint32(start, true),
    ageMs: view.getUint32(start + 4, true),
    landmarks,
    gestures,
    ...(isPlaced ? { floor: { xM: floorX / 100, yM: floorY / 100 } } : {}),
  };
}
