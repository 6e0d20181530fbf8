/** What a set of learnt gestures says of a performance. */

/** Higher is more: of every number here. */
export interface Verdict {
  /** The gesture it is most like. */
  readonly label: string;
  /** 0..1 per learnt gesture; from 0.6 on it counts as that gesture. */
  readonly scores: Readonly<Record<string, number>>;
  /** How unlike everything that was learnt it is: >= 0, comparable between performances; from 1 on it is rejected. */
  readonly novelty: number;
}
