/** The evidence of a decision in words: what was counted, and what it was held against. */

import type { QuorumEvidence } from '#installation/log/quorum-evidence.ts';
import type { PlannedQuorum } from '#installation/score/plan.ts';

const percent = (share: number): string => `${Math.round(share * 100)} %`;
const seconds = (ms: number): string => `${(Math.floor(ms / 100) / 10).toFixed(1)} s`;

/** What was asked: `rise`, `rise or link`, `rise and link`. */
const gesturesIn = ({ what }: QuorumEvidence): string => what.gestures.join(what.mode === 'any' ? ' or ' : ' and ');

/**
 * `22 of 33 rise (67 %, 50 % asked) for 1.0 s`. What kept them from it is said where they were not enough: too few heads, not
 * long enough, not together.
 */
export function evidenceInWords(evidence: QuorumEvidence, quorum: PlannedQuorum | null): string {
  const { active, present, share, threshold, minPeople, dwellMs, requiredDwellMs } = evidence;
  const held = dwellMs >= requiredDwellMs ? ` for ${seconds(dwellMs)}` : '';
  return [
    `${active} of ${present} ${gesturesIn(evidence)} (${percent(share)}, ${percent(threshold)} asked)${held}`,
    ...(minPeople > 1 && active < minPeople ? [`at least ${minPeople} asked`] : []),
    ...(dwellMs > 0 && dwellMs < requiredDwellMs
      ? [`held for ${seconds(dwellMs)} of ${seconds(requiredDwellMs)}`]
      : []),
    ...synchronyIn(evidence),
    ...othersIn(evidence, quorum),
  ].join(', ');
}

function synchronyIn({ synchrony, askedSynchrony }: QuorumEvidence): string[] {
  if (askedSynchrony === null) return [];
  const reached = synchrony === null ? 'not known' : synchrony.toFixed(2);
  return [`in step ${reached} (${askedSynchrony.toFixed(2)} asked)`];
}

/** The options that were not chosen, by their labels. */
const othersIn = ({ others }: QuorumEvidence, quorum: PlannedQuorum | null): string[] =>
  others.map(({ option, active }) => `${quorum?.options[option]?.label ?? `option ${option + 1}`} ${active}`);
