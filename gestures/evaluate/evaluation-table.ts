/** An evaluation as a terminal shows it. Pure. */

import type { Evaluation } from './evaluate-gestures.ts';
import type { Confusion } from './figures.ts';

/** More gestures than this make a matrix that no terminal shows; then the worst confusions are told. */
const WIDEST_MATRIX = 16;
const WORST = 15;

export function evaluationTable(evaluation: Evaluation): string {
  const { accuracy, accuracyDeviation, macroF1, unseenAuroc, msPerDecision, draws, trainSize, testSize } = evaluation;
  const spread = accuracyDeviation === null ? '' : `  (deviation over the draws ${percent(accuracyDeviation)})`;
  return [
    `accuracy           ${percent(accuracy)}${spread}`,
    `macro-F1           ${percent(macroF1)}`,
    `unseen AUROC       ${unseenAuroc === null ? 'not known: needs three gestures or more' : unseenAuroc.toFixed(3)}`,
    `per decision       ${msPerDecision.toFixed(4)} ms`,
    `would count live   ${percent(evaluation.counted)} as the right gesture, ${percent(evaluation.countedWrongly)} as a wrong one`,
    ...(evaluation.unseenCounted === null
      ? []
      : [`unlearnt, counted  ${percent(evaluation.unseenCounted)} as some gesture`]),
    `learnt from        ${trainSize} takes, judged ${testSize}; ${draws} draw${draws === 1 ? '' : 's'}`,
    '',
    ...classLines(evaluation),
    '',
    ...confusionLines(evaluation.confusion),
  ].join('\n');
}

function classLines({ classes }: Evaluation): string[] {
  return aligned([
    ['gesture', 'judged', 'precision', 'recall', 'F1', 'unseen AUROC'],
    ...classes.map(({ label, count, precision, recall, f1, unseenAuroc }) => [
      label,
      String(count),
      percent(precision),
      percent(recall),
      percent(f1),
      unseenAuroc === null ? '-' : unseenAuroc.toFixed(3),
    ]),
  ]);
}

function confusionLines({ labels, counts }: Confusion): string[] {
  if (labels.length <= WIDEST_MATRIX) {
    return aligned([
      ['was \\ said', ...labels],
      ...labels.map((label, row) => [label, ...labels.map((_, column) => String(counts[row]?.[column] ?? 0))]),
    ]);
  }
  const mistakes = labels.flatMap((truth, row) =>
    labels.flatMap((said, column) => (row === column ? [] : [{ truth, said, count: counts[row]?.[column] ?? 0 }])),
  );
  const worst = mistakes.filter(({ count }) => count > 0).sort((a, b) => b.count - a.count);
  return aligned([
    ['was', 'said', 'times'],
    ...worst.slice(0, WORST).map(({ truth, said, count }) => [truth, said, String(count)]),
  ]);
}

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

/** Cells side by side, the first column at the left, numbers at the right. */
function aligned(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join('  '),
  );
}
