import { describe, expect, it } from 'vitest';
import { createDamage } from '#installation/document/damage.ts';

describe('damage', () => {
  it('is nowhere to begin with', () => {
    const damage = createDamage();
    expect([damage.at(['a']), damage.isSpoilt(['a']), damage.touches([]), damage.isPartial([])]).toEqual([
      false,
      false,
      false,
      false,
    ]);
  });

  it('of a value is damage of all inside it, and touches all around it', () => {
    const damage = createDamage();
    damage.spoil(['cues', 3, 'fade']);
    expect(damage.isSpoilt(['cues', 3, 'fade'])).toBe(true);
    expect(damage.isSpoilt(['cues', 3, 'fade', 'deeper'])).toBe(false);
    expect(damage.at(['cues', 3, 'fade', 'deeper'])).toBe(true);
    expect(damage.at(['cues', 3])).toBe(false);
    expect(damage.touches(['cues', 3])).toBe(true);
    expect(damage.touches([])).toBe(true);
    expect(damage.touches(['cues', 3, 'fade', 'deeper'])).toBe(true);
    expect(damage.touches(['cues', 4])).toBe(false);
  });

  it('by a loss makes a list partial, not its entries faulty', () => {
    const damage = createDamage();
    damage.lose(['cues']);
    expect(damage.isPartial(['cues'])).toBe(true);
    expect(damage.isPartial([])).toBe(false);
    expect(damage.at(['cues'])).toBe(false);
    expect(damage.touches(['cues'])).toBe(true);
    expect(damage.touches(['cues', 0])).toBe(false);
  });

  it('does not mix up a step that looks like two', () => {
    const damage = createDamage();
    damage.spoil(['a,b']);
    expect(damage.at(['a', 'b'])).toBe(false);
    expect(damage.at(['a,b'])).toBe(true);
  });
});
