/** What is to be taught: held or moved, body or hand, and on which side. */

import { make, setText } from '../camera/element.ts';
import { choices } from './choices.ts';
import type { Draft, DraftChange } from './draft.ts';

/** Fills the section and returns what updates it. */
export function kindView(section: HTMLElement, change: (change: DraftChange) => void): (draft: Draft) => void {
  const kind = choices(
    'kind',
    'It is',
    [
      { value: 'pose', says: 'a pose, held' },
      { value: 'motion', says: 'a motion' },
    ],
    (value) => change({ kind: value }),
  );
  const layout = choices(
    'layout',
    'made with',
    [
      { value: 'body33', says: 'the body' },
      { value: 'hand21', says: 'one hand' },
    ],
    (value) => change({ layout: value }),
  );
  const sides = choices(
    'sides',
    'on',
    [
      { value: 'either', says: 'either side' },
      { value: 'left', says: 'the left' },
      { value: 'right', says: 'the right' },
    ],
    (value) => change({ sides: value }),
  );
  const hint = make('p', 'hint');
  section.append(make('h2', '', 'What it is'), kind.element, layout.element, sides.element, hint);
  return (draft) => {
    const isSettled = draft.takes.length > 0;
    kind.show(draft.kind, isSettled);
    layout.show(draft.layout, isSettled);
    sides.show(draft.sides, false);
    setText(hint, isSettled ? '' : HINTS[draft.kind][draft.layout]);
  };
}

const HINTS: Readonly<Record<Draft['kind'], Readonly<Record<Draft['layout'], string>>>> = {
  pose: {
    body33: 'Hold it for one second. Shoulders and hands must be in the picture.',
    hand21: 'Hold it for one second, the hand clear of the body. Fingers are seen from up to some three metres.',
  },
  motion: {
    body33: 'Do it once within three seconds; the standing before and after is cut away.',
    hand21: 'Do it once within three seconds with the hand clear of the body; the stillness around it is cut away.',
  },
};
