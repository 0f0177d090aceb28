/**
 * Google Scholar's alerts. A title links to a redirect that has the paper's address in it; the line below says
 * `authors - venue, year`, cut with `…` wherever it is long; then comes a snippet, never the whole abstract.
 * No other link of the mail is kept: they carry the reader's signature.
 */
import { isTag, type Document, type Element } from 'domhandler';
import { reportEntries } from '../entries.ts';
import { locate } from '../locate.ts';
import type { DigestFormat, DigestInput, FormatReport } from '../format.ts';
import { characters, elementsOf, textOf } from '../markup.ts';
import { initialsFirst } from '../names.ts';
import { idsOfPaperUrl, isPaperUrl } from '../addresses/papers.ts';
import { unwrapUrl } from '../addresses/unwrap.ts';
import { pageKind } from '../page/kind.ts';
import { partialDate } from '../dates.ts';
import { fold, type Fields } from '../record.ts';
import type { Author, ParsedPaper } from '../report.ts';
import { arxivIn, urlKind } from '../ids.ts';

export const format: DigestFormat = {
  id: 'scholar-alert',
  label: 'Google Scholar alert',
  recognises: (input) => pageKind(input) === 'scholar-alert',
  read,
};

function read(input: DigestInput): FormatReport {
  const document = input.html();
  const at = locate(input, format.id);
  const titles = document === null ? [] : titlesIn(document);
  const subject = fold(input.mail?.subject ?? '');
  const holders = new Set(titles.flatMap((title) => [title, holderOf(title)]));
  const kind = kindOf(subject, input.text);
  const date = input.mail?.date ?? undefined;
  const dated = date === undefined ? {} : { date };
  const entries = titles.map((title) => {
    const { fields, last } = readEntry(title, holders);
    return {
      ...fields,
      raw: at.raw(title, last),
      digest: {
        source: 'scholar.google.com',
        kind,
        ...dated,
        ...(subject === '' ? {} : { section: subject }),
      },
    };
  });
  return reportEntries(
    { title: subject === '' ? 'Google Scholar alert' : subject, source: 'scholar.google.com', ...dated },
    entries,
    { warnings: entries.length === 0 ? ['no papers in this alert'] : [] },
  );
}

/**
 * The links that are titles: by their class, which mail programs may put a prefix to, in old mails by Scholar's redirect in a
 * heading, and where a gateway took both away by the heading alone.
 */
function titlesIn(document: Document): readonly Element[] {
  const links = elementsOf(
    document,
    ({ name, attribs }) => name === 'a' && attribs['href'] !== undefined,
  ).filter((link) => textOf(link).trim() !== '');
  const classed = links.filter(isClassed);
  if (classed.length > 0) return classed;
  const headed = links.filter((link) => holderOf(link).name !== 'a');
  const redirected = headed.filter((link) => /\/scholar_url(?:\?|%3F)/i.test(link.attribs['href'] ?? ''));
  if (redirected.length > 0) return redirected;
  return headed.filter((link) => !/\/\/scholar\.google\./.test(unwrapUrl(link.attribs['href'] ?? '')));
}

const isClassed = ({ attribs }: Element): boolean => (attribs['class'] ?? '').includes('gse_alrt_title');

/** The heading around a title, or the title itself where it has none. */
function holderOf(title: Element): Element {
  const parent = title.parent;
  return parent !== null && isTag(parent) && /^(?:h\d|font|b|strong)$/.test(parent.name) ? parent : title;
}

interface Found {
  readonly fields: Omit<Fields, 'raw' | 'digest'>;
  readonly last: Element;
}

