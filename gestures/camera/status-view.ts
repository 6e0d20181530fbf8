/** Shows one part of the chain as a line with its state, words and progress. */

import { make, setText } from './element.ts';
import type { StatusWords } from './status-words.ts';

/** Fills `line` once and returns what updates it. */
export function statusView(line: HTMLLIElement): (words: StatusWords) => void {
  const [name, value] = [make('span', ''), make('span', 'value')];
  const [head, says, advice] = [make('p', 'name'), make('p', 'says'), make('p', 'advice')];
  const progress = make('progress', '');
  progress.hidden = true;
  head.append(name, value);
  line.append(head, says, progress, advice);
  return (words) => {
    line.dataset.state = words.state;
    setText(name, words.name);
    setText(value, words.value);
    setText(says, words.says);
    setText(advice, words.advice);
    progress.hidden = words.progress === null;
    progress.value = words.progress ?? 0;
  };
}
