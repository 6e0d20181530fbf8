/** What the director must know before anything else: no server, turned away, a word of the server. */

import { Button } from '@mantine/core';
import type { Moment } from '../store/moment.ts';
import { useMoment } from '../store/use-panel.ts';
import { connectionView } from '../view/connection.ts';
import classes from './trouble-bars.module.css';

const troubleView = (moment: Moment) => ({
  trouble: connectionView(moment).trouble,
  fault: moment.fault,
  notice: moment.notice,
});

export function TroubleBars() {
  const { trouble, fault, notice } = useMoment(troubleView);
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
    </div>
  );
}

const Reload = () => (
  <Button size="compact-sm" variant="default" onClick={() => location.reload()}>
    Reload
  </Button>
);
