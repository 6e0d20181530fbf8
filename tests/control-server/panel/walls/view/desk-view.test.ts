import { describe, expect, it } from 'vitest';
import { deskView, savingWords } from '#control-server/panel/walls/view/desk-view.ts';
import { moveCorner, setTurn } from '#installation/mapping/output-edits.ts';
import { PLAIN_OUTPUT } from '#installation/site/output.ts';
import { localMs } from '#installation/time/axes.ts';
import { roomOf, setupOf, wallPage, wallsMoment } from '../support/walls-moments.ts';

const MOVED = moveCorner(PLAIN_OUTPUT, 'topLeft', [0.1, 0.1]).output;
const left = (change: Parameters<typeof wallsMoment>[0] = {}) => deskView(wallsMoment(change), 'left');

describe('a surface under the hands', () => {
  it('is as it stands in the file, at the size its wall has told', () => {
    expect(left()).toMatchObject({ output: PLAIN_OUTPUT, size: { widthPx: 1920, heightPx: 1200 }, isSizeKnown: true });
    expect(left({ room: roomOf() })).toMatchObject({ size: { heightPx: 1080 }, isSizeKnown: false });
    expect(deskView(wallsMoment(), 'nowhere')).toBeNull();
    expect(left({ site: null })).toBeNull();
  });

  it('is seen upright whichever way its projector lies', () => {
    const { output } = setTurn(PLAIN_OUTPUT, 90);
    expect(left({ tried: { left: output } })?.size).toEqual({ widthPx: 1200, heightPx: 1920 });
  });

  it('is what is being changed here, then what somebody else tries', () => {
    const draft = { output: MOVED, state: 'trying', problem: null } as const;
    const tried = { left: setTurn(PLAIN_OUTPUT, 180).output };
    expect(left({ drafts: { left: draft }, tried })).toMatchObject({ output: MOVED, saving: 'trying' });
    expect(left({ tried })).toMatchObject({ output: tried.left, saving: 'elsewhere' });
    expect(left({ room: roomOf(wallPage('left')) })?.saving).toBe('kept');
    expect(left({ tried: { left: PLAIN_OUTPUT } })?.saving).toBe('kept');
  });

  it('says what can be taken back: a change that waits to be kept first of all', () => {
    const setup = setupOf({ history: { left: { undo: 'Latency', redo: 'Gamma' } } });
    expect(left({ setup })).toMatchObject({ undo: 'Latency', redo: 'Gamma' });
    const draft = { output: MOVED, state: 'soon', problem: null } as const;
    expect(left({ setup, drafts: { left: draft } })).toMatchObject({ undo: 'this change', redo: null });
  });

  it('cannot be changed without the server, and says so', () => {
    const lost = left({ stage: { stage: 'stale', since: localMs(0) } });
    expect(lost?.canEdit).toBe(false);
    expect(lost && savingWords(lost)).toBe('No server');
    expect(savingWords({ saving: 'unsaved', canEdit: true })).toBe('Not saved');
  });
});
