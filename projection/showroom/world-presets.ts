/** Worlds to look at looks in: what a cue would have done to the story's systems, as it would be written. */

import type { Score } from '#installation/score/score-schema.ts';

/** One of them. */
export interface WorldPreset {
  readonly name: string;
  /** What is going on, for the person who looks. */
  readonly says: string;
  /** What a cue of `score` writes under `world:`, done at the beginning of the minute. */
  readonly acts: (score: Score) => Readonly<Record<string, unknown>>;
  /** Whether a line of text stands on the wall. */
  readonly hasCaption?: boolean;
  /** How many take part by phone. */
  readonly participants?: number;
}

const forSale = ({ cast }: Score): readonly string[] => ['crowd', ...Object.keys(cast)].slice(0, 5);
const nothing = () => ({});

/** The protocols of a score: the first of them falls, others are loosened. */
function cracked({ world }: Score) {
  const [first, ...others] = Object.keys(world.guardians.protocols);
  const loosen = Object.fromEntries(others.slice(0, 3).map((name, index) => [name, [0.9, 0.5, 0.2][index] ?? 0]));
  return first === undefined ? {} : { over: '12s', guardians: { sweep: false, loosen, dismantle: [first] } };
}

/** The first order of a score that is not the mildest. */
function ordered({ world }: Score) {
  const names = Object.keys(world.guardians.orders);
  return { guardians: { sweep: { every: '8s' }, ...(names.length > 0 ? { order: names[1] ?? names[0] } : {}) } };
}

/** Some short texts of a score. */
const lines = ({ texts }: Score): readonly string[] =>
  Object.keys(texts)
    .filter((id) => (texts[id] ?? '').length < 60)
    .slice(0, 9);

function rising(score: Score, more: object) {
  const add = lines(score);
  return add.length > 0 ? { manifesto: { add, ...more } } : {};
}

/** How many take part by phone where a world is about them. */
const PHONES = 40;

export const WORLD_PRESETS: readonly WorldPreset[] = [
  { name: 'quiet', says: 'Nothing happens in the story.', acts: nothing },
  {
    name: 'market open',
    says: 'Five identities are for sale, and bids come in.',
    acts: (score) => ({ market: { open: true, heat: 0.8, list: forSale(score) } }),
  },
  {
    name: 'ledger exposed',
    says: 'The broker has betrayed, and every line is traced back to a hand.',
    acts: (score) => ({
      over: '20s',
      market: { open: true, heat: 0.6, list: forSale(score), betray: true, expose: true },
    }),
  },
  { name: 'sweeps', says: 'Ordered to count: a beam goes over the wall every eight seconds.', acts: ordered },
  { name: 'slabs cracked', says: 'The protocols stand; some are loosened, and one falls.', acts: cracked },
  {
    name: 'swarm',
    says: 'A hundred and twenty drones in rows.',
    acts: () => ({ guardians: { sweep: false }, drones: { swarm: 120 } }),
  },
  {
    name: 'swarm broken',
    says: 'A hundred and twenty drones dive, and their rows break.',
    acts: () => ({ over: '15s', drones: { swarm: 120, scatter: 0.8, strike: 0.8 } }),
  },
  {
    name: 'eye approaching',
    says: 'The surveillance drone is here in eighteen seconds.',
    acts: () => ({ drones: { approach: { arrives: '18s' } } }),
  },
  {
    name: 'network',
    says: 'Forty people with a phone, linked.',
    acts: () => ({ network: { shield: 0.5 } }),
    participants: PHONES,
  },
  {
    name: 'network apart',
    says: 'Forty people with a phone, cut in three.',
    acts: () => ({ over: '6s', network: { partition: 3 } }),
    participants: PHONES,
  },
  {
    name: 'factions',
    says: 'The factions of the crowd stand apart.',
    acts: ({ world }) => (Object.keys(world.factions).length > 1 ? { over: '6s', factions: { rivalry: 1 } } : {}),
    participants: PHONES,
  },
  {
    name: 'communities',
    says: 'Those who matched draw together.',
    acts: () => ({ over: '10s', communities: { condense: 1 } }),
    participants: PHONES,
  },
  { name: 'manifesto', says: 'Lines rise from the floor.', acts: (score) => rising(score, {}) },
  {
    name: 'manifesto woven',
    says: 'Lines become a silhouette.',
    acts: (score) => ({ over: '20s', ...rising(score, { weave: true }) }),
  },
  {
    name: 'on air',
    says: 'The live stream runs, with a caption.',
    acts: (score) => ({ broadcast: { onAir: true, caption: lines(score)[0] ?? null } }),
  },
  { name: 'a line of text', says: 'A line of the score stands on the wall.', acts: nothing, hasCaption: true },
  {
    name: 'hand-back',
    says: 'Every identity goes back to whom it belongs to.',
    acts: () => ({ over: '20s', sovereignty: { handBack: 1 } }),
    participants: PHONES,
  },
];

/** In which of them a look has something to show, by a part of its name; the first that matches. */
const SHOWS: readonly (readonly [RegExp, string])[] = [
  [/persona|market|ledger|price/, 'market open'],
  [/theft/, 'market open'],
  [/sweep/, 'sweeps'],
  [/slab|guardian|protocol/, 'slabs cracked'],
  [/eye|surveillance/, 'eye approaching'],
  [/drone|swarm/, 'swarm'],
  [/network|node/, 'network'],
  [/faction/, 'factions'],
  [/communit/, 'communities'],
  [/manifesto/, 'manifesto'],
  [/broadcast/, 'on air'],
  [/caption/, 'a line of text'],
];

/** The preset a look is first seen in. */
export function presetFor(look: string): WorldPreset {
  const name = SHOWS.find(([pattern]) => pattern.test(look))?.[1] ?? 'quiet';
  return presetNamed(name);
}

/** A preset by its name; the quiet one where there is none. */
export function presetNamed(name: string): WorldPreset {
  const found = WORLD_PRESETS.find((preset) => preset.name === name) ?? WORLD_PRESETS[0];
  if (!found) throw new Error('there is no world to look at');
  return found;
}
