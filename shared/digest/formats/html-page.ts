/**
 * Any other HTML: a saved page, a newsletter, a copied list. Papers are known by where links go; every other link is
 * listed as one. A page of one paper is known by its head. What has no papers is read as text, a mail only if that
 * looks like papers.
 */
import type { Document } from 'domhandler';
import { reportEntries, type Entry } from '../entries.ts';
import { locate } from '../locate.ts';
import type { DigestFormat, DigestInput, FormatReport } from '../format.ts';
import { elementsOf, textOf } from '../markup.ts';
import { hostOf } from '../addresses/unwrap.ts';
import { readAsText } from '../page/as-text.ts';
import { pageKind } from '../page/kind.ts';
import { pageLines } from '../page/lines.ts';
import { papersIn } from '../page/papers.ts';
import { paperOfPage } from '../page/single.ts';
import { fold } from '../record.ts';
import type { ParsedPaper, ParseOptions, ParseReport } from '../report.ts';
import { firstOf } from '../xml.ts';
import { stemOf } from '../file-name.ts';

export const format: DigestFormat = {
  id: 'html-page',
  label: 'web page or newsletter',
  recognises: (input) => pageKind(input) === 'html-page',
  read,
};

function read(input: DigestInput, options: ParseOptions): FormatReport {
  const document = input.html();
  if (document === null) return reportEntries({}, []);
  const at = locate(input, format.id);
  const address = addressOf(document, input.head);
  const head = headOf(document, input, address);
  const dated = head.date === undefined ? {} : { date: head.date };
  const source = head.source ?? 'web page';
  const single = paperOfPage(document);
  if (single !== null)
    return reportEntries(head, [
      { ...single, raw: at.raw(document), digest: { source, kind: null, ...dated } },
    ]);
  const { papers, others } = papersIn(pageLines(document), (href) => whole(href, address));
  const aside = others.map(({ link, url, reason }): Entry =>
    at.aside(link.node, firstOf(link.text, hostOf(url), 'a link'), reason),
  );
  if (papers.length === 0) {
    const text = readAsText(document, input, options);
    if (input.mail === null || (text.gate?.score ?? 0) >= 0.5)
      return { ...text, digest: { ...text.digest, ...head } };
    return reportEntries(head, aside, { warnings: ['no papers in this mail'] });
  }
  const entries = papers.map(({ fields, from, to, section }): Entry => ({
    ...fields,
    raw: at.raw(from.first, to.first),
    digest: { source, kind: kindOf(section), ...dated, ...(section === undefined ? {} : { section }) },
  }));
  return reportEntries(head, [...entries, ...aside]);
}

/** The parts of arXiv's lists. */
function kindOf(section = ''): ParsedPaper['digest']['kind'] {
  if (/^new submissions\b/i.test(section)) return 'new';
  if (/^cross(?:-lists?| submissions)\b/i.test(section)) return 'cross';
  return /^replacement(?:s| submissions)\b/i.test(section) ? 'replace' : null;
}

/** Where the page was: its own word for it, or the browser's. */
function addressOf(document: Document, head: string): string {
  const heads = elementsOf(document, ({ name }) => name === 'base' || name === 'link' || name === 'meta');
  const canonical = heads.find(({ name, attribs }) => name === 'link' && attribs['rel'] === 'canonical');
  const named = heads.find(({ attribs }) => attribs['property'] === 'og:url');
  const saved = /<!-- saved from url=\(\d{1,6}\)(\S{1,2000}) -->/.exec(head)?.[1] ?? '';
  const base = heads.find(({ name }) => name === 'base')?.attribs['href'] ?? '';
  return (
    [base, saved, canonical?.attribs['href'] ?? '', named?.attribs['content'] ?? ''].find((url) =>
      /^https?:\/\//i.test(url),
    ) ?? ''
  );
}

const whole = (href: string, base: string): string => {
  const address = href.trim();
  if (/^[a-z][a-z\d+.-]*:/i.test(address) || base === '' || !URL.canParse(address, base)) return address;
  return address.startsWith('#') ? address : new URL(address, base).href;
};

function headOf(document: Document, { mail, name }: DigestInput, address: string): ParseReport['digest'] {
  const named = elementsOf(document, (element) => element.name === 'title')[0];
  const title = firstOf(
    fold(mail?.subject ?? ''),
    named === undefined ? '' : fold(textOf(named.children)),
    stemOf(name),
  );
  const source = firstOf(mail?.fromName ?? '', mail?.from ?? '', hostOf(address));
  return {
    ...(title === '' ? {} : { title: title.slice(0, 300) }),
    ...(source === '' ? {} : { source }),
    ...(mail?.date ? { date: mail.date } : {}),
  };
}
