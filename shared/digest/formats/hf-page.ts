/**
 * Saved pages of Hugging Face's papers: a day's list, or one paper. The page has its data beside its text, as JSON in
 * an attribute; where a browser or a tool has dropped it, cards and headings are read as a visitor would.
 */
import type { Document, Element } from 'domhandler';
import { readDate } from '../dates.ts';
import { reportEntries, type Entry } from '../entries.ts';
import { locate, type Locator } from '../locate.ts';
import type { DigestFormat, DigestInput, FormatReport } from '../format.ts';
import { hfPaper } from '../hf-paper.ts';
import { elementsOf, textOf } from '../markup.ts';
import { readAsText } from '../page/as-text.ts';
import { pageKind } from '../page/kind.ts';
import { fold, type Fields } from '../record.ts';
import type { ParseOptions } from '../report.ts';
import { firstOf } from '../xml.ts';

export const format: DigestFormat = {
  id: 'hf-page',
  label: 'Hugging Face papers page',
  recognises: (input) => pageKind(input) === 'hf-page',
  read,
};

const SOURCE = 'huggingface.co';
type Json = Readonly<Record<string, unknown>>;

function read(input: DigestInput, options: ParseOptions): FormatReport {
  const document = input.html();
  if (document === null) return reportEntries({ title: 'Daily Papers', source: SOURCE }, []);
  const at = locate(input, format.id);
  const data = dataIn(document);
  const listed = data.find(({ props }) => Array.isArray(props['dailyPapers']));
  const single = data.find(({ props }) => typeof props['paper'] === 'object' && props['paper'] !== null);
  const cards = listed === undefined ? cardsIn(document) : [];
  const date = dateOf(listed?.props['dateString']) ?? dateOf(addressOf(document)) ?? undefined;
  const digest = { source: SOURCE, kind: null, ...(date === undefined ? {} : { date }) };
  const title = date === undefined ? 'Daily Papers' : `Daily Papers ${date}`;
  const head = { title, source: SOURCE, ...(date === undefined ? {} : { date }) };
  if (listed !== undefined)
    return reportEntries(
      head,
      fromData(listed.props['dailyPapers'] as readonly unknown[], listed.node, digest, at),
    );
  const isPaper = /\/papers\/\d{4}\.\d{4,5}/.test(addressOf(document));
  if (single !== undefined || isPaper) {
    const fields = mixed(hfPaper(single?.props), fromPage(document));
    const node = elementsOf(document, ({ name }) => name === 'main')[0] ?? document;
    return reportEntries({ title: fold(fields.title ?? '') || title, source: SOURCE }, [
      { ...fields, digest: { source: SOURCE, kind: null }, raw: at.raw(node) },
    ]);
  }
  if (cards.length === 0) return readAsText(document, input, options);
  const entries = cards.map((card) => ({ ...fromCard(card), digest, raw: at.raw(card.article) }));
  return reportEntries(head, entries);
}

function fromData(
  items: readonly unknown[],
  node: Element,
  digest: Fields['digest'],
  at: Locator,
): readonly Entry[] {
  return items.map((item) => {
    const fields = hfPaper(item);
    const text = JSON.stringify(item) ?? '';
    if (fields === null) return at.aside(node, text, 'not a paper');
    return { ...fields, digest, raw: { ...at.raw(node), text } };
  });
}

/** The data that the page's parts are made from. The parser has undone the attribute's escapes, whatever its quotes were. */
function dataIn(document: Document): readonly { readonly node: Element; readonly props: Json }[] {
  return elementsOf(document, ({ attribs }) => 'data-props' in attribs).flatMap((node) => {
    const text = node.attribs['data-props'] ?? '';
    if (!/"(?:dailyPapers|paper)"\s?:/.test(text)) return [];
    try {
      const props: unknown = JSON.parse(text);
      return typeof props === 'object' && props !== null ? [{ node, props: props as Json }] : [];
    } catch {
      return [];
    }
  });
}

const dateOf = (value: unknown): string | undefined =>
  typeof value === 'string' ? readDate(value)?.iso : undefined;

