import { describe, expect, it } from 'vitest';
import { parseSamples } from '#gestures/samples/parse-samples.ts';
import { inventedHands } from '../support/invented-hands.ts';

const [sample] = inventedHands(1, 1);
const line = JSON.stringify(sample);

describe('samples', () => {
  it('come one a line, empty lines left out', () => {
    expect(parseSamples(`${line}\n\n${line}\r\n`)).toEqual({ ok: true, samples: [sample, sample] });
  });

  it.each([
    ['not JSON', '{"label":', /^line 2: not JSON/],
    ['a missing label', line.replace('"label":"gesture 0",', ''), /^line 2 > label: /],
    ['another layout', line.replace('hand21', 'face468'), /^line 2 > layout: /],
    ['the wrong number of points', line.replace('hand21', 'body33'), /33 for body33, 21 for hand21/],
    ['no frame', JSON.stringify({ ...sample, frames: [] }), /^line 2 > frames: /],
    ['an aspect of nothing', JSON.stringify({ ...sample, aspect: 0 }), /^line 2 > aspect: /],
  ])('are refused with their line for %s', (_, wrong, says) => {
    const parsed = parseSamples(`${line}\n${wrong}`);
    expect(parsed.ok).toBe(false);
    if (!parsed.ok) expect(parsed.problems.join('\n')).toMatch(says);
  });

  it('tell twenty problems of a file that has thousands', () => {
    const parsed = parseSamples('x\n'.repeat(5000));
    expect(parsed.ok ? 0 : parsed.problems.length).toBe(20);
  });
});
