import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LogHeader } from '#control-server/journal/log-line.ts';
import { recoverSegment } from '#control-server/journal/recover-segment.ts';
import { endOf } from '#installation/log/chain.ts';
import type { Fact } from '#installation/log/fact.ts';
import { chainedFacts, factBehind } from './chained-facts.ts';

const facts = chainedFacts(6);

const HEADER: LogHeader = {
  format: 'reclaim-log-1',
  run: '2026-11-22T20-15-00.000Z',
  zeroWallMs: Date.UTC(2026, 10, 22, 20, 15),
};
const LINES = [HEADER, ...facts].map((value) => `${JSON.stringify(value)}\n`);
const BYTES = Buffer.from(LINES.join(''));

/** Where each line ends, in bytes. */
const ENDS = LINES.map((_line, i) => Buffer.byteLength(LINES.slice(0, i + 1).join('')));

function recovered(bytes: Buffer) {
  const log = recoverSegment(bytes, null);
  if (!log) throw new Error('not even the header was read');
  return log;
}

/** The log with line `index` (0: the header) replaced. */
const withLine = (index: number, line: string): Buffer => Buffer.from(LINES.toSpliced(index, 1, line).join(''));

const edited = (fact: Fact | undefined, edit: Partial<Fact>): string => `${JSON.stringify({ ...fact, ...edit })}\n`;

describe('a log read back', () => {
  it('is all there where nothing happened to it', () => {
    expect(recovered(BYTES)).toEqual({
      header: HEADER,
      facts,
      end: endOf(facts),
      goodBytes: BYTES.byteLength,
      damage: null,
      unreadBefore: 0,
    });
  });

  it('of a run that has only just begun has no facts', () => {
    expect(recovered(Buffer.from(LINES[0] ?? ''))).toMatchObject({ facts: [], damage: null, goodBytes: ENDS[0] });
  });

  it('has everything up to a last line that was torn off', () => {
    const log = recovered(BYTES.subarray(0, BYTES.byteLength - 7));
    expect(log.facts).toEqual(facts.slice(0, -1));
    expect(log.goodBytes).toBe(ENDS.at(-2));
    expect(log.damage).toEqual({ lines: 1, reason: 'the last line was not written to its end' });
  });

  it('does not believe a last line that lacks only its line feed: it was never acknowledged', () => {
    expect(recovered(BYTES.subarray(0, -1)).facts).toHaveLength(facts.length - 1);
  });

  it('stops before damage in the middle, and says how much follows', () => {
    const log = recovered(withLine(3, 'x'.repeat(40).concat('\n')));
    expect(log.facts).toEqual(facts.slice(0, 2));
    expect(log.damage).toEqual({ lines: facts.length - 2, reason: 'a line is no fact' });
  });

  it.each<[string, Buffer, number, string]>([
    [
      'a fact that was changed',
      withLine(3, edited(facts[2], { event: { type: 'panicked' } })),
      2,
      'fact 3 does not continue the chain',
    ],
    ['a fact that is missing', withLine(3, ''), 2, 'fact 4 does not continue the chain'],
    ['a fact that is there twice', withLine(3, (LINES[3] ?? '').repeat(2)), 3, 'fact 3 does not continue the chain'],
    [
      'a fact with a part too many',
      withLine(3, `${JSON.stringify({ ...facts[2], more: 1 })}\n`),
      2,
      'a line is no fact',
    ],
    ['an empty line', withLine(3, '\n'), 2, 'a line is no fact'],
    ['a line of zeros, as a power cut leaves them', withLine(3, `${'\0'.repeat(300)}\n`), 2, 'a line is no fact'],
  ])('stops before %s', (_what, bytes, kept, reason) => {
    const log = recovered(bytes);
    expect(log.facts).toEqual(facts.slice(0, kept));
    expect(log.damage?.reason).toBe(reason);
  });

  it.each<[string, Buffer]>([
    ['is empty', Buffer.alloc(0)],
    ['has lost its header', Buffer.from(LINES.slice(1).join(''))],
    ['has a header of another format', withLine(0, '{"format":"reclaim-log-2","run":"a","zeroWallMs":5}\n')],
    ['has a header without a time', withLine(0, '{"format":"reclaim-log-1","run":"a"}\n')],
    ['has a header of another moment than its name', withLine(0, `${JSON.stringify({ ...HEADER, zeroWallMs: 5 })}\n`)],
    ['has a header that was torn off', BYTES.subarray(0, (ENDS[0] ?? 0) - 1)],
    ['is a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0a, 0xff, 0xfe, 0x0a])],
  ])('is none where the file %s', (_what, bytes) => {
    expect(recoverSegment(bytes, null)).toBeNull();
  });
});

describe('a log cut off at any byte', () => {
  it('never loses a fact that was fully written before the cut, and invents none', () => {
    for (let length = 0; length <= BYTES.byteLength; length++) {
      const log = recoverSegment(BYTES.subarray(0, length), null);
      const whole = ENDS.filter((end) => end <= length).length;
      if (whole === 0) {
        expect(log).toBeNull();
        continue;
      }
      expect(log?.facts.length).toBe(whole - 1);
      expect(log?.goodBytes).toBe(ENDS[whole - 1]);
      expect(log?.damage === null).toBe(length === ENDS[whole - 1]);
    }
  });
});

describe('a log with any byte changed', () => {
  it('keeps every fact before the change, and never a changed one', () => {
    const change = fc.tuple(fc.nat({ max: BYTES.byteLength - 1 }), fc.integer({ min: 1, max: 255 }));
    fc.assert(
      fc.property(change, ([at, by]) => {
        const bytes = Buffer.from(BYTES);
        bytes[at] = ((bytes[at] ?? 0) + by) % 256;
        const before = ENDS.filter((end) => end <= at).length;
        const log = recoverSegment(bytes, null);
        if (before === 0) {
          // A header that is not as it was written is none.
          expect(log).toBeNull();
          return;
        }
        expect(log?.facts).toEqual(facts.slice(0, before - 1));
        expect(log?.damage).not.toBeNull();
        expect(log?.goodBytes).toBe(ENDS[before - 1]);
      }),
      { numRuns: 300 },
    );
  });

  it('never throws for bytes of any kind behind its header', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (noise) => {
        const log = recovered(Buffer.concat([BYTES.subarray(0, ENDS[2]), noise]));
        expect(log.facts).toEqual(facts.slice(0, 2));
        expect(log.damage === null).toBe(noise.length === 0);
      }),
    );
  });
});

