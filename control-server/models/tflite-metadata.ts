/**
 * Puts the metadata that MediaPipe's vision tasks demand in front of a TensorFlow Lite model that lacks it. Bytes in,
 * bytes out: it must never read a file and never touch the model's own tables, which stay where they are relative to
 * each other.
 */

import { Builder } from 'flatbuffers';

/** How the task turns pixel values into the model's input: (value - mean) / std, values 0..255, the same for R, G, B. */
export interface PixelNormalisation {
  readonly mean: number;
  readonly std: number;
}

const MODEL_IDENTIFIER = 'TFL3';
const METADATA_IDENTIFIER = 'M001';
const METADATA_NAME = 'TFLITE_METADATA';

/** Both file formats want their blobs on 16-byte boundaries; old offsets stay valid only if the shift keeps them there. */
const ALIGNMENT_BYTES = 16;

/** Fields of the table `Model` in schema.fbs of TensorFlow Lite, in order. */
const MODEL_FIELDS = 8;
const MODEL_FIELD = {
  version: 0,
  operatorCodes: 1,
  subgraphs: 2,
  description: 3,
  buffers: 4,
  metadataBuffer: 5,
  metadata: 6,
  signatureDefs: 7,
} as const;

const roundUp = (value: number, multiple: number): number => Math.ceil(value / multiple) * multiple;

/** The metadata file (metadata_schema.fbs): one subgraph, one RGB image input with its normalisation. */
function inputMetadata({ mean, std }: PixelNormalisation): Uint8Array {
  const builder = new Builder(512);
  const floats = (value: number): number => {
    builder.startVector(4, 3, 4);
    for (let channel = 0; channel < 3; channel += 1) builder.addFloat32(value);
    return builder.endVector();
  };
  const vectorOfOne = (offset: number): number => {
    builder.startVector(4, 1, 4);
    builder.addOffset(offset);
    return builder.endVector();
  };

  const means = floats(mean);
  const deviations = floats(std);
  builder.startObject(2); // NormalizationOptions
  builder.addFieldOffset(0, means, 0);
  builder.addFieldOffset(1, deviations, 0);
  const normalisation = builder.endObject();

  builder.startObject(2); // ProcessUnit; union type 1 is NormalizationOptions
  builder.addFieldInt8(0, 1, 0);
  builder.addFieldOffset(1, normalisation, 0);
  const processUnits = vectorOfOne(builder.endObject());

  builder.startObject(2); // ImageProperties; colour space 1 is RGB
  builder.addFieldInt8(0, 1, 0);
  const imageProperties = builder.endObject();

  builder.startObject(3); // Content; union type 2 is ImageProperties
  builder.addFieldInt8(0, 2, 0);
  builder.addFieldOffset(1, imageProperties, 0);
  const content = builder.endObject();

  const name = builder.createString('image');
  builder.startObject(7); // TensorMetadata
  builder.addFieldOffset(0, name, 0);
  builder.addFieldOffset(3, content, 0);
  builder.addFieldOffset(4, processUnits, 0);
  const inputs = vectorOfOne(builder.endObject());

  builder.startObject(8); // SubGraphMetadata
  builder.addFieldOffset(2, inputs, 0);
  const subgraphs = vectorOfOne(builder.endObject());

  builder.startObject(8); // ModelMetadata
  builder.addFieldOffset(3, subgraphs, 0);
  builder.finish(builder.endObject(), METADATA_IDENTIFIER);
  return builder.asUint8Array().slice();
}

/** Reads the few tables of a flatbuffer that are needed here. All positions are absolute, in bytes. */
class ModelReader {
  readonly #view: DataView;

