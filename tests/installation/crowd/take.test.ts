import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LANDMARK_STRIDE, type Person } from '#installation/crowd/body.ts';
import type { TakeHeader, TakeSample } from '#installation/crowd/take.ts';
import { readTake, type TakeRead } from '#installation/crowd/take-read.ts';
import { takeEndLine, takeHeaderLine, takeSampleLine } from '#installation/crowd/take-write.ts';
import { anySamples, stillPerson } from './support/any-take.ts';

const HEADER: Omit<TakeHeader, 'format' | 'note'> = {
  name: 'An evening',
  made: { how: 'files', on: '2147-01-01T00:00:00.000Z', from: ['a.mp4'] },
  gestures: ['claim', 'rise'],
  fps: 10,
};

const textOf = (samples: readonly TakeSample[]): string =>
  takeHeaderLine(HEADER) +
  samples.map(takeSampleLine).join('') +
  takeEndLine({ durationMs: (samples.at(-1)?.atMs ?? 0) + 100, samples: samples.length });

function wholeOf(read: TakeRead): Extract<TakeRead, { ok: true }> {
  if (!read.ok) throw new Error(`line ${read.line}: ${read.says}`);
  return read;
}

const TOLERANCES = [0.5e-4, 0.5e-4, 0.5e-3, 0.5e-2];

function expectSamePerson(found: Person | undefined, person: Person): void {
  expect(found?.track).toBe(person.track);
  expect(found?.ageMs).toBe(person.ageMs);
  person.landmarks.forEach((value, index) => {
    const off = Math.abs((found?.landmarks[index] ?? Number.NaN) - value);
    expect(off).toBeLessThanOrEqual((TOLERANCES[index % LANDMARK_STRIDE] ?? 0) + 1e-6);
  });
  for (const { name, score, active, phase } of person.gestures) {
    const reading = found?.gestures.find((other) => other.name === name);
    expect(reading?.active ?? false).toBe(active);
    expect(Math.abs((reading?.score ?? 0) - score)).toBeLessThanOrEqual(0.0051);
    if (phase !== undefined) expect(Math.abs((reading?.phase ?? Number.NaN) - phase)).toBeLessThanOrEqual(0.0051);
  }
  if (person.floor) expect(Math.abs((found?.floor?.xM ?? Number.NaN) - person.floor.xM)).toBeLessThanOrEqual(0.0051);
  else expect(found?.floor).toBeUndefined();
}

describe('a take', () => {
  it('is read as it was written, within its rounding', () => {
    fc.assert(
      fc.property(anySamples, (samples) => {
        const { take, cut } = wholeOf(readTake(textOf(samples)));
        expect(cut).toBeNull();
        expect(take.header).toMatchObject(HEADER);
        expect(take.samples.map(({ atMs, source }) => [atMs, source])).toEqual(
          samples.map(({ atMs, source }) => [atMs, source]),
        );
        samples.forEach((sample, index) => {
          expect(take.samples[index]?.people.length).toBe(sample.people.length);
          sample.people.forEach((person, who) => {
            expectSamePerson(take.samples[index]?.people[who], person);
          });
        });
      }),
      { numRuns: 40 },
    );
  });

  it('is the same text when what was read is written again', () => {
    fc.assert(
      fc.property(anySamples, (samples) => {
        const once = wholeOf(readTake(textOf(samples))).take.samples.map(takeSampleLine);
        const again = wholeOf(readTake(textOf(wholeOf(readTake(textOf(samples))).take.samples))).take.samples;
        expect(again.map(takeSampleLine)).toEqual(once);
      }),
      { numRuns: 40 },
    );
  });

  it('that was cut off anywhere behind its header is read up to the cut, and said to be cut', () => {
    fc.assert(
      fc.property(anySamples, fc.double({ min: 0, max: 1, noNaN: true }), (samples, share) => {
        const text = textOf(samples);
        const head = takeHeaderLine(HEADER).length;
        // Anywhere before the last line feed.
        const cut = text.slice(0, head + Math.floor(share * (text.length - head - 1)));
        const read = wholeOf(readTake(cut));
        expect(read.cut).toMatch(/cut off/);
        expect(read.take.samples.length).toBe(cut.slice(head).split('\n').length - 1);
      }),
      { numRuns: 60 },
    );
  });

  it('never breaks the reader, whatever is done to it', () => {
    const text = textOf([{ atMs: 0, source: 'front', aspect: 1, people: [stillPerson(1, ['rise'])] }]);
    fc.assert(
      fc.property(fc.nat({ max: text.length - 1 }), fc.string({ maxLength: 3 }), (at, put) => {
        const read = readTake(text.slice(0, at) + put + text.slice(at + 1));
        if (!read.ok) expect(read.says.length).toBeGreaterThan(5);
      }),
      { numRuns: 300 },
    );
  });

  it('keeps a minute of three people within two megabytes at ten pictures a second', () => {
    const people = [1, 2, 3].map((track) => ({
      ...stillPerson(track, ['rise', 'wave']),
      landmarks: Float32Array.from({ length: 132 }, (_, i) => (i % 4 === 3 ? 0.987 : Math.sin(i * 7.1) * 1.7)),
    }));
    const line = takeSampleLine({ atMs: 59_900, source: 'front', aspect: 16 / 9, people });
    expect(line.length * 600).toBeLessThan(2e6);
  });
});

describe('a file that is no take', () => {
  const problem = (text: string): string => {
    const read = readTake(text);
    return read.ok ? 'none' : `${read.line}: ${read.says}`;
  };
  const sample = takeSampleLine({ atMs: 500, source: 'front', aspect: 1, people: [stillPerson(3)] });
  const early = takeSampleLine({ atMs: 100, source: 'front', aspect: 1, people: [] });
  const header = takeHeaderLine(HEADER);

  it('is refused with the line and the reason', () => {
    expect(problem('')).toBe('1: this is no take: its first line is not JSON');
    expect(problem('{"format":"reclaim-take/9"}\n')).toContain(
      'its format is "reclaim-take/9", expected "reclaim-take/1"',
    );
    expect(problem('{"label":"x"}\n')).toContain('it names no format');
    expect(problem(`${header}${sample}nonsense\n`)).toBe('3: this line is not JSON');
    expect(problem(`${header}${sample.replace('"aspect":1', '"aspect":-1')}`)).toMatch(/^2: aspect: /);
    expect(problem(header + sample + early)).toMatch(/^3: the picture at 100 ms comes after a later one of "front"/);
    expect(problem(header + takeEndLine({ durationMs: 1, samples: 4 }))).toContain(
      'it has 4 pictures, and 0 are there',
    );
    expect(problem(header + takeEndLine({ durationMs: 1, samples: 0 }) + sample)).toContain('behind the end');
    expect(problem(header + sample.replace('"points":[', '"points":[7,'))).toMatch(/^2: people > 0 > points/);
  });

  it('is one that holds anything but what a take holds: a picture has no place in it', () => {
    expect(problem(header + sample.replace('"t":500', '"t":500,"picture":"data:image/png;base64,AAAA"'))).toMatch(
      /^2: .*picture/,
    );
    expect(problem(header.replace('"fps":10', '"fps":10,"thumbnail":"x"'))).toMatch(/^1: .*thumbnail/);
  });
});
