/** What a visitor of the showroom has chosen. Plain data; every change makes a new one. Kept in the page's address. */

import { IDENTITY_STATUSES, type IdentityStatus } from '#installation/score/world-declaration.ts';
import type { Look } from '../looks/look.ts';
import type { Parameter } from '../looks/parameter.ts';
import { presetFor } from './world-presets.ts';

/** The stretch of time that can be looked at, ms. */
export const MINUTE_MS = 60_000;
export const MOST_PEOPLE = 256;
export const GESTURES = ['claim', 'essence', 'refuse', 'rise', 'link', 'mask', 'unmask', 'wave'] as const;
export type ShownGesture = (typeof GESTURES)[number] | 'none';

export interface ShowroomState {
  readonly look: string;
  /** What stands otherwise than by default, by parameter. */
  readonly values: Readonly<Record<string, number>>;
  readonly atMs: number;
  readonly isPlaying: boolean;
  readonly loops: boolean;
  readonly crowd: number;
  readonly hasCast: boolean;
  readonly gesture: ShownGesture;
  readonly identity: IdentityStatus;
  readonly world: string;
  readonly hasCity: boolean;
}

/** How a look is first seen: in a world where it shows something, and with its first dial up where it is down by default. */
export function openingOf(look: Look): ShowroomState {
  // What bends or lights a picture needs one.
  const isAboutPictures = /glitch|lens|shockwave|passages/.test(look.name);
  const isAboutPeople =
    isAboutPictures ||
    /figures|links|shield|communit|theft|unity|aftermath|drones|climb|lamps|hearts|veils/.test(look.name);
  return {
    look: look.name,
    values: openingValues(look),
    atMs: 14_000,
    isPlaying: true,
    loops: true,
    crowd: isAboutPeople ? 5 : 0,
    hasCast: look.name === 'figures',
    gesture: look.name === 'links' ? 'link' : look.name === 'shield' ? 'refuse' : 'none',
    identity: look.name === 'theft' ? 'stolen' : 'whole',
    world: presetFor(look.name).name,
    hasCity: isAboutPictures,
  };
}

/** A look whose first dial is down by default shows nothing: it is first seen with it up. */
function openingValues({ parameters }: Look): Readonly<Record<string, number>> {
  const [first] = parameters;
  if (!first || first.default !== first.min || first.min !== 0) return {};
  return { [first.name]: rounded(first, first.min + (first.max - first.min) * 0.7) };
}

/** The value of a parameter as it is chosen. */
export const dialAt = ({ values }: ShowroomState, { name, default: usual }: Parameter): number => values[name] ?? usual;

/** With a parameter at `value`; what stands by default is not kept. */
export function withValue(state: ShowroomState, parameter: Parameter, value: number): ShowroomState {
  const held = rounded(parameter, Math.min(parameter.max, Math.max(parameter.min, value)));
  const { [parameter.name]: _before, ...others } = state.values;
  return { ...state, values: held === parameter.default ? others : { ...others, [parameter.name]: held } };
}

/** How fine a parameter is set: some two hundred steps over its range, on a number that can be written. */
export function stepOf({ min, max }: Parameter): number {
  const power = 10 ** Math.floor(Math.log10((max - min) / 100));
  const step = (max - min) / 100 / power;
  return power * (step >= 5 ? 5 : step >= 2 ? 2 : 1);
}

function rounded(parameter: Parameter, value: number): number {
  const step = stepOf(parameter);
  return Number((Math.round(value / step) * step).toFixed(6));
}

/**
 * What a score writes to look like this: in a cue, the parameters that were moved, or all of them where none was; and once
 * before, the declaration of those that `declared`, the parameters of the score, does not have.
 */
export function scoreText(state: ShowroomState, look: Look, declared: Readonly<Record<string, unknown>>): string {
  const moved = look.parameters.filter(({ name }) => Object.hasOwn(state.values, name));
  const named = moved.length > 0 ? moved : look.parameters;
  if (named.length === 0) return 'set: {}';
  const fresh = named.filter(({ name }) => !Object.hasOwn(declared, name));
  const cue = ['set:', ...named.map((parameter) => `  ${parameter.name}: ${dialAt(state, parameter)}`)];
  if (fresh.length === 0) return cue.join('\n');
  return ['# once, in the score', 'parameters:', ...fresh.map(declarationOf), '# in a cue', ...cue].join('\n');
}

function declarationOf({ name, says, min, max, default: usual }: Parameter): string {
  const range = [...(min === 0 ? [] : [`min: ${min}`]), ...(max === 1 ? [] : [`max: ${max}`])];
  return `  ${name}: { ${[`says: ${JSON.stringify(says)}`, `default: ${usual}`, ...range].join(', ')} }`;
}

/** The moment `passedMs` later: at the end it begins anew, or stays there. */
export function later(state: ShowroomState, passedMs: number): ShowroomState {
  const atMs = state.atMs + passedMs;
  if (atMs < MINUTE_MS) return { ...state, atMs };
  return state.loops ? { ...state, atMs: atMs % MINUTE_MS } : { ...state, atMs: MINUTE_MS, isPlaying: false };
}

/** As the part of an address behind `#`. */
export function toAddress(state: ShowroomState): string {
  const { values, isPlaying, loops, hasCast, hasCity, atMs, crowd, ...words } = state;
  const query = new URLSearchParams({ ...words, at: (atMs / 1000).toFixed(1), crowd: String(crowd) });
  for (const [name, is] of Object.entries({ playing: isPlaying, loops, cast: hasCast, city: hasCity })) {
    query.set(name, is ? 'on' : 'off');
  }
  for (const [name, value] of Object.entries(values)) query.set(`set.${name}`, String(value));
  return query.toString();
}

/** What an address says, over how its look is first seen; null for a look there is none of. */
export function fromAddress(address: string, looks: readonly Look[]): ShowroomState | null {
  const query = new URLSearchParams(address.replace(/^#/, ''));
  const look = looks.find(({ name }) => name === query.get('look'));
  if (!look) return null;
  const opening = openingOf(look);
  const number = (name: string, most: number, usual: number): number => {
    const text = query.get(name);
    const value = Number(text);
    return text !== null && text !== '' && value >= 0 && value <= most ? value : usual;
  };
  const flag = (name: string, usual: boolean): boolean => (query.has(name) ? query.get(name) === 'on' : usual);
  const oneOf = <T extends string>(name: string, known: readonly T[], usual: T): T =>
    known.find((word) => word === query.get(name)) ?? usual;
  const said: ShowroomState = {
    ...opening,
    values: query.has('at') ? {} : opening.values,
    atMs: number('at', MINUTE_MS / 1000, opening.atMs / 1000) * 1000,
    isPlaying: flag('playing', opening.isPlaying),
    loops: flag('loops', opening.loops),
    crowd: Math.round(number('crowd', MOST_PEOPLE, opening.crowd)),
    hasCast: flag('cast', opening.hasCast),
    gesture: oneOf('gesture', ['none', ...GESTURES], opening.gesture),
    identity: oneOf('identity', IDENTITY_STATUSES, opening.identity),
    world: query.get('world') ?? opening.world,
    hasCity: flag('city', opening.hasCity),
  };
  return look.parameters.reduce((state, parameter) => {
    const value = Number(query.get(`set.${parameter.name}`) ?? Number.NaN);
    return Number.isFinite(value) ? withValue(state, parameter, value) : state;
  }, said);
}