function readEntry(title: Element, holders: ReadonlySet<Element>): Found {
  const holder = holderOf(title);
  const below: Element[] = [];
  for (let node = holder.next; node !== null; node = node.next) {
    if (!isTag(node) || node.name === 'br') continue;
    if (holders.has(node)) break;
    below.push(node);
    if (below.length > 8) break;
  }
  const snippet = below.find(({ attribs }) => (attribs['class'] ?? '').includes('gse_alrt_sni'));
  const text = textOf(title).replace(/^\s*\[(?:PDF|HTML|BOOK|CITATION|B|C)\]\s*/, '');
  const lines = below
    .slice(0, snippet === undefined ? 2 : below.indexOf(snippet))
    .filter(
      (line) => fold(characters(line)) !== '' && elementsOf(line, ({ name }) => name === 'a').length === 0,
    );
  const byline = readByline(lines[0] === undefined ? '' : fold(characters(lines[0])));
  const plainSnippet = snippet ?? (isClassed(title) ? undefined : lines[1]);
  const url = unwrapUrl(title.attribs['href'] ?? '');
  const mark = /\[(PDF|HTML)\]/.exec(characters(holder))?.[1];
  const venueId = arxivIn(/arxiv/i.test(byline.venue) ? byline.venue : '').arxiv;
  const kept = /(?:^|\.)scholar\.google\./.test(URL.canParse(url) ? new URL(url).hostname : '') ? [] : [url];
  return {
    fields: {
      title: text,
      abstract: plainSnippet === undefined ? '' : textOf(plainSnippet).replace(/\n+/g, ' '),
      abstractKind: 'snippet',
      authors: byline.authors,
      authorsComplete: byline.complete,
      venue: byline.venue,
      published: partialDate(byline.year),
      ids: {
        ...(kept.length > 0 ? idsOfPaperUrl(url) : {}),
        ...(venueId === undefined ? {} : { arxiv: venueId }),
      },
      urls: kept.map((each) => ({
        url: each,
        kind: mark === 'PDF' ? 'pdf' : mark === 'HTML' && !isPaperUrl(each) ? 'html' : urlKind(each),
      })),
      warnings: /(?:…|\.\.\.)$/.test(text) ? ['Google Scholar cut the title'] : [],
    },
    last: plainSnippet ?? lines.at(-1) ?? title,
  };
}

interface Byline {
  readonly authors: readonly Author[];
  readonly complete: boolean;
  readonly venue: string;
  readonly year: string;
}

/** `Z Chen, S Kommrusch… - … on Systems (KSE), 2019`: the dash with spaces parts, a dash in a venue comes later. */
function readByline(line: string): Byline {
  const cut = line.search(/\s[-–]\s/);
  const people = (cut < 0 ? line : line.slice(0, cut)).trim();
  const rest = cut < 0 ? '' : line.slice(cut + 3).trim();
  const year = /(?:^|[,\s])((?:19|20)\d{2})$/.exec(rest)?.[1] ?? '';
  const cropped = /(?:…|\.\.\.)/.test(people);
  return {
    authors: people
      .split(/,\s*/)
      .map((name) => name.replace(/(?:…|\.\.\.)/g, '').trim())
      .filter((name) => name !== '')
      .map(initialsFirst),
    complete: !cropped,
    venue: (year === '' ? rest : rest.slice(0, -4)).replace(/[,\s]+$/, '').trim(),
    year,
  };
}

const KINDS: readonly (readonly [pattern: RegExp, kind: NonNullable<ParsedPaper['digest']['kind']>])[] = [
  [
    /related|recommended|关连|相关|相關|関連|おすすめ|推荐|推薦|관련|추천|ähnliche|empfohlen|connexe|associé|recommandé|relacionad|recomendad|correlat|consigliat/i,
    'recommended',
  ],
  [/citation|citing|cites|引用|引文|인용|zitat|zitier|citas|citaç|citazion/i, 'citation'],
  [
    /new (?:articles|results)|新しい論文|新论文|快讯|快訊|新文章|새 (?:논문|자료|도움말)|neue artikel|nouveaux articles|artículos nuevos|nuevos artículos|novos artigos|nuovi articoli/i,
    'new',
  ],
];

/** Why the reader got this mail: by its subject, by the sentence at its end, or by the letters that its links carry. */
function kindOf(subject: string, text: string): ParsedPaper['digest']['kind'] {
  const said = (part: string): ParsedPaper['digest']['kind'] =>
    KINDS.find(([pattern]) => pattern.test(part))?.[1] ?? null;
  const bySubject = said(subject);
  if (bySubject !== null) return bySubject;
  const sentence = /because you(?:'|&#39;|’)re following ([^<]{1,200})/.exec(text)?.[1] ?? '';
  const heading = /gse_alrt_header[^>]{0,200}>([^<]{1,300})/.exec(text)?.[1] ?? '';
  const bySentence = said(sentence) ?? said(heading);
  if (bySentence !== null) return bySentence;
  const letters = /[?&;]folt=([a-z]{3})/.exec(text)?.[1];
  if (letters === 'cit') return 'citation';
  if (letters === 'rel' || letters === 'rec') return 'recommended';
  return letters === 'art' || letters === 'kw' ? 'new' : null;
}
