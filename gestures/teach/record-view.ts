/** The big button and the words beside it: what will happen, what is happening, what came of it. */

import { elementById, setText } from '../camera/element.ts';
import type { Draft } from './draft.ts';
import { recordedPoints } from './performer.ts';
import type { Recording } from './recording.ts';
import type { Seen } from './teach-eyes.ts';
import type { Workshop } from './workshop.ts';

/** Wires the button, the undo and the field of who performs; returns what updates them. */
export function recordView(workshop: Workshop): (seen: Seen | null, isReady: boolean) => void {
  const record = elementById('record', HTMLButtonElement);
  const undo = elementById('undo', HTMLButtonElement);
  const subject = elementById('subject', HTMLInputElement);
  const [says, note] = [elementById('record-says', HTMLElement), elementById('note', HTMLElement)];
  record.addEventListener('click', () => {
    workshop.press();
    // The space bar is for the clicker again, not for the button alone.
    record.blur();
  });
  undo.addEventListener('click', () => workshop.undo());
  subject.addEventListener('input', () => workshop.change({ subject: subject.value }));
  return (seen, isReady) => {
    const { draft, recording } = workshop;
    const isIdle = recording.stage === 'idle';
    record.dataset.recording = recording.stage;
    record.disabled = isIdle && !isReady;
    setText(record, isIdle ? 'Record' : 'Stop');
    setText(says, recordWords(recording, draft, seen, isReady));
    setText(note, workshop.note);
    undo.hidden = !workshop.canUndo;
    if (document.activeElement !== subject && subject.value !== draft.subject) subject.value = draft.subject;
  };
}

/** One sentence: what the next press does, or why it is of no use yet. */
export function recordWords(recording: Recording, draft: Draft, seen: Seen | null, isReady: boolean): string {
  if (recording.stage === 'countdown') return 'Take your place.';
  if (recording.stage === 'recording') return draft.kind === 'pose' ? 'Hold it.' : 'Do the whole movement.';
  if (!isReady) return 'The camera or its recogniser is not ready yet.';
  if (seen === null || seen.performer === null) return 'Nobody is in the picture: step in, then press R or Space.';
  if (recordedPoints(draft, seen.performer, seen.aspect) === null)
    return 'No hand is seen: hold it up, clear of the body.';
  const others = seen.people.length > 1 ? ' The person drawn in lines is recorded.' : '';
  return `Take ${draft.takes.length + 1}: press R, Space or the clicker.${others}`;
}
