import type { ProblemCode } from '../../problem.ts';

/** How much of a file is looked at to name it. */
const SNIFFED_BYTES = 64 * 1024;

interface Signature {
  readonly code: ProblemCode;
  readonly bytes: readonly number[];
  readonly offset?: number;
}

const ascii = (text: string): number[] => Array.from(text, (character) => character.charCodeAt(0));

const SIGNATURES: readonly Signature[] = [
  { code: 'is-pdf', bytes: ascii('%PDF-') },
  { code: 'is-zip', bytes: [...ascii('PK'), 3, 4] },
  { code: 'is-zip', bytes: [...ascii('PK'), 5, 6] },
  { code: 'is-compressed', bytes: [0x1f, 0x8b] },
  { code: 'is-compressed', bytes: [...ascii('BZh'), 0x31, 0x41, 0x59] },
  { code: 'is-compressed', bytes: [...ascii('BZh'), 0x39, 0x31, 0x41, 0x59] },
  { code: 'is-compressed', bytes: [0xfd, ...ascii('7zXZ'), 0] },
  { code: 'is-compressed', bytes: [0x28, 0xb5, 0x2f, 0xfd] },
  { code: 'is-compressed', bytes: [...ascii('7z'), 0xbc, 0xaf, 0x27, 0x1c] },
  { code: 'is-compressed', bytes: [...ascii('Rar!'), 0x1a, 0x07] },
  { code: 'is-image', bytes: [0x89, ...ascii('PNG\r\n')] },
  { code: 'is-image', bytes: [0xff, 0xd8, 0xff] },
  { code: 'is-image', bytes: ascii('GIF87a') },
  { code: 'is-image', bytes: ascii('GIF89a') },
  { code: 'is-image', bytes: [...ascii('II*'), 0] },
  { code: 'is-image', bytes: [...ascii('MM'), 0, 0x2a] },
  { code: 'is-image', bytes: ascii('WEBP'), offset: 8 },
  { code: 'is-image', bytes: ascii('ftyp'), offset: 4 },
  { code: 'is-database', bytes: [...ascii('SQLite format 3'), 0] },
  { code: 'is-office-document', bytes: [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1] },
];

/**
 * Names the kind of file that certainly holds no text of its own, by its first bytes; null when it may be text.
 * The extension is only asked to tell an Outlook message from the other files of its container format.
 */
export function recogniseBinary(bytes: Uint8Array, name = ''): ProblemCode | null {
  const code = SIGNATURES.find((signature) => startsWith(bytes, signature))?.code ?? null;
  if (code === 'is-zip') return isOfficeZip(bytes) ? 'is-office-document' : 'is-zip';
  if (code === 'is-office-document' && isOutlook(bytes, name)) return 'is-outlook-message';
  return code;
}

function startsWith(bytes: Uint8Array, { bytes: wanted, offset = 0 }: Signature): boolean {
  return wanted.every((byte, index) => bytes[offset + index] === byte);
}

const sniffed = (bytes: Uint8Array): string =>
  new TextDecoder('windows-1252').decode(bytes.subarray(0, SNIFFED_BYTES));

/** Where the name of an archive's first file is. */
const FIRST_NAME = 30;

/** By the names that office documents give their first files; a folder of a reader's may be called the same. */
function isOfficeZip(bytes: Uint8Array): boolean {
  const text = sniffed(bytes);
  return (
    text.includes('[Content_Types].xml') ||
    text.includes('mimetypeapplication/vnd.oasis') ||
    /^(?:word|xl|ppt)\/\w+\.xml/.test(text.slice(FIRST_NAME))
  );
}

function isOutlook(bytes: Uint8Array, name: string): boolean {
  return /\.(msg|oft)$/i.test(name) || sniffed(bytes).replaceAll('\0', '').includes('__substg1.0');
}
