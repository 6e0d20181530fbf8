/**
 * The whole wire: its version and, per role, the closed maps of messages in both directions. The maps are Socket.IO's
 * generics on both ends; the schemas beside them parse what really arrives.
 */

import { z } from 'zod';
import { factSchema } from '../log/fact.ts';
import type { Command } from '../rules/command.ts';
import { REFUSAL_CODES } from '../rules/refusal.ts';
import { type Setup, type SetupAnswer, type SetupRequest, surfaceStatusSchema, type Tried } from './setup.ts';

/** Raised when the meaning of any message changes. Ends of different versions refuse each other with a sentence. */
export const PROTOCOL_VERSION = 4;

const ROLES = ['director', 'projection', 'camera', 'technician'] as const;
export type Role = (typeof ROLES)[number];

const time = z.number().nonnegative();
const label = z.string().min(1).max(64);

/** What a page says first, at every connection. */
export const helloSchema = z.strictObject({
  protocol: z.number().int(),
  /** Drawn once per tab: the same page coming back is not a second one. */
  page: z.string().min(8).max(64),
  /** The surface or camera the page stands for; the director's may be anything. */
  name: label,
  /** The last fact the page has, 0 for none, and its hash. */
  seq: z.number().int().nonnegative(),
  hash: z.string().length(64),
});
export type Hello = z.infer<typeof helloSchema>;

const scoreText = z.strictObject({ hash: z.string().length(64), text: z.string() });

/** What all facts up to `end` amount to, as `core-codec.ts` writes it. */
const baseSchema = z.strictObject({
  end: z.strictObject({ seq: z.number().int().positive(), atMs: time, hash: z.string().length(64) }),
  core: z.unknown(),
});
export type BaseMessage = z.input<typeof baseSchema>;

/** What it is answered. */
export const welcomeSchema = z.discriminatedUnion('kind', [
  /** The page's log is a part of ours: only what it lacks. */
  z.strictObject({
    kind: z.literal('catch-up'),
    facts: z.array(factSchema),
    site: z.string(),
    notice: z.string().nullable(),
  }),
  /** The page knows nothing of this run: what the log amounts to, and the facts behind that. */
  z.strictObject({
    kind: z.literal('snapshot'),
    scores: z.array(scoreText),
    base: baseSchema.nullable(),
    facts: z.array(factSchema),
    site: z.string(),
    notice: z.string().nullable(),
  }),
  z.strictObject({ kind: z.literal('refused'), says: z.string(), advice: z.string(), retry: z.boolean() }),
]);
export type Welcome = z.input<typeof welcomeSchema>;

/** New facts, in order, with the text of every score they adopt. */
export const factsSchema = z.strictObject({ scores: z.array(scoreText), facts: z.array(factSchema) });
export type FactsMessage = z.input<typeof factsSchema>;

/** Asks for the server's clock. `sentMs`, on the page's own, serves only whoever reads the wire. */
export const probeSchema = z.strictObject({ sentMs: z.number() });
export type Probe = z.infer<typeof probeSchema>;

/** When the question was taken and when it was answered, on the server's clock, ms. */
export const probeAnswerSchema = z.strictObject({ takenMs: time, answeredMs: time });
export type ProbeAnswer = z.infer<typeof probeAnswerSchema>;

/** What a command came to. */
export const commandAnswerSchema = z.discriminatedUnion('ok', [
  /** Done and durable: the facts it became. */
  z.strictObject({ ok: z.literal(true), seqs: z.array(z.number().int().positive()), atMs: time }),
  z.strictObject({
    ok: z.literal(false),
    refusal: z.strictObject({ code: z.enum(REFUSAL_CODES), says: z.string(), advice: z.string() }),
  }),
]);
export type CommandAnswer = z.infer<typeof commandAnswerSchema>;

/** What a surface or camera says about itself once a second. */
export const statusSchema = z.strictObject({
  /** Frames drawn, or pictures looked at, in the last second. */
  fps: z.number().min(0).max(1000),
  /** The page's own bound on its clock error, ms; null before it knows. */
  clockBoundMs: z.number().nonnegative().nullable(),
  /** What it runs on, in a few words: `webgpu`, `webgl2 (software)`, `cpu`. */
  engine: z.string().max(80),
  /** Pictures left out because the page was busy, in the last second. */
  dropped: z.number().int().nonnegative(),
  /** People in the last picture; null for a surface. */
  people: z.number().int().nonnegative().nullable(),
  /** What is wrong, in a sentence, or null. */
  trouble: z.string().max(300).nullable(),
  /** How a surface draws; cameras have none. */
  surface: surfaceStatusSchema.optional(),
});
export type Status = z.infer<typeof statusSchema>;

/** One connected page, as the director sees it. */
const roomEntry = z.strictObject({
  role: z.enum(ROLES),
  name: label,
  page: z.string(),
  connectedAtMs: time,
  lastSeenMs: time,
  status: statusSchema.nullable(),
  /** What the director should know: two pages on one surface, a camera the site does not have. */
  warning: z.string().nullable(),
});
export type RoomEntry = z.infer<typeof roomEntry>;

/** A score that was changed while another version of it plays. */
const scoreOffer = z.strictObject({
  /** It can be taken up under this hash; null where it cannot. */
  hash: z.string().length(64).nullable(),
  /** What is wrong with it, a line each; the first of many. */
  problems: z.array(z.string()).readonly(),
});
export type ScoreOffer = z.infer<typeof scoreOffer>;

