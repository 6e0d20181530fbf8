/** What must be known before anything else: no server, something that could not be done, walls without the show. */

import { CloseButton } from '@mantine/core';
import { patternsShowing } from '../../view/pattern-view.ts';
import { useWalls, useWallsMoment } from '../store/use-walls.ts';
import { isLive, type WallsMoment } from '../store/walls-moment.ts';
import controls from './controls.module.css';
import classes from './page-bars.module.css';

const barsView = (moment: WallsMoment) => ({
  lost: lostWords(moment),
  fault: moment.fault,
  trouble: moment.room?.trouble ?? null,
  said: moment.said && { says: moment.said.says, advice: moment.said.advice },
  patterns: patternsShowing(moment.setup, Object.keys(moment.site?.surfaces ?? {})).says,
  canAsk: isLive(moment),
});

function lostWords({ stage, barred }: WallsMoment): { says: string; advice: string; canReload: boolean } | null {
  if (barred) return { ...barred, canReload: false };
  if (stage.stage === 'refused') return { says: stage.says, advice: stage.advice, canReload: !stage.retry };
  if (stage.stage !== 'stale') return null;
  const advice = 'The walls play on. This is the room as it was last told; nothing can be changed until it is back.';
  return { says: 'The server is lost.', advice, canReload: false };
}

export function PageBars() {
  const { store } = useWalls();
  const { lost, fault, trouble, said, patterns, canAsk } = useWallsMoment(barsView);
  return (
    <div className={classes.bars}>
      {lost && (
        <div className={classes.bar} data-kind="trouble" role="alert">
          <strong>{lost.says}</strong>
          <span>{lost.advice}</span>
          {lost.canReload && <Reload />}
        </div>
      )}
      {fault !== null && (
        <div className={classes.bar} data-kind="trouble" role="alert">
          <strong>{fault}</strong>
          <Reload />
        </div>
      )}
      {trouble !== null && (
        <div className={classes.bar} data-kind="trouble" role="alert">
          <span>{trouble}</span>
        </div>
      )}
      {said && (
        <div className={classes.bar} data-kind="trouble" role="alert">
          <strong>{said.says}</strong>
          <span className={classes.grow}>{said.advice}</span>
          <CloseButton size={44} className={classes.close} aria-label="I have read it" onClick={store.dismiss} />
        </div>
      )}
      {patterns !== null && (
        <div className={classes.bar} data-kind="pattern" role="status">
          <strong className={classes.grow}>{patterns}</strong>
          <button
            type="button"
            className={controls.key}
            data-lit="true"
            disabled={!canAsk}
            onClick={() => void store.ask({ type: 'pattern', surface: null, pattern: null })}
          >
            Show again
          </button>
        </div>
      )}
    </div>
  );
}

const Reload = () => (
  <button type="button" className={controls.key} onClick={() => location.reload()}>
    Reload
  </button>
);
