/**
 * What happens to the world by people and not by the score. These are members of the closed list of facts. Texts of
 * stories never come here: the log is for good, and a story has to be erasable. A story is its id and its hash.
 */

import { z } from 'zod';
import { identityStatus } from '../score/world-declaration.ts';

const hex = (digits: number) => z.string().regex(new RegExp(`^[0-9a-f]{${digits}}$`), `expected ${digits} hex digits`);

/** A participant: the public half of the key pair that never leaves their phone (Ed25519), in hexadecimal. */
export const author = hex(64);

/** An Ed25519 signature, in hexadecimal. */
export const signature = hex(128);

/** Counts up with everything a participant signs of one kind, so that nothing old can be said again by others. */
const seq = z.number().int().min(1).max(Number.MAX_SAFE_INTEGER);

/** What a participant may allow: to be shown, to have their story used, to be kept for the finale. */
export const CONSENTS = ['avatar', 'story', 'finale'] as const;

export type Consent = (typeof CONSENTS)[number];

export const consent = z.enum(CONSENTS);

/** One card links at most so many people: who matched with more drops their oldest matches. */
export const MAX_CARD_LINKS = 32;

const MAX_CARD_GESTURES = 16;

const gestureName = z
  .string()
  .max(64)
  .regex(/^[A-Za-z][A-Za-z0-9-]*$/, 'expected the name of a gesture');

const isSorted = (links: readonly string[]): boolean =>
  links.every((link, index) => index === 0 || (links[index - 1] ?? '') < link);

/** A network card: what one participant says of themselves and of their matches. The newest one counts. */
export const card = z
  .strictObject({
    author,
    seq,
    /** Whom they matched with; in order, nobody twice. */
    links: z.array(author).max(MAX_CARD_LINKS).refine(isSorted, 'links stand in order, and nobody twice'),
    /** How often they made each gesture since they joined. Counts only grow. */
    gestures: z
      .record(gestureName, z.number().int().min(0).max(1e9))
      .refine((counts) => Object.keys(counts).length <= MAX_CARD_GESTURES, `at most ${MAX_CARD_GESTURES} gestures`),
  })
  .refine((value) => !value.links.includes(value.author), 'nobody matches with themselves');

export type Card = z.infer<typeof card>;

/** The owner's word for what happened: absent where the director did it on somebody's behalf. */
export const proof = z.strictObject({ seq, signature });

export type Proof = z.infer<typeof proof>;

/** A story's id in the vault. */
export const story = z.string().regex(/^[A-Za-z0-9-]{1,64}$/, 'expected the id of a story');

/** SHA-256 of a story's text, in hexadecimal: shows that the text was not changed behind its author's back. */
export const textHash = hex(64);

/** Whose identity: somebody the score names (a member of the cast, or a group), or one participant. */
export const identityOwner = z.union([
  z.strictObject({ named: z.string().min(1).max(64) }),
  z.strictObject({ author }),
]);

export type IdentityOwner = z.infer<typeof identityOwner>;

const count = z.number().int().nonnegative();

/** To be spread into the list of all facts. */
export const WORLD_EVENTS = [
  z.strictObject({ type: z.literal('record-published'), card, signature }),
  z.strictObject({ type: z.literal('consent-given'), author, consent, proof }),
  z.strictObject({ type: z.literal('consent-withdrawn'), author, consent, proof: proof.optional() }),
  z.strictObject({
    type: z.literal('identity-changed'),
    who: identityOwner,
    status: identityStatus,
    proof: proof.optional(),
  }),
  /** The director let a story in that its author had signed over for this. */
  z.strictObject({ type: z.literal('story-accepted'), story, textHash, author, signature }),
  z.strictObject({ type: z.literal('story-withdrawn'), story, author, proof: proof.optional() }),
  /** Everything of one participant is erased, for good. */
  z.strictObject({ type: z.literal('participant-erased'), author, proof: proof.optional() }),
  /** Everything was given back to its owners and erased here. What stays are these numbers. */
  z.strictObject({ type: z.literal('returned'), participants: count, links: count, stories: count }),
] as const;

export type WorldEvent = z.infer<(typeof WORLD_EVENTS)[number]>;
