/** Worlds as evenings make them: any order of cues and of what people do. */

import fc from 'fast-check';
import { CONSENTS, type WorldEvent } from '#installation/log/world-event.ts';
import { type WorldActs, worldActs } from '#installation/score/world-acts.ts';
import { IDENTITY_STATUSES, type WorldDeclaration, worldDeclaration } from '#installation/score/world-declaration.ts';
import { adoptWorld, emptyWorld, type World, worldAfterActs, worldAfterEvent } from '#installation/world/world.ts';
import { AT, anyCard, authorAt, proofOf, publishing, SEED, SIGNATURE } from './participants.ts';

export const DECLARATION: WorldDeclaration = worldDeclaration.parse({
  identities: { ivo: 'hidden' },
  market: { currency: '€', prices: { mara: 900, participants: 3 }, buyers: ['Halcyon', 'Ostrava'] },
  guardians: {
    protocols: { gait: { says: 'knows your walk' }, price: { says: 'knows your price', integrity: 0.7 } },
    orders: { clamp: { says: 'close everything' } },
    sweep: { every: '9s' },
  },
  factions: { tide: { says: 'washes in', colour: '#5FF2FF' }, ember: { says: 'glows', colour: '#FFB454' } },
  drones: { swarm: 6 },
  manifesto: { opens: ['we-were'] },
  broadcast: { frame: { x: 0.1, y: 0, width: 0.5 } },
});

export const CAST = ['mara', 'ivo'];

export const START: World = adoptWorld(emptyWorld, DECLARATION, CAST, SEED, AT(0));

const who = fc.nat({ max: 7 });
const maybeProof = fc
  .option(fc.integer({ min: 1, max: 99 }), { nil: undefined })
  .map((seq) => (seq === undefined ? {} : { proof: proofOf(seq) }));
const consent = fc.constantFrom(...CONSENTS);
const status = fc.constantFrom(...IDENTITY_STATUSES);
const story = fc.nat({ max: 9 }).map((i) => `story-${i}`);

/** Something people do, whether or not the rules would allow it. */
export const anyEvent: fc.Arbitrary<WorldEvent> = fc.oneof(
  { weight: 6, arbitrary: anyCard.map(publishing) },
  {
    weight: 4,
    arbitrary: fc.tuple(who, consent, fc.integer({ min: 1, max: 99 })).map(
      ([i, what, seq]): WorldEvent => ({
        type: 'consent-given',
        author: authorAt(i),
        consent: what,
        proof: proofOf(seq),
      }),
    ),
  },
  fc
    .tuple(who, consent, maybeProof)
    .map(
      ([i, what, proof]): WorldEvent => ({ type: 'consent-withdrawn', author: authorAt(i), consent: what, ...proof }),
    ),
  fc.tuple(who, status, maybeProof).map(
    ([i, to, proof]): WorldEvent => ({
      type: 'identity-changed',
      who: { author: authorAt(i) },
      status: to,
      ...proof,
    }),
  ),
  fc
    .tuple(fc.constantFrom(...CAST, 'crowd', 'participants'), status)
    .map(([named, to]): WorldEvent => ({ type: 'identity-changed', who: { named }, status: to })),
  {
    weight: 3,
    arbitrary: fc.tuple(who, story).map(
      ([i, id]): WorldEvent => ({
        type: 'story-accepted',
        story: id,
        textHash: 'cd'.repeat(32),
        author: authorAt(i),
        signature: SIGNATURE,
      }),
    ),
  },
  fc
    .tuple(who, story, maybeProof)
    .map(([i, id, proof]): WorldEvent => ({ type: 'story-withdrawn', story: id, author: authorAt(i), ...proof })),
  who.map((i): WorldEvent => ({ type: 'participant-erased', author: authorAt(i) })),
);

const share = fc.double({ min: 0, max: 1, noNaN: true });

/** A cue's acts, as an artist would write them. */
export const anyActs: fc.Arbitrary<WorldActs> = fc
  .oneof(
    fc
      .tuple(fc.constantFrom(...CAST, 'crowd', 'participants', 'all'), status)
      .map(([name, to]) => ({ identities: { [name]: to } })),
    fc.integer({ min: 2, max: 4 }).map((partition) => ({ network: { partition } })),
    fc.constant({ network: { heal: true } }),
    share.map((shield) => ({ network: { shield } })),
    fc
      .tuple(share, fc.subarray([...CAST, 'crowd', 'participants'], { minLength: 1 }))
      .map(([heat, list]) => ({ market: { open: true, heat, list } })),
    fc.constantFrom(
      { market: { close: true } },
      { market: { delist: 'mara' } },
      { market: { betray: true, expose: 0.5 } },
    ),
    fc.constantFrom(
      { guardians: { dismantle: 'gait', order: 'clamp' } },
      { guardians: { restore: 'all', order: null } },
      { guardians: { loosen: { price: 0.4 }, sweep: { every: '3s' } } },
      { guardians: { sweep: false } },
    ),
    share.map((rivalry) => ({ factions: { rivalry, broker: 1 - rivalry }, communities: { condense: rivalry } })),
    fc.constantFrom(
      { drones: { swarm: 40, strike: 0.5 } },
      { drones: { approach: { arrives: '20s' } } },
      { drones: { repel: true } },
      { drones: { leave: true } },
    ),
    fc.constantFrom({ manifesto: { add: ['we-are'], weave: 0.5 } }, { manifesto: { clear: true, stories: true } }),
    fc.constantFrom(
      { broadcast: { onAir: true, caption: 'who' } },
      { broadcast: { frame: { x: 0, y: 0.5, width: 0.25 } } },
    ),
    share.map((handBack) => ({ sovereignty: { handBack } })),
  )
  .map((acts) => worldActs.parse(acts));

export type Step = { readonly event: WorldEvent } | { readonly acts: WorldActs };

export const anyStep: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: anyEvent.map((event) => ({ event })) },
  { weight: 2, arbitrary: anyActs.map((acts) => ({ acts })) },
);

export const anySteps = fc.array(anyStep, { maxLength: 40 });

/** The world after these steps, one every 700 ms, changes taking a second. */
export const play = (steps: readonly Step[], world: World = START): World =>
  steps.reduce(
    (now, step, index) =>
      'event' in step
        ? worldAfterEvent(now, step.event, AT(700 * (index + 1)))
        : worldAfterActs(now, step.acts, AT(700 * (index + 1)), 1000),
    world,
  );

export const anyWorld: fc.Arbitrary<World> = anySteps.map((steps) => play(steps));
