/** Whether the names a score uses about its world mean something, and what was meant where they do not. */

import { suggest } from '../document/suggest.ts';
import type { DocumentPath, Fault } from '../document/yaml-document.ts';
import type { WorldActs } from './world-acts.ts';
import { ALL, IDENTITY_GROUPS, type WorldDeclaration } from './world-declaration.ts';

/** The names of the rest of the score that a world may refer to. */
export interface WorldNames {
  /** Ids of the cast. */
  readonly cast: readonly string[];
  /** Ids of the score's texts. */
  readonly texts: readonly string[];
}

/** Faults of the declaration. Paths begin below the score's `world`. */
export function worldDeclarationFaults(declaration: WorldDeclaration, { cast, texts }: WorldNames): Fault[] {
  const who = [...cast, ...IDENTITY_GROUPS];
  const reserved = [...IDENTITY_GROUPS, ALL].filter((word) => cast.includes(word));
  return [
    ...reserved.map((word) => ({
      path: [],
      message: `no member of the cast may be called "${word}": the word is taken`,
    })),
    ...(Object.hasOwn(declaration.guardians.protocols, ALL)
      ? [{ path: ['guardians', 'protocols', ALL], message: `no protocol may be called "${ALL}": the word is taken` }]
      : []),
    ...unknown('identity', Object.keys(declaration.identities), who, ['identities']),
    ...unknown('identity', Object.keys(declaration.market.prices), who, ['market', 'prices']),
    ...unknownInList('text', declaration.manifesto.opens, texts, ['manifesto', 'opens']),
  ];
}

/** Faults of one cue's acts. Paths begin below the cue's `world`. */
export function worldActFaults(acts: WorldActs, declaration: WorldDeclaration, { cast, texts }: WorldNames): Fault[] {
  const who = [...cast, ...IDENTITY_GROUPS];
  const protocols = Object.keys(declaration.guardians.protocols);
  const orders = Object.keys(declaration.guardians.orders);
  const { guardians, market, manifesto, broadcast } = acts;
  return [
    ...unknown('identity', Object.keys(acts.identities ?? {}), [...who, ALL], ['identities']),
    ...unknownInList('identity', market?.list, who, ['market', 'list']),
    ...unknownInList('identity', market?.delist, who, ['market', 'delist']),
    ...unknown('protocol', Object.keys(guardians?.loosen ?? {}), protocols, ['guardians', 'loosen']),
    ...unknownInList('protocol', guardians?.dismantle, [...protocols, ALL], ['guardians', 'dismantle']),
    ...unknownInList('protocol', guardians?.restore, [...protocols, ALL], ['guardians', 'restore']),
    ...unknownName('order', guardians?.order, orders, ['guardians', 'order']),
    ...unknownInList('text', manifesto?.add, texts, ['manifesto', 'add']),
    ...unknownName('text', broadcast?.caption, texts, ['broadcast', 'caption']),
    ...pointless(acts, declaration),
  ];
}

/** Acts about things the world does not have at all. */
function pointless(acts: WorldActs, declaration: WorldDeclaration): Fault[] {
  const few = Object.keys(declaration.factions).length < 2;
  if (!few || !acts.factions) return [];
  return [{ path: ['factions'], message: 'the world declares fewer than two factions, so there is no rivalry' }];
}

const fault = (kind: string, name: string, known: readonly string[], path: DocumentPath): Fault => ({
  path,
  message: `unknown ${kind} "${name}"`,
  suggestion: suggest(name, known),
});

/** Faults of names that are keys of the object at `path`. */
const unknown = (kind: string, names: readonly string[], known: readonly string[], path: DocumentPath): Fault[] =>
  names.filter((name) => !known.includes(name)).map((name) => fault(kind, name, known, [...path, name]));

const unknownName = (
  kind: string,
  name: string | null | undefined,
  known: readonly string[],
  path: DocumentPath,
): Fault[] => (name === null || name === undefined || known.includes(name) ? [] : [fault(kind, name, known, path)]);

/** Faults of names in the list at `path`. A single name, which needs no list, is found by the same path. */
const unknownInList = (
  kind: string,
  names: readonly string[] | undefined,
  known: readonly string[],
  path: DocumentPath,
): Fault[] =>
  (names ?? []).flatMap((name, index) => (known.includes(name) ? [] : [fault(kind, name, known, [...path, index])]));
