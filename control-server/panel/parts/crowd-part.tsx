/** Who is here, who counts them, and what they do, asked for or not. */

import { useMoment } from '../store/use-panel.ts';
import { crowdView, type GestureCount, type CrowdPart as Part } from '../view/crowd-view.ts';
import classes from './crowd-part.module.css';

export function CrowdPart() {
  const crowd = useMoment(crowdView);
  return (
    <section className={classes.part} data-doubt={crowd.doubt !== null} aria-label="Crowd">
      <div className={classes.present}>
        <span className={classes.count}>{crowd.present ?? '–'}</span>
        <span className={classes.countWord}>{crowd.present === 1 ? 'person here' : 'people here'}</span>
      </div>
      <ul className={classes.gestures}>
        {crowd.gestures.map((gesture) => (
          <Gesture key={gesture.gesture} gesture={gesture} />
        ))}
      </ul>
      <Parts title="seen by" parts={crowd.counted} />
      <Parts title="where" parts={crowd.zones} />
      {crowd.doubt !== null && <p className={classes.doubt}>{crowd.doubt}</p>}
      <a className={classes.teach} href="/teach" target="_blank" rel="noreferrer">
        Teach a gesture
      </a>
    </section>
  );
}

function Gesture({ gesture }: { readonly gesture: GestureCount }) {
  const { interval, people } = gesture;
  const isAny = people > 0;
  return (
    <li data-any={isAny}>
      <span className={classes.name}>{gesture.gesture}</span>
      <span className={classes.bar}>
        <span className={classes.share} style={{ width: `${gesture.percent}%` }} />
        {isAny && interval && (
          <span
            className={classes.interval}
            style={{ left: `${interval.low}%`, width: `${interval.high - interval.low}%` }}
          />
        )}
      </span>
      <span className={classes.people}>{people}</span>
      {isAny && interval && (
        <span className={classes.how}>
          <span>
            {gesture.percent} % ({interval.low}–{interval.high})
          </span>
          {gesture.how.map(({ text, isReal }) => (
            <span key={text} data-real={isReal}>
              {text}
            </span>
          ))}
        </span>
      )}
    </li>
  );
}

/** Parts of the crowd in a line; nothing where there is none. */
function Parts({ title, parts }: { readonly title: string; readonly parts: readonly Part[] }) {
  if (parts.length === 0) return null;
  return (
    <dl className={classes.parts}>
      <dt>{title}</dt>
      {parts.map(({ name, people }) => (
        <dd key={name}>
          {name} <b>{people}</b>
        </dd>
      ))}
    </dl>
  );
}
