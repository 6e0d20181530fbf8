/**
 * WebGPU: what one frame draws goes to the graphics card at once. By itself three hands over every pass as soon as it is
 * recorded, and each time the browser has to talk to another process. Nothing that a recorded pass reads is written by the
 * processor before the frame is over: each pass has its own numbers, and those are written before it is recorded.
 */

import type { WebGPURenderer } from 'three/webgpu';

/** As far as it is needed of what `GPUDevice.queue` is. */
interface Queue {
  submit(commands: readonly object[]): void;
}

/** Has `frame` drawn and handed over at once; on WebGL2, where nothing is handed over, just drawn. */
export function createOneSubmit(renderer: WebGPURenderer): (frame: () => void) => void {
  const { device } = renderer.backend as { device?: { readonly queue: Queue } };
  if (!device) return (frame) => frame();
  const { queue } = device;
  const submit = queue.submit.bind(queue);
  const recorded: object[] = [];
  let isFrame = false;
  queue.submit = (commands) => {
    if (isFrame) recorded.push(...commands);
    else submit(commands);
  };
  return (frame) => {
    isFrame = true;
    try {
      frame();
    } finally {
      isFrame = false;
      submit(recorded);
      recorded.length = 0;
    }
  };
}
