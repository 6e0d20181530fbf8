/** The house has walls: who may import whom, and who may touch a clock, a timer or chance. */

import { describe, expect, it } from 'vitest';
import { type SourceFile, sourceFiles, withoutComments } from './source-files.ts';

const files = sourceFiles(['installation', 'control-server', 'projection', 'gestures', 'config']);

/** Which top folders a file may import, besides its own. The panel and the start page are pages, not the server. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  installation: [],
  'control-server': ['installation', 'config'],
  'control-server/panel': ['installation', 'config'],
  'control-server/start-page': ['installation', 'config'],
  projection: ['installation', 'config'],
  gestures: ['installation', 'config'],
  config: [],
};

/** The rooms of the core: each may import itself and those before it. */
const CORE_ORDER = [
  'time',
  'random',
  'document',
  'score',
  'site',
  'mapping',
  'log',
  'world',
  'state',
  'crowd',
  'gesture',
  'rules',
  'rehearsal',
  'frame',
  'protocol',
];

/** Files that may touch what nobody else may. */
const CLOCK_ADAPTERS = /^(control-server\/clock|control-server\/panel\/clock|projection\/clock|gestures\/clock)\//;
const CLOCKS =
  /\bDate\.now\b|\bnew Date\(\)|\bperformance\.(now|timeOrigin)\b|\bprocess\.hrtime\b|\bMath\.random\b|\b(setTimeout|setInterval|setImmediate|requestAnimationFrame)\s*\(/;

/** The parts of a folder that count as a place of their own. */
function placeOf(path: string): string {
  const page = /^control-server\/(panel|start-page)\//.exec(path);
  return page ? `control-server/${page[1]}` : (path.split('/')[0] ?? '');
}

const list = (found: readonly string[]): string => found.join('\n');

describe('import directions', () => {
  it('finds the sources at all', () => {
    expect(files.length).toBeGreaterThan(60);
    expect(files.flatMap((file) => file.imports).length).toBeGreaterThan(100);
  });

  it('run one way between the top folders', () => {
    const wrong = files.flatMap((file) => {
      const place = placeOf(file.path);
      return file.imports
        .filter((target) => placeOf(target) !== place && !(MAY_IMPORT[place] ?? []).includes(placeOf(target)))
        .map((target) => `${file.path} imports ${target}`);
    });
    expect(list(wrong)).toBe('');
  });

  it('run in the order of the rooms inside the core', () => {
    const roomOf = (path: string): number => CORE_ORDER.indexOf(path.split('/')[1] ?? '');
    const core = files.filter((file) => file.path.startsWith('installation/'));
    const homeless = core.filter((file) => roomOf(file.path) < 0).map((file) => file.path);
    expect(list(homeless)).toBe('');
    const wrong = core.flatMap((file) =>
      file.imports
        .filter((target) => roomOf(target) > roomOf(file.path))
        .map((target) => `${file.path} imports ${target}`),
    );
    expect(list(wrong)).toBe('');
  });

  it('make no circles', () => {
    expect(list(circles(files))).toBe('');
  });

  it('bring nothing of Node, the page or a socket into the core', () => {
    const allowed = [
      'zod',
      'yaml',
      'fastest-levenshtein',
      '@noble/hashes/sha2.js',
      '@noble/hashes/utils.js',
      '@noble/curves/ed25519.js',
    ];
    const wrong = files
      .filter((file) => file.path.startsWith('installation/'))
      .flatMap((file) =>
        file.packages.filter((name) => !allowed.includes(name)).map((name) => `${file.path} imports ${name}`),
      );
    expect(list(wrong)).toBe('');
  });

  it('keep each big library in its room', () => {
    const rooms: readonly (readonly [RegExp, RegExp])[] = [
      [/^@mediapipe\//, /^gestures\/recognise\//],
      [/^three(\/|$)/, /^projection\/(stage|looks|text)\//],
      [/^(react|react-dom|@mantine\/.*)(\/|$)/, /^control-server\/panel\//],
      [/^node:/, /^(control-server\/(?!panel|start-page)|config\/tooling\/|gestures\/evaluate\/)/],
    ];
    const wrong = files.flatMap((file) =>
      file.packages
        .filter((name) => rooms.some(([library, room]) => library.test(name) && !room.test(file.path)))
        .map((name) => `${file.path} imports ${name}`),
    );
    expect(list(wrong)).toBe('');
  });
});

describe('time and chance', () => {
  it('are touched by adapters only', () => {
    const wrong = files
      .filter((file) => !CLOCK_ADAPTERS.test(file.path))
      .flatMap((file) => {
        const found = CLOCKS.exec(withoutComments(file.text));
        return found ? [`${file.path} touches ${found[0]}`] : [];
      });
    expect(list(wrong)).toBe('');
  });

  it('would be noticed', () => {
    expect(CLOCKS.test(withoutComments('const a = Date.now(); // when'))).toBe(true);
    expect(CLOCKS.test(withoutComments('// Date.now() is not allowed here'))).toBe(false);
  });
});

describe('house rules', () => {
  it('has no barrels and no junk drawers', () => {
    const wrong = files
      .map((file) => file.path)
      .filter((path) => /(^|\/)(index|utils|helpers|common|types)(\.tsx?|\/)/.test(path));
    expect(list(wrong)).toBe('');
  });
});

/** Every ring of imports, as `a > b > a`. */
function circles(all: readonly SourceFile[]): string[] {
  const byPath = new Map(all.map((file) => [file.path, file]));
  const done = new Set<string>();
  const found: string[] = [];
  const visit = (path: string, trail: readonly string[]): void => {
    const at = trail.indexOf(path);
    if (at >= 0) {
      found.push([...trail.slice(at), path].join(' > '));
      return;
    }
    if (done.has(path)) return;
    for (const target of byPath.get(path)?.imports ?? []) visit(target, [...trail, path]);
    done.add(path);
  };
  for (const file of all) visit(file.path, []);
  return found;
}
