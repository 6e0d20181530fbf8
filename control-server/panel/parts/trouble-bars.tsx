/** What the director must know before anything else: no server, turned away, a word of the server. */

import { Button } from '@mantine/core';
import type { Moment } from '../store/moment.ts';
import { useMoment, usePanel } from '../store/use-panel.ts';
import { connectionView } from '../view/connection.ts';
import { isReachable } from '../view/go-view.ts';
import { patternsShowing } from '../view/pattern-view.ts';
import { type ScoreOfferView, scoreOfferView } from '../view/score-offer.ts';
import classes from './trouble-bars.module.css';

const troubleView = (moment: Moment) => ({
  trouble: connectionView(moment).trouble,
  fault: moment.fault,
  notice: moment.notice,
  offer: scoreOfferView(moment),
  patterns: patternsShowing(moment.setup, Object.keys(moment.setup?.tiers ?? {})).says,
});

export function TroubleBars() {
  const { trouble, fault, notice, offer, patterns } = useMoment(troubleView);
  return (
    <div className={classes.bars}>
      {trouble && (
        <div className={classes.bar} data-kind="trouble" role="alert">
          <strong>{trouble.says}</strong>
          <span>{trouble.advice}</span>
          {trouble.reload && <Reload />}
        </div>
      )}
      {fault !== null && (
        <div className={classes.bar} data-kind="trouble" role="alert">
          <strong>{fault}</strong>
          <Reload />
        </div>
      )}
      {notice !== null && (
        <div className={classes.bar} data-kind="notice" role="status">
          {notice}
        </div>
      )}
      {offer && <ScoreOffer {...offer} />}
      {patterns !== null && <Patterns says={patterns} />}
    </div>
  );
}

/** No show begins with a grid on the wall. */
function Patterns({ says }: { readonly says: string }) {
  const { store } = usePanel();
  const enabled = useMoment(isReachable);
  return (
    <div className={classes.bar} data-kind="notice" role="status">
      <strong>{says}</strong>
      <Button
        className={classes.take}
        disabled={!enabled}
        onClick={() => void store.setUp({ type: 'pattern', surface: null, pattern: null })}
      >
        Show again
      </Button>
    </div>
  );
}

function ScoreOffer({ says, problems, hash }: ScoreOfferView) {
  const { store } = usePanel();
  return (
    <div className={classes.bar} data-kind="notice" role="status">
      <strong>{says}</strong>
      {problems.length > 0 && (
        <ul className={classes.problems}>
          {problems.map((problem) => (
            <li key={problem}>{problem}</li>
          ))}
        </ul>
      )}
      {hash !== null && (
        <Button className={classes.take} onClick={() => store.ask({ type: 'adopt-score', scoreHash: hash })}>
          Take it up now
        </Button>
      )}
    </div>
  );
}

const Reload = () => (
  <Button size="compact-sm" variant="default" onClick={() => location.reload()}>
    Reload
  </Button>
);
