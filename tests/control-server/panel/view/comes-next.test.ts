import { describe, expect, it } from 'vitest';
import { broughtBy, dueIn } from '#control-server/panel/view/comes-next.ts';
import { cue, everyPart, fired, type Happening, showAt } from '../support/moments.ts';

describe('what comes by time alone', () => {
  it('follows the end, through pre-wait, action and post-wait', () => {
    const due = (nowMs: number) => dueIn(showAt(nowMs, [fired(1000, 'first/1')]), cue('first/2'));
    expect(due(2000)).toMatchObject({ leftMs: 24_000, ofMs: 25_000 });
    expect(due(8000)).toMatchObject({ leftMs: 18_000 });
    expect(due(24_000)).toMatchObject({ leftMs: 2000 });
    expect(due(27_000)).toBeNull();
  });

  it('continues beside the action, however long that is', () => {
    const due = (nowMs: number) => dueIn(showAt(nowMs, [fired(1000, 'first/2')]), cue('first/A'));
    expect(due(2000)).toMatchObject({ leftMs: 3000, ofMs: 4000 });
    expect(due(5500)).toBeNull();
  });

  it('comes that much later after its cue alone was paused', () => {
    const paused: Happening[] = [fired(1000, 'first/2'), [2000, { type: 'cue-paused', cue: 'first/2' }]];
    expect(dueIn(showAt(9000, paused), cue('first/A'))?.leftMs).toBe(3000);
    const resumed: Happening[] = [...paused, [9000, { type: 'cue-resumed', cue: 'first/2' }]];
    expect(dueIn(showAt(10_000, resumed), cue('first/A'))?.leftMs).toBe(2000);
  });

  it('is not told of a loop, whose end nobody knows, until its post-wait', () => {
    const state = everyPart.showAt(4000, [fired(1000, 'arrival/3')]);
    expect(state.cues.map((run) => broughtBy(state, run))).toEqual(state.cues.map(() => null));
  });

  it('is the cue that really plays', () => {
    const state = everyPart.showAt(3000, [
      [500, { type: 'cue-armed', cue: 'question/2', arming: 'skipped' }],
      fired(1000, 'question/1'),
    ]);
    expect(dueIn(state, everyPart.cue('question/6'))?.leftMs).toBe(4000);
    expect(dueIn(state, everyPart.cue('question/2'))).toBeNull();
  });
});
