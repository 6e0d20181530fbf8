/** What the server says about the gestures of the show, at `/api/gestures`: the answers, and the parsers beside them. */

import { z } from 'zod';

const hash = z.string().length(64);

/** All gestures there are. A file that cannot be read takes none of the others down. */
export const gestureShelfSchema = z.strictObject({
  /** Changes whenever any of it does. */
  version: hash,
  gestures: z
    .array(
      z.strictObject({
        name: z.string(),
        format: z.string(),
        /** Of this file alone: who changes it says which one they have seen. */
        version: hash,
        /** The file's JSON, its head checked; the rest is for whoever knows the format. */
        content: z.unknown(),
      }),
    )
    .readonly(),
  /** What is wrong with the files that were left out, a sentence each. */
  problems: z.array(z.string()).readonly(),
});
export type GestureShelf = z.infer<typeof gestureShelfSchema>;
export type ShelvedGesture = GestureShelf['gestures'][number];

/** Why a change of the gestures was not made. */
export const gestureRefusalSchema = z.strictObject({
  code: z.enum(['forbidden', 'unreadable', 'exists', 'described', 'changed', 'missing', 'disk']),
  says: z.string(),
  advice: z.string(),
});
export type GestureRefusal = z.infer<typeof gestureRefusalSchema>;

/** What a change came to: the new version of the file, null where it is gone. */
export const gestureChangeSchema = z.discriminatedUnion('ok', [
  z.strictObject({ ok: z.literal(true), version: hash.nullable() }),
  z.strictObject({ ok: z.literal(false), refusal: gestureRefusalSchema }),
]);
export type GestureChange = z.infer<typeof gestureChangeSchema>;
