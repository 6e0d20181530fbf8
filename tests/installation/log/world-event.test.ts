import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { WORLD_EVENTS, type WorldEvent } from '#installation/log/world-event.ts';
import { anyEvent } from '#tests/installation/world/support/any-world.ts';
import { authorAt, SIGNATURE } from '#tests/installation/world/support/participants.ts';

const schemaOf = (type: WorldEvent['type']) => {
  const schema = WORLD_EVENTS.find((each) => each.shape.type.value === type);
  if (!schema) throw new Error(`no event ${type}`);
  return schema;
};

const reads = (event: { readonly type: WorldEvent['type'] }): boolean => schemaOf(event.type).safeParse(event).success;

describe('what people do, as facts', () => {
  it('comes back from the log as it went in', () => {
    fc.assert(
      fc.property(anyEvent, (event) => {
        expect(schemaOf(event.type).parse(JSON.parse(JSON.stringify(event)))).toEqual(event);
      }),
    );
  });

  it('has no place for anything more, least of all for a story’s text', () => {
    fc.assert(
      fc.property(anyEvent, (event) => {
        const more: { readonly type: WorldEvent['type'] } = { ...event, ...{ text: 'my story' } };
        expect(reads(more)).toBe(false);
      }),
    );
  });

  it('is small: nobody can fill the log with one fact', () => {
    const links = Array.from({ length: 32 }, (_, i) => (i + 1).toString(16).padStart(64, '0'));
    const gestures = Object.fromEntries(Array.from({ length: 16 }, (_, i) => [`${'g'.repeat(60)}-${i}`, 1e9]));
    const largest = {
      type: 'record-published' as const,
      card: { author: authorAt(0), seq: 1, links, gestures },
      signature: SIGNATURE,
    };
    expect(reads(largest)).toBe(true);
    expect(JSON.stringify(largest).length).toBeLessThan(5000);
  });

  it.each([
    {
      type: 'consent-given' as const,
      author: authorAt(0),
      consent: 'everything',
      proof: { seq: 1, signature: SIGNATURE },
    },
    { type: 'consent-given' as const, author: authorAt(0), consent: 'story' },
    { type: 'consent-withdrawn' as const, author: 'ab', consent: 'story' },
    { type: 'identity-changed' as const, who: { named: 'mara', author: authorAt(0) }, status: 'hidden' },
    { type: 'identity-changed' as const, who: { named: 'mara' }, status: 'sold' },
    {
      type: 'story-accepted' as const,
      story: '../../etc',
      textHash: 'cd'.repeat(32),
      author: authorAt(0),
      signature: SIGNATURE,
    },
    { type: 'story-accepted' as const, story: 's-1', textHash: 'cd', author: authorAt(0), signature: SIGNATURE },
    { type: 'participant-erased' as const, author: authorAt(0), proof: { seq: 0, signature: SIGNATURE } },
    { type: 'returned' as const, participants: -1, links: 0, stories: 0 },
  ])('is refused where it is none: %j', (event) => {
    expect(reads(event)).toBe(false);
  });
});
