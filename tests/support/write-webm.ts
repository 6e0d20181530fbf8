/** A WebM file of VP8 pictures, written by hand: exact times, and no word of how long it is, as browsers record. */

/** One encoded picture. */
export interface EncodedPicture {
  readonly atMs: number;
  readonly isKey: boolean;
  readonly bytes: Uint8Array;
}

/** A part of an EBML file (RFC 8794): its id in hexadecimal, the length of what it holds in eight bytes, and that. */
function part(id: string, ...held: readonly Uint8Array[]): Buffer {
  const body = Buffer.concat(held);
  const length = Buffer.alloc(8);
  length.writeBigUInt64BE(BigInt(body.length) | (1n << 56n));
  return Buffer.concat([Buffer.from(id, 'hex'), length, body]);
}

const number = (id: string, value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return part(id, bytes);
};
const text = (id: string, value: string): Buffer => part(id, Buffer.from(value));

/** The file. All pictures lie within 32 s; ids are those of Matroska (RFC 9559). */
export function webmOf(width: number, height: number, pictures: readonly EncodedPicture[]): Buffer {
  const header = part(
    '1A45DFA3',
    number('4286', 1),
    number('42F7', 1),
    number('42F2', 4),
    number('42F3', 8),
    text('4282', 'webm'),
    number('4287', 4),
    number('4285', 2),
  );
  const info = part('1549A966', number('2AD7B1', 1_000_000), text('4D80', 'test'), text('5741', 'test'));
  const video = part('E0', number('B0', width), number('BA', height));
  const track = part('AE', number('D7', 1), number('73C5', 1), number('83', 1), text('86', 'V_VP8'), video);
  const blocks = pictures.map(({ atMs, isKey, bytes }) => {
    const head = Buffer.from([0x81, 0, 0, isKey ? 0x80 : 0]);
    head.writeInt16BE(Math.round(atMs), 1);
    return part('A3', head, bytes);
  });
  return Buffer.concat([
    header,
    part('18538067', info, part('1654AE6B', track), part('1F43B675', number('E7', 0), ...blocks)),
  ]);
}