  constructor(bytes: Uint8Array) {
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  /** Follows the offset that stands at `position`. */
  follow(position: number): number {
    return position + this.#view.getUint32(position, true);
  }

  uint32(position: number): number {
    return this.#view.getUint32(position, true);
  }

  /** Where a table's field stands, or undefined when the table leaves it out. */
  field(table: number, index: number): number | undefined {
    const vtable = table - this.#view.getInt32(table, true);
    const slot = 4 + 2 * index;
    if (slot >= this.#view.getUint16(vtable, true)) return undefined;
    const offset = this.#view.getUint16(vtable + slot, true);
    return offset === 0 ? undefined : table + offset;
  }

  /** The tables a vector of tables points to; none when the field is absent. */
  tables(table: number, index: number): number[] {
    const field = this.field(table, index);
    if (field === undefined) return [];
    const vector = this.follow(field);
    return Array.from({ length: this.uint32(vector) }, (_, entry) => this.follow(vector + 4 + 4 * entry));
  }
}

/** Where each new piece stands in the part put in front of the model. All in bytes from the new file's start. */
function layOut(bufferCount: number, metadataCount: number, metadataBytes: number) {
  const modelVtable = 8;
  const model = roundUp(modelVtable + 4 + 2 * MODEL_FIELDS, 4);
  const buffers = model + 4 + 4 * MODEL_FIELDS;
  const metadata = buffers + 4 + 4 * bufferCount;
  const bufferVtable = metadata + 4 + 4 * metadataCount;
  const buffer = roundUp(bufferVtable + 6, 4);
  const entryVtable = buffer + 8;
  const entry = roundUp(entryVtable + 8, 4);
  const name = entry + 12;
  // A vector's first element follows its 4-byte length; the element is what has to be aligned.
  const data = roundUp(name + 4 + METADATA_NAME.length + 1 + 4, ALIGNMENT_BYTES) - 4;
  const end = roundUp(data + 4 + metadataBytes, ALIGNMENT_BYTES);
  return { modelVtable, model, buffers, metadata, bufferVtable, buffer, entryVtable, entry, name, data, end };
}

/** Writes little-endian numbers, offsets and vtables into the new front part. */
function frontWriter(front: Uint8Array) {
  const view = new DataView(front.buffer, front.byteOffset, front.byteLength);
  return {
    uint32: (position: number, value: number) => view.setUint32(position, value, true),
    offset: (position: number, target: number) => view.setUint32(position, target - position, true),
    ascii: (position: number, text: string) => front.set(new TextEncoder().encode(text), position),
    /** A vtable for a table whose present fields, 4 bytes each, stand at 4 + 4 * index. */
    table: (vtable: number, table: number, present: readonly boolean[]) => {
      view.setUint16(vtable, 4 + 2 * present.length, true);
      view.setUint16(vtable + 2, 4 + 4 * present.length, true);
      for (const [index, isPresent] of present.entries()) {
        view.setUint16(vtable + 4 + 2 * index, isPresent ? 4 + 4 * index : 0, true);
      }
      view.setInt32(table, table - vtable, true);
    },
  };
}

/**
 * Returns a copy of `model` that tells MediaPipe how its image input is normalised. A new root table, buffers vector
 * and metadata vector stand in front of the old bytes and point into them.
 *
 * @throws RangeError when `model` is not a TensorFlow Lite file or already carries such metadata.
 */
export function withInputMetadata(model: Uint8Array, normalisation: PixelNormalisation): Uint8Array {
  if (new TextDecoder('latin1').decode(model.subarray(4, 8)) !== MODEL_IDENTIFIER) {
    throw new RangeError('not a TensorFlow Lite model: the identifier TFL3 is missing');
  }
  const old = new ModelReader(model);
  const oldRoot = old.follow(0);
  const oldBuffers = old.tables(oldRoot, MODEL_FIELD.buffers);
  const oldMetadata = old.tables(oldRoot, MODEL_FIELD.metadata);
  const metadata = inputMetadata(normalisation);
  const at = layOut(oldBuffers.length + 1, oldMetadata.length + 1, metadata.length);

  const whole = new Uint8Array(at.end + model.length);
  whole.set(model, at.end);
  const write = frontWriter(whole);
  write.offset(0, at.model);
  write.ascii(4, MODEL_IDENTIFIER);

  const own: Partial<Record<number, number>> = {
    [MODEL_FIELD.buffers]: at.buffers,
    [MODEL_FIELD.metadata]: at.metadata,
  };
  const oldFields = Array.from({ length: MODEL_FIELDS }, (_, index) => old.field(oldRoot, index));
  write.table(
    at.modelVtable,
    at.model,
    oldFields.map((field, index) => field !== undefined || own[index] !== undefined),
  );
  for (const [index, field] of oldFields.entries()) {
    const slot = at.model + 4 + 4 * index;
    const target = own[index] ?? (field === undefined ? undefined : at.end + old.follow(field));
    if (index === MODEL_FIELD.version) write.uint32(slot, field === undefined ? 0 : old.uint32(field));
    else if (target !== undefined) write.offset(slot, target);
  }

  const vector = (position: number, targets: readonly number[]): void => {
    write.uint32(position, targets.length);
    for (const [index, target] of targets.entries()) write.offset(position + 4 + 4 * index, target);
  };
  vector(at.buffers, [...oldBuffers.map((table) => at.end + table), at.buffer]);
  vector(at.metadata, [...oldMetadata.map((table) => at.end + table), at.entry]);

  write.table(at.bufferVtable, at.buffer, [true]);
  write.offset(at.buffer + 4, at.data);
  write.table(at.entryVtable, at.entry, [true, true]);
  write.offset(at.entry + 4, at.name);
  write.uint32(at.entry + 8, oldBuffers.length);
  write.uint32(at.name, METADATA_NAME.length);
  write.ascii(at.name + 4, METADATA_NAME);
  write.uint32(at.data, metadata.length);
  whole.set(metadata, at.data + 4);
  return whole;
}
