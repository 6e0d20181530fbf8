import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { frameFromText, frameText } from '#installation/frame/frame-text.ts';
import { NO_WORDS, worldNumbers } from '#installation/frame/world-numbers.ts';
import { showMs } from '#installation/time/axes.ts';
import { anyWorld } from '#tests/installation/world/support/any-world.ts';
import { crowd, frameOf, LEFT_SLICE, leads } from '#tests/projection/stage/support/sample-frames.ts';

describe('a frame as text', () => {
  it('is the same frame again, bodies and all', () => {
    const frame = frameOf([...crowd(), ...leads()], { city: 0.1 + 0.2, tilt: -0 }, { lifeMs: 86_400_123.456 });
    expect(frameFromText(frameText(frame))).toEqual(frame);
  });

  it('keeps what JSON has no word for', () => {
    const parameters = { never: Number.POSITIVE_INFINITY, not: Number.NaN, nothing: -0 };
    expect(frameFromText(frameText(frameOf([], parameters))).parameters).toEqual(parameters);
  });

  it('keeps any world', () => {
    fc.assert(
      fc.property(anyWorld, fc.nat({ max: 600_000 }), (world, ms) => {
        const frame = frameOf([], {}, { world: worldNumbers(world, NO_WORDS, showMs(ms), LEFT_SLICE) });
        expect(frameFromText(frameText(frame))).toEqual(frame);
      }),
      { numRuns: 30 },
    );
  });
});
