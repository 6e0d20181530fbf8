/** What of a score can never come about, though it means something: ways nobody takes and questions nobody can answer. */

import type { Fault } from '../document/form-faults.ts';
import type { Score, ScoreCue, ScoreQuorum } from './score-schema.ts';
import { cuesOf, everyCue, type PlacedCue } from './written-cues.ts';

/** Warnings about cues that nothing leads to, and questions whose answer makes no difference. */
export const checkReach = (score: Score, cameras: number | null): Fault[] => [
  ...Object.keys(score.sequences).flatMap((sequence) => [
    ...checkWays(score, sequence),
    ...checkSilence(cuesOf(score, sequence), sequence),
  ]),
  ...everyCue(score).flatMap(({ cue, path }) =>
    cue.quorum ? checkQuestion(cue.quorum, [...path, 'quorum'], cameras) : [],
  ),
];

/** Cues of a sequence that no cue leads to, and no trigger. The director can still jump to them. */
function checkWays(score: Score, sequence: string): Fault[] {
  const cues = score.sequences[sequence]?.cues ?? [];
  const called = Object.values(score.triggers).map(({ go }) => go);
  const starts = cues.filter((cue, index) => index === 0 || called.includes(`${sequence}/${cue.cue}`));
  const reached = new Set<ScoreCue>(starts);
  for (const cue of reached) for (const next of waysOn(cues, cue)) reached.add(next);
  return cues.flatMap((cue, index) =>
    reached.has(cue)
      ? []
      : [{ path: ['sequences', sequence, 'cues', index], message: `nothing leads to cue "${cue.cue}"` }],
  );
}

function waysOn(cues: readonly ScoreCue[], cue: ScoreCue): readonly ScoreCue[] {
  const { quorum, goTo } = cue;
  const numbers = quorum ? [...quorum.options, quorum.unmet].map(({ go }) => go) : goTo === undefined ? null : [goTo];
  if (!numbers) return cues.slice(cues.indexOf(cue) + 1, cues.indexOf(cue) + 2);
  // A branch may lead into a group: the cue that holds it is reached then.
  return cues.filter((other) => numbers.some((number) => holds(other, number)));
}

const holds = (cue: ScoreCue, number: string): boolean =>
  cue.cue === number || (cue.group?.cues ?? []).some((inner) => holds(inner, number));

/** A sequence on which GO does nothing. */
const checkSilence = (cues: readonly PlacedCue[], sequence: string): Fault[] =>
  cues.every(({ cue }) => cue.arming !== 'armed')
    ? [
        {
          path: ['sequences', sequence],
          message: 'every cue of this sequence is disarmed or skipped, so GO does nothing',
        },
      ]
    : [];

function checkQuestion(quorum: ScoreQuorum, path: Fault['path'], cameras: number | null): Fault[] {
  const { options, unmet, weights, timeout, remember } = quorum;
  const leads = new Set([...options, unmet].map(({ go }) => go));
  const fastest = Math.min(...options.map(({ dwell }) => dwell));
  const byCamera = weights.camera > 0 && cameras !== 0;
  const isCounted = byCamera || weights.phone > 0 || weights.operator > 0;
  return [
    ...(leads.size === 1 && remember === undefined
      ? [{ path, message: `whatever the crowd does, the show goes to cue "${unmet.go}"` }]
      : []),
    ...(isCounted ? [] : [{ path, message: whyNobodyCounts(weights.camera) }]),
    ...(timeout < fastest || (timeout === 0 && fastest === 0)
      ? [{ path: [...path, 'timeout'], message: 'time runs out before anybody can hold the gesture long enough' }]
      : []),
  ];
}

const whyNobodyCounts = (camera: number): string =>
  camera > 0
    ? 'only cameras are counted and the site has none, so nobody can answer'
    : 'every weight is 0, so nobody is counted and nobody can answer';
