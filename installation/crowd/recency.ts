/** Who was told of when, the longest ago first: so that the slowest is found at once, however many there are. */

import type { ServerMs } from '../time/axes.ts';

/**
 * A queue in which everybody stands once, at the time they were told of last. Whoever is told of again, or forgotten,
 * leaves a place that no longer counts; it is passed over when it comes to the front. So nothing costs more the more
 * there are.
 */
export class Recency {
  readonly #latest = new Map<string, ServerMs>();
  #queue: { readonly who: string; readonly atMs: ServerMs }[] = [];
  #front = 0;

  get size(): number {
    return this.#latest.size;
  }

  /** `who` was told of at `atMs`, not before anybody else who was. */
  touch(who: string, atMs: ServerMs): void {
    if (this.#latest.get(who) === atMs) return;
    this.#latest.set(who, atMs);
    this.#queue.push({ who, atMs });
  }

  forget(who: string): void {
    this.#latest.delete(who);
  }

  /** Who was told of longest ago, or null: nobody is left. */
  oldest(): { readonly who: string; readonly atMs: ServerMs } | null {
    for (let first = this.#queue[this.#front]; first; first = this.#queue[this.#front]) {
      if (this.#latest.get(first.who) === first.atMs) return first;
      this.#front += 1;
      if (this.#front < 1000 || this.#front < this.#queue.length / 2) continue;
      this.#queue = this.#queue.slice(this.#front);
      this.#front = 0;
    }
    this.#queue = [];
    this.#front = 0;
    return null;
  }
}
