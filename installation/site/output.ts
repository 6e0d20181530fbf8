/**
 * How one projector is fitted to what it shines on, as a technician writes it. Everything may be left out: without it the
 * picture fills what the projector throws. Places are shares, 0..1, from the upper left corner.
 */

import { z } from 'zod';
import { share } from '../document/fields.ts';

/** Corners may lie a little outside of what the projector throws: what is beyond is cut off. */
const outside = z
  .number({ error: 'expected a share of what the projector throws, 0 to 1' })
  .min(-1, 'too far outside')
  .max(2, 'too far outside');
const thrown = z.tuple([outside, outside], { error: 'expected [x, y] in shares of what the projector throws' });

/** Where the picture's corners lie in what the projector throws. */
const corners = z.strictObject({
  topLeft: thrown.default([0, 0]),
  topRight: thrown.default([1, 0]),
  bottomRight: thrown.default([1, 1]),
  bottomLeft: thrown.default([0, 1]),
});

const lines = z.number({ error: 'expected how many lines' }).int('expected a whole number');

/** A grid of points that bends the picture inside its corners. */
const mesh = z
  .strictObject({
    /** Points across and down, the edges included. */
    columns: lines.min(2, 'at least 2').max(17, 'at most 17'),
    rows: lines.min(2, 'at least 2').max(17, 'at most 17'),
    /** Row by row from the upper left, in shares of the picture inside its corners. */
    points: z.array(thrown),
    /** `smooth` runs curves through the points, for round things; `straight` folds along the lines, for edges. */
    lines: z.enum(['smooth', 'straight'], { error: 'expected smooth or straight' }).default('smooth'),
  })
  .refine((m) => m.points.length === m.columns * m.rows, {
    path: ['points'],
    error: ({ input }) => {
      const m = input as { readonly columns: number; readonly rows: number; readonly points: readonly unknown[] };
      return `expected ${m.columns * m.rows} points (${m.columns} columns by ${m.rows} rows), found ${m.points.length}`;
    },
  });

const width = share.max(0.9, 'a blend leaves a part of the picture alone: at most 0.9');

/** How far this picture fades towards each edge, in shares of it. One left out: as the slices of the wall overlap. */
const blend = z.strictObject({
  left: width.optional(),
  right: width.optional(),
  top: width.optional(),
  bottom: width.optional(),
  /** 1 fades in a straight line, more stays longer at the ends; always in linear light. */
  curve: z.number({ error: 'expected 1 to 4' }).min(1, 'below 1').max(4, 'above 4').default(2),
});

const part = share.max(0.95, 'nothing would be left');

/** What is cut off at each edge, in shares of the picture. */
const crop = z
  .strictObject({
    left: part.default(0),
    right: part.default(0),
    top: part.default(0),
    bottom: part.default(0),
  })
  .refine((c) => c.left + c.right < 1 && c.top + c.bottom < 1, 'nothing would be left of the picture');

/** A part of the picture that stays dark: a door, a lamp, a neighbour's window. */
const mask = z.strictObject({
  points: z
    .array(z.tuple([share, share], { error: 'expected [x, y] in shares of the picture' }))
    .min(3, 'a mask has at least three corners')
    .max(64, 'at most 64 corners'),
  /** How wide its edge fades, in shares of the picture's height. */
  softness: share.max(0.5, 'at most 0.5').default(0),
});

const rgb = z.strictObject({ red: share.default(1), green: share.default(1), blue: share.default(1) });
const dark = z.number({ error: 'expected a share of full light' }).min(0, 'below 0').max(0.2, 'at most 0.2');

export const outputSchema = z.strictObject({
  /** Clockwise turn of the picture, degrees: a projector that stands on its side or hangs upside down. */
  turn: z
    .union([z.literal(0), z.literal(90), z.literal(180), z.literal(270)], { error: 'expected 0, 90, 180 or 270' })
    .default(0),
  /** Left and right change places: projection from behind, or over a mirror. */
  mirror: z.boolean({ error: 'expected true or false' }).default(false),
  corners: corners.prefault({}),
  mesh: mesh.optional(),
  blend: blend.prefault({}),
  crop: crop.prefault({}),
  masks: z.array(mask).max(32, 'at most 32 masks').default([]),
  /** The projector's own gamma; `srgb` where it follows that curve. */
  gamma: z
    .union([z.literal('srgb'), z.number().min(1, 'below 1').max(4, 'above 4')], { error: 'expected srgb or 1 to 4' })
    .default('srgb'),
  /** Share of each colour that is left of it, linear: the brightest projector is dimmed to match the others. */
  colour: rgb.prefault({}),
  /** Light added where no other picture overlaps, linear: there one projector's black is darker than two on each other. */
  blackLift: z.strictObject({ red: dark.default(0), green: dark.default(0), blue: dark.default(0) }).prefault({}),
  /** How much later than the other projectors this one shows what it is given, ms. */
  latencyMs: z.number({ error: 'expected ms' }).min(-100, 'at least -100 ms').max(500, 'at most 500 ms').default(0),
});

/** With every default filled in. */
export type Output = z.infer<typeof outputSchema>;

/** As somebody may write it. */
export type WrittenOutput = z.input<typeof outputSchema>;

/** A projector that shows its picture as it is. */
export const PLAIN_OUTPUT: Output = outputSchema.parse({});
