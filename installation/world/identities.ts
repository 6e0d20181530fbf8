/**
 * What is true of everybody's identity, since when, and what may become of it. The score may do to its own what it
 * likes; to a person who chose for themselves it may only do what the table allows.
 */

import { ALL, IDENTITY_GROUPS, type IdentityStatus } from '../score/world-declaration.ts';
import { type ShowMs, showMs } from '../time/axes.ts';
import { type IdentityNumbers, numbersBetween, numbersOf } from './identity-numbers.ts';
import { emptyRoster, type Roster, rosterDelete, rosterGet, rosterMap, rosterSet } from './roster.ts';

/** What is true of one identity, and the picture it came from. */
export interface Identity {
  readonly status: IdentityStatus;
  readonly sinceMs: ShowMs;
  /** How long the change takes to be seen, ms. */
  readonly overMs: number;
  readonly from: IdentityNumbers;
}

/** A participant whose identity is not simply that of all participants. */
export interface OwnIdentity {
  readonly identity: Identity;
  /** What they last chose themselves, or null: others made them what they are. */
  readonly chosen: IdentityStatus | null;
}

export interface Identities {
  /** Where the score begins, by member of the cast and by group. */
  readonly start: ReadonlyMap<string, IdentityStatus>;
  readonly named: ReadonlyMap<string, Identity>;
  readonly own: Roster<OwnIdentity>;
}

export const noIdentities: Identities = { start: new Map(), named: new Map(), own: emptyRoster() };

const ATTACKABLE = ['fragmented', 'stolen', 'shielded', 'hidden', 'revealed', 'for-sale', 'erased'] as const;

/** What each may become. To become what it is already is no change, and not in the table. */
export const MAY_BECOME: Readonly<Record<IdentityStatus, readonly IdentityStatus[]>> = {
  whole: ATTACKABLE,
  fragmented: ['whole', 'stolen', 'for-sale', 'shielded', 'hidden', 'erased', 'reclaimed'],
  stolen: ['fragmented', 'cloned', 'for-sale', 'erased', 'reclaimed'],
  cloned: ['fragmented', 'stolen', 'for-sale', 'erased', 'reclaimed'],
  'for-sale': ['fragmented', 'stolen', 'cloned', 'erased', 'reclaimed'],
  // A shield has to fall, and who is hidden has to be found, before anything can be taken.
  shielded: ['whole', 'fragmented', 'hidden', 'revealed', 'reclaimed'],
  hidden: ['whole', 'shielded', 'revealed', 'reclaimed'],
  revealed: ['whole', 'fragmented', 'stolen', 'for-sale', 'shielded', 'hidden', 'erased', 'reclaimed'],
  erased: ['reclaimed'],
  reclaimed: ['whole', ...ATTACKABLE],
};

/** What a person may make of their own identity. Nobody sells themselves by a slip of the thumb. */
export const OWN_CHOICES: readonly IdentityStatus[] = ['whole', 'shielded', 'hidden', 'revealed', 'reclaimed'];

export const mayBecome = (from: IdentityStatus, to: IdentityStatus): boolean => MAY_BECOME[from].includes(to);

const settled = (status: IdentityStatus): Identity => ({
  status,
  sinceMs: showMs(0),
  overMs: 0,
  from: numbersOf(status),
});

/** What `identity` looks like at `at`. */
export function identityNumbersAt({ status, sinceMs, overMs, from }: Identity, at: ShowMs): IdentityNumbers {
  return overMs <= 0 || at >= sinceMs + overMs
    ? numbersOf(status)
    : numbersBetween(from, numbersOf(status), Math.max(0, (at - sinceMs) / overMs));
}

const become = (identity: Identity, status: IdentityStatus, at: ShowMs, overMs: number): Identity =>
  identity.status === status ? identity : { status, sinceMs: at, overMs, from: identityNumbersAt(identity, at) };

/** The identity of a member of the cast or of a group; null where there is none of that name. */
export const namedIdentity = (identities: Identities, name: string): Identity | null =>
  identities.named.get(name) ?? null;

/** The identity of one participant: their own, or that of all participants. */
export const identityOf = (identities: Identities, author: string): Identity =>
  rosterGet(identities.own, author)?.identity ?? identities.named.get('participants') ?? settled('whole');

/** The cast is `castIds`: who was there before stays as they were, who is new begins as the score says. */
export function adoptIdentities(
  identities: Identities,
  declared: Readonly<Record<string, IdentityStatus>>,
  castIds: readonly string[],
): Identities {
  const names = [...castIds, ...IDENTITY_GROUPS];
  const start = new Map(
    names.map((name) => [name, Object.hasOwn(declared, name) ? (declared[name] ?? 'whole') : 'whole'] as const),
  );
  const named = new Map([...start].map(([name, status]) => [name, identities.named.get(name) ?? settled(status)]));
  return { ...identities, start, named };
}

/** Everybody as the score begins; what participants chose for themselves stays their choice. */
export const resetIdentities = (identities: Identities): Identities => ({
  start: identities.start,
  named: new Map([...identities.start].map(([name, status]) => [name, settled(status)])),
  own: rosterMap(identities.own, ({ chosen }) => (chosen === null ? undefined : { identity: settled(chosen), chosen })),
});

/** After a cue's word about identities: names first, so that what is said of `all` does not undo what is said of one. */
export function identitiesAfterAct(
  identities: Identities,
  act: Readonly<Record<string, IdentityStatus>>,
  at: ShowMs,
  overMs: number,
): Identities {
  const toAll = act[ALL];
  const wanted = new Map<string, IdentityStatus>();
  for (const name of identities.named.keys()) {
    const status = Object.hasOwn(act, name) ? act[name] : toAll;
    if (status !== undefined) wanted.set(name, status);
  }
  const named = new Map(
    [...identities.named].map(([name, identity]) => [
      name,
      become(identity, wanted.get(name) ?? identity.status, at, overMs),
    ]),
  );
  const toParticipants = wanted.get('participants');
  if (toParticipants === undefined) return { ...identities, named };
  const own = rosterMap(identities.own, (person) =>
    mayBecome(person.identity.status, toParticipants)
      ? { ...person, identity: become(person.identity, toParticipants, at, overMs) }
      : person,
  );
  return { ...identities, named, own };
}

/** After the identity of somebody the score names was changed by the director. */
export function identityChanged(
  identities: Identities,
  name: string,
  status: IdentityStatus,
  at: ShowMs,
  overMs: number,
): Identities {
  const identity = identities.named.get(name);
  if (!identity) return identities;
  return { ...identities, named: new Map(identities.named).set(name, become(identity, status, at, overMs)) };
}

/** After one participant's identity was changed: by themselves (`isOwn`), or by the director. */
export function participantChanged(
  identities: Identities,
  author: string,
  status: IdentityStatus,
  isOwn: boolean,
  at: ShowMs,
  overMs: number,
): Identities {
  const chosen = isOwn ? status : (rosterGet(identities.own, author)?.chosen ?? null);
  const identity = become(identityOf(identities, author), status, at, overMs);
  return { ...identities, own: rosterSet(identities.own, author, { identity, chosen }) };
}

/** Without anything of one participant's own. */
export const withoutParticipantIdentity = (identities: Identities, author: string): Identities => ({
  ...identities,
  own: rosterDelete(identities.own, author),
});

/** Without anything of any participant's own. */
export const withoutParticipantIdentities = (identities: Identities): Identities => ({
  ...identities,
  own: emptyRoster(),
});
