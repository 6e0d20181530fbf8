/** Makes a sample of what was seen of an input: the performance of the person who was seen longest. */

import { LANDMARK_STRIDE, LANDMARKS } from '#installation/crowd/body.ts';
import type { ReaderInput, ReaderLayout, Seen, SeenPerson } from '#installation/protocol/reader-messages.ts';
import { HAND_POINTS, HAND_STRIDE } from '../body/hand.ts';
import { type Sample, type SamplePoint, sampleSchema } from '../samples/sample.ts';

/** Three decimals of a thousandth: finer than any camera. */
const rounded = (value: number): number => Math.round(value * 1e5) / 1e5;

/**
 * The sample, or null where nobody was seen who could have performed it. Of several people it is the one seen in most
 * pictures, of equals the one who was largest. Pictures without them are left out.
 */
export function sampleOf(input: ReaderInput, seen: readonly Seen[], layout: ReaderLayout): Sample | null {
  const [first] = seen;
  if (first === undefined) return null;
  const aspect = first.width / first.height;
  const track = layout === 'body33' ? performerOf(seen) : null;
  const frames = seen.flatMap((picture) => {
    const points = layout === 'body33' ? bodyPoints(picture, track, aspect) : handPoints(picture, aspect);
    return points ? [{ tMs: picture.tMs, points }] : [];
  });
  const beganMs = frames[0]?.tMs;
  if (beganMs === undefined) return null;
  return sampleSchema.parse({
    label: input.label,
    subject: input.subject,
    layout,
    aspect: rounded(aspect),
    frames: frames.map(({ tMs, points }) => ({ tMs: rounded(tMs - beganMs), points })),
  });
}

function performerOf(seen: readonly Seen[]): number | null {
  const known = new Map<number, { pictures: number; size: number }>();
  for (const { people } of seen) {
    for (const person of people) {
      const { pictures, size } = known.get(person.track) ?? { pictures: 0, size: 0 };
      known.set(person.track, { pictures: pictures + 1, size: Math.max(size, heightOf(person)) });
    }
  }
  const [best] = [...known].sort(([, a], [, b]) => b.pictures - a.pictures || b.size - a.size);
  return best ? best[0] : null;
}

function heightOf({ landmarks }: SeenPerson): number {
  const ys = landmarks.filter((_, index) => index % LANDMARK_STRIDE === 1);
  return Math.max(...ys) - Math.min(...ys);
}

function bodyPoints({ people }: Seen, track: number | null, aspect: number): SamplePoint[] | null {
  const person = people.find((candidate) => candidate.track === track);
  if (!person) return null;
  return Array.from({ length: LANDMARKS }, (_, index) =>
    pointOf(person.landmarks.slice(index * LANDMARK_STRIDE, (index + 1) * LANDMARK_STRIDE), aspect),
  );
}

/** The right hand, or the left where there is no right one. */
function handPoints({ hands }: Seen, aspect: number): SamplePoint[] | null {
  const hand = hands?.right ?? hands?.left;
  if (!hand) return null;
  return Array.from({ length: HAND_POINTS }, (_, index) =>
    pointOf([...hand.slice(index * HAND_STRIDE, (index + 1) * HAND_STRIDE), 1], aspect),
  );
}

const pointOf = ([x = 0, y = 0, z = 0, seen = 0]: readonly number[], aspect: number): SamplePoint => [
  rounded(x / aspect),
  rounded(y),
  rounded(z / aspect),
  rounded(seen),
];
