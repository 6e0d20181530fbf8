/** Colours of what a rehearsal prints, by what they mean; none where the terminal wants none. */

import { styleText } from 'node:util';

const INKS = {
  title: 'bold',
  quiet: 'dim',
  hand: 'green',
  crowd: 'magenta',
  clock: 'yellow',
  machine: 'cyan',
  good: 'green',
  bad: 'red',
} as const;

/** What a piece of text is. */
export type Ink = keyof typeof INKS;

export type Paint = (ink: Ink, text: string) => string;

/** No colour at all. */
export const plain: Paint = (_ink, text) => text;

/** Colours for `stream`, as far as it shows any (NO_COLOR and FORCE_COLOR are heeded). */
export const paintFor =
  (stream: NodeJS.WriteStream): Paint =>
  (ink, text) =>
    styleText(INKS[ink], text, { stream });
