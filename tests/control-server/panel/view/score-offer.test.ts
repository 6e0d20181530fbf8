import { describe, expect, it } from 'vitest';
import { scoreOfferView } from '#control-server/panel/view/score-offer.ts';
import type { ScoreOffer } from '#installation/protocol/messages.ts';
import { momentAt } from '../support/moments.ts';

const viewOf = (score: ScoreOffer | null) =>
  scoreOfferView(momentAt(1000, [], { room: { pages: [], missing: [], trouble: null, score } }));

describe('the show on disk', () => {
  it('is not spoken of while it is what plays, or nothing is known of it', () => {
    expect(viewOf(null)).toBeNull();
    expect(scoreOfferView(momentAt(1000, [], { room: null }))).toBeNull();
  });

  it('can be taken up where it was changed and is whole', () => {
    const hash = 'a'.repeat(64);
    expect(viewOf({ hash, problems: [] })).toEqual({ says: expect.stringContaining('take it up'), problems: [], hash });
  });

  it('is told with its first mistakes, and how many more there are', () => {
    const problems = ['1', '2', '3', '4', '5'].map((line) => `show.yaml:${line}:1: no`);
    expect(viewOf({ hash: null, problems: problems.slice(0, 3) })).toMatchObject({
      hash: null,
      problems: problems.slice(0, 3),
    });
    expect(viewOf({ hash: null, problems })?.problems).toEqual([
      ...problems.slice(0, 3),
      'and 2 more: npm run score:check tells them all',
    ]);
  });
});
