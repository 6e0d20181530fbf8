import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { localMs, serverMs } from '#installation/time/axes.ts';
import { createBeep } from '#projection/patterns/beep.ts';

/** A page's sound as a test wants it: when tones were ordered for, and how often leave was asked for. */
const audio = { state: 'running', started: [] as number[], resumed: 0, isMissing: false };

class FakeContext {
  get state(): string {
    return audio.state;
  }
  readonly currentTime = 2;
  readonly destination = {};
  constructor() {
    if (audio.isMissing) throw new Error('no sound here');
  }
  /** Its time 2 s is heard when the page's clock stands at 10 s. */
  getOutputTimestamp(): { contextTime: number; performanceTime: number } {
    return { contextTime: 2, performanceTime: 10_000 };
  }
  async resume(): Promise<void> {
    audio.resumed += 1;
  }
  async suspend(): Promise<void> {
    audio.state = 'suspended';
  }
}

class FakeNode {
  readonly gain = { setValueAtTime: () => undefined, linearRampToValueAtTime: () => undefined };
  connect(next: unknown): unknown {
    return next;
  }
  start(at: number): void {
    audio.started.push(at);
  }
  stop(): void {}
}

beforeEach(() => {
  Object.assign(audio, { state: 'running', started: [], resumed: 0, isMissing: false });
  vi.stubGlobal('AudioContext', FakeContext);
  vi.stubGlobal('OscillatorNode', FakeNode);
  vi.stubGlobal('GainNode', FakeNode);
});

afterEach(() => vi.unstubAllGlobals());

/** Every picture of `ms` at sixty a second; the server's clock is 300 s ahead of the page's. */
function follow(beep: ReturnType<typeof createBeep>, from: number, ms: number): void {
  for (let at = from; at < from + ms; at += 1000 / 60) beep.follow(serverMs(at + 300_000), localMs(at));
}

describe('the beep', () => {
  it('is ordered once for each full second of the server, to be heard when it is seen', () => {
    const beep = createBeep();
    follow(beep, 10_050, 3000);
    expect(audio.started).toHaveLength(3);
    for (const [second, at] of audio.started.entries()) expect(at).toBeCloseTo(3 + second, 9);
    expect(beep.sound()).toBe('on');
  });

  it('says that it is refused, asks once in a second, and makes no sound', () => {
    audio.state = 'suspended';
    const beep = createBeep();
    follow(beep, 10_050, 1900);
    expect(audio.started).toEqual([]);
    expect(audio.resumed).toBe(2);
    expect(beep.sound()).toBe('refused');
  });

  it('says where there is no sound at all', () => {
    audio.isMissing = true;
    const complaints = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    const beep = createBeep();
    follow(beep, 10_050, 100);
    expect(beep.sound()).toBe('none');
    expect(complaints).toHaveBeenCalledOnce();
    complaints.mockRestore();
  });

  it('asks for no sound before it is followed, and rests after', () => {
    const beep = createBeep();
    beep.rest();
    expect(audio.resumed).toBe(0);
    follow(beep, 10_050, 1000);
    beep.rest();
    expect(audio.state).toBe('suspended');
  });
});
