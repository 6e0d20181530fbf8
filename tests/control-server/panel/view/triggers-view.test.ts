import { describe, expect, it } from 'vitest';
import type { Moment } from '#control-server/panel/store/moment.ts';
import { triggersView } from '#control-server/panel/view/triggers-view.ts';
import { everyPart, fired, type Happening, measured, meter, momentAt } from '../support/moments.ts';

const OPEN: Happening = [100, { type: 'doors-opened' }];
const views = (happenings: readonly Happening[], change: Partial<Moment> = {}, nowMs = 2000) =>
  triggersView(everyPart.momentAt(nowMs, happenings, change));

describe('what can be called', () => {
  const calls = (...happenings: Happening[]) => views(happenings).calls;

  it('says what for, where it leads, and what it needs', () => {
    expect(calls()).toEqual([
      {
        name: 'alarm',
        says: 'the fire curtain is about to fall',
        call: 'alarm',
        goesTo: 'Question 6 Silence',
        needs: '',
        fired: '',
      },
      {
        name: 'applause',
        says: '',
        call: 'applause',
        goesTo: 'Arrival 8 Ends',
        needs: 'fate is held',
        fired: '',
      },
    ]);
    expect(calls([500, { type: 'variable-set', variable: 'fate', value: 'held' }])[1]?.needs).toBe('');
  });

  it('needs light, and a show that goes on', () => {
    expect(calls([500, { type: 'panicked' }])[0]?.needs).toBe('light');
    expect(calls(fired(300, 'arrival/1'), [500, { type: 'paused' }])[0]?.needs).toBe('the show to go on');
  });

  it('says when it fired last', () => {
    const fire: Happening = [500, { type: 'trigger-fired', trigger: 'alarm' }];
    expect(views([fire], {}, 20_500).calls[0]?.fired).toBe('fired 20 s ago');
  });

  it('is nothing in a score without triggers', () => {
    expect(triggersView(momentAt(1000, []))).toEqual({ calls: [], crowd: [], timed: [] });
  });
});

describe('what the crowd can start', () => {
  it('needs a show that stands still and open doors, and is measured', () => {
    expect(views([]).crowd).toMatchObject([{ name: 'wake', needs: 'open doors', rests: false }]);
    expect(views([OPEN]).crowd[0]?.needs).toBe('');
    expect(views([OPEN, fired(500, 'arrival/1')]).crowd[0]?.needs).toBe('a show that stands still');
    const measuring = meter({
      triggers: [{ name: 'wake', armed: true, ...measured({ present: 10, active: 4, share: 0.4, dwellMs: 1000 }) }],
    });
    expect(views([OPEN], { meter: measuring }).crowd[0]?.ask).toMatchObject({ standing: 'holding', dwellPercent: 50 });
  });

  it('rests after it fired', () => {
    const resting = meter({ triggers: [{ name: 'wake', armed: false, ...measured() }] });
    expect(views([OPEN], { meter: resting }).crowd[0]?.rests).toBe(true);
  });
});

describe('what comes by itself', () => {
  it('says when, and when next', () => {
    expect(views([OPEN]).timed).toMatchObject([
      { name: 'evening', when: 'at 18:30 Fri and Sat, next Friday at 18:30', goesTo: 'Arrival 1 Doors', needs: '' },
      { name: 'again', when: 'when Arrival has ended', goesTo: 'Question 1 Hush', needs: '' },
    ]);
  });

  it('does not guess at the time where nobody knows it', () => {
    expect(views([OPEN], { wall: null }).timed[0]?.when).toBe('at 18:30 Fri and Sat');
  });

  it('needs open doors behind a sequence', () => {
    expect(views([]).timed[1]?.needs).toBe('open doors');
  });
});
