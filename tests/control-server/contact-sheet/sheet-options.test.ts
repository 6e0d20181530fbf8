import { describe, expect, it } from 'vitest';
import { readSheetOptions, type SheetOptions } from '#control-server/contact-sheet/sheet-options.ts';

function read(...args: string[]): SheetOptions {
  const found = readSheetOptions(args);
  if (!found.ok) throw new Error(found.says);
  return found.options;
}

function refused(...args: string[]): string {
  const found = readSheetOptions(args);
  return found.ok ? 'taken' : found.says;
}

describe('what a contact sheet is asked for', () => {
  it('is the whole show on both back ends, measured, where nothing is said', () => {
    expect(read()).toMatchObject({
      only: [],
      surfaces: [],
      size: null,
      backends: ['webgpu', 'webgl2'],
      quality: 'full',
      comfort: { reducedMotion: false, highContrast: false },
      set: {},
      offsetMs: null,
      through: null,
      jumpFrom: null,
      format: 'jpeg',
      reads: true,
      measure: false,
    });
    expect(read().showFile).toMatch(/neo-tokyo-2147\.yaml$/);
  });

  it('may be a few cues, larger, with numbers held', () => {
    const args = ['--only', 'streets/9.3', '--only', 'attack', '--size', '1920x1080', '--backend', 'webgl2'];
    expect(read(...args, '--set', 'city=0.2', '--set', 'tilt=-3', '--at', '2.5')).toMatchObject({
      only: ['streets/9.3', 'attack'],
      size: { widthPx: 1920, heightPx: 1080 },
      backends: ['webgl2'],
      set: { city: 0.2, tilt: -3 },
      offsetMs: 2500,
      format: 'png',
      reads: false,
    });
  });

  it('may be gentler than the site says', () => {
    expect(read('--motion', 'reduced').comfort).toEqual({ reducedMotion: true, highContrast: false });
    expect(read('--motion', 'usual', '--contrast', 'high').comfort).toEqual({
      reducedMotion: false,
      highContrast: true,
    });
  });

  it('may be the course of a cue, and a jump to it', () => {
    const args = ['--only', 'rally/4', '--through', '8', '--jump-from', 'attack/3'];
    expect(read(...args)).toMatchObject({ only: ['rally/4'], through: 8, jumpFrom: 'attack/3' });
  });

  it.each([
    [['--backend', 'vulkan'], /--backend "vulkan" is none: write one of webgpu, webgl2, both/],
    [['--quality', 'best'], /--quality "best" is none/],
    [['--motion', 'none'], /--motion "none" is none: write one of usual, reduced/],
    [['--contrast', 'low'], /--contrast "low" is none: write one of usual, high/],
    [['--size', 'large'], /such as 1920x1080/],
    [['--size', '9999x9999'], /at most 4096x4096/],
    [['--set', 'city'], /sets nothing: write a name and a number/],
    [['--set', 'city=much'], /sets nothing/],
    [['--at', 'soon'], /write seconds into the cue/],
    [['--through', '1'], /no whole number from 2 to 48/],
    [['--jump-from', ' '], /--jump-from was given nothing/],
    [['--crowd', '-1'], /ambiguous|no whole number/],
    [['--crowd', '300'], /no whole number from 0 to 256/],
    [['--compliance', '2'], /is no share/],
    [['--format', 'gif'], /write png or jpeg/],
    [['--out', ' '], /--out was given nothing/],
    [['--sheet'], /Unknown option '--sheet'/],
  ])('says what is wrong with %j', (args, says) => {
    expect(refused(...args)).toMatch(says);
  });

  it('tells how it is used', () => {
    const help = readSheetOptions(['--help']);
    expect(help).toMatchObject({ ok: false, help: true });
    expect(refused('--help')).toContain('npm run contact-sheet');
  });
});
