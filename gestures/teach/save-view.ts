/** Naming and saving: what is missing, what became of it, and how a score asks for the gesture. */

import { make, setText } from '../camera/element.ts';
import type { LocalClock } from '../clock/local-clock.ts';
import { asName, type Draft, type DraftChange, gestureOf } from './draft.ts';
import type { Outcome } from './gesture-client.ts';
import { twoStep } from './two-step.ts';

/** What became of the last wish. */
export type SaveStage =
  | { readonly stage: 'calm' }
  | { readonly stage: 'busy' }
  | { readonly stage: 'saved'; readonly name: string }
  | { readonly stage: 'removed'; readonly name: string }
  | { readonly stage: 'refused'; readonly outcome: Extract<Outcome, { ok: false }> };

export interface SaveViewOptions {
  readonly section: HTMLElement;
  readonly clock: LocalClock;
  readonly change: (change: DraftChange) => void;
  /** `isReplacing`: whatever has the name may be replaced. */
  readonly save: (isReplacing: boolean) => void;
  readonly remove: () => void;
  readonly copy: (text: string) => void;
}

/** Fills the section and returns what updates it. */
export function saveView(options: SaveViewOptions): (draft: Draft, stage: SaveStage, isKept: boolean) => void {
  const { section, clock, change, save, remove, copy } = options;
  const name = field('Name, as the score calls it', 'input');
  const invitation = field('How it is done, one sentence to a visitor', 'textarea');
  const [button, missing, state, advice] = [
    make('button', 'primary'),
    make('p', 'hint'),
    make('p', 'state'),
    make('p', 'hint'),
  ];
  const replace = make('button', 'quiet', 'Replace it');
  const gone = make('button', 'quiet', 'Delete gesture');
  const use = make('p', 'use');
  const [code, copied] = [make('code', ''), make('button', 'quiet', 'Copy')];
  for (const each of [button, replace, gone, copied]) each.type = 'button';
  use.append(make('span', '', 'In the score: '), code, copied);
  const actions = make('div', 'actions');
  actions.append(button, replace, gone);
  section.append(
    make('h2', '', 'Name it and save it'),
    name.label,
    invitation.label,
    actions,
    missing,
    state,
    advice,
    use,
  );
  name.input.setAttribute('maxlength', '32');
  name.input.setAttribute('spellcheck', 'false');
  invitation.input.setAttribute('maxlength', '300');
  name.input.addEventListener('input', () => {
    const fitting = asName(name.input.value);
    if (fitting !== name.input.value) name.input.value = fitting;
    change({ name: fitting });
  });
  invitation.input.addEventListener('input', () => change({ invitation: invitation.input.value }));
  button.addEventListener('click', () => save(false));
  replace.addEventListener('click', () => save(true));
  twoStep(gone, clock, () => 'Delete it from the show?', remove);
  copied.addEventListener('click', () => copy(code.textContent ?? ''));

  return (draft, stage, isKept) => {
    for (const [{ input }, text] of [
      [name, draft.name],
      [invitation, draft.invitation],
    ] as const) {
      if (input.value !== text && document.activeElement !== input) input.value = text;
    }
    const gesture = gestureOf(draft);
    button.disabled = !gesture.ok || stage.stage === 'busy' || (!draft.isChanged && draft.origin !== null);
    setText(button, stage.stage === 'busy' ? 'Saving' : draft.origin ? 'Save changes' : 'Save gesture');
    setText(missing, gesture.ok || draft.takes.length === 0 ? '' : (gesture.problems[0] ?? ''));
    replace.hidden = !(stage.stage === 'refused' && stage.outcome.code === 'exists');
    gone.hidden = draft.origin === null;
    section.dataset.state = stage.stage;
    setText(state, stateWords(draft, stage, isKept));
    setText(advice, stage.stage === 'refused' ? stage.outcome.advice : '');
    use.hidden = draft.origin === null;
    setText(code, `gesture: ${draft.origin?.name ?? ''}`);
  };
}

function stateWords({ takes, isChanged }: Draft, stage: SaveStage, isKept: boolean): string {
  switch (stage.stage) {
    case 'refused':
      return stage.outcome.says;
    case 'removed':
      return `“${stage.name}” is no longer in the show. Its file is kept on the server, beside the runs.`;
    case 'busy':
      return '';
    case 'saved':
    case 'calm':
      if (isChanged && takes.length > 0)
        return isKept
          ? 'Not saved yet. This browser keeps it through a reload.'
          : 'Not saved yet, and this browser has no room to keep it: do not close the page before saving.';
      return stage.stage === 'saved' ? `“${stage.name}” is saved; every camera page reads it now.` : '';
  }
}

interface Field {
  readonly label: HTMLLabelElement;
  readonly input: HTMLInputElement | HTMLTextAreaElement;
}

function field(title: string, tag: 'input' | 'textarea'): Field {
  const label = make('label', 'field');
  const input = document.createElement(tag);
  input.autocomplete = 'off';
  label.append(make('span', 'title', title), input);
  return { label, input };
}
