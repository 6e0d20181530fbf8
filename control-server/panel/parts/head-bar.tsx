/** The line at the very top: which show, how it is, how long, and whether the server is there. */

import type { Moment } from '../store/moment.ts';
import { useMoment } from '../store/use-panel.ts';
import { connectionView } from '../view/connection.ts';
import { headView } from '../view/head-view.ts';
import { recordingView } from '../view/recording-view.ts';
import { roomView } from '../view/room-view.ts';
import { clockText } from '../view/show-time.ts';
import classes from './head-bar.module.css';

const roomSummary = (moment: Moment) => {
  const room = roomView(moment);
  return room && { summary: room.summary, isWell: room.isWell };
};

const connection = (moment: Moment) => {
  const { tone, words } = connectionView(moment);
  return { tone, words };
};

export function HeadBar() {
  const head = useMoment(headView);
  const link = useMoment(connection);
  const room = useMoment(roomSummary);
  const recording = useMoment(recordingView);
  return (
    <header className={classes.bar}>
      <h1 className={classes.title}>{head.title || 'Reclaim'}</h1>
      {head.mode && (
        <span className={classes.mode} data-mode={head.mode}>
          {head.modeWord}
          {head.lightPercent !== null && <span className={classes.light}> light {head.lightPercent} %</span>}
        </span>
      )}
      {recording && (
        <a className={classes.recording} href="#takes" data-stage={recording.stage}>
          {recording.stage === 'announced' ? `Take in ${recording.time}` : `Take ${recording.time}`}
        </a>
      )}
      {head.sequence !== '' && (
        <span className={classes.place}>
          <span className={classes.sequence}>{head.sequence}</span>
          <time className={classes.time}>{clockText(head.positionMs)}</time>
        </span>
      )}
      {head.mode && (
        <span className={`${classes.place} ${classes.show}`}>
          <span className={classes.sequence}>show</span>
          <time className={classes.time}>{clockText(head.showMs)}</time>
        </span>
      )}
      <span className={classes.spring} />
      {room && (
        <a className={classes.room} data-well={room.isWell} href="#room">
          Room {room.summary}
        </a>
      )}
      <span className={classes.link} data-tone={link.tone} role="status">
        {link.words}
      </span>
    </header>
  );
}
