import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { crc32 } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { poseTaskBundle, storedArchive } from '#control-server/models/task-bundle.ts';
import { withInputMetadata } from '#control-server/models/tflite-metadata.ts';

const folder = dirname(createRequire(import.meta.url).resolve('@mediapipe/pose/package.json'));
const detector = readFileSync(join(folder, 'pose_solution_packed_assets.data'));
const landmarks = readFileSync(join(folder, 'pose_landmark_lite.tflite'));

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** Reads tables independently of the code under test. */
function tableReader(bytes: Uint8Array) {
  const view = viewOf(bytes);
  const follow = (position: number): number => position + view.getUint32(position, true);
  const field = (table: number, index: number): number => {
    const vtable = table - view.getInt32(table, true);
    const offset = 4 + 2 * index < view.getUint16(vtable, true) ? view.getUint16(vtable + 4 + 2 * index, true) : 0;
    return offset === 0 ? 0 : table + offset;
  };
  const entries = (table: number, index: number): number[] => {
    const vector = follow(field(table, index));
    return Array.from({ length: view.getUint32(vector, true) }, (_, i) => follow(vector + 4 + 4 * i));
  };
  return { view, follow, field, entries, root: follow(0) };
}

describe('metadata in front of a model', () => {
  const described = withInputMetadata(detector, { mean: 127.5, std: 127.5 });
  const shift = described.length - detector.length;

  it('leaves the model’s own bytes as they are, moved by a multiple of 16', () => {
    expect(shift % 16).toBe(0);
    expect(Buffer.compare(described.subarray(shift), detector)).toBe(0);
  });

  it('points at the same operators, subgraphs and buffers as before', () => {
    const [before, after] = [tableReader(detector), tableReader(described)];
    for (const index of [1, 2]) {
      const was = before.follow(before.field(before.root, index));
      expect(after.follow(after.field(after.root, index))).toBe(was + shift);
    }
    const oldBuffers = before.entries(before.root, 4).map((table) => table + shift);
    expect(after.entries(after.root, 4).slice(0, -1)).toEqual(oldBuffers);
  });

  it('names a metadata buffer that says how pixels are normalised', () => {
    const { view, root, entries, field, follow } = tableReader(described);
    const entry = entries(root, 6).at(-1) ?? 0;
    const name = follow(field(entry, 0));
    expect(Buffer.from(described.subarray(name + 4, name + 4 + view.getUint32(name, true))).toString()).toBe(
      'TFLITE_METADATA',
    );
    const buffers = entries(root, 4);
    expect(view.getUint32(field(entry, 1), true)).toBe(buffers.length - 1);
    const data = follow(field(buffers.at(-1) ?? 0, 0));
    expect((data + 4) % 16).toBe(0);
    const metadata = described.slice(data + 4, data + 4 + view.getUint32(data, true));
    expect(Buffer.from(metadata.subarray(4, 8)).toString()).toBe('M001');
    const inside = tableReader(metadata);
    const [subgraph = 0] = inside.entries(inside.root, 3);
    const [input = 0] = inside.entries(subgraph, 2);
    const [unit = 0] = inside.entries(input, 4);
    const options = inside.follow(inside.field(unit, 1));
    const means = inside.follow(inside.field(options, 0));
    expect(inside.view.getUint32(means, true)).toBe(3);
    expect(inside.view.getFloat32(means + 4, true)).toBe(127.5);
  });

  it('refuses what is no model', () => {
    expect(() => withInputMetadata(new Uint8Array(64), { mean: 0, std: 1 })).toThrow(/not a TensorFlow Lite model/);
  });
});

describe('the bundle', () => {
  it('stores both models uncompressed, whole and aligned, the same bytes every time', () => {
    const bundle = poseTaskBundle(detector, landmarks);
    expect(Buffer.compare(bundle, poseTaskBundle(detector, landmarks))).toBe(0);
    const view = viewOf(bundle);
    let at = 0;
    for (const name of ['pose_detector.tflite', 'pose_landmarks_detector.tflite']) {
      expect(view.getUint32(at, true)).toBe(0x04034b50);
      expect(view.getUint16(at + 8, true)).toBe(0);
      const size = view.getUint32(at + 18, true);
      const start = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
      expect(Buffer.from(bundle.subarray(at + 30, at + 30 + name.length)).toString()).toBe(name);
      expect(start % 16).toBe(0);
      expect(crc32(bundle.subarray(start, start + size))).toBe(view.getUint32(at + 14, true));
      at = start + size;
    }
    expect(view.getUint32(at, true)).toBe(0x02014b50);
    expect(view.getUint32(bundle.length - 22, true)).toBe(0x06054b50);
    expect(view.getUint32(bundle.length - 6, true)).toBe(at);
  });

  it('can be empty', () => {
    expect(storedArchive([])).toHaveLength(22);
  });
});
