/** Every reason why the gestures of the show are not changed, with the way out. The only place for such words. */

import type { GestureChange, GestureRefusal } from '#installation/protocol/gesture-shelf.ts';

/** `%` stands for the gesture's name. */
const WORDS: Readonly<Record<GestureRefusal['code'], readonly [says: string, advice: string]>> = {
  forbidden: [
    'Only the director may change gestures.',
    'Open the director’s link in this browser: the terminal of the server shows it.',
  ],
  unreadable: ['The server could not read this gesture.', 'Reload the page: it may be older than the server.'],
  exists: [
    'There is a gesture called “%” already.',
    'Choose another name, or say that this one replaces it; the old one is kept beside the runs.',
  ],
  described: [
    '“%” is a gesture of the show that was written by hand, not taught.',
    'Choose another name. To do without it, take its file out of the folder of gestures.',
  ],
  changed: [
    '“%” has been changed since this page read it.',
    'Look at the newer one first: choose it from the list; the takes here stay.',
  ],
  missing: ['“%” is no longer there.', 'Save it again as a new gesture.'],
  disk: ['“%” could not be written safely to the server’s disk.', ''],
};

const DISK_ADVICE: Readonly<Record<string, string>> = {
  ENOSPC: 'The disk is full: make room on it and save again. The takes stay in this page.',
  EDQUOT: 'The disk is full: make room on it and save again. The takes stay in this page.',
  EROFS: 'The disk takes no writing: start the server where it may write, and save again. The takes stay in this page.',
  EACCES: 'The folder of gestures may not be written: change its rights and save again. The takes stay in this page.',
  EPERM: 'The folder of gestures may not be written: change its rights and save again. The takes stay in this page.',
};

/** The refusal as an answer. `error` is what the disk threw. */
export function refuseGesture(code: GestureRefusal['code'], name = '', error?: unknown): GestureChange {
  const [says, advice] = WORDS[code];
  const filled = (words: string): string => words.replaceAll('%', () => name);
  const told = error === undefined ? filled(advice) : diskAdvice(error);
  return { ok: false, refusal: { code, says: filled(says), advice: told } };
}

function diskAdvice(error: unknown): string {
  const first: unknown = error instanceof AggregateError ? error.errors[0] : error;
  const code = first instanceof Error && 'code' in first ? String(first.code) : '';
  const why = first instanceof Error ? first.message : String(first);
  return DISK_ADVICE[code] ?? `${why}. Mend that and save again. The takes stay in this page.`;
}
