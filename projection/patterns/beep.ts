/** The beep of the latency pattern: on every full second of the server, however late this page comes to say so. */

import type { LocalMs, ServerMs } from '#installation/time/axes.ts';
import type { Sound } from './pattern-info.ts';

const TONE_HZ = 1000;
const TONE_S = 0.05;
/** Beeps are ordered this long before they sound, ms. */
const AHEAD_MS = 400;

export interface Beep {
  /** To be called with every picture of the pattern: the server's time that it shows, and when that is seen. */
  follow(server: ServerMs, seenAt: LocalMs): void;
  /** Whether it can be heard. */
  sound(): Sound;
  /** Falls silent until it is followed again. */
  rest(): void;
}

/** A beep that makes no sound and asks for none before it is first followed. */
export function createBeep(): Beep {
  let context: AudioContext | null = null;
  let isMissing = false;
  /** The second that was last ordered, and the last one in which leave was asked for; ms. */
  let ordered = Number.NEGATIVE_INFINITY;
  let askedIn = Number.NEGATIVE_INFINITY;

  const open = (): AudioContext | null => {
    if (context || isMissing) return context;
    try {
      context = new AudioContext({ latencyHint: 'interactive' });
    } catch (error) {
      isMissing = true;
      console.warn('this page has no sound to beep with', error);
    }
    return context;
  };

  return {
    follow: (server, seenAt) => {
      const audio = open();
      if (!audio) return;
      const next = Math.ceil((server + 1) / 1000) * 1000;
      if (audio.state !== 'running') {
        // Refused until somebody touches the page; asked again with every second, for then it may be granted.
        if (next !== askedIn) audio.resume().catch((error: unknown) => console.warn('the beep was refused', error));
        askedIn = next;
        return;
      }
      if (next <= ordered || next - server > AHEAD_MS) return;
      const at = heardAt(audio, seenAt + (next - server));
      if (at === null) return;
      ordered = next;
      sound(audio, at);
    },
    sound: () => (isMissing ? 'none' : context === null || context.state === 'running' ? 'on' : 'refused'),
    rest: () => {
      ordered = Number.NEGATIVE_INFINITY;
      if (context?.state === 'running') {
        context.suspend().catch((error: unknown) => console.warn('the beep could not be rested', error));
      }
    },
  };
}

/**
 * The time of `audio` whose sound leaves the loudspeaker at a local time, by the stamps that the browser gives of both; null
 * before there are any.
 */
function heardAt(audio: AudioContext, at: number): number | null {
  const { contextTime = 0, performanceTime = 0 } = audio.getOutputTimestamp();
  if (performanceTime === 0) return null;
  return Math.max(audio.currentTime, contextTime + (at - performanceTime) / 1000);
}

function sound(audio: AudioContext, at: number): void {
  const tone = new OscillatorNode(audio, { frequency: TONE_HZ });
  const loudness = new GainNode(audio, { gain: 0 });
  // A few ms of rise and fall: a tone that begins at full loudness clicks.
  loudness.gain.setValueAtTime(0, at);
  loudness.gain.linearRampToValueAtTime(0.5, at + 0.003);
  loudness.gain.setValueAtTime(0.5, at + TONE_S - 0.01);
  loudness.gain.linearRampToValueAtTime(0, at + TONE_S);
  tone.connect(loudness).connect(audio.destination);
  tone.start(at);
  tone.stop(at + TONE_S);
}
