/** How well taught gestures keep apart, told to whoever teaches: each take is judged by a judge that never saw it. */

import type { Sample } from '../samples/sample.ts';
import { learnGestures } from './learn-gestures.ts';

/** What became of the takes of one gesture. */
export interface GestureSeparation {
  readonly label: string;
  /** Takes recognised, of all that could be tried. */
  readonly right: number;
  readonly of: number;
  /** The gesture its takes are most often taken for; null where none is. */
  readonly confusedWith: { readonly label: string; readonly times: number } | null;
}

export interface Separation {
  readonly perGesture: readonly GestureSeparation[];
  /** One sentence for each gesture. */
  readonly words: readonly string[];
}

/** More takes than this of a gesture are not each left out: an even choice of them is. */
const MOST_TRIED = 12;

/** Learns as often as there are takes; some milliseconds each. A gesture with a single take cannot be tried. */
export function separation(samples: readonly Sample[]): Separation {
  const gestures = [...Map.groupBy(samples, ({ label }) => label)];
  const perGesture = gestures.map(([label, takes]) => tried(label, takes, samples));
  return { perGesture, words: perGesture.map((gesture) => wordsFor(gesture, gestures.length)) };
}

function tried(label: string, takes: readonly Sample[], samples: readonly Sample[]): GestureSeparation {
  if (takes.length < 2) return { label, right: 0, of: 0, confusedWith: null };
  const step = Math.max(1, takes.length / MOST_TRIED);
  const chosen = takes.filter((_, index) => Math.floor(index / step) !== Math.floor((index - 1) / step));
  const said = chosen.map((take) => learnGestures(samples.filter((sample) => sample !== take)).judge(take).label);
  const wrong = [
    ...Map.groupBy(
      said.filter((name) => name !== label),
      (name) => name,
    ),
  ];
  const [worst] = wrong.sort(([, a], [, b]) => b.length - a.length);
  return {
    label,
    right: said.filter((name) => name === label).length,
    of: said.length,
    confusedWith: worst === undefined || worst[0] === '' ? null : { label: worst[0], times: worst[1].length },
  };
}

function wordsFor({ label, right, of, confusedWith }: GestureSeparation, gestures: number): string {
  if (of === 0) return `${label}: one take is too few to try it; add two more.`;
  if (gestures === 1) return `${label}: ${of} takes; teach a second gesture to see whether they keep apart.`;
  if (right === of) return `${label}: ${of === 2 ? 'both' : `all ${of}`} takes recognised.`;
  if (confusedWith === null) return `${label}: ${of - right} of ${of} takes show too little to be recognised.`;
  const { times } = confusedWith;
  const looks = `${times} of ${of} takes ${times === 1 ? 'looks' : 'look'} like ${confusedWith.label}`;
  return `${label}: ${looks}; make them more different or add takes.`;
}
