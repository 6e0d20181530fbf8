/**
 * Follows the people of a camera within a budget: looks at known people by themselves in every picture, at as many as
 * there is time for, and searches a tile for others now and then. Whoever a search finds counts only once they are found
 * again in a view of their own.
 */

import type { Landmarks } from '#installation/crowd/body.ts';
import { PersonTracker, type Sighting as Sighted, type TrackedPerson } from '../track/person-tracker.ts';
import { viewOfBody } from './body-box.ts';
import { LookBudget } from './look-budget.ts';
import { type Followed, type PlannedLook, planLooks } from './look-plan.ts';
import { type FoundBody, mergeBodies, SAME_PERSON } from './merge-bodies.ts';
import { isPlausibleBody } from './plausible-body.ts';
import { isOneOf, seenAgain } from './study-picture.ts';
import { TileRota } from './tile-rota.ts';
import { liveTiles } from './tiles.ts';
import type { View } from './view.ts';

/** What one look came to; see `look-at-views.ts`. */
export interface BodyLook {
  readonly found: readonly Landmarks[];
  readonly tookMs: number | null;
}

/** How a view of the picture at hand is looked at. */
export type LookAt = (view: View) => Promise<BodyLook>;

/** Somebody a search has found, not yet believed. */
interface Candidate {
  readonly landmarks: Landmarks;
  readonly foundMs: number;
  /** The count of pictures when it was found. */
  readonly picture: number;
}

/** People of one picture, and how many views were looked at for it. */
export interface Glance {
  readonly people: readonly TrackedPerson[];
  readonly looks: number;
}

/** Candidates looked at in one picture. */
const CANDIDATES_AT_ONCE = 2;
/** How long a candidate is worth a look, ms, and on a slow machine: in pictures. */
const CANDIDATE_FRESH_MS = 800;
const CANDIDATE_FRESH_PICTURES = 2;
const CANDIDATE_ROOM = 1.25;
/** How alike a body is at least to where a followed one was expected, to be that one. */
const EXPECTED = 0.2;

/** The people of one camera. */
export class LiveLooks {
  readonly budget = new LookBudget();
  readonly #tracker: PersonTracker;
  readonly #lookedMs = new Map<number, number>();
  #candidates: readonly Candidate[] = [];
  #expected: readonly Followed[] = [];
  #aspect = 0;
  #pictures = 0;
  #rota = new TileRota([], 1);

  /** @param drawNumber A random whole number 0..2^32-1 at every call. */
  constructor(drawNumber: () => number) {
    this.#tracker = new PersonTracker(drawNumber);
  }

  /** Whether the picture at hand should be searched for new people. */
  get owesSearch(): boolean {
    return this.#expected.every(({ isShown }) => !isShown) || this.budget.owesSearch;
  }

