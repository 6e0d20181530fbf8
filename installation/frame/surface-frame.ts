/**
 * What one surface draws at one moment, as numbers with units and nothing else. A look reads this and the time in it;
 * it reads no clock, no socket and no state of its own, so the same frame gives the same picture.
 */

import type { OffAxisView } from '../mapping/off-axis-view.ts';
import type { ShowMs } from '../time/axes.ts';
import type { IdentityNumbers } from '../world/identity-numbers.ts';
import type { Caption } from './caption.ts';
import type { FigureGarment, FigureLight } from './likeness.ts';
import type { RecordingSign } from './recording-sign.ts';
import type { WorldNumbers } from './world-frame.ts';

/** A part of a wall, in metres: x to the right of the wall's left end, y up from the wall's lower edge. */
export interface WallSlice {
  readonly wallWidthM: number;
  readonly wallHeightM: number;
  /** Height of the floor line above the wall's lower edge. Figures stand on it. */
  readonly floorM: number;
  readonly xM: number;
  readonly yM: number;
  readonly widthM: number;
  readonly heightM: number;
  /** How much of its ends other slices show too, m. Left out: nothing. */
  readonly sharedM?: { readonly left: number; readonly right: number };
}

/** Where a wall lies among the walls of its room, in the order the site names them, end to end; m. */
export interface RoomPlace {
  /** Metres of wall before this wall's left end. */
  readonly alongM: number;
  /** Metres of wall in the whole room. */
  readonly roomM: number;
}

/** For whom the picture is made gentler. Part of the site, so that all walls of a room agree. */
export interface Comfort {
  /** Nothing shakes, tears, leans or rushes; what has to move does so slowly. */
  readonly reducedMotion: boolean;
  /** Scenery steps back, people and words come forward. */
  readonly highContrast: boolean;
}

/** A body of light on the wall: a person of the crowd or a character of the cast. */
export interface Figure {
  /** 1..2^32-1. Seeds everything generative about the figure; the same key always grows the same tattoos. */
  readonly key: number;
  readonly isCast: boolean;
  /** 0 gone, 1 wholly here. Between: raining up from the floor, or letting go. */
  readonly presence: number;
  /** 0..1, how strongly the figure shows the gesture that matters most right now. */
  readonly gesture: number;
  /** Mean speed of the wrists in body heights per second, 0..4: the pace of light along the tattoos. */
  readonly pace: number;
  readonly light: FigureLight;
  readonly garment: FigureGarment;
  /** What was done to the figure's identity. */
  readonly identity: IdentityNumbers;
  /** Place of the figure's faction among the world's factions; -1: of none, as the cast is. */
  readonly faction: number;
  /** Height of the floor they stand on above the wall's lower edge, m: who stands further back stands higher. */
  readonly groundM: number;
  /**
   * 33 landmarks x 4: x and y in metres on the wall (as in {@link WallSlice}), z in metres towards the viewer,
   * and confidence 0..1. Length 132. Index order as in `crowd/body.ts`.
   */
  readonly joints: Float32Array;
}

/** One frame of one surface. */
export interface SurfaceFrame {
  /** The show's time: stands still while the show is paused. */
  readonly showMs: ShowMs;
  /** Time that never stops, ms since the run was opened: breathing, shimmer, drifting dust. May exceed float32. */
  readonly lifeMs: number;
  /** Light of everything, 0..1. */
  readonly master: number;
  /** Look parameters of the score by name, tweens already applied. */
  readonly parameters: Readonly<Record<string, number>>;
  readonly figures: readonly Figure[];
  /** The line of text at the wall's left end, or on the window that bears it; null elsewhere, and where there is none. */
  readonly caption: Caption | null;
  /** Whether words for everybody stand here, where there are any: one window of several bears them. */
  readonly bearsWords: boolean;
  /** What the audience is told of a recording; null where there is none. */
  readonly sign: RecordingSign | null;
  /** The systems of the story. They stand still with the show's time. */
  readonly world: WorldNumbers;
  /** What of the wall is drawn; with an `offAxis` view, what of it can be seen at most. */
  readonly slice: WallSlice;
  /** Null: the slice as it is. */
  readonly offAxis: OffAxisView | null;
  readonly room: RoomPlace;
  /** How much of the picture a jump came from is still there: 1 at the jump, 0 once it has arrived. */
  readonly jump: number;
  readonly comfort: Comfort;
  /** Seeds the scenery: the same for all surfaces of a run. */
  readonly seed: number;
}
