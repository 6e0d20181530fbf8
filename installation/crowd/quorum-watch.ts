/**
 * Keeps the meters of whatever the crowd is asked or listened to for: a fresh one for every question, fed with the crowd
 * as it is counted.
 */

import type { CueKey, PlannedQuorum } from '../score/plan.ts';
import type { ServerMs, ShowMs } from '../time/axes.ts';
import type { AskMeter } from './ask-meter.ts';
import type { CrowdDesk } from './crowd-desk.ts';
import { measure, newMeter, type QuorumMeter } from './quorum-meter.ts';
import { type Crowd, type OperatorCount, type SourceTally, totalOf } from './source-tally.ts';
import type { Synchrony } from './synchrony.ts';
import { activeOf } from './tally.ts';
import { type Listening, measureTrigger, newTriggerMeter, type TriggerMeter } from './trigger-meter.ts';

/** The question that is open. */
export interface OpenQuestion {
  readonly key: CueKey;
  readonly quorum: PlannedQuorum;
  /** The same cue armed at another moment asks another question. */
  readonly armedAtMs: ShowMs;
  /** What the director counted, oldest first. */
  readonly counts?: readonly OperatorCount[];
}

/** What the crowd is asked for and listened to for at this moment. */
export interface Watched {
  readonly question: OpenQuestion | null;
  readonly listening: readonly Listening[];
}

/** How one thing asked stands. */
export interface AskStanding {
  readonly present: number;
  readonly active: number;
  readonly share: number;
  readonly dwellMs: number;
  readonly synchrony: Synchrony | null;
  readonly reached: boolean;
}

/** How the crowd stands: what the panel is shown. */
export interface CrowdMeter {
  readonly atMs: ServerMs;
  /** Heads that cameras and phones see. */
  readonly present: number;
  /** How many do each gesture. */
  readonly active: Readonly<Record<string, number>>;
  /** The open question and its options in the order written, or null. */
  readonly quorum: { readonly cue: CueKey; readonly options: readonly AskStanding[] } | null;
  readonly triggers: readonly (AskStanding & { readonly name: string; readonly armed: boolean })[];
}

export interface QuorumWatch {
  /** The open question's meter as last looked at, or null. */
  meter(): QuorumMeter | null;
  /** The triggers' meters as last looked at, in the order they were listened for. */
  triggers(): readonly TriggerMeter[];
  /** Everything that counts at `nowMs`: cameras, phones and the director's own count for the open question. */
  sources(nowMs: ServerMs): readonly SourceTally[];
  /**
   * Looks at the crowd at `nowMs` and answers what the director is to be told. While the decision is held back or the
   * show is paused it goes on measuring: what is decided afterwards is decided on the crowd as it stands then.
   */
  look(watched: Watched, nowMs: ServerMs): CrowdMeter;
}

/** A watch over what comes together at `desk`, which has not looked yet. */
export function createQuorumWatch(desk: CrowdDesk): QuorumWatch {
  let question: OpenQuestion | null = null;
  let meter: QuorumMeter | null = null;
  let triggers: readonly TriggerMeter[] = [];

  const sources = (nowMs: ServerMs): readonly SourceTally[] => {
    const counts = question?.counts ?? [];
    const operator: readonly SourceTally[] =
      counts.length > 0 ? [{ source: 'operator', kind: 'operator', counts }] : [];
    return [...desk.sources(nowMs), ...operator];
  };

  return {
    meter: () => meter,
    triggers: () => triggers,
    sources,
    look: (watched, nowMs) => {
      const isAnother = !isSameQuestion(question, watched.question);
      question = watched.question;
      if (isAnother || meter === null) meter = question && newMeter(question.quorum, nowMs);
      const seen: Crowd = { ...desk.running(nowMs), counts: question?.counts ?? [] };
      meter &&= measure(meter, seen, nowMs);
      triggers = watched.listening.map((listening) => {
        const known = triggers.find((other) => isSameListening(other.listening, listening));
        return measureTrigger(known ?? newTriggerMeter(listening, nowMs), listening, seen, nowMs);
      });
      const total = totalOf(seen);
      return {
        atMs: nowMs,
        present: total.present,
        active: activeOf(total),
        quorum: question && meter && { cue: question.key, options: meter.options.map(standingOf) },
        triggers: triggers.map(({ listening: { name }, ask, phase }) => ({
          name,
          armed: phase === 'armed',
          ...standingOf(ask),
        })),
      };
    },
  };
}

/** Another score may ask the same cue's question in other words: then it is another question. */
const isSameQuestion = (a: OpenQuestion | null, b: OpenQuestion | null): boolean =>
  a?.key === b?.key && a?.armedAtMs === b?.armedAtMs && a?.quorum === b?.quorum;

const isSameListening = (a: Listening, b: Listening): boolean => a.name === b.name && a.ask === b.ask;

const standingOf = ({ present, active, share, dwellMs, synchrony, reached }: AskMeter): AskStanding => ({
  present,
  active,
  share,
  dwellMs,
  synchrony,
  reached,
});