  /**
   * Looks at the people known so far in the next picture.
   *
   * @param threads How many views are looked at at once.
   * @param withHands Adds the hands to the bodies of this picture.
   */
  async glance(
    aspect: number,
    atMs: number,
    threads: number,
    look: LookAt,
    withHands: (bodies: readonly Landmarks[]) => Promise<readonly Sighted[]>,
  ): Promise<Glance> {
    this.#pictures += 1;
    this.#expected = this.#followed(atMs);
    const candidates = this.#takeCandidates(atMs);
    const budgetMs = this.budget.pictureMs(threads) - candidates.length * this.budget.estimateMs(1);
    const plan = planLooks(this.#expected, aspect, budgetMs, (bodies) => this.budget.estimateMs(bodies));
    const [planned, tried] = await Promise.all([
      Promise.all(plan.map((item) => this.#lookAt(item.view, look))),
      Promise.all(candidates.map(({ landmarks }) => this.#lookAt(viewOfBody(landmarks, CANDIDATE_ROOM, aspect), look))),
    ]);
    const followed = this.#recognised(planned.flatMap(({ found }) => found));
    const fresh = tried.flatMap(({ found }, index) => confirmed(candidates[index], found));
    const bodies = mergeBodies([...followed, ...fresh]).map(({ landmarks }) => landmarks);
    this.#keepStrangers(
      [...planned, ...tried].flatMap(({ found }) => found),
      bodies,
      atMs,
    );
    const lookedFor = this.#lookedFor(plan, planned, bodies, atMs);
    const proven = new Set(fresh.map(({ landmarks }) => landmarks));
    const sighted = (await withHands(bodies)).map((seen) => this.#withProof(seen, proven));
    const people = this.#tracker.update(sighted, atMs, lookedFor);
    return { people, looks: plan.length + candidates.length };
  }

  /** Searches the next tile of the picture for people who are not known yet. */
  async search(aspect: number, atMs: number, look: LookAt): Promise<void> {
    if (aspect !== this.#aspect) {
      this.#aspect = aspect;
      this.#rota = new TileRota(liveTiles(aspect), aspect);
    }
    const lost = this.#expected.filter(({ isShown }) => !isShown).map(({ landmarks }) => placeOf(landmarks));
    const tile = this.#rota.next(lost, this.budget.isSlow);
    if (tile === undefined) return;
    const { found, tookMs } = await look(tile);
    this.budget.measured(tookMs, found.length);
    this.budget.spentOnSearch(tookMs ?? 0);
    const bodies = found.filter(isPlausibleBody).map((landmarks) => ({ landmarks, view: tile }));
    this.#keepStrangers(bodies, [], atMs);
  }

  #followed(atMs: number): readonly Followed[] {
    const expected = this.#tracker.expected(atMs);
    const living = new Set(expected.map(({ track }) => track));
    for (const track of this.#lookedMs.keys()) if (!living.has(track)) this.#lookedMs.delete(track);
    return expected.map((person) => ({ ...person, lookedMs: this.#lookedMs.get(person.track) ?? 0 }));
  }

  #takeCandidates(atMs: number): readonly Candidate[] {
    const worthIt = this.#candidates.filter(
      ({ foundMs, picture }) =>
        atMs - foundMs <= CANDIDATE_FRESH_MS || this.#pictures - picture <= CANDIDATE_FRESH_PICTURES,
    );
    this.#candidates = worthIt.slice(CANDIDATES_AT_ONCE);
    return worthIt.slice(0, CANDIDATES_AT_ONCE);
  }

  async #lookAt(view: View, look: LookAt): Promise<{ readonly found: readonly FoundBody[]; readonly isLost: boolean }> {
    const { found, tookMs } = await look(view);
    this.budget.measured(tookMs, found.length);
    this.budget.spentOnPeople(tookMs ?? 0);
    return {
      found: found.filter(isPlausibleBody).map((landmarks) => ({ landmarks, view })),
      isLost: tookMs === null,
    };
  }

  /** Those of the found who are where somebody followed was expected. */
  #recognised(found: readonly FoundBody[]): readonly FoundBody[] {
    const expected = this.#expected.map(({ landmarks }) => landmarks);
    return mergeBodies(found.filter(({ landmarks }) => isOneOf(landmarks, expected, EXPECTED)));
  }

  /** Whoever is neither followed nor among `known` may be somebody new. */
  #keepStrangers(found: readonly FoundBody[], known: readonly Landmarks[], atMs: number): void {
    const familiar = [...this.#expected, ...this.#candidates].map(({ landmarks }) => landmarks);
    const strangers = mergeBodies(found).filter(
      ({ landmarks }) => !isOneOf(landmarks, familiar, EXPECTED) && !isOneOf(landmarks, known, SAME_PERSON),
    );
    this.#candidates = [
      ...this.#candidates,
      ...strangers.map(({ landmarks }) => ({ landmarks, foundMs: atMs, picture: this.#pictures })),
    ];
  }

  /** Two views have shown the proven: where looks are slow that is enough, for a third would come a second later. */
  #withProof(seen: Sighted, proven: ReadonlySet<Landmarks>): Sighted {
    return this.budget.isSlow && proven.has(seen.landmarks) ? { ...seen, isProven: true } : seen;
  }

  /**
   * The tracks that may be among the bodies, and are missed if they are not: those whose views were looked at, unless the
   * look was lost with its thread, and those who happened to be in somebody else's.
   */
  #lookedFor(
    plan: readonly PlannedLook[],
    looks: readonly { readonly isLost: boolean }[],
    bodies: readonly Landmarks[],
    atMs: number,
  ): ReadonlySet<number> {
    const planned = plan.flatMap((item, index) => (looks[index]?.isLost === false ? item.tracks : []));
    const met = this.#expected.filter(({ landmarks }) => isOneOf(landmarks, bodies, EXPECTED));
    const tracks = new Set([...planned, ...met.map(({ track }) => track)]);
    for (const track of tracks) this.#lookedMs.set(track, atMs);
    return tracks;
  }
}

function confirmed(candidate: Candidate | undefined, found: readonly FoundBody[]): readonly FoundBody[] {
  if (candidate === undefined) return [];
  const again = seenAgain(
    candidate.landmarks,
    found.map(({ landmarks }) => landmarks),
  );
  return found.filter(({ landmarks }) => landmarks === again);
}

/** Where a body's head is: a point of it that is rarely hidden. */
const placeOf = (landmarks: Landmarks) => ({ x: landmarks[0] ?? 0, y: landmarks[1] ?? 0 });
