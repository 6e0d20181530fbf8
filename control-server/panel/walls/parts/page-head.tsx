/** Where this is, how the page stands with the server, and how well the walls are in step. */

import { agoText } from '../../view/show-time.ts';
import { useWallsMoment } from '../store/use-walls.ts';
import type { WallsMoment } from '../store/walls-moment.ts';
import { stepView } from '../view/step-view.ts';
import classes from './page-head.module.css';

const headView = (moment: WallsMoment) => ({
  title: moment.site?.title ?? '',
  step: stepView(moment),
  link: linkWords(moment),
  isLive: moment.stage.stage === 'live',
});

function linkWords({ stage, localMs }: WallsMoment): string {
  switch (stage.stage) {
    case 'greeting':
      return 'Looking for the server';
    case 'syncing':
      return 'Catching up';
    case 'live':
      return 'Connected';
    case 'stale':
      return `Server lost, ${agoText(localMs - stage.since)}`;
    case 'refused':
      return 'Turned away';
  }
}

export function PageHead() {
  const { title, step, link, isLive } = useWallsMoment(headView);
  return (
    <header className={classes.head}>
      <a className={classes.home} href="/" aria-label="All pages of this show">
        ‹
      </a>
      <h1 className={classes.name}>
        Walls <span className={classes.site}>{title}</span>
      </h1>
      <div className={classes.step} data-tone={step.tone} title={step.detail}>
        <span className={classes.label}>In step</span>
        <strong>{step.words}</strong>
      </div>
      <span className={classes.link} data-live={isLive} role="status">
        {link}
      </span>
    </header>
  );
}