/** Who is connected and what is wrong: what the director sees of the room. */
export const roomSchema = z.strictObject({
  pages: z.array(roomEntry),
  /** Surfaces and cameras of the site that no page stands for. */
  missing: z.array(z.strictObject({ role: z.enum(ROLES), name: label })),
  /** What is wrong with the server itself, in a sentence, or null. */
  trouble: z.string().nullable(),
  /** The show's file where it is not the score that plays; null where it is. */
  score: scoreOffer.nullable(),
});
export type Room = z.infer<typeof roomSchema>;

const heads = z.number().int().nonnegative();

const synchrony = z.strictObject({
  consistency: z.number().min(-1).max(1),
  chance: z.number().min(-1).max(1),
  people: heads.optional(),
});

/** How a crowd does one gesture. */
const pulse = z.strictObject({
  synchrony: synchrony.nullable(),
  hz: z.number().positive().nullable(),
  together: z
    .strictObject({ share: z.number().min(0).max(1), chance: z.number().min(0).max(1), people: heads })
    .nullable(),
});

/** How one thing asked of the crowd stands. */
const askStanding = {
  present: heads,
  active: heads,
  share: z.number().min(0).max(1),
  dwellMs: time,
  synchrony: synchrony.nullable(),
  reached: z.boolean(),
};

/** How the crowd stands, ten times a second. */
export const meterSchema = z.strictObject({
  atMs: time,
  present: z.number().int().nonnegative(),
  active: z.record(z.string(), z.number().int().nonnegative()),
  pulses: z.record(z.string(), pulse),
  /** Heads in each zone of the floor. */
  zones: z.record(z.string(), heads),
  /** Who counts how many: each camera, and the phones as one. */
  counted: z
    .array(z.strictObject({ kind: z.enum(['camera', 'phone']), source: z.string(), present: heads }))
    .readonly(),
  /** The open quorum's progress, or null. */
  quorum: z
    .strictObject({ cue: z.string(), options: z.array(z.strictObject(askStanding)).min(1).readonly() })
    .nullable(),
  /** The triggers that listen to the crowd. */
  triggers: z.array(z.strictObject({ name: z.string(), armed: z.boolean(), ...askStanding })).readonly(),
});
export type Meter = z.infer<typeof meterSchema>;

const coordinates = z.tuple([z.number(), z.number()]).readonly();

/** The floor as a camera's page has measured it: places in the picture, and where they lie in the room; null: none. */
export const floorRequestSchema = z.strictObject({
  floor: z
    .strictObject({
      picture: z.array(coordinates).max(16).readonly(),
      room: z.array(coordinates).max(16).readonly(),
    })
    .nullable(),
});
export type FloorRequest = z.infer<typeof floorRequestSchema>;

/** What became of it: it is in the site's file and in force, or why not. */
export const floorAnswerSchema = z.discriminatedUnion('ok', [
  z.strictObject({ ok: z.literal(true) }),
  z.strictObject({ ok: z.literal(false), says: z.string(), advice: z.string() }),
]);
export type FloorAnswer = z.infer<typeof floorAnswerSchema>;

/** The text of the site, which has changed. */
export const siteMessageSchema = z.strictObject({ text: z.string() });
export type SiteMessage = z.infer<typeof siteMessageSchema>;
type Answer<T> = (answer: T) => void;

/** What every page may send. */
interface FromAnyPage {
  hello: (hello: Hello, answer: Answer<Welcome>) => void;
  probe: (probe: Probe, answer: Answer<ProbeAnswer>) => void;
}

/** Round trips alone, on a connection of their own: a page's worker keeps the clock. */
export interface FromClock {
  probe: (probe: Probe, answer: Answer<ProbeAnswer>) => void;
}

/** What every page may be sent. */
interface ToAnyPage {
  facts: (message: FactsMessage) => void;
  site: (message: SiteMessage) => void;
}

export interface FromDirector extends FromAnyPage, SetsUp {
  command: (command: Command, answer: Answer<CommandAnswer>) => void;
}

export interface ToDirector extends ToAnyPage, IsSetUp {
  meter: (meter: Meter) => void;
  room: (room: Room) => void;
}

/** Sets up the room: the fit of projectors and test patterns. */
interface SetsUp {
  setup: (request: SetupRequest, answer: Answer<SetupAnswer>) => void;
}

interface IsSetUp {
  setup: (setup: Setup) => void;
  tried: (tried: Tried) => void;
}

export interface FromProjection extends FromAnyPage, SetsUp {
  status: (status: Status) => void;
}

/** Whoever hangs the projectors: sees and sets up every surface, and runs nothing of the show. */
export interface FromTechnician extends FromAnyPage, SetsUp {}

export interface ToTechnician extends ToAnyPage, IsSetUp {
  room: (room: Room) => void;
}

export interface ToProjection extends ToAnyPage, IsSetUp {
  /** One camera's sample, in the bytes of `crowd-codec.ts`. */
  crowd: (source: string, sample: Uint8Array) => void;
}

export interface FromCamera extends FromAnyPage {
  status: (status: Status) => void;
  sample: (sample: Uint8Array) => void;
  /** Only ever of the camera the page stands for. */
  floor: (request: FloorRequest, answer: Answer<FloorAnswer>) => void;
}

/** Which gestures there are now; what they are stands at `/api/gestures`. */
export const gesturesSchema = z.strictObject({
  /** As in `GestureShelf`. */
  version: z.string().length(64),
});
export type GesturesMessage = z.infer<typeof gesturesSchema>;

export interface ToCamera extends ToAnyPage {
  gestures: (message: GesturesMessage) => void;
}
