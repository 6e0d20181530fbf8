/** Every sequence of Neo-Tokyo by itself: whatever was played before it, it finds the same wall and the same world. */

import { describe, expect, it } from 'vitest';
import type { PlannedSequence } from '#installation/score/plan.ts';
import type { ShowState } from '#installation/state/show-state.ts';
import type { ShowMs } from '#installation/time/axes.ts';
import { type Tween, tweenAt } from '#installation/time/tween.ts';
import { protocolsAt } from '#installation/world/guardians.ts';
import { linesAt } from '#installation/world/manifesto.ts';
import type { World } from '#installation/world/world.ts';
import { rehearse } from '#tests/support/rehearsal.ts';
import { shippedShow } from './shipped-show.ts';

const { plan } = shippedShow('neo-tokyo-2147');
const plans = new Map([[plan.scoreHash, plan]]);

const FIRED_MS = 100_000;

/** The show as the first cue of `sequence` leaves it, `before` having been on its last cue, or nothing. */
function opened(sequence: PlannedSequence, before: PlannedSequence | null): ShowState {
  const show = rehearse(plans, plan.scoreHash);
  const last = before?.cues.findLast((cue) => cue.parent === null);
  if (last) show.declare(1000, { type: 'jumped', cue: last.key });
  const first = sequence.cues[0];
  if (!first) throw new Error(`${sequence.id} has no cues`);
  show.declare(FIRED_MS, { type: 'cue-fired', cue: first.key });
  // The next cue may follow at once: this is the last moment of the first.
  return show.stateAt(FIRED_MS + first.actionMs - 1);
}

/** One moment before the end of a change is its end, as far as anybody can see. */
const rounded = (value: number | undefined): number | undefined =>
  value === undefined ? undefined : Number(value.toFixed(4)) + 0;

/** What of the world can be seen, in numbers and names. */
function seen(world: World, at: ShowMs): unknown {
  const { identities, network, market, guardians, factions, communities, drones, manifesto, broadcast, sovereignty } =
    world;
  const now = (tween: Tween): number | undefined => rounded(tweenAt(tween, at));
  return {
    identities: Object.fromEntries([...identities.named].map(([name, { status }]) => [name, status])),
    network: [network.replicas.length, now(network.apart), now(network.shield)],
    market: [
      market.isOpen,
      // How hot a closed market is nobody can tell.
      market.isOpen ? market.heat : 0,
      [...market.listings.values()].filter(({ endedAtMs }) => endedAtMs === null).map(({ what }) => what),
      now(market.betrayal),
      now(market.exposure),
    ],
    guardians: [
      protocolsAt(guardians, at).map(({ name, integrity, cracks, fall }) => [
        name,
        ...[integrity, cracks, fall].map(rounded),
      ]),
      guardians.order,
      now(guardians.severity),
      now(guardians.sweeping),
    ],
    factions: [now(factions.rivalry), now(factions.broker)],
    communities: [now(communities.condense), now(communities.dissolve)],
    drones: [
      now(drones.swarm),
      now(drones.scatter),
      now(drones.strike),
      now(drones.eye.distance),
      drones.eye.arrivesAtMs,
    ],
    manifesto: [linesAt(manifesto, at).map(({ id }) => id), now(manifesto.weave), now(manifesto.shown)],
    broadcast: [broadcast.onAir, broadcast.caption, now(broadcast.x), now(broadcast.y), now(broadcast.width)],
    sovereignty: now(sovereignty.handBack),
  };
}

/** What of the picture can be seen: every dial, who is there, where and how they move, and the line. */
function picture({ values, motions, text }: ShowState): unknown {
  const there = Object.keys(motions).filter((id) => (values[`cast.${id}.presence`] ?? 0) > 1e-4);
  return {
    dials: Object.fromEntries(Object.keys(plan.score.parameters).map((name) => [name, rounded(values[name])])),
    there: there.map((id) => [
      id,
      rounded(values[`cast.${id}.presence`]),
      rounded(values[`cast.${id}.x`]),
      rounded(values[`cast.${id}.size`]),
      motions[id]?.motion,
    ]),
    text: text.name,
  };
}

describe.each(plan.sequences.map((sequence) => [sequence.id, sequence] as const))('%s', (_id, sequence) => {
  const alone = opened(sequence, null);

  it.each(plan.sequences.map((before) => [before.id, before] as const))('is the same after %s', (_before, before) => {
    const after = opened(sequence, before);
    expect(picture(after)).toEqual(picture(alone));
    expect(seen(after.world, after.showMs)).toEqual(seen(alone.world, alone.showMs));
  });

  it('forgets no answer of the others, and every answer of its own', () => {
    const own = new Set(sequence.cues.flatMap(({ quorum }) => (quorum?.remember ? [quorum.remember] : [])));
    const remembered = [...plan.cues.values()].flatMap(({ quorum }) => (quorum?.remember ? [quorum.remember] : []));
    const show = rehearse(plans, plan.scoreHash);
    for (const [index, variable] of remembered.entries()) {
      const labels = plan.score.variables[variable]?.oneOf ?? [];
      show.declare(1000 + index, { type: 'variable-set', variable, value: labels.at(-1) ?? '' });
    }
    show.declare(FIRED_MS, { type: 'cue-fired', cue: sequence.cues[0]?.key ?? '' });
    const { variables } = show.stateAt(FIRED_MS + 100);
    for (const variable of remembered) expect(variables.get(variable) === 'untold', variable).toBe(own.has(variable));
  });
});
