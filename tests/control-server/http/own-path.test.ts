import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ownPath } from '#control-server/http/own-path.ts';

describe('a path to lead on to', () => {
  it.each([
    ['/projection/left', '/projection/left'],
    ['/projection/left?page=1&to=//x', '/projection/left?page=1&to=//x'],
    ['/a/../projection#part', '/projection'],
  ])('%s is ours', (to, path) => {
    expect(ownPath(to)).toBe(path);
  });

  it.each([
    '//evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    '/\n\\evil.example',
    '/.//evil.example',
    '/a/..//evil.example',
    'https://evil.example',
    'javascript:alert(1)',
    'projection/left',
    '',
    undefined,
    ['/projection'],
  ])('%j is not', (to) => {
    expect(ownPath(to)).toBeNull();
  });

  it('never leaves the server it is told from, whatever is asked', () => {
    const piece = fc.constantFrom('/', '\\', '.', '..', '\t', '\n', '@', ':', 'evil.example', '%2f', '?', '#', 'http:');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 9 }), (pieces) => {
        const path = ownPath(`/${pieces.join('')}`);
        if (path !== null) expect(new URL(path, 'http://server:8080/enter/x').host).toBe('server:8080');
      }),
      { numRuns: 3000 },
    );
  });
});