describe('a log read from an end that is known', () => {
  const after = endOf(facts.slice(0, 4));
  const LATER = Buffer.from(
    [{ ...HEADER, after: endOf(facts.slice(0, 2)) }, ...facts.slice(2)]
      .map((value) => `${JSON.stringify(value)}\n`)
      .join(''),
  );
  const other = factBehind(endOf(facts.slice(0, 3)), { type: 'panicked' });

  it.each([
    ['the first segment', BYTES],
    ['a later one', LATER],
  ])('has the facts behind it, in %s', (_what, bytes) => {
    expect(recoverSegment(bytes, after)).toMatchObject({
      facts: facts.slice(4),
      end: endOf(facts),
      goodBytes: bytes.byteLength,
      damage: null,
      unreadBefore: 0,
    });
  });

  it('has them where its own beginning cannot be read; it cannot go on in that file', () => {
    const read = recoverSegment(withLine(0, '{"format"\n'), after);
    expect(read).toMatchObject({
      header: null,
      facts: facts.slice(4),
      end: endOf(facts),
      goodBytes: null,
      damage: null,
    });
  });

  it.each(['seq', 'atMs', 'hash'] as const)('has them where its own beginning is wrong about its %s', (part) => {
    const start = endOf(facts.slice(0, 4));
    const wrong = { ...start, [part]: part === 'hash' ? 'a'.repeat(64) : start[part] * 2 };
    const bytes = Buffer.from(
      [{ ...HEADER, after: wrong }, ...facts.slice(4)].map((value) => `${JSON.stringify(value)}\n`).join(''),
    );
    expect(recoverSegment(bytes, after)).toMatchObject({ facts: facts.slice(4), end: endOf(facts), damage: null });
  });

  it.each([1, 2, 3, 4])('has them where line %d before it is damaged', (line) => {
    const bytes = withLine(line, 'rubbish\n');
    expect(recoverSegment(bytes, after)).toMatchObject({
      facts: facts.slice(4),
      goodBytes: bytes.byteLength,
      damage: null,
      unreadBefore: 5 - line,
    });
  });

  it('tells damage before it from damage behind it', () => {
    const bytes = Buffer.from(LINES.toSpliced(2, 1, 'rubbish\n').toSpliced(6, 1, 'rubbish\n').join(''));
    const read = recoverSegment(bytes, after);
    expect(read).toMatchObject({ facts: facts.slice(4, 5), unreadBefore: 3, damage: { lines: 1 } });
    expect(read?.goodBytes).toBe(bytes.byteLength - 'rubbish\n'.length);
  });

  it('is at that end where the file ends before it, and goes on elsewhere', () => {
    expect(recoverSegment(BYTES.subarray(0, ENDS[3]), after)).toMatchObject({
      facts: [],
      end: after,
      goodBytes: null,
      damage: null,
    });
  });

  it('counts as lost what lies behind that end and continues nothing', () => {
    const bytes = Buffer.from(LINES.toSpliced(4, 2).join(''));
    const read = recoverSegment(bytes, after);
    expect(read).toMatchObject({ facts: [], end: after, goodBytes: null, damage: { lines: 1 } });
  });

  it.each<[string, Buffer]>([
    ['has another fact in that place', Buffer.from([...LINES.slice(0, 4), `${JSON.stringify(other)}\n`].join(''))],
    [
      'begins there with another hash',
      Buffer.from(`${JSON.stringify({ ...HEADER, after: { ...after, hash: 'a'.repeat(64) } })}\n`),
    ],
    ['begins only behind it', Buffer.from(`${JSON.stringify({ ...HEADER, after: endOf(facts) })}\n`)],
  ])('is none where it %s', (_what, bytes) => {
    expect(recoverSegment(bytes, after)).toBeNull();
  });
});
