/** Stand by and jump, at the beginning of a cue or at a time in it. */

import { TextInput } from '@mantine/core';
import { useState } from 'react';
import type { PlannedCue } from '#installation/score/plan.ts';
import { parsePosition, positionText } from '../view/show-time.ts';
import { AskButton } from './ask-button.tsx';
import classes from './cue-detail.module.css';

export function CuePlace({ cue }: { readonly cue: PlannedCue }) {
  const [typed, setTyped] = useState('');
  const ms = typed.trim() === '' ? 0 : parsePosition(typed);
  const at = ms === null || ms === 0 ? {} : { offsetMs: ms };
  const from = ms === null || ms === 0 ? '' : ` at ${positionText(ms)}`;
  return (
    <div className={classes.row}>
      <AskButton request={{ type: 'standby', cue: cue.key, ...at }} isOff={ms === null} className={classes.button}>
        Stand by{from}
      </AskButton>
      <AskButton request={{ type: 'jump', cue: cue.key, ...at }} isOff={ms === null} className={classes.button}>
        Jump here now{from}
      </AskButton>
      <span className={classes.place}>
        <TextInput
          aria-label="From this time in it, minutes and seconds"
          classNames={{ input: classes.time ?? '' }}
          inputMode="decimal"
          placeholder="m:ss"
          value={typed}
          error={ms === null}
          onChange={(event) => setTyped(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter') event.currentTarget.blur();
          }}
        />
        <span className={classes.words}>
          {ms === null ? 'Write seconds, or 1:30.' : 'from this time in it; empty: from its beginning'}
        </span>
      </span>
    </div>
  );
}
