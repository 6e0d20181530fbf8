import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { still, tweenAt } from '#installation/time/tween.ts';
import { glide, glideIf } from '#installation/world/glide.ts';
import { AT } from './support/participants.ts';

const share = fc.double({ min: 0, max: 1, noNaN: true });

describe('a value that glides', () => {
  it('goes on from where it is, wherever it was going, and arrives where it is sent', () => {
    fc.assert(
      fc.property(
        share,
        fc.array(fc.tuple(share, fc.nat({ max: 3000 }), fc.nat({ max: 3000 })), { minLength: 1 }),
        (from, ways) => {
          let tween = still(from);
          let at = 0;
          for (const [to, waitMs, overMs] of ways) {
            at += waitMs;
            const before = tweenAt(tween, at);
            tween = glide(tween, to, AT(at), overMs);
            if (overMs > 0) expect(tweenAt(tween, at)).toBe(before);
            expect(tweenAt(tween, at + overMs)).toBe(to);
          }
        },
      ),
    );
  });

  it('is there at once where it takes no time', () => {
    expect(tweenAt(glide(still(0), 1, AT(500), 0), 500)).toBe(1);
  });

  it('is left alone where nothing is said of it', () => {
    const tween = still(0.5);
    expect(glideIf(tween, undefined, AT(0), 1000)).toBe(tween);
    expect(glideIf(tween, 0, AT(0), 1000)).toEqual(glide(tween, 0, AT(0), 1000));
  });
});
