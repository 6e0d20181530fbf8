import { describe, expect, it } from 'vitest';
import { wallText } from '#control-server/panel/view/wall-text.ts';
import { everyPart, fired, momentAt } from '../support/moments.ts';

describe('the text on the walls', () => {
  it('is what a cue wrote there, until another takes it off', () => {
    expect(wallText(everyPart.momentAt(500, []))).toBe('');
    expect(wallText(everyPart.momentAt(2000, [fired(1000, 'arrival/1')]))).toBe(
      'An open hand is a signature nobody can forge.',
    );
  });

  it('is no matter in a score without texts', () => {
    expect(wallText(momentAt(500, []))).toBeNull();
    expect(wallText(everyPart.momentAt(500, [], { state: null }))).toBeNull();
  });
});
