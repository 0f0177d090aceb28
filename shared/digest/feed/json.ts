/** JSON Feed, versions 1 and 1.1 (https://www.jsonfeed.org/version/1.1/). */
import { reportEntries, type Entry } from '../entries.ts';
import type { DigestInput, FormatReport } from '../format.ts';
import { htmlText, titleText } from '../markup.ts';
import { hostOf } from '../addresses/unwrap.ts';
import { firstOf } from '../xml.ts';
import { dayOf, emptyWarning } from './channel.ts';

type Json = Readonly<Record<string, unknown>>;

/** Whether a text is a JSON feed, by the version that such a feed must name. */
export const isJsonFeed = (input: DigestInput): boolean =>
  /^\s*\{/.test(input.head) &&
  /"version"\s{0,9}:\s{0,9}"https?:\\?\/\\?\/(?:www\.)?jsonfeed\.org\\?\//.test(input.head) &&
  isObject(input.json());

/** The report on a JSON feed. */
export function readJsonFeed(input: DigestInput, formatId: string): FormatReport {
  const value = input.json();
  const feed = isObject(value) ? value : {};
  const title = textIn(feed, 'title');
  const source = firstOf(
    hostOf(textIn(feed, 'home_page_url')),
    hostOf(textIn(feed, 'feed_url')),
    title,
    'feed',
  );
  const items = Array.isArray(feed['items']) ? (feed['items'] as readonly unknown[]) : [];
  const entries = items.map((item, index): Entry => {
    const text = JSON.stringify(item) ?? '';
    if (!isObject(item))
      return { line: index + 1, text: text.slice(0, 400), reason: 'not an entry of a feed' };
    const html = textIn(item, 'content_html');
    const body = firstOf(
      html === '' ? '' : htmlText(html),
      textIn(item, 'content_text'),
      textIn(item, 'summary'),
    );
    const published = dayOf(firstOf(textIn(item, 'date_published'), textIn(item, 'date_modified')));
    const urls = [textIn(item, 'url'), textIn(item, 'external_url')].filter((url) => url !== '');
    return {
      title: titleText(textIn(item, 'title')),
      abstract: body,
      authors: peopleIn(item).map((name) => ({ name })),
      published: published === undefined ? null : { iso: published, precision: 'day' },
      ids: {
        doi: /^(?:doi:|https?:\/\/(?:dx\.)?doi\.org\/)10\.\d{4,9}\/\S+$/i.exec(textIn(item, 'id'))?.[0],
      },
      urls: urls.length > 0 ? urls : [textIn(item, 'id')].filter((id) => /^https?:/i.test(id)),
      digest: { source, kind: null },
      raw: { format: formatId, text },
    };
  });
  return reportEntries({ title: firstOf(title, source), source }, entries, {
    warnings: emptyWarning(entries),
  });
}

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const textIn = (object: Json, key: string): string => {
  const value = object[key];
  return typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : '';
};

/** `authors` of version 1.1, `author` of version 1. */
function peopleIn(item: Json): readonly string[] {
  const people = Array.isArray(item['authors']) ? (item['authors'] as readonly unknown[]) : [item['author']];
  return people
    .filter(isObject)
    .map((one) => textIn(one, 'name'))
    .filter((name) => name !== '');
}
