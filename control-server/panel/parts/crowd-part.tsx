/** Who is here and what they do, asked for or not. */

import { useMoment } from '../store/use-panel.ts';
import { crowdView } from '../view/crowd-view.ts';
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
          <li key={gesture.gesture} data-any={gesture.people > 0}>
            <span className={classes.name}>{gesture.gesture}</span>
            <span className={classes.bar}>
              <span style={{ width: `${gesture.percent}%` }} />
            </span>
            <span className={classes.people}>{gesture.people}</span>
          </li>
        ))}
      </ul>
      {crowd.doubt !== null && <p className={classes.doubt}>{crowd.doubt}</p>}
      <a className={classes.teach} href="/teach" target="_blank" rel="noreferrer">
        Teach a gesture
      </a>
    </section>
  );
}
