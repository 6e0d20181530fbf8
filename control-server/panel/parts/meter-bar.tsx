/** How big a share of the crowd does it, with the line it has to reach and the one it may fall back to. */

import { VisuallyHidden } from '@mantine/core';
import type { AskView } from '../view/ask-view.ts';
import classes from './meter-bar.module.css';

type MeterBarProps = Pick<AskView, 'standing' | 'sharePercent' | 'leavePercent' | 'thresholdPercent'> & {
  readonly isHeldBack: boolean;
  readonly isSlim: boolean;
};

export function MeterBar({ isHeldBack, isSlim, ...ask }: MeterBarProps) {
  return (
    <>
      <VisuallyHidden>
        <meter aria-label="Share of the people present" min={0} max={100} value={ask.sharePercent} />
      </VisuallyHidden>
      <div
        className={classes.bar}
        data-standing={isHeldBack ? 'held-back' : ask.standing}
        data-slim={isSlim}
        aria-hidden="true"
      >
        <span className={classes.fill} style={{ width: `${ask.sharePercent}%` }} />
        <span className={classes.leave} style={{ left: `${ask.leavePercent}%` }} />
        <span className={classes.threshold} style={{ left: `${ask.thresholdPercent}%` }} />
      </div>
    </>
  );
}

/** What the lines across the bar mean. Without numbers where several bars share one legend. */
export function MeterLegend({ leave, reach }: { readonly leave: string; readonly reach: string }) {
  return (
    <p className={classes.legend}>
      <span>
        <span className={classes.leaveSign} aria-hidden="true" /> keep {leave}
      </span>
      <span>
        <span className={classes.thresholdSign} aria-hidden="true" /> reach {reach}
      </span>
    </p>
  );
}
