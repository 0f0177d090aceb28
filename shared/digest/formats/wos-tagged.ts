/** Web of Science's tagged export (also `.ciw`): two letters, a blank, a value that goes on in lines indented by three. */
import type { DigestFormat } from '../format.ts';
import { arxivNamed } from '../notes.ts';
import { mostPrecise, readPartialDate } from '../dates.ts';
import { authorsOf } from '../tagged/fields.ts';
import { first, values, type TaggedEntry, type TagSyntax } from '../tagged/read.ts';
import { taggedReport, type TaggedFields } from '../tagged/report.ts';

export const format: DigestFormat = {
  id: 'wos-tagged',
  label: 'Web of Science (tagged)',
  recognises: ({ head, mediaType }) =>
    mediaType !== 'text/html' &&
    /^(?:FN|VR|PT) \S/m.test(head) &&
    /^PT [A-Z]\s*$/m.test(head) &&
    /^(?:AU|TI|SO|UT) \S/m.test(head),
  read: (input) => taggedReport(input, SYNTAX, { format: 'wos-tagged', fieldsOf }),
};

const SYNTAX: TagSyntax = {
  tagOf: (line) => {
    const [, tag, value = ''] = /^([A-Z][A-Z0-9])(?: (.*))?$/.exec(line.trimEnd()) ?? [];
    return tag === undefined ? null : { tag, value };
  },
  opens: (tag) => tag === 'PT',
  closes: (tag) => tag === 'ER',
  listed: new Set(['AU', 'AF', 'BA', 'BF', 'CR', 'C1']),
  furniture: (tag) => (tag === 'FN' || tag === 'VR' || tag === 'EF' ? 'file header' : null),
};

function fieldsOf(entry: TaggedEntry): TaggedFields {
  const full = values(entry, 'AF', 'BF');
  const groups = values(entry, 'CA');
  const year = readPartialDate(first(entry, 'PY') ?? '');
  const day = first(entry, 'PD');
  const issue = year === null || day === undefined ? null : readPartialDate(`${day} ${year.iso}`);
  return {
    title: oneLine(first(entry, 'TI') ?? '') || null,
    abstract: first(entry, 'AB'),
    ...authorsOf([...(full.length > 0 ? full : values(entry, 'AU', 'BA')), ...groups]),
    venue: oneLine(first(entry, 'SO', 'CT', 'SE', 'J9', 'JI') ?? ''),
    published: mostPrecise([year ?? readPartialDate(first(entry, 'EA') ?? ''), issue]),
    ids: {
      doi: first(entry, 'DI', 'D2'),
      pmid: first(entry, 'PM'),
      arxiv: arxivNamed(first(entry, 'AR', 'SO')),
    },
    source: 'Web of Science',
    warnings: entry.closed ? [] : ['the end mark of this entry is missing'],
  };
}

const oneLine = (value: string): string => value.replace(/\s*\n\s*/g, ' ');
