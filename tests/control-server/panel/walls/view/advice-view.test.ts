import { describe, expect, it } from 'vitest';
import { adviceView } from '#control-server/panel/walls/view/advice-view.ts';
import { describeProblem, describeWarning } from '#installation/document/problem.ts';

const problem = { file: 'C:/rooms/a b.yaml', line: 5, column: 3, path: 'walls > main', message: 'is dark' };

describe('what is odd about the room', () => {
  it('is told by its line, without the file', () => {
    expect(adviceView(describeProblem(problem))).toEqual({
      place: 'line 5',
      says: 'walls > main: is dark',
      kind: 'problem',
    });
    expect(adviceView(describeWarning(problem))).toMatchObject({ says: 'walls > main: is dark', kind: 'warning' });
    expect(adviceView('room.yaml:24:5: note: they are blended')).toMatchObject({ place: 'line 24', kind: 'note' });
  });

  it('is told whole where it has no place', () => {
    expect(adviceView('The disk is full.')).toEqual({ place: '', says: 'The disk is full.', kind: 'problem' });
  });
});
