/** Identifiers that exporters hide in notes: Zotero's Extra field, BibTeX `note`, CSL `note`, journal names. */
import { arxivIn, doiIn } from './ids.ts';
import type { Fields } from './record.ts';

export type GivenIds = NonNullable<Fields['ids']>;

/** The arXiv id in a text that names arXiv (`arXiv:2007.12928 [cs, eess]`); undefined for any other number. */
export function arxivNamed(text: string | undefined): string | undefined {
  const at = text === undefined ? -1 : text.slice(0, 2000).toLowerCase().indexOf('arxiv');
  if (text === undefined || at < 0) return undefined;
  const { arxiv, arxivVersion } = arxivIn(text.slice(at, at + 120));
  if (arxiv === undefined) return undefined;
  return arxivVersion === undefined ? arxiv : `${arxiv}v${arxivVersion}`;
}

/** The ids in a note of `Label: value` lines; only labels that name their kind count. */
export function idsOfNote(note: string): GivenIds {
  const head = note.slice(0, 20_000);
  const pmid = /\bPMID\s?[:=]?\s?(?:NLM)?(\d{4,9})\b/i.exec(head)?.[1];
  const pmcid =
    /\bPMC(?:ID)?\s?:?\s?(PMC\d{3,9}|\d{4,9})\b/i.exec(head)?.[1] ?? /\bPMC\d{4,9}\b/.exec(head)?.[0];
  const doi = /\bDOI\s?[:=]?\s?((?:https?:\/\/(?:dx\.)?doi\.org\/)?10\.\d{4,9}\/\S{1,500})/i.exec(head)?.[1];
  const arxiv = arxivNamed(head);
  return {
    ...(pmid === undefined ? {} : { pmid }),
    ...(pmcid === undefined ? {} : { pmcid: /^PMC/i.test(pmcid) ? pmcid : `PMC${pmcid}` }),
    ...(doi === undefined || doiIn(doi).doi === undefined ? {} : { doi }),
    ...(arxiv === undefined ? {} : { arxiv }),
  };
}
