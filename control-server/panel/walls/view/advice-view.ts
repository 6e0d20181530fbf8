/** What is odd about the room as a page says it: the lines of a terminal, without the file that everybody knows. */

export interface AdviceView {
  /** `line 5`; empty where the line says no place. */
  readonly place: string;
  readonly says: string;
  readonly kind: 'problem' | 'warning' | 'note';
}

const LINE = /:(\d+):\d+: (?:(warning|note): )?(.*)$/s;

/** One line as `describeProblem` writes it: `file:5:3: warning: walls > main: is dark`. */
export function adviceView(line: string): AdviceView {
  const found = LINE.exec(line);
  if (!found) return { place: '', says: line, kind: 'problem' };
  const [, at = '', kind, says = ''] = found;
  return { place: `line ${at}`, says, kind: kind === 'warning' || kind === 'note' ? kind : 'problem' };
}
