import { describe, expect, it } from 'vitest';
import { checkSamples, onlyClasses } from '#gestures/evaluate/check-samples.ts';
import type { Samples } from '#gestures/evaluate/evaluate-gestures.ts';
import type { Sample } from '#gestures/samples/sample.ts';
import { ARM_POSES, armSample, performer } from '../support/arm-poses.ts';
import { inventedHands } from '../support/invented-hands.ts';

const hands = inventedHands(3, 4);
const spread = { biasDeg: 0, takeDeg: 1, yawDeg: 0, pitchDeg: 0, rollDeg: 0 };
const body = armSample(performer(1, 'anna', spread), Object.keys(ARM_POSES)[0] ?? '', 0, 1, spread);
const one = (data: readonly Sample[], split: 'random' | 'subject' = 'random'): Samples => ({
  kind: 'one-file',
  data,
  split,
});
const two = (train: readonly Sample[], test: readonly Sample[]): Samples => ({ kind: 'two-files', train, test });
const of = (label: string): Sample[] => hands.filter((sample) => sample.label === label);
const check = (samples: Samples, shots: number | null = 2, classes: readonly string[] | null = null) =>
  checkSamples(onlyClasses(samples, classes), { shots, classes });

describe('samples of an evaluation', () => {
  it('may be enough', () => {
    expect(check(one(hands))).toEqual({ problems: [], remarks: [] });
    expect(check(two(hands, hands), null)).toEqual({ problems: [], remarks: [] });
  });

  it.each<[string, ReturnType<typeof check>, RegExp]>([
    ['one gesture', check(one(of('gesture 0'))), /nothing to tell apart/],
    [
      'one person',
      check(
        one(
          hands.map((sample) => ({ ...sample, subject: 'anna' })),
          'subject',
        ),
      ),
      /of one person \("anna"\)/,
    ],
    ['bodies and hands', check(one([...hands, body])), /mixed/],
    [
      'nothing in common',
      check(
        two(
          hands,
          of('gesture 0').map((s) => ({ ...s, label: 'other' })),
        ),
      ),
      /no gesture in common/,
    ],
    ['as many shots as takes', check(one(hands), 4), /nothing is left to judge/],
    ['an unknown class', check(one(hands), 2, ['gesture 0', 'shrug']), /--classes names "shrug"/],
    ['nothing to judge', check(two(hands, [])), /no samples to judge/],
  ])('are refused: %s', (_, { problems }, says) => {
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(says);
  });

  it('that come short are remarked upon', () => {
    expect(
      check(
        two(
          hands.filter((s) => s.label !== 'gesture 2'),
          hands,
        ),
      ).remarks[0],
    ).toMatch(/"gesture 2" could not be learnt/);
    expect(check(two(hands, hands), 9).remarks[0]).toMatch(/Fewer takes than --shots 9: gesture 0 \(4\)/);
  });
});
