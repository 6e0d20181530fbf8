/** The next cue, readable from across the booth, and below it what runs now. */

import { useMoment } from '../store/use-panel.ts';
import { type NextCue, nextCountdown, nextCue } from '../view/next-cue.ts';
import { nowLines } from '../view/now-lines.ts';
import { CountdownText } from './countdown-text.tsx';
import classes from './next-cue-block.module.css';

export function NextCueBlock() {
  const next = useMoment(nextCue);
  return (
    <section className={classes.block} aria-label="Next cue">
      <div className={classes.next}>
        <Next next={next} />
      </div>
      <Now />
    </section>
  );
}

function Next({ next }: { readonly next: NextCue }) {
  switch (next.kind) {
    case 'unknown':
      return <p className={classes.empty}>Waiting for the show</p>;
    case 'nothing':
      return (
        <>
          <p className={classes.label}>No cue stands by</p>
          <p className={classes.empty}>{next.says}</p>
        </>
      );
    case 'crowd':
      return (
        <>
          <p className={classes.label}>
            {next.awaitsHand ? 'Waits for you to put the question' : 'The crowd decides'}: {next.gesture}
          </p>
          <div className={classes.cue}>
            <span className={classes.number}>{next.number}</span>
            <span className={classes.name}>{next.name}</span>
            <NextLeft />
          </div>
          <p className={classes.ways}>
            {next.ways.map((way) => (
              <span key={`${way.outcome} ${way.option}`} className={classes.way}>
                {way.label} → {way.number} {way.name}
              </span>
            ))}
          </p>
          <Words notes={next.notes} text="" isShort />
        </>
      );
    case 'due':
      return (
        <>
          <p className={classes.label}>Comes by itself</p>
          <div className={classes.cue}>
            <span className={classes.number}>{next.number}</span>
            <span className={classes.name}>{next.name}</span>
            <NextLeft />
          </div>
          <Words notes={next.notes} text={next.text} />
        </>
      );
    case 'cue':
      return (
        <>
          <p className={classes.label}>
            Next in {next.sequence}
            {next.caution !== '' && <strong className={classes.caution}>{next.caution}</strong>}
            {next.leadsTo !== '' && <span className={classes.leadsTo}>{next.leadsTo}</span>}
          </p>
          <div className={classes.cue} data-ready>
            <span className={classes.number}>{next.number}</span>
            <span className={classes.name}>{next.name}</span>
            {next.from !== '' && <span className={classes.from}>from {next.from}</span>}
          </div>
          <Words notes={next.notes} text={next.text} />
        </>
      );
  }
}

interface WordsProps {
  readonly notes: string;
  readonly text: string;
  /** Something else stands there that leaves little room. */
  readonly isShort?: boolean;
}

/** What the director should know of a cue, and what it writes on the walls. */
function Words({ notes, text, isShort = text !== '' }: WordsProps) {
  return (
    <>
      {text !== '' && (
        <p className={classes.text} title={text}>
          {text}
        </p>
      )}
      {notes !== '' && (
        <p className={classes.notes} data-short={isShort}>
          {notes}
        </p>
      )}
    </>
  );
}

function NextLeft() {
  const left = useMoment(nextCountdown);
  return <CountdownText countdown={left} className={classes.nextLeft} />;
}

function Now() {
  const lines = useMoment(nowLines);
  return (
    <ul className={classes.now} aria-label="Running now">
      {lines.map((line) => (
        <li key={line.key} className={classes.line}>
          <CountdownText countdown={line.countdown} className={classes.left} />
          <span className={classes.running}>
            <span className={classes.runningNumber}>{line.number}</span> {line.name}
          </span>
          {line.word !== '' && <span className={classes.word}>{line.word}</span>}
        </li>
      ))}
    </ul>
  );
}
