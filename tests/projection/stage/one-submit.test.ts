import { describe, expect, test } from 'vitest';
import { createOneSubmit } from '#projection/stage/one-submit.ts';

/** A renderer that hands passes over to a queue that keeps what it was given, one entry for each time. */
function rendererWith() {
  const handed: (readonly string[])[] = [];
  const queue = {
    submit(commands: readonly object[]): void {
      handed.push(commands.map(String));
    },
  };
  const renderer = { backend: { device: { queue } } } as unknown as Parameters<typeof createOneSubmit>[0];
  const pass = (name: string): void => queue.submit([{ toString: () => name }]);
  return { renderer, handed, pass };
}

describe('what a frame draws', () => {
  test('is handed over at once, in the order it was drawn', () => {
    const { renderer, handed, pass } = rendererWith();
    const atOnce = createOneSubmit(renderer);
    for (const frame of ['first', 'second'])
      atOnce(() => {
        pass(`${frame} scene`);
        pass(`${frame} finish`);
        expect(handed.flat()).not.toContain(`${frame} scene`);
      });
    expect(handed).toEqual([
      ['first scene', 'first finish'],
      ['second scene', 'second finish'],
    ]);
  });

  test('does not hold back what is handed over between frames', () => {
    const { renderer, handed, pass } = rendererWith();
    createOneSubmit(renderer);
    pass('pattern');
    expect(handed).toEqual([['pattern']]);
  });

  test('is handed over as far as it came where drawing fails, and the next frame is whole', () => {
    const { renderer, handed, pass } = rendererWith();
    const atOnce = createOneSubmit(renderer);
    const failing = (): void =>
      atOnce(() => {
        pass('scene');
        throw new Error('no room');
      });
    expect(failing).toThrow('no room');
    atOnce(() => pass('next'));
    expect(handed).toEqual([['scene'], ['next']]);
  });

  test('is just drawn where there is no queue', () => {
    const drawn: string[] = [];
    createOneSubmit({ backend: {} } as unknown as Parameters<typeof createOneSubmit>[0])(() => drawn.push('frame'));
    expect(drawn).toEqual(['frame']);
  });
});
