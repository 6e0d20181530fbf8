import { describe, expect, it } from 'vitest';
import { surfaceFrame } from '#installation/frame/build-frame.ts';
import { recordingSignOf } from '#installation/frame/recording-sign.ts';
import { parseSite } from '#installation/site/site.ts';
import { NOTICE_MS } from '#installation/state/recording.ts';
import { grant, rehearse } from '#tests/support/rehearsal.ts';
import { SAMPLE_SITE_TEXT } from '#tests/support/sample-score.ts';

const recorded = () => {
  const show = rehearse();
  grant(show, 1000, { type: 'start-take', name: 'A night', lastsMs: 20_000 });
  return show;
};

describe('the sign of a recording', () => {
  it('comes before anything is kept, says so, and stands as long as it lasts', () => {
    const show = recorded();
    const at = (atMs: number) => recordingSignOf(show.stateAt(atMs));
    expect(at(999)).toBeNull();
    expect(at(1000)?.presence).toBe(0);
    expect(at(1700)).toMatchObject({ presence: 1, isKept: false });
    expect(at(1700)?.words[0]).toBe('Movement will be recorded as points.');
    const first = at(1000 + NOTICE_MS);
    expect(first).toMatchObject({ presence: 1, isKept: true });
    expect(first?.words).toEqual(['Movement is being recorded as points.', 'No pictures.']);
    expect(at(1000 + NOTICE_MS + 19_999)).not.toBeNull();
  });

  it('goes when the recording is stopped, and when its time is up though nothing says so any more', () => {
    const show = recorded();
    expect(recordingSignOf(show.stateAt(1000 + NOTICE_MS + 20_000))).toBeNull();
    grant(show, 9000, { type: 'end-take' });
    expect(recordingSignOf(show.stateAt(9000))).toBeNull();
  });

  it('breathes slowly: never more than a fifth of the way in a tenth of a second', () => {
    const show = recorded();
    const pulses = Array.from({ length: 100 }, (_, i) => recordingSignOf(show.stateAt(1000 + i * 100))?.pulse ?? 0);
    pulses.forEach((pulse, i) => {
      expect(Math.abs(pulse - (pulses[i - 1] ?? pulse))).toBeLessThan(0.2);
    });
    expect(Math.max(...pulses)).toBeGreaterThan(0.95);
  });

  it('is on every surface, and the light of the show does not dim it', () => {
    const site = parseSite(SAMPLE_SITE_TEXT, 'room.yaml');
    if (!site.ok) throw new Error('the sample site has a fault');
    const show = recorded();
    grant(show, 1500, { type: 'panic' });
    const dark = show.stateAt(12_000);
    expect(dark.master).toBe(0);
    for (const surface of Object.keys(site.value.surfaces))
      expect(surfaceFrame(dark, [], site.value, surface).sign).toMatchObject({ presence: 1, isKept: true });
  });
});
