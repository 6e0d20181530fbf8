import { describe, expect, it } from 'vitest';
import { readEvaluateOptions } from '#gestures/evaluate/evaluate-options.ts';

const read = (line: string) => readEvaluateOptions(line.split(' ').filter((word) => word !== ''));

describe('arguments of an evaluation', () => {
  it('name two files, or one and how to divide it', () => {
    expect(read('--train a.ndjson --test b.ndjson --shots all --seed 4 --json')).toEqual({
      ok: true,
      options: {
        source: { kind: 'two-files', train: 'a.ndjson', test: 'b.ndjson' },
        shots: null,
        seed: 4,
        draws: 10,
        classes: null,
        change: 'none',
        isJson: true,
      },
    });
    expect(read('--data x --split subject --classes a,b --test-transform mirror')).toMatchObject({
      ok: true,
      options: {
        source: { kind: 'one-file', data: 'x', split: 'subject' },
        shots: 5,
        classes: ['a', 'b'],
        change: 'mirror',
      },
    });
  });

  it.each([
    ['', /Say what to learn from/],
    ['--train a', /--test FILE/],
    ['--test a', /--train FILE/],
    ['--data a --train b', /not both/],
    ['--train a --test b --split subject', /divided already/],
    ['--data a --split thirds', /--split thirds: choose one of random, subject/],
    ['--data a --shots 0', /--shots 0: write a whole number from 1/],
    ['--data a --shots few', /--shots few/],
    ['--data a --shots 2.5', /--shots 2.5/],
    ['--data a --seed -1', /seed/],
    ['--data a --seed x', /--seed x: write a whole number/],
    ['--data a --draws 0', /--draws 0/],
    ['--data a --test-transform flip', /choose one of none, mirror/],
    ['--data a --classes ,', /--classes was given nothing/],
    ['--what', /Unknown option '--what'/],
  ])('"%s" is refused with a sentence', (line, says) => {
    const result = read(line);
    expect(result).toMatchObject({ ok: false, help: false });
    if (!result.ok) expect(result.says).toMatch(says);
  });

  it('ask for help', () => {
    expect(read('--help')).toMatchObject({ ok: false, help: true });
  });
});
