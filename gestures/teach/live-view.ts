/** Trying it live: the score now with the line from which it counts, the last seconds, and what else answers. */

import type { GestureReading, Person } from '#installation/crowd/body.ts';
import { make, setText } from '../camera/element.ts';
import { HOLD_TIMING } from '../interpret/gesture-hold.ts';
import { type Draft, UNNAMED } from './draft.ts';
import { LiveTrace } from './live-trace.ts';
import { drawTrace } from './trace-drawing.ts';

/** Others that answer, the strongest first. */
const SHOWN = 3;

export interface LiveView {
  /** A picture was looked at. */
  readonly see: (performer: Person | null, atMs: number, draft: Draft) => void;
  readonly show: (draft: Draft, performer: Person | null) => void;
}

/** Fills the section and returns what updates it. */
export function liveView(section: HTMLElement, setThreshold: (threshold: number) => void): LiveView {
  const trace = new LiveTrace();
  const [says, meter, others] = [make('p', 'verdict'), make('div', 'live-meter'), make('ul', 'bars')];
  const [fill, value] = [make('b', 'score'), make('output', '')];
  const line = document.createElement('input');
  Object.assign(line, { type: 'range', min: '0.05', max: '0.95', step: '0.01' });
  line.setAttribute('aria-label', 'From where it counts');
  line.addEventListener('input', () => setThreshold(Number(line.value)));
  const canvas = document.createElement('canvas');
  canvas.setAttribute('aria-hidden', 'true');
  meter.append(fill, line);
  section.append(make('h2', '', 'Try it live'), says, meter, value, canvas, others);
  const rows = Array.from({ length: SHOWN }, () => {
    const [row, name, track, output] = [
      make('li', 'meter'),
      make('span', 'name'),
      make('div', 'bar'),
      make('output', ''),
    ];
    track.append(make('b', ''));
    row.append(name, track, output);
    others.append(row);
    return { row, name, output };
  });
  let was: Draft['takes'] = [];

  const showOthers = (readings: readonly GestureReading[]): void => {
    const strongest = readings.filter(({ name }) => name !== UNNAMED).sort((a, b) => b.score - a.score);
    for (const [index, { row, name, output }] of rows.entries()) {
      const reading = strongest[index];
      row.hidden = reading === undefined;
      if (reading === undefined) continue;
      setText(name, reading.name);
      setText(output, String(Math.round(reading.score * 100)));
      row.style.setProperty('--score', reading.score.toFixed(3));
      row.style.setProperty('--threshold', String(HOLD_TIMING.enterScore));
      row.dataset.active = String(reading.active);
    }
  };

  return {
    see: (performer, atMs, draft) => {
      if (draft.takes !== was) trace.forget();
      was = draft.takes;
      const score = performer?.gestures.find(({ name }) => name === UNNAMED)?.score ?? 0;
      if (draft.takes.length > 0) trace.add(atMs, score, draft.threshold);
    },
    show: (draft, performer) => {
      const { newest } = trace;
      const isActive = newest?.isActive ?? false;
      section.dataset.active = String(isActive);
      meter.style.setProperty('--score', (newest?.score ?? 0).toFixed(3));
      meter.style.setProperty('--threshold', String(draft.threshold));
      if (document.activeElement !== line || line.value === '') line.value = String(draft.threshold);
      line.disabled = draft.takes.length === 0;
      setText(value, `${Math.round((newest?.score ?? 0) * 100)} now, counts from ${Math.round(draft.threshold * 100)}`);
      setText(says, liveWords(draft, performer, isActive));
      showOthers(performer?.gestures ?? []);
      drawTrace(canvas, trace.points, draft.threshold);
    },
  };
}

function liveWords({ takes }: Draft, performer: Person | null, isActive: boolean): string {
  if (takes.length === 0) return 'Once there is a take, do the gesture and see it answer.';
  if (performer === null) return 'Nobody is in the picture. Step in and do the gesture.';
  return isActive ? 'It counts now.' : 'Do it, then do other things: it should answer to nothing else. Drag the line.';
}
