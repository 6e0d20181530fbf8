/** Makes a take out of what was seen while recording, or says in words why it is none. Pure. */

import type { TaughtFrame, TaughtKind, TaughtLayout, TaughtTake } from '#installation/gesture/taught-gesture.ts';
import { roundedTake } from '#installation/gesture/write-taught.ts';
import { isWhole, shift } from './movement.ts';
import type { SeenFrame } from './recording.ts';
import { fromZero, trimMotion } from './trim-motion.ts';

/** A take, or why there is none and what to do. `note`: it was taken, but look at this. */
export type MadeTake =
  | { readonly ok: true; readonly take: TaughtTake; readonly note: string | null }
  | { readonly ok: false; readonly says: string };

/** What is known besides the pictures. */
export interface TakeFacts {
  readonly kind: TaughtKind;
  readonly layout: TaughtLayout;
  readonly subject: string;
  /** ISO, UTC. */
  readonly recordedAt: string;
}

/** Fewer good pictures than this cannot be learnt from. */
const LEAST_FRAMES: Readonly<Record<TaughtKind, number>> = { pose: 3, motion: 6 };
/** Of all pictures of the take, the share that must show the performer: of a pose a few say as much as all of them. */
const LEAST_SHARE: Readonly<Record<TaughtKind, number>> = { pose: 0.3, motion: 0.6 };
/** A held pose is one picture and its like: more frames only make the file longer. */
const POSE_FRAMES = 5;
/** Enough for the quickest gesture, and small enough that a file can be read. */
const MOTION_FRAMES = 20;
const MOTION_PER_S = 15;
/** Sizes: a pose that travels farther than this was not held. */
const HELD = 0.35;

export function makeTake(seen: readonly SeenFrame[], facts: TakeFacts): MadeTake {
  const { kind, layout } = facts;
  const frames = seen.flatMap(({ atMs, points }) =>
    points !== null && isWhole(points, layout) ? [{ tMs: atMs, points }] : [],
  );
  if (seen.length === 0) return { ok: false, says: NO_PICTURES };
  if (frames.length < seen.length * LEAST_SHARE[kind]) return { ok: false, says: NOT_SEEN[layout] };
  if (frames.length < LEAST_FRAMES[kind]) return { ok: false, says: TOO_FEW };
  const aspect = seen[0]?.aspect ?? 1;
  const chosen = kind === 'pose' ? evenly(fromZero(frames), POSE_FRAMES) : motionFrames(frames, layout, aspect);
  if (chosen.length < LEAST_FRAMES[kind]) return { ok: false, says: NOTHING_MOVED };
  const { subject, recordedAt } = facts;
  const take = roundedTake({ subject, recordedAt, aspect, frames: chosen });
  return { ok: true, take, note: kind === 'pose' && wandered(chosen, layout, aspect) ? NOT_HELD : null };
}

const NO_PICTURES = 'No picture came in during the take. See what the camera’s line says.';
const TOO_FEW = 'Too few pictures came in during the take. Close other programs and tabs.';
const NOTHING_MOVED = 'Nothing moved in that take. Begin when the frame turns red; three seconds are recorded.';
const NOT_HELD = 'You moved during that take: a pose is held for the whole second. Delete it if it looks wrong.';
const NOT_SEEN: Readonly<Record<TaughtLayout, string>> = {
  body33: 'Nobody was seen for most of that take. Stand so that shoulders and hands are in the picture.',
  hand21: 'No hand was seen for most of that take. Hold it nearer to the camera, clear of the body.',
};

function motionFrames(frames: readonly TaughtFrame[], layout: TaughtLayout, aspect: number): readonly TaughtFrame[] {
  const trimmed = trimMotion(frames, layout, aspect);
  const lasts = trimmed.at(-1)?.tMs ?? 0;
  return evenly(trimmed, Math.min(MOTION_FRAMES, Math.ceil((lasts * MOTION_PER_S) / 1000) + 1));
}

/** At most `count` frames, evenly spread in time, the first and the last among them. */
export function evenly(frames: readonly TaughtFrame[], count: number): readonly TaughtFrame[] {
  if (frames.length <= count) return frames;
  const lasts = frames.at(-1)?.tMs ?? 0;
  const chosen = new Set<TaughtFrame>();
  for (let index = 0; index < count; index += 1) {
    const wantedMs = (lasts * index) / Math.max(1, count - 1);
    const nearest = frames.reduce((a, b) => (Math.abs(b.tMs - wantedMs) < Math.abs(a.tMs - wantedMs) ? b : a));
    chosen.add(nearest);
  }
  return [...chosen].sort((a, b) => a.tMs - b.tMs);
}

function wandered(frames: readonly TaughtFrame[], layout: TaughtLayout, aspect: number): boolean {
  const [first] = frames;
  return first !== undefined && frames.some(({ points }) => shift(first.points, points, layout, aspect) > HELD);
}
