/** Tells whoever stands before the camera that a take is recorded, and no longer promises that nothing is. */

import type { Recording } from '#installation/state/recording.ts';
import { setText } from './element.ts';

const PROMISE = 'Pictures never leave this page. Only 33 points per body and the gesture readings go to the show; ';
const NOTHING_KEPT = `${PROMISE}nothing is recorded.`;
const KEPT = `${PROMISE}these are being recorded now, as everybody is told.`;

/** @param sign Where the recording is told; `promise`: what the page promises. */
export function recordingView(sign: HTMLElement, promise: HTMLElement): (recording: Recording | null) => void {
  return (recording) => {
    sign.hidden = recording === null;
    setText(sign, recording ? `Movement is being recorded as points: “${recording.name}”. No pictures.` : '');
    setText(promise, recording ? KEPT : NOTHING_KEPT);
  };
}
