import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type CommandOptions, readRehearsalOptions, USAGE } from '#control-server/rehearsal/rehearsal-options.ts';
import { USUAL_REHEARSAL } from '#installation/rehearsal/rehearse.ts';

function options(...args: string[]): CommandOptions {
  const read = readRehearsalOptions(args);
  if (!read.ok) throw new Error(read.says);
  return read.options;
}

function refusal(...args: string[]): string {
  const read = readRehearsalOptions(args);
  if (read.ok) throw new Error('it was taken');
  expect(read.help).toBe(false);
  return read.says;
}

describe('the command line of a rehearsal', () => {
  it('may be empty', () => {
    const { showFile, rehearsal, ...rest } = options();
    expect(rest).toEqual({ from: null, speed: null, json: false, takeFile: null });
    expect(showFile.endsWith(join('config', 'shows', 'neo-tokyo-2147.yaml'))).toBe(true);
    expect(rehearsal).toEqual({ ...USUAL_REHEARSAL, startsAt: null });
  });

  it('names a show, or its file', () => {
    expect(options('still-life').showFile).toMatch(/config[/\\]shows[/\\]still-life\.yaml$/);
    expect(options('./mine.yaml').showFile).toBe('./mine.yaml');
  });

  it('says everything else', () => {
    const args = '--seed 7 --crowd 200 --compliance 0.25 --reaction 900 --from attack/4 --speed 8 --json --limit 90m';
    expect(options(...args.split(' '), '--unattended')).toMatchObject({
      from: 'attack/4',
      speed: 8,
      json: true,
      rehearsal: {
        seed: 7,
        crowd: 200,
        compliance: 0.25,
        reactionMs: 900,
        limitMs: 5_400_000,
        attended: false,
      },
    });
    expect(options('--speed', 'max').speed).toBeNull();
    expect(options('--compliance', '0', '--crowd', '0').rehearsal).toMatchObject({ compliance: 0, crowd: 0 });
  });

  it('takes the crowd of a take, alone or with others', () => {
    const alone = options('--take', 'a.take.ndjson');
    expect([alone.takeFile, alone.rehearsal.crowd]).toEqual(['a.take.ndjson', 0]);
    expect(options('--take', 'a.take.ndjson', '--crowd', '5').rehearsal.crowd).toBe(5);
    expect(refusal('--take', ' ')).toContain('--take was given nothing');
  });

  it('says the time of day, with a day or without', () => {
    expect(options('--at', '18:30').rehearsal.startsAt).toEqual({ day: 6, minutes: 1110 });
    expect(options('--at', 'fri-9:05').rehearsal.startsAt).toEqual({ day: 5, minutes: 545 });
    expect(options('--at', 'Sun-00:00').rehearsal.startsAt).toEqual({ day: 0, minutes: 0 });
  });

  it('is refused with a sentence where it cannot be meant', () => {
    expect(refusal('--seed', '1.5')).toBe('--seed "1.5" is no whole number from 0 to 4294967295.');
    expect(refusal('--seed=-1')).toContain('no whole number');
    expect(refusal('--seed', '4294967296')).toContain('no whole number');
    expect(refusal('--crowd', 'many')).toContain('--crowd "many" is no whole number');
    expect(refusal('--reaction', '')).toContain('--reaction ""');
    for (const share of ['1.1', '-0.1', 'half', ' ']) expect(refusal(`--compliance=${share}`)).toContain('is no share');
    for (const speed of ['0', '-2', 'fast', 'Infinity', ''])
      expect(refusal(`--speed=${speed}`)).toContain('is no speed');
    for (const limit of ['0s', '90', 'long']) expect(refusal('--limit', limit)).toContain('is no duration');
    for (const at of ['24:00', '18.30', 'xyz-18:30', '7']) expect(refusal('--at', at)).toContain('is no time of day');
    expect(refusal('one', 'two', 'three')).toBe('One show at a time: "two three" is one too many.');
    expect(refusal('')).toContain('no name');
  });

  it('is refused with the usage where it is not known', () => {
    expect(refusal('--sed', '1')).toContain("Unknown option '--sed'");
    expect(refusal('--sed', '1')).toContain(USAGE);
  });

  it('can be asked for', () => {
    expect(readRehearsalOptions(['--help'])).toEqual({ ok: false, help: true, says: USAGE });
    for (const name of Object.keys({
      seed: 0,
      crowd: 0,
      compliance: 0,
      reaction: 0,
      from: 0,
      at: 0,
      limit: 0,
      speed: 0,
    })) {
      expect(USAGE).toContain(`--${name} `);
    }
  });
});
