/** The story's systems at a moment, as the numbers one surface draws. Each system is asked by its own readers. */

import type { ShowMs } from '../time/axes.ts';
import { tweenAt } from '../time/tween.ts';
import { broadcastAt } from '../world/broadcast.ts';
import { DRONE_STRIDE, dronePositions } from '../world/drone-flight.ts';
import { eyeAt } from '../world/drones.ts';
import { tensionAt } from '../world/factions.ts';
import { protocolsAt, sweepAt } from '../world/guardians.ts';
import { identityNumbersAt, namedIdentity } from '../world/identities.ts';
import { type IdentityNumbers, numbersOf } from '../world/identity-numbers.ts';
import { linesAt } from '../world/manifesto.ts';
import { rateAt } from '../world/market-demand.ts';
import { newestBids, quotesAt, tracedAt, volumeAt } from '../world/market-ledger.ts';
import type { World } from '../world/world.ts';
import { ownNumber } from './network-layout.ts';
import { networkNumbers } from './network-numbers.ts';
import type { WallSlice } from './surface-frame.ts';
import type {
  BroadcastNumbers,
  DroneNumbers,
  GuardianNumbers,
  ManifestoNumbers,
  MarketNumbers,
  WorldNumbers,
} from './world-frame.ts';

/** Lines of the ledger that are drawn. */
export const LEDGER_LINES = 24;

/** Words of the score's texts, by their ids. */
export type Texts = Readonly<Record<string, string>>;

/** The world at `at`, on the wall that `slice` is a part of. */
export function worldNumbers(world: World, texts: Texts, at: ShowMs, slice: WallSlice): WorldNumbers {
  return {
    crowd: identityNumbersOf(world, 'crowd', at),
    network: networkNumbers(world, at, slice),
    market: marketNumbers(world, at),
    guardians: guardianNumbers(world, at, slice),
    factions: {
      colours: world.factions.colours,
      rivalry: tweenAt(world.factions.rivalry, at),
      broker: tweenAt(world.factions.broker, at),
      tension: tensionAt(world.factions, at),
    },
    communities: {
      condense: tweenAt(world.communities.condense, at),
      dissolve: tweenAt(world.communities.dissolve, at),
    },
    drones: droneNumbers(world, at, slice),
    manifesto: manifestoNumbers(world, texts, at),
    broadcast: broadcastNumbers(world, texts, at),
    handBack: tweenAt(world.sovereignty.handBack, at),
  };
}

/** The picture of the identity of a member of the cast or of a group; a whole one where the world knows none. */
export function identityNumbersOf({ identities }: World, name: string, at: ShowMs): IdentityNumbers {
  const identity = namedIdentity(identities, name);
  return identity ? identityNumbersAt(identity, at) : numbersOf('whole');
}

function marketNumbers({ market, seed }: World, at: ShowMs): MarketNumbers {
  const bids = newestBids(market, seed, at, LEDGER_LINES);
  return {
    ledger: bids.map(({ what, price, buyer, isSale, atMs }, place) => ({
      what,
      price,
      buyer,
      isSale,
      ageMs: Math.max(0, at - atMs),
      traced: tracedAt(market, at, place, bids.length),
    })),
    quotes: quotesAt(market, seed, at).map(({ what, price, sales, isSold, isListed }) => ({
      what,
      price,
      sales,
      isSold,
      isListed,
    })),
    isOpen: market.isOpen,
    pace: rateAt(market.demand, at),
    volume: volumeAt(market, seed, at),
    betrayal: tweenAt(market.betrayal, at),
    exposure: tweenAt(market.exposure, at),
  };
}

function guardianNumbers({ guardians, seed }: World, at: ShowMs, slice: WallSlice): GuardianNumbers {
  const sweep = sweepAt(guardians, at);
  return {
    protocols: protocolsAt(guardians, at).map((slab) => ({ ...slab, way: ownNumber(seed, `fall ${slab.name}`) })),
    sweep: sweep && {
      xM: sweep.position * slice.wallWidthM,
      direction: sweep.direction,
      strength: sweep.strength,
      count: sweep.count,
    },
    order: guardians.order,
    severity: tweenAt(guardians.severity, at),
  };
}

/** The swarm flies up to so far behind the picture, m. */
const SWARM_DEPTH_M = 4;

function droneNumbers({ drones, seed }: World, at: ShowMs, slice: WallSlice): DroneNumbers {
  const swarm = dronePositions(drones, seed, at);
  for (let i = 0; i < swarm.length; i += DRONE_STRIDE) {
    swarm[i] = (swarm[i] ?? 0) * slice.wallWidthM;
    swarm[i + 1] = (swarm[i + 1] ?? 0) * slice.wallHeightM;
    swarm[i + 2] = ((swarm[i + 2] ?? 0) - 1) * SWARM_DEPTH_M;
  }
  const { distance, iris, leftMs } = eyeAt(drones, at);
  return {
    swarm,
    scatter: tweenAt(drones.scatter, at),
    strike: tweenAt(drones.strike, at),
    distance,
    iris,
    countdownMs: leftMs,
  };
}

const wordsOf = (texts: Texts, id: string | null): string | null =>
  id !== null && Object.hasOwn(texts, id) ? (texts[id] ?? null) : null;

/** A text that the score no longer has is not drawn. */
function manifestoNumbers({ manifesto }: World, texts: Texts, at: ShowMs): ManifestoNumbers {
  const lines = linesAt(manifesto, at).flatMap(({ kind, id, rise, light }) => {
    const words = kind === 'text' ? wordsOf(texts, id) : null;
    return kind === 'text' && words === null ? [] : [{ words, id, rise, light }];
  });
  return { lines, weave: tweenAt(manifesto.weave, at) };
}

function broadcastNumbers({ broadcast }: World, texts: Texts, at: ShowMs): BroadcastNumbers {
  const reading = broadcastAt(broadcast, at);
  return {
    ...reading,
    caption: wordsOf(texts, reading.caption),
    captionBefore: wordsOf(texts, reading.captionBefore),
  };
}
