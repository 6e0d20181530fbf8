import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Setup } from '#installation/protocol/setup.ts';
import { type Output, PLAIN_OUTPUT } from '#installation/site/output.ts';
import { openSetupLink } from '#projection/link/setup-link.ts';

const warned = vi.fn();
beforeEach(() => {
  warned.mockReset();
  vi.spyOn(console, 'warn').mockImplementation(warned);
});
afterEach(() => {
  vi.restoreAllMocks();
});

const TURNED: Output = { ...PLAIN_OUTPUT, turn: 90 };
const SETUP: Setup = { patterns: { left: 'grid' }, tiers: {}, software: [], history: {} };

function bench(answer: () => Promise<unknown> = async () => ({ ok: true })) {
  const listeners = new Map<string, (payload?: unknown) => void>();
  const socket = {
    connected: true,
    on: (message: string, listener: (payload?: unknown) => void) => listeners.set(message, listener),
    timeout: () => ({ emitWithAck: answer }),
  };
  const link = openSetupLink(socket, 'left');
  const tell = (message: string, payload?: unknown): void => listeners.get(message)?.(payload);
  return { link, socket, tell };
}

describe("a wall's side of setting up", () => {
  it('keeps what it is told, and leaves aside what cannot be read', () => {
    const { link, tell } = bench();
    expect([link.setup(), link.pattern()]).toEqual([null, null]);
    tell('setup', SETUP);
    tell('setup', { patterns: { left: 'kittens' } });
    tell('tried', { surface: 'left', output: { turn: 45 } });
    expect([link.pattern(), warned.mock.calls.length]).toEqual(['grid', 2]);
    expect(link.fit(PLAIN_OUTPUT)).toBe(PLAIN_OUTPUT);
  });

  it('shows what is tried on its own surface, until a site comes or the server is another', () => {
    for (const end of ['site', 'connect']) {
      const { link, tell } = bench();
      tell('tried', { surface: 'right', output: TURNED });
      expect(link.fit(PLAIN_OUTPUT)).toBe(PLAIN_OUTPUT);
      tell('tried', { surface: 'left', output: TURNED });
      expect(link.fit(PLAIN_OUTPUT)).toEqual(TURNED);
      tell(end, { text: '' });
      expect(link.fit(PLAIN_OUTPUT)).toBe(PLAIN_OUTPUT);
    }
  });

  it('knows whether what it shows is in the file', () => {
    const { link } = bench();
    link.happened({ type: 'changed', output: TURNED });
    expect([link.isUnkept(), link.fit(PLAIN_OUTPUT)]).toEqual([true, TURNED]);
    link.happened({ type: 'kept', output: TURNED });
    expect(link.isUnkept()).toBe(false);
  });

  it('answers nothing where the server is away or silent, and says what it cannot read', async () => {
    const request = { type: 'undo', surface: 'left' } as const;
    const { link, socket } = bench();
    expect(await link.ask(request)).toEqual({ ok: true });
    socket.connected = false;
    expect(await link.ask(request)).toBeNull();
    expect(await bench(() => Promise.reject(new Error('timed out'))).link.ask(request)).toBeNull();
    expect(await bench(async () => 'yes').link.ask(request)).toMatchObject({ ok: false });
  });
});
