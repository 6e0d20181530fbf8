import { describe, expect, it } from 'vitest';
import { doorsView } from '#control-server/panel/view/doors-view.ts';
import { everyPart, momentAt } from '../support/moments.ts';

describe('the doors', () => {
  it('mean nothing to a score without hours and without a trigger that needs them open', () => {
    expect(doorsView(momentAt(1000, []))).toBeNull();
  });

  it('are shown once they were closed, whatever the score says', () => {
    expect(doorsView(momentAt(1000, [[500, { type: 'doors-closed' }]]))).toEqual({
      isOpen: false,
      hours: [],
      next: '',
    });
  });

  it('say what the hours are and what they do next', () => {
    expect(doorsView(everyPart.momentAt(1000, []))).toEqual({
      isOpen: false,
      hours: ['10:00 to 18:00 Tue to Fri', '11:00 to 1:00 Sat'],
      next: 'The hours open them tomorrow at 10:00.',
    });
    const open = everyPart.momentAt(1000, [[500, { type: 'doors-opened' }]], { wall: { day: 2, minutes: 720 } });
    expect(doorsView(open)).toMatchObject({ isOpen: true, next: 'The hours close them today at 18:00.' });
  });

  it('say nothing of what comes where nobody knows the time', () => {
    expect(doorsView(everyPart.momentAt(1000, [], { wall: null }))).toMatchObject({ next: '' });
  });
});
