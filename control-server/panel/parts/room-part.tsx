/** Every wall and camera: how well it is, and a way to open the one that is missing. */

import type { Moment } from '../store/moment.ts';
import { useMoment } from '../store/use-panel.ts';
import { type RoomLine, roomView } from '../view/room-view.ts';
import classes from './room-part.module.css';

const view = (moment: Moment) => roomView(moment);

export function RoomPart() {
  const room = useMoment(view);
  return (
    <section id="room" className={classes.part} aria-label="Room">
      <header className={classes.head}>
        <h2>Room</h2>
        {room && <span data-well={room.isWell}>{room.summary}</span>}
        {room && room.directors > 1 && <span>{room.directors} director panels</span>}
        <a className={classes.walls} href="/walls" target="_blank" rel="noreferrer">
          Fit the walls
        </a>
      </header>
      {!room && <p className={classes.empty}>The server has not told yet which pages are connected.</p>}
      {room?.trouble && (
        <p className={classes.says} role="alert">
          {room.trouble}
        </p>
      )}
      <ul className={classes.lines}>
        {room?.lines.map((line) => (
          <Line key={line.key} line={line} />
        ))}
      </ul>
    </section>
  );
}

function Line({ line }: { readonly line: RoomLine }) {
  const numbers = [line.people, line.fps, line.clock, line.dropped, line.tier, line.engine].filter(
    (text) => text !== '',
  );
  return (
    <li className={classes.line} data-health={line.health}>
      <span className={classes.name}>
        <span className={classes.kind}>{line.kind}</span> {line.name}
      </span>
      <span className={classes.word}>
        {line.word}
        {line.health === 'silent' && `, ${line.lastSeen}`}
      </span>
      {line.open !== null ? (
        <a className={classes.open} href={line.open} target="_blank" rel="noreferrer">
          Open {line.open}
        </a>
      ) : (
        <span className={classes.numbers}>
          {numbers.map((number) => (
            <span key={number}>{number}</span>
          ))}
          {line.health !== 'silent' && line.lastSeen !== '' && <span>seen {line.lastSeen}</span>}
        </span>
      )}
      {line.says.map((sentence) => (
        <span key={sentence} className={classes.says}>
          {sentence}
        </span>
      ))}
    </li>
  );
}
