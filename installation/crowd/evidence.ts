/** What a decision will be justified with, as the log keeps it. */

import {
  MAX_EVIDENCE_SOURCES,
  MAX_OPTIONS,
  type QuorumEvidence,
  SOURCE_KINDS,
  type SourceKind,
} from '../log/quorum-evidence.ts';
import type { AskMeter } from './ask-meter.ts';
import type { QuorumMeter } from './quorum-meter.ts';
import { headsOf, type SourceTally } from './source-tally.ts';

/** The case for (or against) one option of a question, from `sources` as they were counted. Throws where it has none. */
export function evidenceOf(meter: QuorumMeter, option: number, sources: readonly SourceTally[]): QuorumEvidence {
  const chosen = meter.options[option];
  if (!chosen) throw new RangeError(`the question has no option ${option}`);
  const others = meter.options.flatMap(({ share, active }, index) =>
    index === option ? [] : [{ option: index, share, active }],
  );
  return { ...evidenceOfAsk(chosen, sources), others: others.slice(0, MAX_OPTIONS - 1) };
}

/** The case for something asked by itself, such as what a trigger listens for. */
export const evidenceOfAsk = (meter: AskMeter, sources: readonly SourceTally[]): QuorumEvidence => ({
  option: meter.option ?? 0,
  what: { mode: meter.ask.what.mode, gestures: [...meter.ask.what.gestures] },
  share: meter.share,
  threshold: meter.ask.share,
  present: meter.present,
  active: meter.active,
  minPeople: meter.ask.minPeople,
  dwellMs: meter.dwellMs,
  requiredDwellMs: meter.ask.dwellMs,
  synchrony: meter.synchrony?.consistency ?? null,
  askedSynchrony: meter.ask.synchrony,
  chanceSynchrony: meter.synchrony?.chance ?? null,
  weights: { ...meter.weights },
  sources: countsOf(meter, sources),
  others: [],
});

interface SourceCount {
  readonly source: string;
  readonly kind: SourceKind;
  readonly present: number;
  readonly active: number;
}

/** What each source that is heard counted; where they are many, those that counted fewest as one for each kind. */
function countsOf(meter: AskMeter, sources: readonly SourceTally[]): SourceCount[] {
  const counts = sources.flatMap((source): SourceCount[] => {
    if (meter.weights[source.kind] <= 0) return [];
    const heads = headsOf(source, { what: meter.ask.what, option: meter.option, zone: meter.ask.zone ?? null });
    return heads ? [{ source: source.source, kind: source.kind, ...heads }] : [];
  });
  const bySize = counts.toSorted((a, b) => b.present - a.present || byName(a, b));
  const told = bySize.slice(0, MAX_EVIDENCE_SOURCES).sort(byName);
  const rest = bySize.slice(MAX_EVIDENCE_SOURCES);
  return [...told, ...SOURCE_KINDS.flatMap((kind) => together(rest.filter((count) => count.kind === kind)))];
}

const byName = (a: SourceCount, b: SourceCount): number =>
  SOURCE_KINDS.indexOf(a.kind) - SOURCE_KINDS.indexOf(b.kind) || (a.source < b.source ? -1 : 1);

function together(counts: readonly SourceCount[]): SourceCount[] {
  const [first] = counts;
  if (!first) return [];
  const sum = (of: (count: SourceCount) => number): number => counts.reduce((total, count) => total + of(count), 0);
  return [
    {
      source: `and ${counts.length} more`,
      kind: first.kind,
      present: sum((count) => count.present),
      active: sum((count) => count.active),
    },
  ];
}
