/** Mails and archives for tests, built from what matters in them. */
import { zipSync } from 'fflate';

export const ENTRY = String.raw`------------------------------------------------------------------------------
\\
arXiv:2401.00601
Date: Wed, 3 Jan 2024 18:34:08 GMT   (243kb)

Title: A listing inside something
Authors: Ann Harbour, Bo Quay
Categories: cs.KE
\\
  Whatever holds it, it is one paper.
\\ ( https://arxiv.org/abs/2401.00601 ,  243kb)
`;

export const RIS =
  'TY  - JOUR\nTI  - A paper in an attachment\nAU  - Quay, Bo\nAB  - We show that attachments are read.\nER  - \n';

export const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Text of one byte a character. */
export const latin1 = (text: string): Uint8Array => Uint8Array.from(text, (each) => each.charCodeAt(0));

export function joined(...pieces: readonly (string | Uint8Array)[]): Uint8Array {
  const all = pieces.map((piece) => (typeof piece === 'string' ? bytesOf(piece) : piece));
  const whole = new Uint8Array(all.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of all) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

/** A mail with a body of the given type. */
export const mail = (body: string, headers: readonly string[] = []): string =>
  `From: Ann <ann@example.org>\nDate: Fri, 5 Jan 2024 10:00:00 +0100\nSubject: A mail\nMIME-Version: 1.0\n${headers.map((header) => `${header}\n`).join('')}\n${body}`;

/** A multipart mail; each part is its headers, an empty line and its body. */
export const multipart = (kind: string, parts: readonly string[], boundary = 'edge'): string =>
  mail(`${parts.map((part) => `--${boundary}\n${part}\n`).join('')}--${boundary}--\n`, [
    `Content-Type: multipart/${kind}; boundary="${boundary}"`,
  ]);

export const zip = (files: Readonly<Record<string, string | Uint8Array>>): Uint8Array =>
  zipSync(
    Object.fromEntries(
      Object.entries(files).map(([name, content]) => [
        name,
        typeof content === 'string' ? bytesOf(content) : content,
      ]),
    ),
  );
