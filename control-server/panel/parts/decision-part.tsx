/** The last question that was decided, with why, and a way to put it again. */

import { useMoment } from '../store/use-panel.ts';
import { decisionView } from '../view/decision-view.ts';
import { AskButton } from './ask-button.tsx';
import classes from './decision-part.module.css';

export function DecisionPart() {
  const decision = useMoment(decisionView);
  if (!decision) return null;
  return (
    <section className={classes.part} aria-label="Last decision">
      <div>
        <p className={classes.asked}>
          Last decided, cue {decision.number} {decision.name}, {decision.when}
        </p>
        <p className={classes.sentence}>
          <strong>{decision.label}</strong>: {decision.because}
        </p>
      </div>
      {decision.canAskAgain && (
        <AskButton request={{ type: 'quorum-rearm', cue: decision.cue }} className={classes.again}>
          Ask again
        </AskButton>
      )}
    </section>
  );
}
