/** Writes takes, line by line: about 0.6 kB a person and picture, so that a minute of three people is some 1 MB. */

import { type GestureReading, LANDMARK_STRIDE, LANDMARKS, type Person } from './body.ts';
import {
  FLOOR_UNIT,
  POINT_UNITS,
  READING_UNIT,
  TAKE_FORMAT,
  TAKE_NOTE,
  type TakeEnd,
  type TakeHeader,
  type TakeSample,
} from './take.ts';

/** Longest name of a camera or file in a line. */
const MAX_NAME = 64;

/** The first line, with its line feed. */
export const takeHeaderLine = (header: Omit<TakeHeader, 'format' | 'note'>): string =>
  lineOf({ format: TAKE_FORMAT, ...header, note: TAKE_NOTE });

/** The line of one picture, with its line feed. Numbers are rounded as `take.ts` says; what is not finite becomes zero. */
export const takeSampleLine = ({ atMs, source, aspect, people }: TakeSample): string =>
  lineOf({
    t: Math.round(atMs * 10) / 10,
    from: source.slice(0, MAX_NAME),
    aspect: Math.round(aspect * 10_000) / 10_000,
    people: people.map(writtenPerson),
  });

/** The last line, with its line feed: a take without one was cut off. */
export const takeEndLine = (ended: TakeEnd): string => lineOf({ ended });

const lineOf = (value: unknown): string => `${JSON.stringify(value)}\n`;

function writtenPerson({ track, ageMs, gestures, landmarks, floor }: Person): unknown {
  const shown = gestures.filter(isShown).map((reading) => [reading.name, writtenReading(reading)] as const);
  return {
    id: track,
    age: Math.min(0xffff_ffff, Math.max(0, Math.round(ageMs))),
    gestures: Object.fromEntries(shown),
    points: writtenPoints(landmarks),
    ...(floor ? { floor: [scaled(floor.xM, FLOOR_UNIT), scaled(floor.yM, FLOOR_UNIT)] } : {}),
  };
}

const isShown = ({ score, active, phase, progress }: GestureReading): boolean =>
  active || scaled(score, READING_UNIT) > 0 || phase !== undefined || (progress ?? 0) > 0;

function writtenReading({ score, active, phase, progress }: GestureReading): readonly (number | null)[] {
  const plain = [scaled(score, READING_UNIT), active ? 1 : 0];
  if (phase === undefined && progress === undefined) return plain;
  return [...plain, maybe(phase === undefined ? undefined : withinTurn(phase)), maybe(progress)];
}

const TURN = 2 * Math.PI;
const withinTurn = (phase: number): number => phase - Math.floor(phase / TURN) * TURN;
const maybe = (value: number | undefined): number | null =>
  value === undefined || !Number.isFinite(value) ? null : scaled(value, READING_UNIT);

function writtenPoints(landmarks: Float32Array): number[] {
  return Array.from({ length: LANDMARKS * LANDMARK_STRIDE }, (_, index) =>
    scaled(landmarks[index] ?? 0, POINT_UNITS[index % LANDMARK_STRIDE] ?? 1),
  );
}

/** Whole, bounded, and never -0, which JSON does not know. */
const scaled = (value: number, unit: number): number =>
  Math.min(1_000_000, Math.max(-1_000_000, Math.round(value * unit) || 0));
