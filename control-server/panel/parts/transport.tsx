/** Pause, stop and panic: always there, one press each. Panic must be held on the screen; Esc does it at once. */

import { UnstyledButton } from '@mantine/core';
import type { Moment } from '../store/moment.ts';
import { useMoment, usePanel } from '../store/use-panel.ts';
import { KEY_NAMES } from '../view/key-map.ts';
import { unreachable } from '../view/next-cue.ts';
import { HoldButton } from './hold-button.tsx';
import classes from './transport.module.css';

const PANIC_HOLD_MS = 600;

const transportView = (moment: Moment) => ({
  isPaused: moment.state?.mode === 'paused',
  isPanicked: moment.state?.mode === 'panicked',
  enabled: unreachable(moment) === null,
});

export function Transport() {
  const { store } = usePanel();
  const { isPaused, isPanicked, enabled } = useMoment(transportView);
  const pause = isPaused ? 'resume' : 'pause';
  return (
    <div className={classes.transport}>
      <UnstyledButton
        className={classes.button}
        data-on={isPaused}
        disabled={!enabled}
        onClick={() => void store.ask({ type: pause })}
      >
        {isPaused ? 'Resume' : 'Pause'} <kbd className={classes.key}>{KEY_NAMES.pauseOrResume}</kbd>
      </UnstyledButton>
      <UnstyledButton className={classes.button} disabled={!enabled} onClick={() => void store.ask({ type: 'stop' })}>
        Stop <kbd className={classes.key}>{KEY_NAMES.stop}</kbd>
      </UnstyledButton>
      <HoldButton
        className={`${classes.button} ${classes.panic} ${isPanicked ? classes.panicked : ''}`}
        holdMs={PANIC_HOLD_MS}
        disabled={!enabled}
        onHeld={() => void store.ask({ type: 'panic' })}
      >
        Panic <kbd className={classes.key}>{KEY_NAMES.panic}</kbd>
        <span className={classes.hint}>hold</span>
      </HoldButton>
    </div>
  );
}
