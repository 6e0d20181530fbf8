/** GO. Answers at once to the hand; what comes of it is the server's to say. */

import { UnstyledButton } from '@mantine/core';
import { useMoment, usePanel } from '../store/use-panel.ts';
import { goView } from '../view/go-view.ts';
import { KEY_NAMES } from '../view/key-map.ts';
import classes from './go-button.module.css';

export function GoButton() {
  const { store } = usePanel();
  const go = useMoment(goView);
  return (
    <UnstyledButton
      className={classes.go}
      data-ready={go.ready}
      data-asking={go.asking}
      disabled={!go.enabled}
      onClick={() => void store.ask({ type: 'go' })}
    >
      <span className={classes.word}>GO</span>
      <span className={classes.reason} data-key={go.reason === null}>
        {go.reason ?? KEY_NAMES.go}
      </span>
      {go.flash > 0 && (
        <span key={go.flash} className={classes.flash}>
          double GO
        </span>
      )}
    </UnstyledButton>
  );
}
