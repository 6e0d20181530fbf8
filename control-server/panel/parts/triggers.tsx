/** The triggers of the score: calls to press, what the crowd can start, what comes by the time. */

import type { CallView, CrowdTriggerView, TimedTriggerView } from '../view/triggers-view.ts';
import { AskButton } from './ask-button.tsx';
import { MeterBar } from './meter-bar.tsx';
import classes from './show-part.module.css';

export const Calls = ({ calls }: { readonly calls: readonly CallView[] }) => (
  <div>
    <h3 className={classes.heading}>Calls</h3>
    <ul className={classes.list}>
      {calls.map((call) => (
        <li key={call.call} className={classes.call}>
          <AskButton request={{ type: 'call', name: call.call }} className={classes.callButton}>
            {call.call}
          </AskButton>
          <div>
            <Says words={call.says} />
            <Facts line={call} />
          </div>
        </li>
      ))}
    </ul>
  </div>
);

export const CrowdTriggers = ({ triggers }: { readonly triggers: readonly CrowdTriggerView[] }) => (
  <div>
    <h3 className={classes.heading}>The crowd can start</h3>
    <ul className={classes.list}>
      {triggers.map((trigger) => (
        <li key={trigger.name} className={classes.trigger}>
          <p className={classes.line}>
            <strong>{trigger.name}</strong>
            <span className={classes.share}>{trigger.ask.shareText}</span>
          </p>
          <Says words={trigger.says} />
          <MeterBar {...trigger.ask} isHeldBack={trigger.rests || trigger.needs !== ''} isSlim />
          <p className={classes.quiet}>
            {trigger.ask.gesture}: {trigger.rests ? 'rests until they let go' : trigger.ask.words}
          </p>
          <Facts line={trigger} />
        </li>
      ))}
    </ul>
  </div>
);

export const TimedTriggers = ({ triggers }: { readonly triggers: readonly TimedTriggerView[] }) => (
  <div>
    <h3 className={classes.heading}>Comes by itself</h3>
    <ul className={classes.list}>
      {triggers.map((trigger) => (
        <li key={trigger.name} className={classes.trigger}>
          <p>
            <strong>{trigger.name}</strong> {trigger.when}
          </p>
          <Says words={trigger.says} />
          <Facts line={trigger} />
        </li>
      ))}
    </ul>
  </div>
);

/** What a trigger is for: the artist's words, of which three lines are read. */
const Says = ({ words }: { readonly words: string }) =>
  words === '' ? null : (
    <p className={classes.says} title={words}>
      {words}
    </p>
  );

/** Where a trigger leads, what it lacks, and when it fired last. */
function Facts({ line }: { readonly line: Pick<CallView, 'goesTo' | 'needs' | 'fired'> }) {
  return (
    <span className={classes.facts}>
      <span>→ {line.goesTo}</span>
      {line.needs !== '' && <span className={classes.needs}>needs {line.needs}</span>}
      {line.fired !== '' && <span>{line.fired}</span>}
    </span>
  );
}
