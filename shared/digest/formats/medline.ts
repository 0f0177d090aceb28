/** MEDLINE, the tagged format of PubMed (`.nbib`). Records start at `PMID-`; a value goes on in lines that start with blanks. */
import type { DigestFormat } from '../format.ts';
import { idsOfNote, type GivenIds } from '../notes.ts';
import { mostPrecise, readPartialDate, type PartialDate } from '../dates.ts';
import { authorsOf } from '../tagged/fields.ts';
import { first, values, type TaggedEntry, type TagSyntax } from '../tagged/read.ts';
import { taggedReport, type TaggedFields } from '../tagged/report.ts';

const LINE = /^([A-Z][A-Z0-9]{1,3}) {0,2}-(?: (.*)|(\S.*)|)$/;
const KNOWN =
  /^(?:PMID|PMC|OWN|STAT|DCOM|EDAT|FAU|AU|AD|TI|BTI|AB|JT|TA|DP|PT|PL|LID|AID|MH|IS|VI|IP|PG|FED|CON|SO) {0,2}-(?: |$|\S)/gm;

export const format: DigestFormat = {
  id: 'medline',
  label: 'PubMed (MEDLINE)',
  recognises: ({ head, mediaType }) => {
    if (mediaType === 'text/html' || /^[ \t]?TY {1,2}-(?:[ \t]|$)/m.test(head)) return false;
    const tags = head.match(KNOWN) ?? [];
    const kinds = new Set(tags.map((tag) => tag.replace(/\W.*$/s, '')));
    return kinds.size >= 5 || (kinds.size >= 3 && /^PMID {0,2}- ?\d+/m.test(head));
  },
  read: (input) =>
    taggedReport(input, syntaxOf(/^PMID {0,2}- ?\d/m.test(input.text)), { format: 'medline', fieldsOf }),
};

const syntaxOf = (numbered: boolean): TagSyntax => ({
  tagOf: (line) => {
    const [, tag, spaced, tight] = LINE.exec(line) ?? [];
    return tag === undefined ? null : { tag, value: spaced ?? tight ?? '' };
  },
  opens: (tag, entry, { afterBlank }) => {
    if (entry === null) return true;
    if (numbered) return tag === 'PMID' && (afterBlank || values(entry, 'PMID').length > 0);
    return afterBlank;
  },
  closes: () => false,
  listed: new Set(),
});

function fieldsOf(entry: TaggedEntry): TaggedFields {
  const names = values(entry, 'FAU').length > 0 ? ['FAU', 'CN'] : ['AU', 'CN'];
  const pmid = /\d{1,9}/.exec(first(entry, 'PMID') ?? '')?.[0];
  const other = values(entry, 'OAB');
  const abstracts = values(entry, 'AB');
  return {
    title: titleIn(entry),
    abstract: (abstracts.length > 0 ? abstracts : other).map(inOneLine).join('\n\n'),
    ...authorsOf(values(entry, ...names)),
    venue: first(entry, 'JT', 'TA', ...(first(entry, 'TI') === undefined ? [] : ['BTI'])),
    published: publishedIn(entry),
    ids: { ...idsIn(entry), pmid },
    urls: pmid === undefined ? [] : [{ url: `https://pubmed.ncbi.nlm.nih.gov/${pmid}/`, kind: 'abs' }],
    source: 'PubMed',
    warnings: noticesOf(entry),
  };
}

/** Titles end with a full stop here, and translated ones stand in brackets. */
function titleIn(entry: TaggedEntry): string | null {
  const title = inOneLine(first(entry, 'TI', 'BTI', 'CTI', 'TT') ?? '');
  const bare = title.replace(/(?<!\.)\.$/, '');
  return /^\[[^[\]]*\]$/.test(bare) ? bare.slice(1, -1) : bare;
}

/** Wrapped lines are one line; a word that ends in a hyphen stays as it is (`CBT- screws`). */
const inOneLine = (value: string): string => value.replace(/\s*\n\s*/g, ' ');

function publishedIn(entry: TaggedEntry): PartialDate | null {
  const issue = readPartialDate(first(entry, 'DP') ?? '');
  const online = readPartialDate(first(entry, 'DEP') ?? '') ?? readPartialDate(first(entry, 'EDAT') ?? '');
  return mostPrecise([online, issue]);
}

function idsIn(entry: TaggedEntry): GivenIds {
  const doi = values(entry, 'LID', 'AID').find((id) => /\[doi\]\s*$/i.test(id));
  const pmc = first(entry, 'PMC');
  const said = idsOfNote((first(entry, 'SO') ?? '').replace(/\.\s*$/, ''));
  return {
    doi: doi?.replace(/\s*\[doi\]\s*$/i, '') ?? said.doi?.replace(/\.$/, ''),
    ...(pmc === undefined ? {} : { pmcid: pmc }),
  };
}

const NOTICES: readonly (readonly [string, string])[] = [
  ['RIN', 'retracted in'],
  ['ROF', 'retracts'],
  ['CRI', 'corrected in'],
  ['EIN', 'erratum in'],
  ['ECI', 'concern expressed in'],
];

function noticesOf(entry: TaggedEntry): readonly string[] {
  const retracted = values(entry, 'PT').some((type) => /^Retracted Publication$/i.test(type));
  return [
    ...(retracted ? ['this publication was retracted'] : []),
    ...NOTICES.flatMap(([tag, verb]) =>
      values(entry, tag).map((text) => `${verb}: ${inOneLine(text).slice(0, 200)}`),
    ),
  ];
}
