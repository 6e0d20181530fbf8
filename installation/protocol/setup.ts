/**
 * Setting up the room besides the show: what those who hang projectors ask for, and what walls are told of it. None of
 * it is a fact of the show. The fit of a projector is kept in the site's file; all else is forgotten with the server.
 */

import { z } from 'zod';
import { TIERS } from '../frame/tier.ts';
import { outputSchema } from '../site/output.ts';

const surface = z.string().min(1).max(64);

/**
 * `grid`: lines and diagonals to fit corners by. `focus`: fine detail everywhere. `bars`: colours and greys. `ramps`: the
 * blends of all walls in plain grey. `latency`: a flash and a beep on every full second. `identify`: the surface's name.
 */
export const PATTERNS = ['grid', 'focus', 'bars', 'ramps', 'latency', 'identify'] as const;
export type PatternName = (typeof PATTERNS)[number];

/** What all walls are told, whole, whenever it changes and to each that comes in. */
export const setupSchema = z.strictObject({
  /** The test pattern of each surface that shows one instead of the show. */
  patterns: z.record(surface, z.enum(PATTERNS)),
  /** How much each surface draws. Neighbours draw alike. */
  tiers: z.record(surface, z.enum(TIERS)),
  /** Surfaces that somebody has let a processor draw. */
  software: z.array(surface).readonly(),
  /** What can be taken back and done again on each surface, in words; null: nothing. */
  history: z.record(surface, z.strictObject({ undo: z.string().nullable(), redo: z.string().nullable() })),
});
export type Setup = z.infer<typeof setupSchema>;

/**
 * A fit somebody is trying out, dragging: the wall shows it until the site's file says otherwise. Where it is given up,
 * or whoever tried it is gone, the fit that the file has is told the same way.
 */
export const triedSchema = z.strictObject({ surface, output: outputSchema });
export type Tried = z.infer<typeof triedSchema>;

/** What is asked. A wall's own page asks only for its own surface; whoever sets up the room, for all. */
export const setupRequestSchema = z.discriminatedUnion('type', [
  /** Shows it without keeping it; asked many times a second, and answered all the same. */
  z.strictObject({ type: z.literal('try'), surface, output: outputSchema }),
  /** Writes it into the site's file. `does` says what was changed, for whoever may take it back: `Upper left corner`. */
  z.strictObject({ type: z.literal('keep'), surface, output: outputSchema, does: z.string().min(1).max(80) }),
  z.strictObject({ type: z.literal('undo'), surface }),
  z.strictObject({ type: z.literal('redo'), surface }),
  /** Puts an earlier text of the site's file back: one of `GET /api/site/versions`. */
  z.strictObject({ type: z.literal('restore'), version: z.string().min(1).max(128) }),
  /** `surface` null: all of them. `pattern` null: the show. */
  z.strictObject({ type: z.literal('pattern'), surface: surface.nullable(), pattern: z.enum(PATTERNS).nullable() }),
  /** Lets a processor draw a surface whose machine has no graphics card, or takes that back. */
  z.strictObject({ type: z.literal('software'), surface, allowed: z.boolean() }),
  /** Makes the pictures of the whole room gentler; written into the site's file. */
  z.strictObject({ type: z.literal('comfort'), reducedMotion: z.boolean(), highContrast: z.boolean() }),
]);
export type SetupRequest = z.infer<typeof setupRequestSchema>;

export const setupAnswerSchema = z.discriminatedUnion('ok', [
  z.strictObject({ ok: z.literal(true) }),
  z.strictObject({ ok: z.literal(false), says: z.string(), advice: z.string() }),
]);
export type SetupAnswer = z.infer<typeof setupAnswerSchema>;

/** A kept text of the site's file, as `GET /api/site/versions` tells them, the newest first. */
export const siteVersionsSchema = z.strictObject({
  versions: z.array(
    z.strictObject({
      id: z.string(),
      /** When it was kept, ms since 1970. */
      wallMs: z.number(),
      /** Whether it is the text that is in force. */
      isNow: z.boolean(),
    }),
  ),
});
export type SiteVersions = z.infer<typeof siteVersionsSchema>;

const line = z.number().int().positive();

/** How the site's file stands, as `GET /api/site/report` tells it to whoever sets up the room. */
export const siteReportSchema = z.strictObject({
  /** What the file is called. */
  file: z.string(),
  /** What keeps it from being used since somebody changed it, a line each; then the site of before is in force. */
  problems: z.array(z.string()).readonly(),
  /** What is odd about the site that is in force (a warning: one will see it), and how its pictures overlap (a note). */
  advice: z
    .array(z.strictObject({ severity: z.enum(['warning', 'note']), says: z.string(), line, column: line }))
    .readonly(),
});
export type SiteReport = z.infer<typeof siteReportSchema>;

/** What a wall tells of its picture, once a second, beside what every page tells. */
export const surfaceStatusSchema = z.strictObject({
  /** Between two pictures, the 95th percentile of the last seconds, ms; null before there are enough. */
  frameMs: z.number().nonnegative().nullable(),
  /** The tier it draws, and the one it could keep up with. */
  tier: z.enum(TIERS),
  wants: z.enum(TIERS),
  /** How long facts are on the way here, in the link's bad moments as well, ms; null before anything came. */
  transitMs: z.number().nonnegative().nullable(),
  /** Whether a processor draws instead of a graphics card. */
  software: z.boolean(),
  /** Whether the page is cross-origin isolated, so that its clock is fine. */
  isolated: z.boolean(),
  /** What the projector throws, pixels. */
  widthPx: z.number().int().nonnegative(),
  heightPx: z.number().int().nonnegative(),
});
export type SurfaceStatus = z.infer<typeof surfaceStatusSchema>;

/** What lets further devices in, as `GET /api/crew` tells those who are in. */
export const crewReportSchema = z.strictObject({
  /** What the crew's link ends with. */
  token: z.string().min(1),
  /** Where other machines of the network find this server, without a port. */
  addresses: z.array(z.string()).readonly(),
});
export type CrewReport = z.infer<typeof crewReportSchema>;
