/**
 * Pause, stop, fade out and panic: always there, one press each. Panic must be held on the screen; Esc does it at once.
 * While it is dark, the way back stands where the fade-out was.
 */

import { useMoment, usePanel } from '../store/use-panel.ts';
import { isReachable } from '../view/go-view.ts';
import { transportView } from '../view/head-view.ts';
import { KEY_NAMES } from '../view/key-map.ts';
import { lengthText } from '../view/show-time.ts';
import { AskButton } from './ask-button.tsx';
import { HoldButton } from './hold-button.tsx';
import classes from './transport.module.css';

const PANIC_HOLD_MS = 600;

export function Transport() {
  const { store } = usePanel();
  const enabled = useMoment(isReachable);
  const { isPaused, isPanicked, isDark, fadeMs } = useMoment(transportView);
  return (
    <div className={classes.transport}>
      <AskButton className={classes.button} request={{ type: isPaused ? 'resume' : 'pause' }} isOn={isPaused}>
        {isPaused ? 'Resume' : 'Pause'}
        <Hint keyName={KEY_NAMES.pauseOrResume} />
      </AskButton>
      <AskButton className={classes.button} request={{ type: 'stop' }}>
        Stop
        <Hint keyName={KEY_NAMES.stop} />
      </AskButton>
      {isDark ? (
        <AskButton className={classes.button} request={{ type: 'relight' }} isOn>
          Light up
          <Hint keyName={KEY_NAMES.fade} />
        </AskButton>
      ) : (
        <AskButton className={classes.button} request={{ type: 'fade-out' }}>
          Fade out
          <Hint keyName={KEY_NAMES.fade} words={lengthText(fadeMs) || 'at once'} />
        </AskButton>
      )}
      <HoldButton
        className={`${classes.button} ${classes.panic} ${isPanicked ? classes.panicked : ''}`}
        holdMs={PANIC_HOLD_MS}
        disabled={!enabled}
        onHeld={() => void store.ask({ type: 'panic' })}
      >
        Panic
        <Hint keyName={KEY_NAMES.panic} words="hold" />
      </HoldButton>
    </div>
  );
}

/** The key that does the same, where there are keys, and what else has to be known. */
const Hint = ({ keyName, words = '' }: { readonly keyName: string; readonly words?: string }) => (
  <small>
    <kbd className={classes.key}>{keyName}</kbd> {words}
  </small>
);
