/** Any RSS, Atom or JSON feed: each entry is a paper as far as the feed says; the gate doubts feeds that read like a blog. */
import { emptyWarning, feedKind, readChannel } from '../feed/channel.ts';
import { readItem } from '../feed/item.ts';
import { isJsonFeed, readJsonFeed } from '../feed/json.ts';
import { reportEntries } from '../entries.ts';
import { locate } from '../locate.ts';
import type { DigestFormat, DigestInput, FormatReport } from '../format.ts';
import { hostOf } from '../addresses/unwrap.ts';
import { firstOf } from '../xml.ts';
import { gateOf } from './text/gate.ts';

export const format: DigestFormat = {
  id: 'feed',
  label: 'feed',
  recognises: (input) => feedKind(input) === 'feed' || isJsonFeed(input),
  read: (input) => doubted(isJsonFeed(input) ? readJsonFeed(input, format.id) : readXml(input)),
};

function readXml(input: DigestInput): FormatReport {
  const channel = readChannel(input);
  const at = locate(input, format.id);
  const source = firstOf(hostOf(channel.link), channel.title, 'feed');
  const date = channel.date === undefined ? {} : { date: channel.date };
  const entries = channel.entries.map((item) => ({
    ...readItem(item),
    raw: at.raw(item),
    digest: { source, kind: null, ...date },
  }));
  return reportEntries({ title: firstOf(channel.title, source), source, ...date }, entries, {
    warnings: emptyWarning(entries),
  });
}

/** An empty feed is a feed all the same: there is nothing to doubt. */
const doubted = (report: FormatReport): FormatReport =>
  report.records.length === 0 ? report : { ...report, gate: gateOf(report.records, null) };
