/**
 * One take, from the press of the button to its last picture: countdown, recording, and what was seen. Pure; time comes
 * from the pictures and from whoever asks.
 */

import type { TaughtKind, TaughtPoint } from '#installation/gesture/taught-gesture.ts';

/** What one picture shows of the performer; null where nothing that could be recorded was seen. */
export interface SeenFrame {
  /** When the picture was captured, ms. */
  readonly atMs: number;
  /** Width of the picture divided by its height. */
  readonly aspect: number;
  readonly points: readonly TaughtPoint[] | null;
}

/** Where a take stands. */
export type Recording =
  | { readonly stage: 'idle' }
  | { readonly stage: 'countdown'; readonly kind: TaughtKind; readonly beginsAtMs: number }
  | {
      readonly stage: 'recording';
      readonly kind: TaughtKind;
      readonly beganAtMs: number;
      readonly endsAtMs: number;
      readonly frames: readonly SeenFrame[];
    }
  /** Over; whoever takes the frames goes back to idle. */
  | { readonly stage: 'done'; readonly kind: TaughtKind; readonly frames: readonly SeenFrame[] };

export const IDLE: Recording = { stage: 'idle' };

/** Time to walk from the button to one's place, and to breathe. */
export const COUNTDOWN_MS = 3000;
/** How long is recorded: a pose is held, a motion is cut to its movement afterwards. */
export const TAKE_MS: Readonly<Record<TaughtKind, number>> = { pose: 1000, motion: 3000 };
/** Pictures may come late from a busy recogniser: so long is waited for those of the take's end. */
const LATE_MS = 400;
/** On a slow machine a pose is held longer, until so many pictures of it are there, but never longer than this. */
const POSE_PICTURES = 4;
const LONGEST_MS = 8000;

/** The button was pressed: the countdown begins, or what is under way is called off. */
export function pressed(recording: Recording, kind: TaughtKind, nowMs: number): Recording {
  const isFree = recording.stage === 'idle' || recording.stage === 'done';
  return isFree ? { stage: 'countdown', kind, beginsAtMs: nowMs + COUNTDOWN_MS } : IDLE;
}

/** Time has passed. */
export function at(recording: Recording, nowMs: number): Recording {
  switch (recording.stage) {
    case 'countdown': {
      const { kind, beginsAtMs } = recording;
      if (nowMs < beginsAtMs) return recording;
      const endsAtMs = beginsAtMs + TAKE_MS[kind];
      return at({ stage: 'recording', kind, beganAtMs: beginsAtMs, endsAtMs, frames: [] }, nowMs);
    }
    case 'recording': {
      const { kind, frames, beganAtMs, endsAtMs } = recording;
      const untilMs = isWaiting(recording) ? beganAtMs + LONGEST_MS : endsAtMs;
      return nowMs < untilMs + LATE_MS ? recording : { stage: 'done', kind, frames };
    }
    case 'idle':
    case 'done':
      return recording;
  }
}

/** A picture was looked at. Only those captured while it recorded belong to the take. */
export function saw(recording: Recording, frame: SeenFrame): Recording {
  if (recording.stage !== 'recording' || frame.atMs < recording.beganAtMs) return recording;
  const { kind, frames, endsAtMs } = recording;
  if (frame.atMs > endsAtMs && !isWaiting(recording)) return { stage: 'done', kind, frames };
  return { ...recording, frames: [...frames, frame] };
}

const isWaiting = ({ kind, frames }: Extract<Recording, { stage: 'recording' }>): boolean =>
  kind === 'pose' && frames.filter(({ points }) => points !== null).length < POSE_PICTURES;

/** The numeral to show, 3 2 1, or null outside the countdown. */
export function numeral(recording: Recording, nowMs: number): number | null {
  if (recording.stage !== 'countdown') return null;
  return Math.max(1, Math.ceil((recording.beginsAtMs - nowMs) / 1000));
}

/** 0..1, how much of the take has been recorded; null outside it. */
export function progress(recording: Recording, nowMs: number): number | null {
  if (recording.stage !== 'recording') return null;
  const { beganAtMs, endsAtMs } = recording;
  return Math.min(1, (nowMs - beganAtMs) / (endsAtMs - beganAtMs));
}
