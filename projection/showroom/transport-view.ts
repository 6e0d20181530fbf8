/** The minute that can be looked at: play and pause, the moment, and whether it begins anew. */

import { element, place } from './element.ts';
import { MINUTE_MS, type ShowroomState } from './showroom-state.ts';

export interface TransportView {
  show(state: ShowroomState): void;
}

/** `changed` hears what somebody wants to be otherwise. */
export function createTransportView(changed: (part: Partial<ShowroomState>) => void): TransportView {
  const play = element('button', 'play');
  play.type = 'button';
  const scrubber = element('input', 'scrubber');
  scrubber.type = 'range';
  Object.assign(scrubber, { min: '0', max: String(MINUTE_MS / 1000), step: '0.1', ariaLabel: 'Moment of the minute' });
  const time = element('output', 'time');
  const loops = element('input', '');
  loops.type = 'checkbox';
  place('transport').replaceChildren(play, scrubber, time, element('label', 'loops', loops, ' Loop'));

  let isPlaying = false;
  play.addEventListener('click', () => changed({ isPlaying: !isPlaying }));
  scrubber.addEventListener('input', () => changed({ atMs: scrubber.valueAsNumber * 1000, isPlaying: false }));
  loops.addEventListener('change', () => changed({ loops: loops.checked }));

  return {
    show: (state) => {
      isPlaying = state.isPlaying;
      play.dataset.playing = String(isPlaying);
      play.ariaLabel = isPlaying ? 'Pause' : 'Play';
      const seconds = state.atMs / 1000;
      if (document.activeElement !== scrubber || isPlaying) scrubber.value = seconds.toFixed(1);
      scrubber.style.setProperty('--share', String(state.atMs / MINUTE_MS));
      time.textContent = `${seconds.toFixed(1)} s`;
      scrubber.ariaValueText = time.textContent;
      loops.checked = state.loops;
    },
  };
}
