import { describe, expect, it } from 'vitest';
import { evaluateGestures } from '#gestures/evaluate/evaluate-gestures.ts';
import { evenly } from '#gestures/samples/evenly.ts';
import { handTable, KINIVI_LABELS } from '../support/hand-table.ts';
import { realFile } from '../support/real-data.ts';

const path = realFile('hands-kinivi/keypoint.csv');
const quiet = (): void => undefined;

describe.skipIf(path === undefined)('real hands, five takes of each of four gestures', () => {
  const data = path === undefined ? [] : evenly(handTable(path, KINIVI_LABELS), 1600);
  const figures = (change: 'none' | 'rotate90') =>
    evaluateGestures(
      { kind: 'one-file', data, split: 'random' },
      { shots: 5, seed: 3, draws: 4, change },
      () => 0,
      quiet,
    );

  it('are told apart, and from what was not taught', () => {
    const { accuracy, unseenAuroc } = figures('none');
    expect(accuracy).toBeGreaterThan(0.88);
    expect(unseenAuroc).toBeGreaterThan(0.86);
  }, 60_000);

  it('are told apart when the picture is turned', () => {
    expect(figures('rotate90').accuracy).toBeGreaterThan(0.88);
  }, 60_000);
});
