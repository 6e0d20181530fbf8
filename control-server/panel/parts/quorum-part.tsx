/** The open question: how near the crowd is to each way, how long it still has, and the director's word over it. */

import { useMoment } from '../store/use-panel.ts';
import { type QuorumView, quorumView } from '../view/quorum-view.ts';
import type { BranchLine } from '../view/quorum-words.ts';
import { AskButton } from './ask-button.tsx';
import { CountdownText } from './countdown-text.tsx';
import { MeterLegend } from './meter-bar.tsx';
import { QuorumOption } from './quorum-option.tsx';
import classes from './quorum-part.module.css';

export function QuorumPart() {
  const quorum = useMoment(quorumView);
  if (!quorum) return null;
  const isChoice = quorum.options.length > 1;
  return (
    <section className={classes.part} data-hold={quorum.hold} aria-label="The crowd is asked">
      <header className={classes.head}>
        <div>
          <p className={classes.asked}>
            {quorum.hold === 'awaits-hand' ? 'The crowd will be asked' : 'The crowd is asked'}, cue {quorum.number}
            {!isChoice && ` ${quorum.name}`}
          </p>
          <h2 className={classes.gesture}>{isChoice ? quorum.name : quorum.gesture}</h2>
        </div>
        <div className={classes.leftBox}>
          <CountdownText countdown={quorum.left} className={classes.left} />
          <span className={classes.leftWord}>{LEFT_WORDS[quorum.hold] ?? `then: ${quorum.atTimeout}`}</span>
        </div>
      </header>
      {isChoice && <TakeAndHold quorum={quorum} />}
      {quorum.options.map((option) => (
        <QuorumOption
          key={option.option}
          cue={quorum.cue}
          option={option}
          isChoice={isChoice}
          isHeldBack={quorum.hold !== 'open'}
        />
      ))}
      {isChoice ? <MeterLegend leave="once begun" reach="to begin" /> : <TakeAndHold quorum={quorum} />}
      <LastWord quorum={quorum} isChoice={isChoice} />
    </section>
  );
}

const LEFT_WORDS: Readonly<Partial<Record<QuorumView['hold'], string>>> = {
  held: 'held back',
  'awaits-hand': 'not put yet',
};

/** The decision as the crowd stands, and its moment. */
const TakeAndHold = ({ quorum }: { readonly quorum: QuorumView }) => (
  <div className={classes.actions}>
    <AskButton request={{ type: 'quorum-take', cue: quorum.cue }}>
      Take <small>now: {quorum.takes}</small>
    </AskButton>
    <HoldOrArm quorum={quorum} />
  </div>
);

/** What the director can say over the crowd's head. Of several ways each has its own button beside its bar. */
function LastWord({ quorum, isChoice }: { readonly quorum: QuorumView; readonly isChoice: boolean }) {
  const branches = quorum.branches.filter((branch) => !isChoice || branch.outcome === 'unmet');
  return (
    <div className={classes.actions}>
      {branches.map((branch) => (
        <Force key={`${branch.outcome} ${branch.option}`} cue={quorum.cue} branch={branch} />
      ))}
      <AskButton request={{ type: 'quorum-rearm', cue: quorum.cue }} className={isChoice ? '' : classes.whole}>
        Ask again <small>from the beginning</small>
      </AskButton>
    </div>
  );
}

function HoldOrArm({ quorum: { cue, hold } }: { readonly quorum: QuorumView }) {
  switch (hold) {
    case 'open':
      return (
        <AskButton request={{ type: 'quorum-hold', cue }}>
          Hold <small>the decision</small>
        </AskButton>
      );
    case 'held':
      return (
        <AskButton request={{ type: 'quorum-release', cue }} isOn>
          Release <small>let it go on</small>
        </AskButton>
      );
    case 'awaits-hand':
      return (
        <AskButton request={{ type: 'quorum-release', cue }} isFirst>
          Arm <small>put the question</small>
        </AskButton>
      );
  }
}

const Force = ({ cue, branch }: { readonly cue: string; readonly branch: BranchLine }) => (
  <AskButton request={{ type: 'quorum-force', cue, outcome: branch.outcome, option: branch.option }}>
    Force: {branch.label}
    <small>
      {branch.number} {branch.name}
    </small>
  </AskButton>
);
