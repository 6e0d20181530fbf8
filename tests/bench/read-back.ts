/** Reads back what a canvas throws, many pictures at once, so that the script goes on while the graphics card draws. */

/** The pictures that were taken, RGBA one after the other, row by row: whichever row comes first is the back end's. */
export interface ReadBack {
  /** Takes the picture that was drawn just now: in the same task, before the browser shows it. */
  take(): void;
  /** All that were taken since this was asked last. */
  pictures(): Promise<Uint8Array>;
}

/** How often it is looked whether the card is done, ms. */
const LOOK_MS = 4;

/** Reads a canvas of WebGL2 back, at most `most` pictures at once. */
export function readBackGl(canvas: HTMLCanvasElement, most: number): ReadBack {
  const gl = canvas.getContext('webgl2');
  if (!gl) throw new Error('this canvas is none of WebGL2');
  const bytes = canvas.width * canvas.height * 4;
  const sides = [0, 1].map(() => {
    const made = gl.createBuffer();
    gl.bindBuffer(gl.PIXEL_PACK_BUFFER, made);
    gl.bufferData(gl.PIXEL_PACK_BUFFER, bytes * most, gl.STREAM_READ);
    gl.bindBuffer(gl.PIXEL_PACK_BUFFER, null);
    return made;
  });
  let [side, taken] = [0, 0];
  return {
    take: () => {
      if (taken >= most) throw new RangeError(`no more than ${most} pictures are read back at once`);
      if (gl.getParameter(gl.READ_FRAMEBUFFER_BINDING) !== null) throw new Error('the canvas was not drawn last');
      gl.bindBuffer(gl.PIXEL_PACK_BUFFER, sides[side] ?? null);
      gl.readPixels(0, 0, canvas.width, canvas.height, gl.RGBA, gl.UNSIGNED_BYTE, taken * bytes);
      gl.bindBuffer(gl.PIXEL_PACK_BUFFER, null);
      taken += 1;
    },
    pictures: async () => {
      const [buffer, read] = [sides[side] ?? null, new Uint8Array(taken * bytes)];
      [side, taken] = [1 - side, 0];
      await done(gl);
      gl.bindBuffer(gl.PIXEL_PACK_BUFFER, buffer);
      gl.getBufferSubData(gl.PIXEL_PACK_BUFFER, 0, read);
      gl.bindBuffer(gl.PIXEL_PACK_BUFFER, null);
      return read;
    },
  };
}

/** Resolves when the card has done what it was told so far. */
async function done(gl: WebGL2RenderingContext): Promise<void> {
  const fence = gl.fenceSync(gl.SYNC_GPU_COMMANDS_COMPLETE, 0);
  if (!fence) throw new Error('the context was lost');
  gl.flush();
  let state: number = gl.TIMEOUT_EXPIRED;
  while (state === gl.TIMEOUT_EXPIRED) {
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    state = gl.clientWaitSync(fence, 0, 0);
  }
  gl.deleteSync(fence);
  if (state === gl.WAIT_FAILED) throw new Error('the context was lost');
}

/** Reads any canvas back, picture by picture. */
export function readBackCopy(canvas: HTMLCanvasElement): ReadBack {
  const { width, height } = canvas;
  const copy = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
  if (!copy) throw new Error('no 2d canvas');
  let taken: Uint8ClampedArray[] = [];
  return {
    take: () => {
      copy.drawImage(canvas, 0, 0);
      taken.push(copy.getImageData(0, 0, width, height).data);
    },
    pictures: async () => {
      const all = new Uint8Array(taken.length * width * height * 4);
      for (const [at, one] of taken.entries()) all.set(one, at * one.length);
      taken = [];
      return all;
    },
  };
}
