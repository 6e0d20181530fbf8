/**
 * The participants' network as copies that really part and really meet again. While it is whole there is one copy; split
 * in parts there is one for each, and a card reaches only the copy of its author's part. To heal is to merge them.
 */

import type { Card } from '../log/world-event.ts';
import { seededInteger } from '../random/seeded.ts';
import type { WorldActs } from '../score/world-acts.ts';
import type { ShowMs } from '../time/axes.ts';
import { still, type Tween, tweenAt } from '../time/tween.ts';
import { type KnownCard, knownCard, newerCard, unlinked } from './card.ts';
import { glide, glideIf } from './glide.ts';
import { emptyRoster, type Roster, rosterDelete, rosterGet, rosterMap, rosterSet } from './roster.ts';

/** One copy of the network: everybody's newest card, as far as it is known there. */
export type Replica = Roster<KnownCard>;

export interface Network {
  /** One while the network is whole, one for each part while it is split. */
  readonly replicas: readonly Replica[];
  /** How many times it was split: seeds who falls into which part. */
  readonly splits: number;
  /** Into how many parts it fell last; 1 before it ever did. */
  readonly parts: number;
  /** Into how many it had fallen the time before; 1 before it ever did. */
  readonly partsBefore: number;
  /**
   * For the eye: 0 one network, 1 parts that stand apart. Split once more it begins below 0, as far as the parts of the
   * time before still stood apart: they come together before the new ones part. See {@link seenSplit}.
   */
  readonly apart: Tween;
  /** How far the shield is raised, 0..1. */
  readonly shield: Tween;
}

export const emptyNetwork: Network = {
  replicas: [emptyRoster()],
  splits: 0,
  parts: 1,
  partsBefore: 1,
  apart: still(0),
  shield: still(0),
};

/** Two copies become one that knows what either knew. Commutative, associative, idempotent. */
export function mergeReplicas(a: Replica, b: Replica): Replica {
  // Copies that never parted share their buckets, and equal buckets need no looking into.
  const merged = new Map(a);
  for (const [name, bucket] of b) {
    const known = a.get(name);
    if (known === bucket) continue;
    const both = new Map(known);
    for (const [author, card] of bucket) {
      const other = both.get(author);
      both.set(author, other ? newerCard(other, card) : card);
    }
    merged.set(name, both);
  }
  return merged;
}

/** The part `author` falls into, of those the network was last split into. */
export const partOf = (network: Pick<Network, 'parts' | 'splits'>, seed: number, author: string): number =>
  network.parts < 2 ? 0 : seededInteger(seed, `part ${network.splits} ${author}`) % network.parts;

/** A split as it is seen: how many parts, which split it was, and how far they stand apart, 0..1. */
export interface SeenSplit extends Pick<Network, 'parts' | 'splits'> {
  readonly apart: number;
}

/** The split that is seen at `at`: the last one, or the one before as long as its parts still come together. */
export function seenSplit({ parts, partsBefore, splits, apart }: Network, at: ShowMs): SeenSplit {
  const now = tweenAt(apart, at);
  return now < 0 ? { parts: partsBefore, splits: splits - 1, apart: -now } : { parts, splits, apart: now };
}

/** The copy in which `author` is: the whole network's, or that of their part. */
export const replicaOf = (network: Network, seed: number, author: string): Replica =>
  network.replicas[network.replicas.length < 2 ? 0 : partOf(network, seed, author)] ?? emptyRoster();

/** The newest card of `author`, or null. Their own part always has it. */
export const cardOf = (network: Network, seed: number, author: string): KnownCard | null =>
  rosterGet(replicaOf(network, seed, author), author) ?? null;

/** After a card was published at `at`: its author's copy knows it. `isGone` tells who was erased and is linked no more. */
export function published(
  network: Network,
  seed: number,
  card: Card,
  isGone: (author: string) => boolean,
  at: ShowMs,
): Network {
  const before = cardOf(network, seed, card.author);
  const kept = knownCard(card, before, isGone, at);
  const part = network.replicas.length < 2 ? 0 : partOf(network, seed, card.author);
  const replicas = network.replicas.map((replica, index) =>
    index === part ? rosterSet(replica, card.author, before ? newerCard(before, kept) : kept) : replica,
  );
  return { ...network, replicas };
}

/**
 * Splits the network into `parts`. What is known is known by people: each part begins with what was known where its
 * people were, and a part without anybody begins with nothing.
 */
function split(network: Network, seed: number, parts: number): Network {
  const next: Network = { ...network, splits: network.splits + 1, parts, partsBefore: network.parts };
  const isWhole = network.replicas.length < 2;
  const came: Set<Replica>[] = Array.from({ length: parts }, () => new Set());
  network.replicas.forEach((replica, from) => {
    for (const bucket of replica.values()) {
      for (const author of bucket.keys()) {
        if (isWhole || partOf(network, seed, author) === from) came[partOf(next, seed, author)]?.add(replica);
      }
    }
  });
  return { ...next, replicas: came.map((replicas) => merged([...replicas])) };
}

/** All these copies merged into one. */
const merged = ([first = emptyRoster(), ...others]: readonly Replica[]): Replica => others.reduce(mergeReplicas, first);

/** After a cue's word about the network. */
export function networkAfterAct(
  network: Network,
  act: NonNullable<WorldActs['network']>,
  seed: number,
  at: ShowMs,
  overMs: number,
): Network {
  const shield = glideIf(network.shield, act.shield, at, overMs);
  if (act.partition !== undefined) {
    const before = seenSplit(network, at).apart;
    const from = still(before > 0 ? -before : 0);
    return { ...split(network, seed, act.partition), shield, apart: glide(from, 1, at, overMs) };
  }
  if (!act.heal) return { ...network, shield };
  return { ...network, replicas: [merged(network.replicas)], shield, apart: glide(network.apart, 0, at, overMs) };
}

/** Whole again, and the shield down; what participants published stays. */
export const resetNetwork = (network: Network): Network => ({ ...emptyNetwork, replicas: [merged(network.replicas)] });

/** Without one participant: neither their card nor a link to them is left in any copy. */
export function withoutNode(network: Network, author: string): Network {
  const replicas = network.replicas.map((replica) =>
    rosterMap(rosterDelete(replica, author), (card) => unlinked(card, author)),
  );
  return { ...network, replicas };
}

/** Without anybody. A split goes on for those who come. */
export const withoutNodes = (network: Network): Network => ({
  ...network,
  replicas: network.replicas.map(() => emptyRoster()),
});
