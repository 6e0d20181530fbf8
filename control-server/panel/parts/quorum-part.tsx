/** The open quorum: how near the crowd is, how long it still has, and the director's word over it. */

import { UnstyledButton, VisuallyHidden } from '@mantine/core';
import type { Moment } from '../store/moment.ts';
import { useMoment, usePanel } from '../store/use-panel.ts';
import { type QuorumView, quorumView } from '../view/crowd-view.ts';
import { unreachable } from '../view/next-cue.ts';
import { CountdownText } from './countdown-text.tsx';
import classes from './quorum-part.module.css';

const view = (moment: Moment) => ({ quorum: quorumView(moment), enabled: unreachable(moment) === null });

export function QuorumPart() {
  const { quorum, enabled } = useMoment(view);
  if (!quorum) return null;
  return (
    <section className={classes.part} data-standing={quorum.standing} aria-label="The crowd is asked">
      <header className={classes.head}>
        <div>
          <p className={classes.asked}>
            The crowd is asked, cue {quorum.number} {quorum.name}
          </p>
          <h2 className={classes.gesture}>{quorum.gesture}</h2>
        </div>
        <div className={classes.leftBox}>
          <CountdownText countdown={quorum.left} className={classes.left} />
          <span className={classes.leftWord}>{quorum.suspended ? 'held back' : `then: ${unmetLabel(quorum)}`}</span>
        </div>
      </header>
      <ShareBar quorum={quorum} />
      <p className={classes.words}>{quorum.words}</p>
      <dl className={classes.numbers}>
        <div>
          <dt>People doing it</dt>
          <dd>
            {quorum.active}{' '}
            <small>
              of {quorum.present}, at least {quorum.minPeople}
            </small>
          </dd>
        </div>
        <div>
          <dt>Held for</dt>
          <dd>{quorum.dwellText}</dd>
          <span className={classes.dwell}>
            <span style={{ width: `${quorum.dwellPercent}%` }} />
          </span>
        </div>
      </dl>
      <Word quorum={quorum} enabled={enabled} />
    </section>
  );
}

const unmetLabel = ({ branches }: QuorumView): string =>
  branches.find((branch) => branch.outcome === 'unmet')?.label ?? '';

function ShareBar({ quorum }: { readonly quorum: QuorumView }) {
  return (
    <div className={classes.share}>
      <span className={classes.shareText}>{quorum.shareText}</span>
      <VisuallyHidden>
        <meter aria-label="Share of the people present" min={0} max={100} value={quorum.sharePercent} />
      </VisuallyHidden>
      <div className={classes.bar} aria-hidden="true">
        <span className={classes.fill} style={{ width: `${quorum.sharePercent}%` }} />
        <span className={classes.leave} style={{ left: `${quorum.leavePercent}%` }} />
        <span className={classes.threshold} style={{ left: `${quorum.thresholdPercent}%` }} />
      </div>
      <p className={classes.legend}>
        <span>
          <span className={classes.leaveSign} aria-hidden="true" /> keep {quorum.leavePercent} %
        </span>
        <span>
          <span className={classes.thresholdSign} aria-hidden="true" /> reach {quorum.thresholdPercent} %
        </span>
      </p>
    </div>
  );
}

function Word({ quorum, enabled }: { readonly quorum: QuorumView; readonly enabled: boolean }) {
  const { store } = usePanel();
  const hold = quorum.suspended ? 'quorum-release' : 'quorum-hold';
  return (
    <div className={classes.actions}>
      <UnstyledButton
        className={classes.action}
        disabled={!enabled}
        onClick={() => void store.ask({ type: 'quorum-take', cue: quorum.cue })}
      >
        <span>
          Take <small>now: {quorum.takes}</small>
        </span>
      </UnstyledButton>
      <UnstyledButton
        className={classes.action}
        data-on={quorum.suspended}
        disabled={!enabled}
        onClick={() => void store.ask({ type: hold, cue: quorum.cue })}
      >
        <span>
          {quorum.suspended ? 'Release' : 'Hold'} <small>{quorum.suspended ? 'let it go on' : 'the decision'}</small>
        </span>
      </UnstyledButton>
      {quorum.branches.map((branch) => (
        <UnstyledButton
          key={`${branch.outcome} ${branch.option}`}
          className={classes.action}
          disabled={!enabled}
          onClick={() =>
            void store.ask({ type: 'quorum-force', cue: quorum.cue, outcome: branch.outcome, option: branch.option })
          }
        >
          <span>
            Force: {branch.label}
            <small>
              {branch.number} {branch.name}
            </small>
          </span>
        </UnstyledButton>
      ))}
    </div>
  );
}
