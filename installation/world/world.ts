/**
 * The story's systems together: what a score, its cues and the participants make of them. Plain data that is never
 * changed, only replaced. What it looks like at a moment is asked of each system's own readers.
 */

import type { WorldEvent } from '../log/world-event.ts';
import type { WorldActs } from '../score/world-acts.ts';
import type { WorldDeclaration } from '../score/world-declaration.ts';
import type { ShowMs } from '../time/axes.ts';
import { adoptBroadcast, type Broadcast, broadcastAfterAct, emptyBroadcast, resetBroadcast } from './broadcast.ts';
import { adoptDrones, type Drones, dronesAfterAct, emptyDrones, resetDrones } from './drones.ts';
import {
  adoptFactions,
  type Communities,
  communitiesAfterAct,
  emptyCommunities,
  emptyFactions,
  type Factions,
  factionsAfterAct,
  resetFactions,
} from './factions.ts';
import { adoptGuardians, emptyGuardians, type Guardians, guardiansAfterAct, resetGuardians } from './guardians.ts';
import { adoptIdentities, type Identities, identitiesAfterAct, noIdentities, resetIdentities } from './identities.ts';
import { adoptManifesto, emptyManifesto, type Manifesto, manifestoAfterAct, resetManifesto } from './manifesto.ts';
import { adoptMarket, emptyMarket, type Market, marketAfterAct, resetMarket } from './market.ts';
import { emptyNetwork, type Network, networkAfterAct, resetNetwork } from './network.ts';
import { peopleAfterEvent } from './people.ts';
import { emptySovereignty, resetSovereignty, type Sovereignty, sovereigntyAfterAct } from './sovereignty.ts';

export interface World {
  /** Of the run: everything in the world that chance decides follows from it. */
  readonly seed: number;
  readonly identities: Identities;
  readonly network: Network;
  readonly market: Market;
  readonly guardians: Guardians;
  readonly factions: Factions;
  readonly communities: Communities;
  readonly drones: Drones;
  readonly manifesto: Manifesto;
  readonly broadcast: Broadcast;
  readonly sovereignty: Sovereignty;
}

/** Before any score. */
export const emptyWorld: World = {
  seed: 0,
  identities: noIdentities,
  network: emptyNetwork,
  market: emptyMarket,
  guardians: emptyGuardians,
  factions: emptyFactions,
  communities: emptyCommunities,
  drones: emptyDrones,
  manifesto: emptyManifesto,
  broadcast: emptyBroadcast,
  sovereignty: emptySovereignty,
};

/**
 * A score with this cast was adopted at `at`: what still has a meaning in it stays as it is, what is new begins as it is
 * declared. `seed` is the run's.
 */
export const adoptWorld = (
  world: World,
  declaration: WorldDeclaration,
  castIds: readonly string[],
  seed: number,
  at: ShowMs,
): World => ({
  ...world,
  seed,
  identities: adoptIdentities(world.identities, declaration.identities, castIds),
  market: adoptMarket(world.market, declaration.market, castIds),
  guardians: adoptGuardians(world.guardians, declaration.guardians),
  factions: adoptFactions(world.factions, declaration.factions),
  drones: adoptDrones(world.drones, declaration.drones),
  manifesto: adoptManifesto(world.manifesto, declaration.manifesto.opens, at),
  broadcast: adoptBroadcast(world.broadcast, declaration.broadcast),
});

/**
 * Everything the score moves, back where the score begins, as before a jump. What participants did stays: their cards,
 * consents, stories and what they chose to be.
 */
export const resetWorld = (world: World): World => ({
  seed: world.seed,
  identities: resetIdentities(world.identities),
  network: resetNetwork(world.network),
  market: resetMarket(world.market),
  guardians: resetGuardians(world.guardians),
  factions: resetFactions(world.factions),
  communities: emptyCommunities,
  drones: resetDrones(world.drones),
  manifesto: resetManifesto(world.manifesto),
  broadcast: resetBroadcast(world.broadcast),
  sovereignty: resetSovereignty(world.sovereignty),
});

/** After the acts of a cue whose action begins at `at`. They take `fadeMs` where they do not say how long, ms. */
export function worldAfterActs(world: World, acts: WorldActs, at: ShowMs, fadeMs: number): World {
  const overMs = acts.over ?? fadeMs;
  const { identities, network, market, guardians, factions, communities, drones, manifesto, broadcast, sovereignty } =
    world;
  const { seed } = world;
  return {
    seed,
    identities: acts.identities ? identitiesAfterAct(identities, acts.identities, at, overMs) : identities,
    network: acts.network ? networkAfterAct(network, acts.network, seed, at, overMs) : network,
    market: acts.market ? marketAfterAct(market, acts.market, at, overMs) : market,
    guardians: acts.guardians ? guardiansAfterAct(guardians, acts.guardians, at, overMs) : guardians,
    factions: acts.factions ? factionsAfterAct(factions, acts.factions, at, overMs) : factions,
    communities: acts.communities ? communitiesAfterAct(communities, acts.communities, at, overMs) : communities,
    drones: acts.drones ? dronesAfterAct(drones, acts.drones, at, overMs) : drones,
    manifesto: acts.manifesto ? manifestoAfterAct(manifesto, acts.manifesto, at, overMs) : manifesto,
    broadcast: acts.broadcast ? broadcastAfterAct(broadcast, acts.broadcast, at, overMs) : broadcast,
    sovereignty: acts.sovereignty ? sovereigntyAfterAct(sovereignty, acts.sovereignty, at, overMs) : sovereignty,
  };
}

/** As the acts of a cue leave the world that was played before `at`: all their changes are over. */
export const worldSettledBy = (world: World, acts: WorldActs, at: ShowMs): World =>
  worldAfterActs(world, { ...acts, over: 0 }, at, 0);

/** After something people did. */
export const worldAfterEvent = (world: World, event: WorldEvent, at: ShowMs): World => ({
  ...world,
  ...peopleAfterEvent(world, world.seed, event, at),
});

/** For which evening participants sign: another run, and the same run after everything was given back, is another one. */
export const realmOf = ({ seed, sovereignty }: Pick<World, 'seed' | 'sovereignty'>): string =>
  `${seed}.${sovereignty.returns}`;
