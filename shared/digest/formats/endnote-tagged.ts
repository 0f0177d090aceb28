/** EndNote's tagged export (refer, `.enw`): `%T Title`, entries parted by blank lines or opened by `%0`. */
import type { DigestFormat } from '../format.ts';
import { arxivNamed, idsOfNote } from '../notes.ts';
import { mostPrecise, readPartialDate } from '../dates.ts';
import { addressesIn, authorsOf } from '../tagged/fields.ts';
import { first, values, type TaggedEntry, type TagSyntax } from '../tagged/read.ts';
import { taggedReport, type TaggedFields } from '../tagged/report.ts';

const LINE = /^%([0-9A-Z!@#$&()*+\-<>?^~[\]|]) (.*)$/;

export const format: DigestFormat = {
  id: 'endnote-tagged',
  label: 'EndNote (tagged)',
  recognises: ({ head, mediaType }) =>
    mediaType !== 'text/html' &&
    /^\s*%[0-9A-Z] /.test(head) &&
    /^%T \S/m.test(head) &&
    (head.match(/^%[0-9A-Z] \S/gm) ?? []).length >= 3,
  read: (input) => {
    const typed = /^%0 /m.test(input.text);
    return taggedReport(input, syntaxOf(typed), { format: 'endnote-tagged', fieldsOf });
  },
};

const syntaxOf = (typed: boolean): TagSyntax => ({
  tagOf: (line) => {
    const [, tag, value = ''] = LINE.exec(`${line} `) ?? [];
    return tag === undefined ? null : { tag, value: value.trim() };
  },
  opens: (tag, entry, { afterBlank }) => entry === null || (typed ? tag === '0' : afterBlank),
  closes: () => false,
  listed: new Set(['A', 'K', 'U']),
});

function fieldsOf(entry: TaggedEntry): TaggedFields {
  const urls = addressesIn(values(entry, 'U', '>'));
  const notes = idsOfNote(values(entry, 'M', 'Z', '1', '2', 'F').join('\n'));
  return {
    title: first(entry, 'T', '!') ?? null,
    abstract: first(entry, 'X'),
    ...authorsOf(values(entry, 'A')),
    venue: first(entry, 'J', 'B', 'S'),
    published: mostPrecise(['D', '8'].map((tag) => readPartialDate(first(entry, tag) ?? ''))),
    ids: {
      ...notes,
      doi: first(entry, 'R') ?? notes.doi,
      arxiv: notes.arxiv ?? arxivNamed(first(entry, 'J', 'B')),
    },
    urls,
    source: first(entry, '~') ?? 'EndNote',
  };
}
