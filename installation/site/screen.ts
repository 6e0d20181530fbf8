/**
 * What a surface is in the room, where it is more than a part of a flat wall: seen from one place, it is a window into
 * the scene. Metres: x and y on the floor as everywhere, z up from it.
 */

import { z } from 'zod';

const metres = z.number({ error: 'expected metres' }).min(-200, 'too far away').max(200, 'too far away');

/** A place in the room. */
export const place = z.tuple([metres, metres, metres], { error: 'expected [x, y, z] in metres' });
export type Place = readonly [number, number, number];

const onFloor = z.tuple([metres, metres], { error: 'expected [x, y] in metres' });
const size = z.number({ error: 'expected metres' }).positive('expected more than nothing').max(50, 'at most 50 m');
const bottomM = metres.default(0);

/** A flat one, by three of its corners as its viewers see it: a wall, a floor, a ceiling. */
const flat = z.strictObject({ lowerLeft: place, lowerRight: place, upperLeft: place });

/** Flat sides that stand on a line of the floor, from the viewers' left to their right: a corner, a square pillar. */
const folded = z.strictObject({
  foot: z.array(onFloor).min(2, 'at least two places').max(17, 'at most 17 places'),
  bottomM,
  heightM: size,
});

/** A part of a round pillar, or of a round room where `inside` is true. */
const round = z.strictObject({
  centre: onFloor,
  radiusM: size,
  /** From the viewers' left to their right, degrees from the x axis towards the y axis. */
  fromDeg: z.number({ error: 'expected degrees' }).min(-360).max(720),
  toDeg: z.number({ error: 'expected degrees' }).min(-360).max(720),
  bottomM,
  heightM: size,
});

export const screenSchema = z
  .strictObject({ flat: flat.optional(), folded: folded.optional(), round: round.optional() })
  .refine(
    (s) => Object.values(s).filter((form) => form !== undefined).length === 1,
    // A mistyped name is told by itself.
    { error: 'expected one of flat, folded and round', when: ({ issues }) => issues.length === 0 },
  );

export type Screen = z.infer<typeof screenSchema>;
