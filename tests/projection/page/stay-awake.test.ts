import { describe, expect, it, vi } from 'vitest';
import { stayAwake } from '#projection/page/stay-awake.ts';

/** A page that can be hidden, and a machine whose locks can be let go. */
function machine({ refuses = false } = {}) {
  const page = Object.assign(new EventTarget(), { visibilityState: 'visible' as DocumentVisibilityState });
  const held: EventTarget[] = [];
  const wakeLock = {
    request: vi.fn(async () => {
      if (refuses) throw new Error('not from this address');
      const lock = new EventTarget();
      held.push(lock);
      return lock;
    }),
  };
  const show = (state: DocumentVisibilityState): void => {
    page.visibilityState = state;
    page.dispatchEvent(new Event('visibilitychange'));
  };
  const letGo = (): boolean => held.at(-1)?.dispatchEvent(new Event('release')) ?? false;
  stayAwake(page as unknown as Document, wakeLock as unknown as WakeLock);
  return { wakeLock, show, letGo };
}

describe('the wake lock of a wall', () => {
  it('is held from the start, once', async () => {
    const { wakeLock, show } = machine();
    await vi.waitFor(() => expect(wakeLock.request).toHaveBeenCalledTimes(1));
    show('visible');
    expect(wakeLock.request).toHaveBeenCalledTimes(1);
  });

  it('is taken again when the page comes back', async () => {
    const { wakeLock, show, letGo } = machine();
    await vi.waitFor(() => expect(wakeLock.request).toHaveBeenCalledTimes(1));
    show('hidden');
    letGo();
    expect(wakeLock.request).toHaveBeenCalledTimes(1);
    show('visible');
    await vi.waitFor(() => expect(wakeLock.request).toHaveBeenCalledTimes(2));
  });

  it('is taken again when the system has let it go', async () => {
    const { wakeLock, letGo } = machine();
    await vi.waitFor(() => expect(wakeLock.request).toHaveBeenCalledTimes(1));
    letGo();
    await vi.waitFor(() => expect(wakeLock.request).toHaveBeenCalledTimes(2));
  });

  it('is done without where the browser gives none', async () => {
    const info = vi.spyOn(console, 'info').mockImplementation(() => undefined);
    const { wakeLock } = machine({ refuses: true });
    await vi.waitFor(() => expect(info).toHaveBeenCalled());
    expect(wakeLock.request).toHaveBeenCalledTimes(1);
    info.mockRestore();
    expect(() => stayAwake(new EventTarget() as unknown as Document, undefined)).not.toThrow();
  });
});
