/** One way the crowd can take: how many go it, how long they have held it, and what the director counts of it. */

import type { OptionView } from '../view/quorum-view.ts';
import { AskButton } from './ask-button.tsx';
import { CountEntry } from './count-entry.tsx';
import { DwellRing } from './dwell-ring.tsx';
import { MeterBar, MeterLegend } from './meter-bar.tsx';
import classes from './quorum-option.module.css';

interface QuorumOptionProps {
  readonly cue: string;
  readonly option: OptionView;
  /** There are others to choose between. */
  readonly isChoice: boolean;
  readonly isHeldBack: boolean;
}

export function QuorumOption({ cue, option, isChoice, isHeldBack }: QuorumOptionProps) {
  return (
    <div className={classes.option} data-choice={isChoice} data-ahead={isChoice && option.isAhead}>
      <div className={classes.standing}>
        <div>
          {isChoice && (
            <h3 className={classes.label}>
              {option.label} <small>{option.gesture}</small>
            </h3>
          )}
          <p className={classes.share}>
            {option.shareText}
            <span className={classes.words} data-standing={option.standing}>
              {option.words}
            </span>
          </p>
        </div>
        <DwellRing ask={option} />
      </div>
      <MeterBar {...option} isHeldBack={isHeldBack} isSlim={isChoice} />
      {!isChoice && <MeterLegend leave={`${option.leavePercent} %`} reach={`${option.thresholdPercent} %`} />}
      {option.synchrony && (
        <p className={classes.synchrony} data-enough={option.synchrony.isEnough}>
          {option.synchrony.text}
        </p>
      )}
      <CountEntry cue={cue} option={option}>
        {isChoice && (
          <AskButton request={{ type: 'quorum-force', cue, outcome: 'met', option: option.option }}>
            Force<span className={classes.forced}> {option.label}</span>
          </AskButton>
        )}
      </CountEntry>
    </div>
  );
}
