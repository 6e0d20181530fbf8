/** A crowd that is not there, in the show: what it is asked at any moment, and what cameras and phones count of it. */

import type { CountedSource } from '../crowd/source-tally.ts';
import type { SyntheticQuestion } from '../crowd/synthetic-answer.ts';
import {
  createSyntheticCrowd,
  type SyntheticPresence,
  type SyntheticSource,
  USUAL_CROWD,
} from '../crowd/synthetic-crowd.ts';
import type { Take } from '../crowd/take.ts';
import { createTakeReplay } from '../crowd/take-replay.ts';
import { tallyOf } from '../crowd/tally.ts';
import { isReady } from '../rules/decide-alone.ts';
import type { Situation } from '../rules/situation.ts';
import type { Plan, PlannedAsk, PlannedTrigger } from '../score/plan.ts';
import { NEVER, type ServerMs, serverMs } from '../time/axes.ts';

export interface AudienceOptions {
  readonly seed: number;
  /** How many people belong to it. */
  readonly crowd: number;
  /** How many of them do what is asked, 0..1. */
  readonly compliance: number;
  /** From being asked to doing it, the middle one of them, ms. */
  readonly reactionMs: number;
  /** People of a take, over and over from zero on, besides these: they do what they did, whatever they are asked. */
  readonly take?: Take;
}

export interface SyntheticAudience {
  /** What it is asked, the show standing as in `situation`; null: nobody looks at it. Ask at moments in order. */
  asked(situation: Situation): SyntheticQuestion | null;
  /** What every source counts of it. */
  countsAt(question: SyntheticQuestion | null, atMs: ServerMs): readonly CountedSource[];
  /** Those of it who stand before a camera, with what they do. People of a take are not among them. */
  seenAt(question: SyntheticQuestion | null, atMs: ServerMs): readonly SyntheticPresence[];
  /** When a trigger that rests will listen again; never, where none does. */
  nextMs(situation: Situation): ServerMs;
}

/** Most stand before a camera; those who cannot do the gesture have their phone. */
const SOURCES: readonly SyntheticSource[] = [
  { source: 'camera', kind: 'camera', sees: 9 },
  { source: 'phones', kind: 'phone', sees: 1 },
];

/** What nobody answered for so long is noticed anew: others have come by, ms. */
const NOTICED_AGAIN_MS = 60_000;

/** The people of `options`, for a show of `plan`: they know its gestures, and mix them up now and then. */
export function createSyntheticAudience(plan: Plan, options: AudienceOptions): SyntheticAudience {
  const { seed, crowd: people, compliance, reactionMs } = options;
  const asks = asksOf(plan);
  const crowd = createSyntheticCrowd({
    ...USUAL_CROWD,
    seed,
    people,
    compliance,
    reactionMs,
    sources: SOURCES,
    vocabulary: gesturesOf(asks),
    swaying: gesturesOf(asks.filter((ask) => ask.synchrony !== null)),
  });
  const replay = options.take && createTakeReplay(options.take, { startMs: 0, loops: true, seed });
  const replayedAt = (atMs: ServerMs): readonly CountedSource[] =>
    (replay?.samplesAt(atMs) ?? []).map(({ source, sample }) => ({
      source: `take, ${source}`,
      kind: 'camera',
      tally: tallyOf(sample),
      atMs,
    }));
  let last: { readonly id: string; readonly question: SyntheticQuestion } | null = null;

  const stamped = (id: string, about: readonly PlannedAsk[], nowMs: ServerMs): SyntheticQuestion => {
    if (last?.id !== id) last = { id, question: { id, sinceMs: nowMs, asks: about } };
    return last.question;
  };

  return {
    asked: (situation) => {
      const { state, nowMs } = situation;
      const { quorum } = state;
      if (quorum) return stamped(`${quorum.key}@${quorum.armedAtMs}`, quorum.quorum.options, nowMs);
      const heard = listening(situation).filter(({ restsUntilMs }) => restsUntilMs <= nowMs);
      if (heard.length === 0) {
        last = null;
        return null;
      }
      const id = heard.map(({ name, restsUntilMs }) => `${name}@${restsUntilMs}`).join(' ');
      if (last?.question.id === id && nowMs - last.question.sinceMs >= NOTICED_AGAIN_MS) last = null;
      const question = stamped(
        id,
        heard.map(({ ask }) => ask),
        nowMs,
      );
      return question;
    },
    // Nobody can have answered at the moment they are asked: what stood before is over.
    countsAt: (question, atMs) => [
      ...crowd.countsAt(question?.sinceMs === atMs ? null : question, atMs),
      ...replayedAt(atMs),
    ],
    seenAt: (question, atMs) => crowd.peopleAt(question, atMs).filter(({ source }) => source.kind === 'camera'),
    nextMs: (situation) => {
      const rests = listening(situation).map(({ restsUntilMs }) => restsUntilMs);
      return serverMs(Math.min(NEVER, ...rests.filter((ms) => ms > situation.nowMs)));
    },
  };
}

interface Ear {
  readonly name: string;
  readonly ask: PlannedAsk;
  readonly restsUntilMs: ServerMs;
}

/** The triggers that would start something if the crowd did what they listen for. */
const listening = (situation: Situation): Ear[] =>
  (situation.state.plan?.triggers ?? []).flatMap((trigger): Ear[] => {
    const { on, name } = trigger;
    if (on.kind !== 'crowd' || !isReady(situation, trigger)) return [];
    const firedMs = situation.state.triggered.get(name);
    return [{ name, ask: on.ask, restsUntilMs: serverMs(firedMs === undefined ? 0 : firedMs + on.restMs) }];
  });

/** Everything a score ever asks of a crowd. */
const asksOf = (plan: Plan): readonly PlannedAsk[] => [
  ...[...plan.cues.values()].flatMap((cue) => cue.quorum?.options ?? []),
  ...plan.triggers.flatMap(({ on }: PlannedTrigger) => (on.kind === 'crowd' ? [on.ask] : [])),
];

const gesturesOf = (asks: readonly PlannedAsk[]): readonly string[] => [
  ...new Set(asks.flatMap((ask) => ask.what.gestures)),
];
