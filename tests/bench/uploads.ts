/** Counts the bytes that a renderer of three sends to the graphics card, on both back ends, while it is asked to. */

/** What of a function's arguments is sent, bytes. */
type Sent = (args: readonly unknown[]) => number;

const bytesOf = (value: unknown): number =>
  value instanceof ArrayBuffer || ArrayBuffer.isView(value) ? value.byteLength : 0;

const number = (value: unknown): number => (typeof value === 'number' ? value : 0);

/** `writeTexture(to, data, layout, size)` sends whole rows of whole layers. */
const textureSent: Sent = ([, , layout, size]) => {
  const { bytesPerRow = 0 } = layout as { bytesPerRow?: number };
  const { height = 1, depthOrArrayLayers = 1 } = size as { height?: number; depthOrArrayLayers?: number };
  return bytesPerRow * height * depthOrArrayLayers;
};

/** `writeBuffer(to, offset, data, from?, count?)`: the count is in elements of a view. */
const bufferSent: Sent = ([, , data, from, count]) => {
  const each = ArrayBuffer.isView(data) && 'BYTES_PER_ELEMENT' in data ? Number(data.BYTES_PER_ELEMENT) : 1;
  return count === undefined ? bytesOf(data) - number(from) * each : number(count) * each;
};

/** `bufferSubData(target, offset, data, from?, count?)`. */
const subDataSent: Sent = ([, , data, from, count]) => {
  const each = ArrayBuffer.isView(data) && 'BYTES_PER_ELEMENT' in data ? Number(data.BYTES_PER_ELEMENT) : 1;
  return number(count) > 0 ? number(count) * each : bytesOf(data) - number(from) * each;
};

const FLOAT_TEXEL = 16;
const WEBGL: Readonly<Record<string, Sent>> = {
  bufferData: ([, data]) => bytesOf(data),
  bufferSubData: subDataSent,
  texSubImage2D: ([, , , , wide, high]) => number(wide) * number(high) * FLOAT_TEXEL,
  texSubImage3D: ([, , , , , wide, high, deep]) => number(wide) * number(high) * number(deep) * FLOAT_TEXEL,
};
const WEBGPU: Readonly<Record<string, Sent>> = { writeBuffer: bufferSent, writeTexture: textureSent };

/** Begins to count; the answer ends it and tells the bytes. Throws where the back end is neither. */
export function countUploads(backend: object): () => number {
  const { target, watched } = targetOf(backend);
  let sum = 0;
  const undo = Object.entries(watched).map(([name, sent]) => {
    const own = Reflect.get(target, name);
    if (typeof own !== 'function') throw new TypeError(`the graphics interface has no ${name}`);
    Reflect.set(target, name, (...args: unknown[]) => {
      sum += sent(args);
      return Reflect.apply(own, target, args);
    });
    return () => Reflect.deleteProperty(target, name);
  });
  return () => {
    for (const one of undo) one();
    return sum;
  };
}

function targetOf(backend: object): { target: object; watched: Readonly<Record<string, Sent>> } {
  if ('device' in backend && backend.device instanceof Object && 'queue' in backend.device) {
    const { queue } = backend.device;
    if (queue instanceof Object) return { target: queue, watched: WEBGPU };
  }
  if ('gl' in backend && backend.gl instanceof Object) return { target: backend.gl, watched: WEBGL };
  throw new TypeError('neither WebGPU nor WebGL2');
}
