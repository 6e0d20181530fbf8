/** What stands over the picture during a take, legible from four metres: 3, 2, 1, and that it records. */

import type { LocalMs } from '#installation/time/axes.ts';
import { setText } from '../camera/element.ts';
import { numeral, progress, type Recording } from './recording.ts';

export interface CueElements {
  readonly frame: HTMLElement;
  readonly cue: HTMLElement;
  readonly progress: HTMLElement;
}

/** Returns what updates the elements; `beep` is called at every numeral and at the beginning. */
export function cueView(
  elements: CueElements,
  beep: (tone: 'count' | 'begin') => void,
): (recording: Recording, nowMs: LocalMs) => void {
  let said = '';
  return (recording, nowMs) => {
    const count = numeral(recording, nowMs);
    const share = progress(recording, nowMs);
    const says = count !== null ? String(count) : share !== null ? WORDS[kindOf(recording)] : '';
    elements.frame.dataset.recording = recording.stage;
    elements.progress.style.setProperty('--done', String(share ?? 0));
    setText(elements.cue, says);
    if (says !== said && says !== '') beep(count === null ? 'begin' : 'count');
    said = says;
  };
}

const WORDS = { pose: 'Hold', motion: 'Go' } as const;
const kindOf = (recording: Recording): 'pose' | 'motion' => (recording.stage === 'idle' ? 'pose' : recording.kind);
