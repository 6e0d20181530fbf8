/**
 * Rival factions and the communities that come after them. A faction is declared, and who belongs to it follows from the
 * seed; a community is whoever really matched, and follows from the network.
 */

import { seededInteger } from '../random/seeded.ts';
import type { WorldActs } from '../score/world-acts.ts';
import type { WorldDeclaration } from '../score/world-declaration.ts';
import type { ShowMs } from '../time/axes.ts';
import { still, type Tween, tweenAt } from '../time/tween.ts';
import { glideIf } from './glide.ts';

type Colour = readonly [number, number, number];

export interface Factions {
  /** Colours by name, sRGB 0..1, in the order they are declared. */
  readonly colours: ReadonlyMap<string, Colour>;
  /** How far they stand apart, 0..1. */
  readonly rivalry: Tween;
  /** How far a broker brings them together, 0..1. */
  readonly broker: Tween;
}

export interface Communities {
  /** How far those who matched have drawn together, 0..1. */
  readonly condense: Tween;
  /** How far the borders between communities are gone, 0..1. */
  readonly dissolve: Tween;
}

export const emptyFactions: Factions = { colours: new Map(), rivalry: still(0), broker: still(0) };

export const emptyCommunities: Communities = { condense: still(0), dissolve: still(0) };

/** The factions of a new score; how far they stand apart stays. */
export const adoptFactions = (factions: Factions, declared: WorldDeclaration['factions']): Factions => ({
  ...factions,
  colours: new Map(Object.entries(declared).map(([name, { colour }]) => [name, colour])),
});

export const resetFactions = ({ colours }: Factions): Factions => ({ ...emptyFactions, colours });

/** After a cue's word about the factions. */
export const factionsAfterAct = (
  factions: Factions,
  act: NonNullable<WorldActs['factions']>,
  at: ShowMs,
  overMs: number,
): Factions => ({
  ...factions,
  rivalry: glideIf(factions.rivalry, act.rivalry, at, overMs),
  broker: glideIf(factions.broker, act.broker, at, overMs),
});

/** After a cue's word about the communities. */
export const communitiesAfterAct = (
  communities: Communities,
  act: NonNullable<WorldActs['communities']>,
  at: ShowMs,
  overMs: number,
): Communities => ({
  condense: glideIf(communities.condense, act.condense, at, overMs),
  dissolve: glideIf(communities.dissolve, act.dissolve, at, overMs),
});

/** Which faction `who` belongs to (a participant, or the key of a track): its place in the declaration; -1 for none. */
export const factionOf = (factions: Factions, seed: number, who: string): number =>
  factions.colours.size === 0 ? -1 : seededInteger(seed, `faction ${who}`) % factions.colours.size;

/** What is left of the rivalry where a broker stands between, 0..1. */
export const tensionAt = ({ rivalry, broker }: Factions, at: ShowMs): number =>
  tweenAt(rivalry, at) * (1 - tweenAt(broker, at));
