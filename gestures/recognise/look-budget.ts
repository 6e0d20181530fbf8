/** What looks cost on this machine, and how many of them a picture can be given. Pure: told what each look took. */

/** Every picture's people are known this soon after it was handed over, ms: ten pictures a second and a short delay. */
export const PICTURE_MS = 100;
/** The part of all looking that goes into the search for new people, at least. */
export const SEARCH_SHARE = 0.2;
/** Placing one body's landmarks takes about as long as searching the view for bodies. */
const BODY_COST = 1;
/** How much of the newest measurement is taken at least; the first ones count as much as all before them together. */
const FRESHNESS = 0.1;
/** Before anything was measured, ms: cautious. */
const FIRST_UNIT_MS = 30;

/** The budget of one page. */
export class LookBudget {
  #unitMs = FIRST_UNIT_MS;
  #looks = 0;
  #searchOwedMs = 0;

  /** Looks measured so far. */
  get looks(): number {
    return this.#looks;
  }

  /** What a look that finds so many bodies takes a thread, ms. */
  estimateMs(bodies: number): number {
    return this.#unitMs * (1 + BODY_COST * bodies);
  }

  /** Takes in what a look took. @param tookMs Null for a look that was lost. */
  measured(tookMs: number | null, bodies: number): void {
    if (tookMs === null) return;
    const unitMs = tookMs / (1 + BODY_COST * bodies);
    this.#looks += 1;
    this.#unitMs += Math.max(FRESHNESS, 1 / (1 + this.#looks)) * (unitMs - this.#unitMs);
  }

  /** Whether a look at one person takes longer than a picture should: then every look has to count. */
  get isSlow(): boolean {
    return this.estimateMs(1) > PICTURE_MS;
  }

  /** Thread time for looks at known people in one picture, ms. */
  pictureMs(threads: number): number {
    return PICTURE_MS * threads * (1 - SEARCH_SHARE);
  }

  /** Known people were looked at for so long: the search is owed its part. */
  spentOnPeople(ms: number): void {
    this.#searchOwedMs += (ms * SEARCH_SHARE) / (1 - SEARCH_SHARE);
  }

  /** Whether the search is owed a look now. */
  get owesSearch(): boolean {
    return this.#searchOwedMs >= this.estimateMs(1);
  }

  /** Pays for a search. What is owed never piles up: a long wait is not made good by a burst. */
  spentOnSearch(ms: number): void {
    this.#searchOwedMs = Math.min(this.estimateMs(2), Math.max(0, this.#searchOwedMs - ms));
  }
}
