/** The story's systems at a moment, as the numbers one surface draws. Each system is asked by its own readers. */

import { lightOf } from '../score/plan.ts';
import type { Score } from '../score/score-schema.ts';
import { UNDECLARED_WORLD } from '../score/world-declaration.ts';
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
import { castKey } from './figure.ts';
import type { Likeness } from './likeness.ts';
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

/** What of a score is written and drawn of its world: its texts, the looks and names of its cast, the words of its world. */
export type ScoreWords = Pick<Score, 'texts' | 'world' | 'palettes'> & {
  readonly cast: Readonly<Record<string, Pick<Score['cast'][string], 'name' | 'light' | 'garment'>>>;
};

/** A score that says nothing. */
export const NO_WORDS: ScoreWords = { texts: {}, palettes: {}, cast: {}, world: UNDECLARED_WORLD };

/** The world at `at`, on the wall that `slice` is a part of, in the words of its score. */
export function worldNumbers(world: World, words: ScoreWords, at: ShowMs, slice: WallSlice): WorldNumbers {
  const { texts } = words;
  return {
    crowd: identityNumbersOf(world, 'crowd', at),
    network: networkNumbers(world, at, slice),
    market: marketNumbers(world, words, at),
    guardians: guardianNumbers(world, words, at, slice),
    factions: {
      colours: world.factions.colours,
      says: saysOf(words.world.factions),
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

const titleOf = ({ cast }: ScoreWords, what: string): string =>
  Object.hasOwn(cast, what) ? (cast[what]?.name ?? what) : what;

/** How a likeness of `what` is drawn; null where it is no member of the cast. */
function likenessOf({ cast, palettes }: ScoreWords, what: string): Likeness | null {
  const member = Object.hasOwn(cast, what) ? cast[what] : undefined;
  if (!member) return null;
  const [base, accent] = lightOf(palettes, member.light);
  return { key: castKey(what), light: { base, accent }, garment: member.garment };
}

/** The sentences of a part of the world, by name. Made once for each part, as parts do not change. */
const sentences = new WeakMap<object, ReadonlyMap<string, string>>();

function saysOf(part: Readonly<Record<string, { readonly says: string }>>): ReadonlyMap<string, string> {
  const known = sentences.get(part) ?? new Map(Object.entries(part).map(([name, { says }]) => [name, says]));
  sentences.set(part, known);
  return known;
}

function marketNumbers({ market, seed }: World, words: ScoreWords, at: ShowMs): MarketNumbers {
  const { buyers, currency } = words.world.market;
  const bids = newestBids(market, seed, at, LEDGER_LINES);
  return {
    ledger: bids.map(({ what, price, buyer, isSale, atMs }, place) => ({
      what,
      title: titleOf(words, what),
      price,
      buyer,
      buyerName: buyers[buyer] ?? `#${String(buyer).padStart(4, '0')}`,
      isSale,
      ageMs: Math.max(0, at - atMs),
      traced: tracedAt(market, at, place, bids.length),
    })),
    quotes: quotesAt(market, seed, at).map((quote) => ({
      what: quote.what,
      likeness: likenessOf(words, quote.what),
      title: titleOf(words, quote.what),
      lot: quote.lot,
      price: quote.price,
      bids: quote.bids,
      sales: quote.sales,
      isSold: quote.isSold,
      isListed: quote.isListed,
      ageMs: Math.max(0, at - quote.listedAtMs),
      bidAgeMs: Math.max(0, at - quote.bidAtMs),
      endedAgeMs: quote.endedAtMs === null ? null : Math.max(0, at - quote.endedAtMs),
    })),
    isOpen: market.isOpen,
    currency,
    pace: rateAt(market.demand, at),
    volume: volumeAt(market, seed, at),
    betrayal: tweenAt(market.betrayal, at),
    exposure: tweenAt(market.exposure, at),
  };
}

function guardianNumbers({ guardians, seed }: World, words: ScoreWords, at: ShowMs, slice: WallSlice): GuardianNumbers {
  const { protocols, orders } = words.world.guardians;
  const sweep = sweepAt(guardians, at);
  return {
    protocols: protocolsAt(guardians, at).map((slab) => ({
      ...slab,
      says: saysOf(protocols).get(slab.name) ?? '',
      way: ownNumber(seed, `fall ${slab.name}`),
    })),
    sweep: sweep && {
      xM: sweep.position * slice.wallWidthM,
      direction: sweep.direction,
      strength: sweep.strength,
      count: sweep.count,
    },
    order: guardians.order,
    orderSays: guardians.order === null ? '' : (saysOf(orders).get(guardians.order) ?? ''),
    orderAgeMs: Math.max(0, at - guardians.orderedAtMs),
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
  const { way, distance, iris, leftMs } = eyeAt(drones, at);
  const { sinceMs, arrivesAtMs, distance: journey } = drones.eye;
  return {
    swarm,
    scatter: tweenAt(drones.scatter, at),
    strike: tweenAt(drones.strike, at),
    distance,
    iris,
    countdownMs: leftMs,
    way,
    wayAgeMs: Math.max(0, at - (way === 'here' && arrivesAtMs !== null ? arrivesAtMs : sinceMs)),
    wayFrom: journey.from,
  };
}

const wordsOf = (texts: ScoreWords['texts'], id: string | null): string | null =>
  id !== null && Object.hasOwn(texts, id) ? (texts[id] ?? null) : null;

/** A text that the score no longer has is not drawn. */
function manifestoNumbers({ manifesto }: World, texts: ScoreWords['texts'], at: ShowMs): ManifestoNumbers {
  const lines = linesAt(manifesto, at).flatMap(({ kind, id, rise, light }) => {
    const words = kind === 'text' ? wordsOf(texts, id) : null;
    return kind === 'text' && words === null ? [] : [{ words, id, rise, light }];
  });
  return { lines, weave: tweenAt(manifesto.weave, at) };
}

function broadcastNumbers({ broadcast }: World, texts: ScoreWords['texts'], at: ShowMs): BroadcastNumbers {
  const reading = broadcastAt(broadcast, at);
  return {
    ...reading,
    caption: wordsOf(texts, reading.caption),
    captionBefore: wordsOf(texts, reading.captionBefore),
  };
}
