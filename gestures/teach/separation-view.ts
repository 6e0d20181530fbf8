/** How well the gesture separates: one sentence, a bar for each rival, and what would help. */

import { make, setText } from '../camera/element.ts';
import type { Comparison, Rival } from './comparison.ts';
import { comparisonWords } from './comparison-words.ts';
import { type Draft, TAKES_TO_JUDGE } from './draft.ts';

/** More rivals than these cannot be read at a glance, and are far away. */
const SHOWN = 4;

/** Fills the section and returns what updates it. */
export function separationView(
  section: HTMLElement,
): (draft: Draft, comparison: Comparison | null, isComparing: boolean) => void {
  const [says, bars, advice] = [make('p', 'verdict'), make('ul', 'bars'), make('ul', 'advice')];
  section.append(make('h2', '', 'How well it stands out'), says, bars, advice);
  let shown: Comparison | null | undefined;
  return (draft, comparison, isComparing) => {
    const count = draft.takes.length;
    if (comparison === null) {
      section.dataset.state = 'none';
      const left = TAKES_TO_JUDGE - count;
      setText(
        says,
        isComparing ? 'Comparing the takes.' : `Known after ${left} more ${left === 1 ? 'take' : 'takes'}.`,
      );
    }
    if (shown === comparison) return;
    shown = comparison;
    const words = comparison && comparisonWords(comparison, draft);
    if (words) {
      section.dataset.state = words.state;
      setText(says, words.says);
    }
    advice.replaceChildren(...(words?.advice ?? []).map((sentence) => make('li', '', sentence)));
    bars.replaceChildren(...(comparison ? rows(comparison, count) : []));
  };
}

function rows({ right, rivals }: Comparison, count: number): readonly HTMLElement[] {
  const own = bar('this gesture', right / count, `${right} of ${count}`, 'own');
  return [own, ...rivals.slice(0, SHOWN).map((rival) => rivalBar(rival, count))];
}

const rivalBar = ({ name, likeness, counts }: Rival, count: number): HTMLElement =>
  bar(name, likeness, counts > 0 ? `${counts} of ${count}` : '0', counts > 0 ? 'mixed' : 'apart');

function bar(name: string, share: number, value: string, state: string): HTMLElement {
  const row = make('li', 'meter');
  row.dataset.state = state;
  row.style.setProperty('--score', share.toFixed(3));
  const track = make('div', 'bar');
  track.append(make('b', ''));
  row.append(make('span', 'name', name), track, make('output', '', value));
  return row;
}
