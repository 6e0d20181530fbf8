/** The line at the very top: which show, how it is, and how long it has been so. */

import type { ShowState } from '#installation/state/show-state.ts';
import type { Moment } from '../store/moment.ts';

export interface HeadView {
  readonly title: string;
  readonly mode: ShowState['mode'] | null;
  readonly modeWord: string;
  readonly showMs: number;
  readonly sequence: string;
  readonly positionMs: number;
  /** Light of everything, whole percent; null at full. */
  readonly lightPercent: number | null;
}

const MODE_WORDS: Readonly<Record<ShowState['mode'], string>> = {
  idle: 'Idle',
  running: 'Running',
  paused: 'Paused',
  panicked: 'Panic',
  faded: 'Faded out',
};

const wholeSeconds = (ms: number): number => Math.floor(ms / 1000) * 1000;

/** Times are whole seconds, so that it changes once a second. */
export function headView({ state }: Moment): HeadView {
  const plays = state?.mode === 'running' || state?.mode === 'paused';
  const sequence = plays ? state.plan?.sequences.find((candidate) => candidate.id === state.sequence) : undefined;
  return {
    title: state?.plan?.score.title ?? '',
    mode: state?.mode ?? null,
    modeWord: state ? MODE_WORDS[state.mode] : '',
    showMs: wholeSeconds(state?.showMs ?? 0),
    sequence: sequence?.name ?? '',
    positionMs: wholeSeconds(state?.positionMs ?? 0),
    lightPercent: state && state.master < 1 ? Math.round(state.master * 100) : null,
  };
}

/** What the buttons over the whole show offer. */
export interface TransportView {
  readonly isPaused: boolean;
  readonly isPanicked: boolean;
  /** The light is out or on its way out: it can be brought back. */
  readonly isDark: boolean;
  /** How long a fade-out takes, ms. */
  readonly fadeMs: number;
}

export const transportView = ({ state }: Moment): TransportView => ({
  isPaused: state?.mode === 'paused',
  isPanicked: state?.mode === 'panicked',
  isDark: state?.mode === 'panicked' || state?.mode === 'faded',
  fadeMs: state?.plan?.score.fadeAll ?? 0,
});
