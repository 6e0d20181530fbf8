import { describe, expect, it } from 'vitest';
import { cueWords, factWords } from '#control-server/runs/fact-words.ts';
import { createNumbers } from '#control-server/runs/numbers.ts';
import type { FactEvent } from '#installation/log/fact.ts';
import { SAMPLE_PLAN } from '#tests/support/sample-score.ts';
import { factsOf, SAMPLES } from './sample-facts.ts';

const events: readonly FactEvent[] = Object.values(SAMPLES);
const numbers = createNumbers(factsOf(events));
const words = (event: FactEvent, plan = true) => factWords(event, { plan: plan ? SAMPLE_PLAN : null, numbers });

describe('a fact in words', () => {
  it.each<[FactEvent, string]>([
    [SAMPLES['run-opened'], 'the run of “small” was opened'],
    [
      { ...SAMPLES['score-adopted'] },
      `the score “A small show” (${SAMPLES['score-adopted'].scoreHash.slice(0, 8)}) plays from here on`,
    ],
    [SAMPLES['cue-fired'], 'GO 2 Asks'],
    [SAMPLES.jumped, 'jump to 2 Asks, from 1.5 s on'],
    [SAMPLES['standby-set'], '2 Asks stands by'],
    [SAMPLES['cue-armed'], '2 Asks is skipped'],
    [SAMPLES['loop-left'], 'this round of 2 Asks is the last'],
    [SAMPLES.panicked, 'panic: everything to black'],
    [SAMPLES['variable-set'], 'held is set to true'],
    [SAMPLES['value-set'], 'light is moved to 0.25 over 2 s by hand'],
    [SAMPLES['trigger-fired'], 'trigger somebody'],
    [SAMPLES['operator-counted'], 'the director counts 12 of 20'],
    [SAMPLES['quorum-decided'], '2 Asks: the crowd decides, “risen” → 3 Risen'],
    [
      { ...SAMPLES['quorum-decided'], outcome: 'unmet', how: 'timeout' },
      '2 Asks: the time is up, “not yet” → 4 Not yet',
    ],
    [{ ...SAMPLES['quorum-decided'], how: 'forced' }, '2 Asks: the director forces it, “risen” → 3 Risen'],
    [SAMPLES['record-published'], 'participant 1 publishes a card with 2 matches'],
    [SAMPLES['consent-given'], 'participant 1 consents to be shown'],
    [SAMPLES['consent-withdrawn'], 'participant 2 no longer consents to have their story used'],
    [SAMPLES['identity-changed'], 'participant 2: identity reclaimed'],
    [{ ...SAMPLES['identity-changed'], who: { named: 'ayla' } }, 'Ayla: identity reclaimed'],
    [{ ...SAMPLES['identity-changed'], who: { named: 'crowd' } }, 'crowd: identity reclaimed'],
    [SAMPLES['story-accepted'], 'story 1 of participant 1 is let in'],
    [SAMPLES['participant-erased'], 'participant 3 is erased'],
    [SAMPLES.returned, 'everything is handed back and erased: 3 participants, 1 link, 1 story'],
  ])('%#: %o', (event, expected) => {
    expect(words(event).what).toBe(expected);
  });

  it.each(events.map((event) => [event.type, event] as const))(
    '%s has words with and without its score',
    (_type, event) => {
      for (const hasPlan of [true, false]) expect(words(event, hasPlan).what).toMatch(/^\S.{2,}[^.]$/);
    },
  );

  it('names no key, no signature and no story', () => {
    const all = events.map((event) => words(event).what).join('\n');
    expect(all).not.toMatch(/[0-9a-f]{16}/);
    expect(all).not.toContain('the-story-of-aya');
  });

  it('says which cue it is about', () => {
    expect(words(SAMPLES['cue-paused'])).toMatchObject({ cue: 'one/2', kind: 'control' });
    expect(words(SAMPLES.stopped)).toMatchObject({ cue: null, kind: 'safety' });
  });

  it('of a score that cannot be read keeps what the fact itself says', () => {
    expect(words(SAMPLES['quorum-decided'], false).what).toBe('one/2: the crowd decides, met');
    expect(cueWords('gone/9', SAMPLE_PLAN)).toBe('gone/9');
  });
});
