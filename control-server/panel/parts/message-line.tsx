/** One line that is always there: the refusal the director should read, or else that all is dark, or else what the keys do. */

import { CloseButton } from '@mantine/core';
import type { Moment } from '../store/moment.ts';
import { useMoment, usePanel } from '../store/use-panel.ts';
import { KEY_NAMES } from '../view/key-map.ts';
import classes from './message-line.module.css';

const messageView = ({ said, state }: Moment) => ({
  said: said && { says: said.says, advice: said.advice },
  isPanicked: state?.mode === 'panicked',
});

export function MessageLine() {
  const { store } = usePanel();
  const { said, isPanicked } = useMoment(messageView);
  if (!said) return isPanicked ? <Panicked /> : <Keys />;
  return (
    <div className={classes.line} data-refused role="alert">
      <strong>{said.says}</strong>
      <span className={classes.advice}>{said.advice}</span>
      <CloseButton className={classes.close} aria-label="I have read it" onClick={store.dismiss} />
    </div>
  );
}

const Panicked = () => (
  <div className={classes.line} data-panicked role="status">
    <strong>Panic: everything is stopped and dark.</strong>
    <span className={classes.advice}>GO brings the light back with the cue that stands by.</span>
  </div>
);

const HINTS = [
  [KEY_NAMES.go, 'GO'],
  [KEY_NAMES.pauseOrResume, 'pause, resume'],
  [KEY_NAMES.stop, 'stop'],
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
