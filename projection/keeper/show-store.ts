/** The log, the scores and the site of a wall in its browser's own store, fact by fact as they come. */

import { z } from 'zod';

const NAME = 'reclaim-show';
const STORES = ['head', 'scores', 'facts'] as const;

/** What the server told last: how the log began, the site, and when it was. */
const headSchema = z.object({ base: z.unknown(), site: z.string() });
const clockSchema = z.object({ serverMs: z.number(), wallMs: z.number() });
export type KeptClock = z.infer<typeof clockSchema>;

export interface KeptShow {
  /** As a page is welcomed that knows nothing. */
  readonly welcome: unknown;
  readonly clock: KeptClock;
}

export interface ShowStore {
  /** Null: nothing is kept that a wall could go on from. */
  read(): Promise<KeptShow | null>;
  /** Everything anew. */
  begin(scores: readonly unknown[], base: unknown, facts: readonly unknown[], site: string): Promise<void>;
  add(scores: readonly unknown[], facts: readonly unknown[]): Promise<void>;
  site(text: string): Promise<void>;
  clock(clock: KeptClock): Promise<void>;
}

/** Opens the store. Rejects where the browser has none to give. */
export async function openShowStore(factory: IDBFactory): Promise<ShowStore> {
  const opening = factory.open(NAME, 1);
  opening.onupgradeneeded = () => {
    opening.result.createObjectStore('head');
    opening.result.createObjectStore('scores', { keyPath: 'hash' });
    opening.result.createObjectStore('facts', { keyPath: 'seq' });
  };
  const database = await answerOf(opening);

  const write = async (change: (store: (name: (typeof STORES)[number]) => IDBObjectStore) => void): Promise<void> => {
    const transaction = database.transaction([...STORES], 'readwrite');
    change((name) => transaction.objectStore(name));
    await new Promise<void>((resolve, reject) => {
      transaction.oncomplete = () => resolve();
      transaction.onabort = () => reject(transaction.error ?? new Error('the show could not be kept'));
    });
  };

  return {
    read: async () => {
      const transaction = database.transaction([...STORES], 'readonly');
      const all = (name: (typeof STORES)[number]): Promise<unknown[]> =>
        answerOf<unknown[]>(transaction.objectStore(name).getAll());
      const [told, ticked, scores, facts] = await Promise.all([
        answerOf<unknown>(transaction.objectStore('head').get('told')),
        answerOf<unknown>(transaction.objectStore('head').get('clock')),
        all('scores'),
        all('facts'),
      ]);
      const [head, clock] = [headSchema.safeParse(told), clockSchema.safeParse(ticked)];
      if (!head.success || !clock.success) return null;
      return { welcome: { kind: 'snapshot', scores, facts, notice: null, ...head.data }, clock: clock.data };
    },
    begin: (scores, base, facts, site) =>
      write((store) => {
        store('scores').clear();
        store('facts').clear();
        for (const score of scores) store('scores').put(score);
        for (const fact of facts) store('facts').put(fact);
        store('head').put({ base, site }, 'told');
      }),
    add: (scores, facts) =>
      write((store) => {
        for (const score of scores) store('scores').put(score);
        for (const fact of facts) store('facts').put(fact);
      }),
    site: (site) =>
      write((store) => {
        const head = store('head').get('told');
        head.onsuccess = () => store('head').put({ ...head.result, site }, 'told');
      }),
    clock: (clock) => write((store) => store('head').put(clock, 'clock')),
  };
}

const answerOf = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('the store of this browser does not answer'));
  });