const meta = (document: Document, key: string): string =>
  elementsOf(
    document,
    ({ name, attribs }) => name === 'meta' && (attribs['property'] ?? attribs['name']) === key,
  )[0]?.attribs['content'] ?? '';

function addressOf(document: Document): string {
  const canonical = elementsOf(
    document,
    ({ name, attribs }) => name === 'link' && attribs['rel'] === 'canonical',
  )[0];
  return firstOf(meta(document, 'og:url'), canonical?.attribs['href'] ?? '');
}

/** The page's data first, its text where that is missing. */
const mixed = (
  data: Omit<Fields, 'raw' | 'digest'> | null,
  page: Omit<Fields, 'raw' | 'digest'>,
): Omit<Fields, 'raw' | 'digest'> => {
  if (data === null) return page;
  return (data.abstract ?? '') === '' || data.abstractKind === 'ai-summary'
    ? {
        ...data,
        abstract: page.abstract || data.abstract,
        abstractKind: page.abstract ? page.abstractKind : data.abstractKind,
      }
    : data;
};

function fromPage(document: Document): Omit<Fields, 'raw' | 'digest'> {
  const url = addressOf(document);
  const h1 = elementsOf(document, ({ name }) => name === 'h1')[0];
  const heading = elementsOf(document, ({ name }) => /^h[2-4]$/.test(name)).find(
    (each) => fold(textOf(each)).toLowerCase() === 'abstract',
  );
  const paragraphs =
    heading?.parent === null || heading === undefined
      ? []
      : elementsOf(heading.parent, ({ name }) => name === 'p').map((p) => fold(textOf(p)));
  const abstract = paragraphs.toSorted((a, b) => b.length - a.length)[0] ?? '';
  const id = /\/papers\/(\d{4}\.\d{4,5})/.exec(url)?.[1];
  return {
    title: firstOf(
      meta(document, 'og:title').replace(/^\s*Paper page\s*-\s*/, ''),
      h1 === undefined ? '' : textOf(h1),
    ),
    abstract,
    abstractKind: 'full',
    ids: id === undefined ? {} : { arxiv: id },
    urls: url === '' ? [] : [url],
  };
}

interface Card {
  readonly article: Element;
  readonly link: Element;
}

function cardsIn(document: Document): readonly Card[] {
  return elementsOf(document, ({ name }) => name === 'article').flatMap((article) => {
    const link = elementsOf(
      article,
      ({ name, attribs }) => name === 'a' && PAPER.test(attribs['href'] ?? ''),
    ).find((each) => fold(textOf(each)).split(' ').length >= 2);
    return link === undefined ? [] : [{ article, link }];
  });
}

const PAPER = /^(?:https?:\/\/(?:www\.)?(?:huggingface\.co|hf\.co))?\/papers\/(\d{4}\.\d{4,5})(?:[?#]|$)/;

/** A card of a list: its title's link, perhaps a paragraph, the votes beside a check box, a count of authors. */
function fromCard({ article, link }: Card): Omit<Fields, 'raw' | 'digest'> {
  const id = PAPER.exec(link.attribs['href'] ?? '')?.[1] ?? '';
  const paragraph = elementsOf(article, ({ name }) => name === 'p')
    .map((p) => fold(textOf(p)))
    .find((p) => p.length >= 40);
  const text = fold(textOf(article));
  const votes = /^(\d{1,5})\b/.exec(fold(textOf(article.children.filter((child) => child !== link)))) ?? null;
  const authors = /(\d{1,5}) authors?\b/.exec(text)?.[1];
  return {
    title: textOf(link),
    abstract: paragraph ?? '',
    abstractKind: 'ai-summary',
    authorCount: authors === undefined ? undefined : Number(authors),
    upvotes: votes?.[1] === undefined || /^\d{1,5} authors?/.test(text) ? undefined : Number(votes[1]),
    ids: { arxiv: id },
    urls: [{ url: `https://huggingface.co/papers/${id}`, kind: 'hf' }],
  };
}
