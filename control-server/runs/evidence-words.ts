/** Why a crowd's decision came out as it did, in a line that can be read aloud. Head counts only. */

import type { QuorumEvidence, SourceKind } from '#installation/log/quorum-evidence.ts';

/** What the options of the question are called, where that is known. */
export type OptionLabel = (option: number) => string | null;

/**
 * For instance: `9 of 14 did rise, 64 % ≥ 50 %, held 1.2 s of 1 s, cameras front 5/8, back 4/6`. In each count the first
 * number are those who did it, the second those who were there.
 */
export function evidenceWords(evidence: QuorumEvidence, labelOf: OptionLabel = () => null): string {
  const { what, share, threshold, present, active, minPeople, dwellMs, requiredDwellMs, sources } = evidence;
  return [
    `${active} of ${present} did ${what.gestures.join(what.mode === 'any' ? ' or ' : ' and ')}`,
    share >= threshold ? `${percent(share)} ≥ ${percent(threshold)}` : `${missed(share)} < ${percent(threshold)}`,
    ...(minPeople > 1 || active < minPeople ? [`at least ${minPeople} asked`] : []),
    ...(dwellMs > 0 || requiredDwellMs > 0 ? [`held ${seconds(dwellMs)} of ${seconds(requiredDwellMs)}`] : []),
    ...synchronyWords(evidence),
    ...KINDS.flatMap(([kind, one, many]) => {
      const counts = sources.filter((source) => source.kind === kind);
      const list = counts.map(({ source, active: did, present: there }) => `${source} ${did}/${there}`).join(', ');
      return counts.length === 0 ? [] : [`${counts.length === 1 ? one : many} ${list}${weightWords(evidence, kind)}`];
    }),
    ...otherWords(evidence, labelOf),
  ].join(', ');
}

const KINDS: readonly (readonly [SourceKind, string, string])[] = [
  ['camera', 'camera', 'cameras'],
  ['phone', 'phone', 'phones'],
  ['operator', 'by eye', 'by eye'],
];

function synchronyWords({ synchrony, askedSynchrony, chanceSynchrony }: QuorumEvidence): string[] {
  if (askedSynchrony === null) return [];
  const reached = synchrony === null ? 'in step not known' : `in step ${rounded(synchrony)}`;
  const chance = chanceSynchrony === null ? '' : ` (by chance up to ${rounded(chanceSynchrony)})`;
  return [`${reached} of ${rounded(askedSynchrony)}${chance}`];
}

function weightWords({ weights }: QuorumEvidence, kind: SourceKind): string {
  return weights[kind] === 1 ? '' : ` (each counts ${rounded(weights[kind])})`;
}

function otherWords({ others }: QuorumEvidence, labelOf: OptionLabel): string[] {
  if (others.length === 0) return [];
  const list = others.map(
    ({ option, share, active }) => `${labelOf(option) ?? `option ${option + 1}`} ${percent(share)} (${active})`,
  );
  return [`against ${list.join(', ')}`];
}

const percent = (share: number): string => `${Number((share * 100).toFixed(1))} %`;

/** Cut off, so that a share just short of what was asked does not look like it. */
const missed = (share: number): string => `${Math.floor(share * 1000) / 10} %`;

/** In one unit, so that two lengths can be compared at a glance. */
const seconds = (ms: number): string => `${Number((ms / 1000).toFixed(1))} s`;

const rounded = (value: number): string => String(Number(value.toFixed(2)));
