/** The keyboard in the director's hands. Listens before anything on the page does, so that no button takes Space. */

import { useEffect } from 'react';
import type { Request } from '#installation/rules/command.ts';
import type { CueKey } from '#installation/score/plan.ts';
import type { Moment } from '../store/moment.ts';
import { usePanel } from '../store/use-panel.ts';
import { cueBeside } from '../view/cue-list.ts';
import { transportView } from '../view/head-view.ts';
import { type Field, fieldOf, type KeyAction, keyAction } from '../view/key-map.ts';

type Select = (cue: CueKey | null) => void;

/** Listens to keys for as long as the component lives. `selected` is the cue chosen in the list. */
export function useKeys(selected: CueKey | null, select: Select): void {
  const { store } = usePanel();

  useEffect(() => {
    const down = (event: KeyboardEvent): void => {
      const field = fieldAt(event.target);
      const action = keyAction({ ...pressOf(event), field });
      // A held GO key is still the show's: without this its repeats would scroll the list or press a button.
      if (action !== null || (event.code === 'Space' && field !== 'text')) event.preventDefault();
      if (action === null) return;
      // Nor does a dial that was touched last move with the selection.
      event.stopPropagation();
      const moment = store.moment();
      const by = action === 'select-next' ? 1 : action === 'select-previous' ? -1 : 0;
      if (by !== 0 && moment.state?.plan) {
        select(cueBeside(moment.state.plan, selected ?? moment.state.standby, by));
        return;
      }
      const request = requestOf(action, moment, selected);
      if (request) void store.ask(request);
    };
    const up = (event: KeyboardEvent): void => {
      // Browsers press a focused button when Space is let go.
      if (event.code === 'Space' && fieldAt(event.target) !== 'text') event.preventDefault();
    };
    addEventListener('keydown', down, { capture: true });
    addEventListener('keyup', up, { capture: true });
    return () => {
      removeEventListener('keydown', down, { capture: true });
      removeEventListener('keyup', up, { capture: true });
    };
  }, [store, selected, select]);
}

const pressOf = ({ code, repeat, ctrlKey, altKey, metaKey }: KeyboardEvent) => ({
  code,
  repeat,
  ctrlKey,
  altKey,
  metaKey,
});

const fieldAt = (target: EventTarget | null): Field =>
  target instanceof HTMLElement
    ? fieldOf(target.tagName, target.getAttribute('type'), target.getAttribute('inputmode'), target.isContentEditable)
    : 'none';

function requestOf(action: KeyAction, moment: Moment, selected: CueKey | null): Request | null {
  switch (action) {
    case 'go':
      return { type: 'go' };
    case 'panic':
      return { type: 'panic' };
    case 'stop':
      return { type: 'stop' };
    case 'pause-or-resume':
      return { type: moment.state?.mode === 'paused' ? 'resume' : 'pause' };
    case 'fade-or-light-up':
      return { type: transportView(moment).isDark ? 'relight' : 'fade-out' };
    case 'stand-by':
      return selected === null ? null : { type: 'standby', cue: selected };
    case 'select-next':
    case 'select-previous':
      return null;
  }
}
