/**
 * The story's systems as the numbers a surface draws. Places are on the wall, in metres, as in `WallSlice`; z is metres
 * towards the viewer, 0 at the picture. No number and no name in it says who anybody is.
 */

import type { EyeReading } from '../world/drones.ts';
import type { IdentityNumbers } from '../world/identity-numbers.ts';
import type { Likeness } from './likeness.ts';

/** Numbers per node in {@link NetworkNumbers.nodes}. */
export const NODE_STRIDE = 8;

/** What stands where among the numbers of a node. */
export const NODE = { x: 0, y: 1, z: 2, part: 3, hue: 4, light: 5, faction: 6, finale: 7 } as const;

export interface NetworkNumbers {
  /**
   * {@link NODE_STRIDE} per participant: x, y, z in metres; the part the node is in; hue 0..1 (from the crowd's hues);
   * light 0..1; the faction's place in the list, -1 for none; 1 for who stays for the finale, else 0.
   */
  readonly nodes: Float32Array;
  /** The picture of each node's identity: as many numbers each as `IDENTITY_NUMBERS`, in its order. */
  readonly identities: Float32Array;
  /** Pairs of nodes. */
  readonly links: Uint32Array;
  /** 0..1 per link: how far it has grown. */
  readonly grown: Float32Array;
  /** Pairs of nodes that name each other across a split and cannot reach each other; none while the network is whole. */
  readonly severed: Uint32Array;
  /** 0..1 per severed pair: how far their link had grown. */
  readonly severedGrown: Float32Array;
  /** How many parts there are; 1 while the network is whole. */
  readonly parts: number;
  /** Into how many parts it fell last, also while it heals; 1 before it ever did. */
  readonly fell: number;
  /** The part each node fell into, also while the network heals. */
  readonly fellInto: Uint8Array;
  /** 0 one network, 1 parts that stand apart. */
  readonly apart: number;
  readonly communities: number;
  /** Share of the nodes that are in the largest community, 0..1. */
  readonly cohesion: number;
  /** How strong the shield is, 0..1. */
  readonly shield: number;
}

/** A line of the ledger. */
export interface LedgerLine {
  /** A member of the cast, `crowd` or `participants`. */
  readonly what: string;
  /** What it is called on the walls: the member's name, or `what` itself. */
  readonly title: string;
  readonly price: number;
  /** Of the score's buyers, or a number 0..9999. */
  readonly buyer: number;
  /** The buyer's name; `#` and the number where the score names none. */
  readonly buyerName: string;
  readonly isSale: boolean;
  readonly ageMs: number;
  /** How far it is traced back to a hand, 0..1. */
  readonly traced: number;
}

/** A persona board: one identity on offer. */
export interface QuoteBoard {
  readonly what: string;
  /** Null for what is no member of the cast. */
  readonly likeness: Likeness | null;
  /** What it is called on the walls: the member's name, or `what` itself. */
  readonly title: string;
  /** Counts up with every listing of the evening: seeds its portrait. */
  readonly lot: number;
  /** How many bids it has had. */
  readonly bids: number;
  /** Since it was first offered; since the last bid, or since it was offered where there was none; ms. */
  readonly ageMs: number;
  readonly bidAgeMs: number;
  /** Since it was taken off the market, ms; null while it is on it. */
  readonly endedAgeMs: number | null;
  readonly price: number;
  readonly sales: number;
  readonly isSold: boolean;
  readonly isListed: boolean;
}

export interface MarketNumbers {
  /** The newest first. */
  readonly ledger: readonly LedgerLine[];
  readonly quotes: readonly QuoteBoard[];
  readonly isOpen: boolean;
  /** What stands before every price. */
  readonly currency: string;
  /** Bids per second and listing. */
  readonly pace: number;
  readonly volume: number;
  readonly betrayal: number;
  readonly exposure: number;
}

/** The slab of one protocol. */
export interface ProtocolSlab {
  readonly name: string;
  /** What the protocol does to people, in a sentence. */
  readonly says: string;
  readonly integrity: number;
  readonly cracks: number;
  /** 0 standing, 1 on the ground. */
  readonly fall: number;
  /** 0..1, of its own: each falls in its own way. */
  readonly way: number;
}

export interface SweepBeam {
  readonly xM: number;
  /** 1 going right, -1 going left. */
  readonly direction: 1 | -1;
  readonly strength: number;
  readonly count: number;
}

export interface GuardianNumbers {
  readonly protocols: readonly ProtocolSlab[];
  readonly sweep: SweepBeam | null;
  readonly order: string | null;
  /** The order's sentence; empty where there is none. */
  readonly orderSays: string;
  /** Since the order was given, or taken back, ms. */
  readonly orderAgeMs: number;
  /** How hard the order presses, 0..1. */
  readonly severity: number;
}

export interface FactionNumbers {
  /** Names with their colours, sRGB 0..1. */
  readonly colours: ReadonlyMap<string, readonly [number, number, number]>;
  /** What each wants, by name. */
  readonly says: ReadonlyMap<string, string>;
  readonly rivalry: number;
  readonly broker: number;
  /** What the broker leaves of the rivalry, 0..1. */
  readonly tension: number;
}

export interface CommunityNumbers {
  readonly condense: number;
  readonly dissolve: number;
}

export interface DroneNumbers {
  /** `DRONE_STRIDE` (`world/drone-flight.ts`) per drone: x, y, z in metres, and the phase 0..1 of its scanning fan. */
  readonly swarm: Float32Array;
  readonly scatter: number;
  readonly strike: number;
  /** The surveillance drone: 1 out of sight, 0 here. */
  readonly distance: number;
  /** How far its iris is open, 0..1: what is left of the countdown. */
  readonly iris: number;
  /** Until it is here, ms; null unless it approaches. */
  readonly countdownMs: number | null;
  readonly way: EyeReading['way'];
  /** Since it is on that way, ms. */
  readonly wayAgeMs: number;
  /** How far away it was when it set out on it, 0..1. */
  readonly wayFrom: number;
}

/** A line of the manifesto. */
export interface ManifestoLine {
  /** The words of a text; null for a story, whose words are in the vault under `id`. */
  readonly words: string | null;
  readonly id: string;
  /** How far it has risen from the floor, 0..1. */
  readonly rise: number;
  readonly light: number;
}

export interface ManifestoNumbers {
  readonly lines: readonly ManifestoLine[];
  /** 0 a page, 1 a silhouette. */
  readonly weave: number;
}

export interface BroadcastNumbers {
  readonly onAir: boolean;
  readonly onAirMs: number;
  /** How long ago it went off air, ms; null while it is on air, and where it never was. */
  readonly offAirMs: number | null;
  /** What the programme shows, as shares of the picture: left edge, upper edge, width. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly caption: string | null;
  readonly captionBefore: string | null;
  /** How far the caption has replaced the one before, 0..1. */
  readonly captionShare: number;
}

export interface WorldNumbers {
  /** The picture of everybody's identity who has no key of their own. */
  readonly crowd: IdentityNumbers;
  readonly network: NetworkNumbers;
  readonly market: MarketNumbers;
  readonly guardians: GuardianNumbers;
  readonly factions: FactionNumbers;
  readonly communities: CommunityNumbers;
  readonly drones: DroneNumbers;
  readonly manifesto: ManifestoNumbers;
  readonly broadcast: BroadcastNumbers;
  /** How far identities are given back, 0..1. */
  readonly handBack: number;
}
