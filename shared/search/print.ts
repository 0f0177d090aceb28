/**
 * Prints of documents: two numbers that differ, but for one chance in 2⁶⁴, where anything that is indexed of a document does.
 * They are made of the terms as these come, so that whoever reads a text anyway needs no second walk over its letters.
 */
import { eachField, type SearchDocument } from './document.ts';
import { eachTerm, type Cursor } from './tokens.ts';

/** A print that is being made. */
export type Print = Int32Array;

/** How many numbers a print has. */
export const PRINT = 2;

/** Starts the print of a document. */
export function beginPrint(print: Print, { kind, paperId }: SearchDocument, age: number): void {
  print[0] = 0x811c9dc5;
  print[1] = 0x9e3779b9;
  for (const text of [kind, paperId, String(age)]) {
    for (let n = 0; n < text.length; n += 1) take(print, text.charCodeAt(n), n);
    take(print, text.length, -1);
  }
}

/** Goes on with a field: which of `FIELDS`, and the length of its text, which its words weigh by. */
export const printField = (print: Print, place: number, characters: number): void =>
  take(print, ~place, characters);

/** Goes on with a term. */
export function printTerm(print: Print, { key, kind }: Cursor): void {
  take(
    print,
    (key[0] as number) ^ Math.imul(key[2] as number, 0x27d4eb2f),
    (key[1] as number) ^ Math.imul((key[3] as number) + kind, 0x85ebca6b),
  );
}

/** The print of a document whose words nobody else wants. */
export function printOf(document: SearchDocument, age: number): Print {
  const print = new Int32Array(PRINT);
  beginPrint(print, document, age);
  const show = (term: Cursor): void => printTerm(print, term);
  eachField(document, (_, text, place) => {
    printField(print, place, text.length);
    eachTerm(text, show);
  });
  return print;
}

/** Whether the print of document `doc` among `prints` is this one. */
export const isSamePrint = (prints: Uint32Array, doc: number, print: Print): boolean =>
  print.every((part, n) => prints[doc * PRINT + n] === part >>> 0);

/** Each number takes from both of the other's steps, so that order counts. */
function take(print: Print, a: number, b: number): void {
  const first = Math.imul((print[0] as number) ^ a, 0x01000193) ^ ((print[1] as number) >>> 15);
  print[0] = first;
  print[1] = Math.imul((print[1] as number) ^ b, 0xc2b2ae35) ^ (first >>> 13);
}
