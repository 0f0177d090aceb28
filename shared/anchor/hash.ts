/** The text that was hashed last: a paper's highlights all ask for one. */
let last = { text: '', hash: 'cbf29ce484222325' };

/** A 64-bit FNV-1a hash of a text's UTF-16 units, as 16 hex digits. Tells texts apart; keeps no secrets. */
export function hashText(text: string): string {
  if (text === last.text) return last.hash;
  let high = 0xcbf29ce4;
  let low = 0x84222325;
  for (let n = 0; n < text.length; n += 1) {
    low ^= text.charCodeAt(n);
    const product = low * 0x1b3;
    high = (Math.imul(high, 0x1b3) + (low << 8) + Math.floor(((low >>> 0) * 0x1b3) / 0x100000000)) >>> 0;
    low = product >>> 0;
  }
  const hash = high.toString(16).padStart(8, '0') + low.toString(16).padStart(8, '0');
  last = { text, hash };
  return hash;
}
