/** Short tones for somebody who stands with their back to the screen: one a second, then a higher one. */

const COUNT_HZ = 660;
const BEGIN_HZ = 990;
const LASTS_S = 0.12;
const LOUDNESS = 0.15;

/** The context is made at the first tone: browsers let a page sound only once somebody has touched it. */
export function beeper(makeContext: () => AudioContext): (tone: 'count' | 'begin') => void {
  let context: AudioContext | null = null;
  return (tone) => {
    context ??= makeContext();
    const [source, gain] = [context.createOscillator(), context.createGain()];
    source.frequency.value = tone === 'count' ? COUNT_HZ : BEGIN_HZ;
    gain.gain.setValueAtTime(LOUDNESS, context.currentTime);
    gain.gain.exponentialRampToValueAtTime(0.001, context.currentTime + LASTS_S);
    source.connect(gain).connect(context.destination);
    source.start();
    source.stop(context.currentTime + LASTS_S);
  };
}
