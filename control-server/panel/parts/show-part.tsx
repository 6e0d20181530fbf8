/** What belongs to the whole show: the doors, what it remembers, and what can start something besides GO. */

import type { Moment } from '../store/moment.ts';
import { useMoment } from '../store/use-panel.ts';
import { type DoorsView, doorsView } from '../view/doors-view.ts';
import { triggersView } from '../view/triggers-view.ts';
import { variablesView } from '../view/variables-view.ts';
import { wallText } from '../view/wall-text.ts';
import { AskButton } from './ask-button.tsx';
import { Fold } from './fold.tsx';
import classes from './show-part.module.css';
import { Calls, CrowdTriggers, TimedTriggers } from './triggers.tsx';
import { VariableLine } from './variable-line.tsx';

const summary = (moment: Moment): string => {
  const doors = doorsView(moment);
  if (doors) return doors.isOpen ? 'doors open' : 'doors closed';
  return '';
};

export function ShowPart() {
  const words = useMoment(summary);
  return (
    <Fold title="Show" id="show" startsOpen summary={words}>
      {() => <Inside />}
    </Fold>
  );
}

function Inside() {
  const doors = useMoment(doorsView);
  const text = useMoment(wallText);
  const variables = useMoment(variablesView);
  const { calls, crowd, timed } = useMoment(triggersView);
  const isEmpty = !doors && text === null && variables.length + calls.length + crowd.length + timed.length === 0;
  return (
    <div className={classes.inside}>
      {isEmpty && <p className={classes.quiet}>This score has no doors, variables, triggers or texts.</p>}
      {doors && <Doors doors={doors} />}
      {text !== null && (
        <div>
          <h3 className={classes.heading}>On the walls</h3>
          <p className={classes.text}>{text === '' ? <span className={classes.quiet}>no text</span> : text}</p>
        </div>
      )}
      {calls.length > 0 && <Calls calls={calls} />}
      {variables.length > 0 && (
        <div>
          <h3 className={classes.heading}>The show remembers</h3>
          <ul className={classes.list}>
            {variables.map((variable) => (
              <VariableLine key={variable.name} variable={variable} />
            ))}
          </ul>
        </div>
      )}
      {crowd.length > 0 && <CrowdTriggers triggers={crowd} />}
      {timed.length > 0 && <TimedTriggers triggers={timed} />}
    </div>
  );
}

function Doors({ doors }: { readonly doors: DoorsView }) {
  return (
    <div className={classes.doors}>
      <div>
        <h3 className={classes.heading}>Doors</h3>
        <p className={classes.state} data-open={doors.isOpen}>
          {doors.isOpen ? 'Open' : 'Closed'}
        </p>
        {doors.next !== '' && <p>{doors.next}</p>}
        {doors.hours.map((hours) => (
          <p key={hours} className={classes.quiet}>
            {hours}
          </p>
        ))}
      </div>
      <AskButton request={{ type: doors.isOpen ? 'close-doors' : 'open-doors' }}>
        {doors.isOpen ? 'Close' : 'Open'} the doors
      </AskButton>
    </div>
  );
}
