/** One line that is always there: the refusal the director should read, or else that all is dark, or else what the keys do. */

import { CloseButton } from '@mantine/core';
import type { Moment } from '../store/moment.ts';
import { useMoment, usePanel } from '../store/use-panel.ts';
import { KEY_NAMES } from '../view/key-map.ts';
import classes from './message-line.module.css';

const messageView = ({ said, state }: Moment) => ({
  said: said && { says: said.says, advice: said.advice },
  dark: state?.mode === 'panicked' || state?.mode === 'faded' ? state.mode : null,
});

export function MessageLine() {
  const { store } = usePanel();
  const { said, dark } = useMoment(messageView);
  if (!said) return dark ? <Dark mode={dark} /> : <Keys />;
  return (
    <div className={classes.line} data-refused role="alert">
      <strong>{said.says}</strong>
      <span className={classes.advice}>{said.advice}</span>
      <CloseButton size={44} className={classes.close} aria-label="I have read it" onClick={store.dismiss} />
    </div>
  );
}

const DARK_WORDS = {
  panicked: 'Panic: everything is stopped and dark.',
  faded: 'Faded out: nothing new begins by itself.',
} as const;

const Dark = ({ mode }: { readonly mode: keyof typeof DARK_WORDS }) => (
  <div className={classes.line} data-dark role="status">
    <strong>{DARK_WORDS[mode]}</strong>
    <span className={classes.advice}>
      GO brings the light back with the cue that stands by. Light up brings it back on what stands there.
    </span>
  </div>
);

const HINTS = [
  [KEY_NAMES.go, 'GO'],
  [KEY_NAMES.pauseOrResume, 'pause, resume'],
  [KEY_NAMES.stop, 'stop'],
  [KEY_NAMES.fade, 'fade out, light up'],
  [KEY_NAMES.panic, 'panic at once'],
  ['↑ ↓', 'select a cue'],
  [KEY_NAMES.standBy, 'let it stand by'],
] as const;

const Keys = () => (
  <div className={classes.line}>
    {HINTS.map(([key, meaning]) => (
      <span key={key} className={classes.hint}>
        <kbd className={classes.key}>{key}</kbd> {meaning}
      </span>
    ))}
  </div>
);
