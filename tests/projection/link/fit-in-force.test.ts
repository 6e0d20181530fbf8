import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Output, PLAIN_OUTPUT } from '#installation/site/output.ts';
import { type FitEvent, type Fits, fitAfter, fitInForce, NO_FITS } from '#projection/link/fit-in-force.ts';

const later = (latencyMs: number): Output => ({ ...PLAIN_OUTPUT, latencyMs });
const [A, B, C, FILE] = [later(1), later(2), later(3), later(4)];
const after = (...events: readonly FitEvent[]): Fits => events.reduce(fitAfter, NO_FITS);
const shown = (...events: readonly FitEvent[]): Output => fitInForce(after(...events), FILE);

describe('the fit of a wall', () => {
  it('is the file, what is tried elsewhere, what is changed here, in this order', () => {
    expect(shown()).toBe(FILE);
    expect(shown({ type: 'tried', output: A })).toBe(A);
    expect(shown({ type: 'changed', output: B }, { type: 'tried', output: A })).toBe(B);
  });

  it('is the file again after the next site, unless something is changed here', () => {
    expect(shown({ type: 'tried', output: A }, { type: 'site' })).toBe(FILE);
    expect(shown({ type: 'changed', output: B }, { type: 'tried', output: A }, { type: 'site' })).toBe(B);
  });

  it('stays what was changed here until it comes back in the file, in whatever order answer and file come', () => {
    const asked: FitEvent[] = [{ type: 'changed', output: A }, { type: 'asked' }];
    expect(shown(...asked, { type: 'kept', output: A })).toBe(A);
    expect(shown(...asked, { type: 'kept', output: A }, { type: 'site' })).toBe(FILE);
    expect(shown(...asked, { type: 'site' })).toBe(A);
    expect(shown(...asked, { type: 'site' }, { type: 'kept', output: A })).toBe(FILE);
    // A file that came before it was asked is another's.
    expect(
      shown({ type: 'changed', output: A }, { type: 'site' }, { type: 'asked' }, { type: 'kept', output: A }),
    ).toBe(A);
  });

  it('is not taken back by the answer to an older change', () => {
    const moved: FitEvent[] = [{ type: 'changed', output: A }, { type: 'asked' }, { type: 'changed', output: C }];
    expect(shown(...moved, { type: 'kept', output: A }, { type: 'site' })).toBe(C);
    expect(shown(...moved, { type: 'asked' }, { type: 'site' }, { type: 'kept', output: C })).toBe(FILE);
  });

  it('is given up when asked', () => {
    expect(shown({ type: 'changed', output: A }, { type: 'dropped' })).toBe(FILE);
    expect(shown({ type: 'dropped' })).toBe(FILE);
  });

  it('always ends with the file, whatever came before, once the last change is kept and has come back', () => {
    const event = fc.oneof(
      fc.constantFrom(A, B, C).map((output): FitEvent => ({ type: 'changed', output })),
      fc.constantFrom(A, B, C).map((output): FitEvent => ({ type: 'kept', output })),
      fc.constantFrom(A, B, C).map((output): FitEvent => ({ type: 'tried', output })),
      fc.constantFrom<FitEvent>({ type: 'asked' }, { type: 'dropped' }, { type: 'site' }),
    );
    const last = later(9);
    fc.assert(
      fc.property(fc.array(event), fc.boolean(), (before, answerFirst) => {
        const kept: FitEvent = { type: 'kept', output: last };
        const end: FitEvent[] = answerFirst ? [kept, { type: 'site' }] : [{ type: 'site' }, kept];
        expect(shown(...before, { type: 'changed', output: last }, { type: 'asked' }, ...end)).toBe(FILE);
      }),
    );
  });
});
