/** What a person may ask of the show. A request, not a fact: `decide` turns it into facts or a refusal. */

import { z } from 'zod';
import { armingSchema, outcomeSchema, worthSchema } from '../log/fact.ts';
import { MAX_TAKE_MS } from '../state/recording.ts';
import { WORLD_REQUESTS } from './world-request.ts';

const cue = z.string().min(1).max(200);

const ofCue = <T extends string>(type: T) => z.strictObject({ type: z.literal(type), cue });
const plain = <T extends string>(type: T) => z.strictObject({ type: z.literal(type) });
const offsetMs = z
  .number()
  .nonnegative()
  .max(24 * 3_600_000)
  .optional();

const request = z.discriminatedUnion('type', [
  plain('go'),
  /** With `offsetMs` the cue is loaded at a time: the next GO fires it from there. */
  z.strictObject({ type: z.literal('standby'), cue, offsetMs }),
  z.strictObject({ type: z.literal('jump'), cue, offsetMs }),
  plain('pause'),
  plain('resume'),
  plain('stop'),
  plain('panic'),
  plain('fade-out'),
  /** Brings the light back after a panic or a fade-out, on what stands there. */
  plain('relight'),
  ofCue('pause-cue'),
  ofCue('resume-cue'),
  ofCue('stop-cue'),
  /** Ends a loop once its round is over. */
  ofCue('leave-loop'),
  z.strictObject({ type: z.literal('arm-cue'), cue, arming: armingSchema }),
  z.strictObject({ type: z.literal('set-variable'), variable: z.string().min(1).max(64), value: worthSchema }),
  z.strictObject({
    type: z.literal('set-value'),
    value: z.string().min(1).max(150),
    to: z.number(),
    overMs: z.number().nonnegative().max(600_000),
  }),
  /** Plays another version of the score from here on, one the server has at hand. */
  z.strictObject({ type: z.literal('adopt-score'), scoreHash: z.string().length(64) }),
  plain('open-doors'),
  plain('close-doors'),
  /** Fires the triggers that listen to this name. Whatever can call it (a button, OSC, MIDI, HTTP) asks by this. */
  z.strictObject({ type: z.literal('call'), name: z.string().min(1).max(64) }),
  /**
   * Decide the open quorum now, as the crowd stands at this moment. Every quorum command names the cue it means: one that
   * crosses the crowd's own decision must not decide the next question.
   */
  ofCue('quorum-take'),
  /** Hold the decision back: neither the crowd nor the timeout ends the quorum until it is released. */
  ofCue('quorum-hold'),
  /** Lets a held decision go on, and arms a question that waits for the director's hand. */
  ofCue('quorum-release'),
  /** Puts the question again from its beginning: the open one, or the last that was decided. */
  ofCue('quorum-rearm'),
  /** Decide the open quorum whatever the crowd does; `option` says for which, where there are several. */
  z.strictObject({
    type: z.literal('quorum-force'),
    cue,
    outcome: outcomeSchema,
    option: z.number().int().nonnegative().max(100).optional(),
  }),
  /** What the director counts with their own eyes. */
  z.strictObject({
    type: z.literal('count-crowd'),
    cue,
    /** Of which option, from 0. */
    option: z.number().int().nonnegative().max(100).optional(),
    active: z.number().int().nonnegative().max(1_000_000),
    present: z.number().int().nonnegative().max(1_000_000),
  }),
  /** Keeps the crowd's movements as points from now on; the walls tell the audience. `lastsMs`: at most so long. */
  z.strictObject({
    type: z.literal('start-take'),
    name: z.string().trim().min(1).max(64),
    lastsMs: z.number().positive().max(MAX_TAKE_MS).optional(),
  }),
  plain('end-take'),
  ...WORLD_REQUESTS,
]);

export type Request = z.infer<typeof request>;

/** A command as it comes over the wire. */
export const commandSchema = z.strictObject({
  /** Drawn by who asks. The same id asked twice is answered twice and done once. */
  id: z.string().min(8).max(100),
  /** On the server's clock, ms: asked later than this, it is refused, so that nothing fires out of a stalled network. */
  expiresAtMs: z.number().nonnegative(),
  request,
});

/** A request with its name and its last moment. */
export type Command = z.infer<typeof commandSchema>;
