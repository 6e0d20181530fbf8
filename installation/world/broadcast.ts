/** The programme picture of the live stream: whether it is on air, what it frames, and the caption under it. */

import type { WorldActs } from '../score/world-acts.ts';
import type { WorldDeclaration } from '../score/world-declaration.ts';
import { type ShowMs, showMs } from '../time/axes.ts';
import { still, type Tween, tweenAt } from '../time/tween.ts';
import { glide, glideIf } from './glide.ts';

/** Shares of the picture: left edge, upper edge, width. */
interface FrameRect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

export interface Broadcast {
  readonly start: FrameRect;
  readonly onAir: boolean;
  /** When it went on or off air; 0 where it never was on. */
  readonly onAirSinceMs: ShowMs;
  readonly x: Tween;
  readonly y: Tween;
  readonly width: Tween;
  /** Id of the caption's text, or null; and the one it replaces. */
  readonly caption: string | null;
  readonly captionBefore: string | null;
  /** How far the caption has replaced the one before, 0..1. */
  readonly captionShare: Tween;
}

const framed = ({ x, y, width }: FrameRect) => ({ x: still(x), y: still(y), width: still(width) });

const WHOLE: FrameRect = { x: 0, y: 0, width: 1 };

export const emptyBroadcast: Broadcast = {
  start: WHOLE,
  onAir: false,
  onAirSinceMs: showMs(0),
  ...framed(WHOLE),
  caption: null,
  captionBefore: null,
  captionShare: still(1),
};

/** The broadcast of a new score: what is on air stays on air, and what was framed by a cue stays framed. */
export function adoptBroadcast(broadcast: Broadcast, { frame }: WorldDeclaration['broadcast']): Broadcast {
  const isUntouched = [broadcast.x, broadcast.y, broadcast.width].every(
    ({ startMs, overMs }) => startMs + overMs === 0,
  );
  return { ...broadcast, start: frame, ...(isUntouched ? framed(frame) : {}) };
}

export const resetBroadcast = ({ start }: Broadcast): Broadcast => ({ ...emptyBroadcast, start, ...framed(start) });

/** After a cue's word about the broadcast. */
export function broadcastAfterAct(
  broadcast: Broadcast,
  act: NonNullable<WorldActs['broadcast']>,
  at: ShowMs,
  overMs: number,
): Broadcast {
  const turns = act.onAir !== undefined && act.onAir !== broadcast.onAir;
  const moved: Broadcast = {
    ...broadcast,
    onAir: act.onAir ?? broadcast.onAir,
    onAirSinceMs: turns ? at : broadcast.onAirSinceMs,
    x: glideIf(broadcast.x, act.frame?.x, at, overMs),
    y: glideIf(broadcast.y, act.frame?.y, at, overMs),
    width: glideIf(broadcast.width, act.frame?.width, at, overMs),
  };
  if (act.caption === undefined || act.caption === broadcast.caption) return moved;
  const captionShare = glide(still(0), 1, at, overMs);
  return { ...moved, caption: act.caption, captionBefore: broadcast.caption, captionShare };
}

/** The programme picture at a moment. */
export interface BroadcastReading extends FrameRect {
  readonly onAir: boolean;
  /** How long it has been on air, ms; zero while it is not. */
  readonly onAirMs: number;
  /** How long ago it went off air, ms; null while it is on air, and where it never was. */
  readonly offAirMs: number | null;
  readonly caption: string | null;
  readonly captionBefore: string | null;
  readonly captionShare: number;
}

export const broadcastAt = (broadcast: Broadcast, at: ShowMs): BroadcastReading => ({
  onAir: broadcast.onAir,
  onAirMs: broadcast.onAir ? Math.max(0, at - broadcast.onAirSinceMs) : 0,
  offAirMs: broadcast.onAir || broadcast.onAirSinceMs === 0 ? null : Math.max(0, at - broadcast.onAirSinceMs),
  x: tweenAt(broadcast.x, at),
  y: tweenAt(broadcast.y, at),
  width: tweenAt(broadcast.width, at),
  caption: broadcast.caption,
  captionBefore: broadcast.captionBefore,
  captionShare: tweenAt(broadcast.captionShare, at),
});
