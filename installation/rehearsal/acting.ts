/** Which cue acted when: from the start of its action to the end of it, waits before and after left out. */

import type { CueKey } from '../score/plan.ts';
import type { ShowState } from '../state/show-state.ts';
import type { ShowMs } from '../time/axes.ts';

/** One cue acting. `toMs` is null while it still does. */
export interface ActingSpan {
  readonly key: CueKey;
  readonly fromMs: ShowMs;
  readonly toMs: ShowMs | null;
}

export interface Acting {
  /** Takes in the show as it stands. To be asked at every change. */
  see(state: ShowState): void;
  /** Every span so far, in the order they ended; those that have not stand last. */
  spans(): readonly ActingSpan[];
}

/** Nothing has acted yet. */
export function createActing(): Acting {
  const over: ActingSpan[] = [];
  const since = new Map<CueKey, ShowMs>();
  return {
    see: ({ cues, showMs: nowMs }) => {
      const acting = new Set(cues.flatMap(({ key, phase }) => (phase === 'action' ? [key] : [])));
      for (const [key, fromMs] of since) {
        if (acting.has(key)) continue;
        since.delete(key);
        over.push({ key, fromMs, toMs: nowMs });
      }
      for (const key of acting) if (!since.has(key)) since.set(key, nowMs);
    },
    spans: () => [...over, ...[...since].map(([key, fromMs]): ActingSpan => ({ key, fromMs, toMs: null }))],
  };
}

/** The first moment at which two of `keys` acted, and which; null where no two ever did at the same time. */
export function firstTogether(
  spans: readonly ActingSpan[],
  keys: readonly CueKey[],
): { readonly atMs: ShowMs; readonly cues: readonly [CueKey, CueKey] } | null {
  const wanted = spans
    .filter(({ key }) => keys.includes(key))
    .toSorted((a, b) => a.fromMs - b.fromMs || keys.indexOf(a.key) - keys.indexOf(b.key));
  /** Of each cue, until when it acts that began before. */
  const until = new Map<CueKey, number>();
  for (const { key, fromMs, toMs } of wanted) {
    const earlier = [...until].find(([other, untilMs]) => other !== key && fromMs < untilMs);
    if (earlier) return { atMs: fromMs, cues: [earlier[0], key] };
    until.set(key, Math.max(until.get(key) ?? 0, toMs ?? Number.POSITIVE_INFINITY));
  }
  return null;
}
