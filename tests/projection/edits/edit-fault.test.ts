import { describe, expect, it } from 'vitest';
import { faultText, placeOf, reasonOf, thrownAt } from '#projection/edits/edit-fault.ts';

/** As the page builder tells them. */
const MISSPELT = {
  message:
    'Transform failed with 1 error:\n\n[PARSE_ERROR] Unexpected token\n    ╭─[ projection/looks/template.ts:30:16 ]\n    │\n 30 │ const POINTS = = 400;\n',
  id: '/home/ayla/reclaim/projection/looks/template.ts',
};
const NOT_THERE = {
  message: 'Failed to resolve import "./drawing/palete.ts" from "projection/looks/city.ts". Does the file exist?',
  id: '/home/ayla/reclaim/projection/looks/city.ts?t=1795',
  loc: { file: '/home/ayla/reclaim/projection/looks/city.ts', line: 12, column: 36 },
};

describe('a fault in an edited file', () => {
  it('is its reason, with the file from the top of the project and the line', () => {
    expect(faultText(reasonOf(MISSPELT), placeOf(MISSPELT))).toBe(
      'projection/looks/template.ts, line 30: Unexpected token',
    );
    expect(placeOf(NOT_THERE)).toEqual({ file: 'projection/looks/city.ts', line: 12 });
    expect(reasonOf(NOT_THERE)).toContain('"./drawing/palete.ts"');
  });

  it('names the file alone where there is no line, and is the reason alone where there is no file', () => {
    expect(placeOf({ message: 'no', id: 'C:/reclaim/projection/looks/eye.ts?t=3' })).toEqual({
      file: 'projection/looks/eye.ts',
      line: 1,
    });
    expect(faultText(reasonOf({ message: '\n\n' }), placeOf({ message: '' }))).toBe('no reason told');
  });
});

describe('where something was thrown', () => {
  it('is the innermost place in the sources, packages passed over', () => {
    const stack = [
      'TypeError: x is not a function',
      '    at three (http://localhost:4100/node_modules/.vite/deps/three_tsl.js?v=1a2b:99:1)',
      '    at Object.build (http://localhost:4100/projection/looks/city.ts?t=1795727024371:27:11)',
      '    at built (http://localhost:4100/projection/stage/stage.ts:9:1)',
    ].join('\n');
    expect(thrownAt(stack)).toEqual({ path: '/projection/looks/city.ts?t=1795727024371', line: 27, column: 11 });
  });

  it('is nowhere in what only packages threw', () => {
    expect(thrownAt('Error: lost\n    at http://localhost:4100/node_modules/.vite/deps/three.js:1:1')).toBeNull();
    expect(thrownAt('')).toBeNull();
  });
});
