/**
 * Assembles MediaPipe's `.task` bundles: ZIP archives with two stored models each. Bytes in, bytes out; the same input
 * always gives the same bytes, so a bundle can be recognised by its hash.
 */

import { crc32 } from 'node:zlib';
import { withInputMetadata } from './tflite-metadata.ts';

/** One file of an archive. */
export interface ArchiveEntry {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** MediaPipe maps the models in place and wants them on 4-byte boundaries; 16 keeps the model's own alignment too. */
const ALIGNMENT_BYTES = 16;
/** 1 January 1980, the zero of ZIP's calendar: the archive must not change with the day it is made. */
const DATE_1980_01_01 = 0x0021;
const LOCAL_HEADER_BYTES = 30;
/** Padding travels in an extra field; 0xD935 is the one registered for alignment. Smallest size 6 bytes. */
const ALIGNMENT_FIELD = 0xd935;
const ALIGNMENT_FIELD_BYTES = 6;

/** A ZIP part written number by number, little-endian. */
function record(...fields: readonly (readonly [bytes: 2 | 4, value: number])[]): Uint8Array {
  const bytes = new Uint8Array(fields.reduce((sum, [size]) => sum + size, 0));
  const view = new DataView(bytes.buffer);
  let position = 0;
  for (const [size, value] of fields) {
    if (size === 2) view.setUint16(position, value, true);
    else view.setUint32(position, value, true);
    position += size;
  }
  return bytes;
}

function alignmentField(positionAfterName: number): Uint8Array {
  const unpadded = positionAfterName + ALIGNMENT_FIELD_BYTES;
  const padding = (ALIGNMENT_BYTES - (unpadded % ALIGNMENT_BYTES)) % ALIGNMENT_BYTES;
  const field = new Uint8Array(ALIGNMENT_FIELD_BYTES + padding);
  field.set(record([2, ALIGNMENT_FIELD], [2, 2 + padding], [2, ALIGNMENT_BYTES]));
  return field;
}

/** What local and central header have in common, from "version needed" to "file name length". */
function sharedHeader(entry: ArchiveEntry, nameBytes: number) {
  return [
    [2, 10],
    [2, 0],
    [2, 0],
    [2, 0],
    [2, DATE_1980_01_01],
    [4, crc32(entry.bytes)],
    [4, entry.bytes.length],
    [4, entry.bytes.length],
    [2, nameBytes],
  ] as const;
}

function concatenate(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let position = 0;
  for (const part of parts) {
    whole.set(part, position);
    position += part.length;
  }
  return whole;
}

/** A ZIP archive (PKWARE APPNOTE 6.3, no Zip64) whose entries are stored as they are, each starting on 16 bytes. */
export function storedArchive(entries: readonly ArchiveEntry[]): Uint8Array {
  const body: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let position = 0;
  for (const entry of entries) {
    const name = new TextEncoder().encode(entry.name);
    const shared = sharedHeader(entry, name.length);
    const extra = alignmentField(position + LOCAL_HEADER_BYTES + name.length);
    directory.push(
      record([4, 0x02014b50], [2, 10], ...shared, [2, 0], [2, 0], [2, 0], [2, 0], [4, 0], [4, position]),
      name,
    );
    body.push(record([4, 0x04034b50], ...shared, [2, extra.length]), name, extra, entry.bytes);
    position += LOCAL_HEADER_BYTES + name.length + extra.length + entry.bytes.length;
  }
  const directoryBytes = directory.reduce((sum, part) => sum + part.length, 0);
  const count = entries.length;
  const end = record(
    [4, 0x06054b50],
    [2, 0],
    [2, 0],
    [2, count],
    [2, count],
    [4, directoryBytes],
    [4, position],
    [2, 0],
  );
  return concatenate([...body, ...directory, end]);
}

/**
 * The pose bundle of the two models that find a body and place its 33 landmarks.
 *
 * @param detector The pose detector, a TensorFlow Lite file; takes pixels as -1..1.
 * @param landmarks The landmark model, a TensorFlow Lite file; takes pixels as 0..1.
 * @throws RangeError when one of them is not a TensorFlow Lite file.
 */
export function poseTaskBundle(detector: Uint8Array, landmarks: Uint8Array): Uint8Array {
  return storedArchive([
    { name: 'pose_detector.tflite', bytes: withInputMetadata(detector, { mean: 127.5, std: 127.5 }) },
    { name: 'pose_landmarks_detector.tflite', bytes: withInputMetadata(landmarks, { mean: 0, std: 255 }) },
  ]);
}

/**
 * The hand bundle of the two models that find a palm and place a hand's 21 landmarks. Both take pixels as 0..1.
 *
 * @throws RangeError when one of them is not a TensorFlow Lite file.
 */
export function handTaskBundle(detector: Uint8Array, landmarks: Uint8Array): Uint8Array {
  return storedArchive([
    { name: 'hand_detector.tflite', bytes: withInputMetadata(detector, { mean: 0, std: 255 }) },
    { name: 'hand_landmarks_detector.tflite', bytes: withInputMetadata(landmarks, { mean: 0, std: 255 }) },
  ]);
}
