// Icons of Windows and macOS, written from PNGs. Both formats take PNG as it is: the first since Vista, the other since 10.7.

/** An .ico of square PNGs: a directory of 16 bytes each, then the images. Sizes over 255 are written as 0. */
export function ico(images) {
  const header = Buffer.alloc(6);
  header.writeUInt16LE(1, 2);
  header.writeUInt16LE(images.length, 4);
  let offset = 6 + 16 * images.length;
  const entries = images.map(({ size, png }) => {
    const entry = Buffer.alloc(16);
    entry.writeUInt8(size > 255 ? 0 : size, 0);
    entry.writeUInt8(size > 255 ? 0 : size, 1);
    entry.writeUInt16LE(1, 4);
    entry.writeUInt16LE(32, 6);
    entry.writeUInt32LE(png.length, 8);
    entry.writeUInt32LE(offset, 12);
    offset += png.length;
    return entry;
  });
  return Buffer.concat([header, ...entries, ...images.map(({ png }) => png)]);
}

/** What an .icns calls a PNG of so many pixels, for plain screens and for those with two pixels to a point. */
export const ICNS_TYPES = [
  ['icp4', 16],
  ['icp5', 32],
  ['ic07', 128],
  ['ic08', 256],
  ['ic09', 512],
  ['ic11', 32],
  ['ic12', 64],
  ['ic13', 256],
  ['ic14', 512],
  ['ic10', 1024],
];

/** An .icns of PNGs by their size: blocks of a type of four letters, a length that counts the eight bytes before it, and the PNG. */
export function icns(pngOf) {
  const blocks = ICNS_TYPES.map(([type, size]) => block(type, pngOf(size)));
  return block('icns', Buffer.concat(blocks));
}

function block(type, bytes) {
  const head = Buffer.alloc(8);
  head.write(type, 0, 'latin1');
  head.writeUInt32BE(8 + bytes.length, 4);
  return Buffer.concat([head, bytes]);
}
