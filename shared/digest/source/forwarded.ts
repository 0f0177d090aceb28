/** Mail programs forward a digest by writing a header into the text and perhaps quoting every line. This undoes both, once. */
import type { MailHeaders } from '../format.ts';
import type { LedgerLine } from '../report.ts';
import { mailDay } from '../dates.ts';

export interface Unwrapped {
  /** As many lines as before: what is set aside is blank, what was quoted is not. */
  readonly text: string;
  /** What the inner header says; null where there is none. */
  readonly inner: Partial<MailHeaders> | null;
  readonly aside: readonly LedgerLine[];
}

const MARKER =
  /^(?:> ?)*\s*(?:-{2,}\s*(?:Forwarded|Original|Weitergeleitete|Ursprüngliche|Message (?:transféré|d'origine)|Mensaje (?:reenviado|original)|Messaggio (?:inoltrato|originale)|Пересылаемое|转发|原始|転送|Forwarded)[^-]{0,40}-{2,}|Begin forwarded message:|Anfang der weitergeleiteten Nachricht:|Début du message (?:réexpédié|transféré)\s?:)\s*$/i;
const HEADER =
  /^(?:> ?)*\s*\*?(From|Date|Sent|Subject|To|Cc|Reply-To|Von|Datum|Gesendet|Betreff|An|De|Envoyé|Objet|À|Para|Fecha|Asunto|Da|Oggetto|发件人|日期|发送时间|主题|收件人|差出人|日時|件名|宛先)\s?[:：]\*?\s*(.*)$/i;
const FIELD: Readonly<Record<string, 'from' | 'date' | 'subject'>> = {
  from: 'from',
  von: 'from',
  de: 'from',
  da: 'from',
  发件人: 'from',
  差出人: 'from',
  date: 'date',
  sent: 'date',
  datum: 'date',
  gesendet: 'date',
  envoyé: 'date',
  fecha: 'date',
  日期: 'date',
  发送时间: 'date',
  日時: 'date',
  subject: 'subject',
  betreff: 'subject',
  objet: 'subject',
  asunto: 'subject',
  oggetto: 'subject',
  主题: 'subject',
  件名: 'subject',
};
const SEARCHED_LINES = 400;
const QUOTE = /^(?:>[ \u00A0]?)+/;

/** The text inside a forward or a quote; the text itself, without an inner header, where there is neither. */
export function unwrapForward(text: string): Unwrapped {
  if (
    !text.slice(0, 20_000).includes('>') &&
    !text
      .slice(0, 60_000)
      .split(/\r\n?|\n/)
      .some(isMarker)
  )
    return { text, inner: null, aside: [] };
  const lines = text.split(/\r\n?|\n/);
  const marker = lines.slice(0, SEARCHED_LINES).findIndex(isMarker);
  const { end, inner } = marker < 0 ? { end: 0, inner: null } : innerHeader(lines, marker + 1);
  const body = unquote(lines.slice(end));
  if (end === 0 && body === null) return { text, inner: null, aside: [] };
  return {
    text: [...lines.slice(0, end).map(() => ''), ...(body ?? lines.slice(end))].join('\n'),
    inner,
    aside: lines.slice(0, end).flatMap((line, index) =>
      line.trim() === ''
        ? []
        : [
            {
              line: index + 1,
              text: line,
              reason: index < marker ? 'note above a forwarded mail' : 'header of a forwarded mail',
            },
          ],
    ),
  };
}

const isMarker = (line: string): boolean => line.length < 120 && MARKER.test(line);

/** Header lines from `start` on: where they end, and what they say. Folded values and blank lines above them are theirs. */
function innerHeader(
  lines: readonly string[],
  start: number,
): { end: number; inner: Partial<MailHeaders> | null } {
  const said: { from?: string; date?: string; subject?: string } = {};
  let end = start;
  let seen = 0;
  for (const line of lines.slice(start, start + 40)) {
    const bare = line.replace(QUOTE, '').trim();
    if (bare === '' && seen > 0) break;
    const [, key = '', value = ''] = HEADER.exec(line.slice(0, 2000)) ?? [];
    if (key === '' && bare !== '' && (seen === 0 || seen > 12)) break;
    const field = FIELD[key.toLowerCase()];
    if (field !== undefined) said[field] ??= value.trim();
    if (key !== '') seen++;
    end++;
  }
  if (seen === 0) return { end: start, inner: null };
  const { from = '', date, subject } = said;
  const day = date === undefined ? null : mailDay(date.replace(/^\*|\*$/g, ''));
  return {
    end,
    inner: {
      ...senderOf(from),
      ...(subject === undefined ? {} : { subject: subject.replace(/\*/g, '').trim() }),
      ...(day === null ? {} : { date: day }),
    },
  };
}

function senderOf(from: string): Pick<MailHeaders, 'from' | 'fromName'> | object {
  const address = /[\w.+-]{1,100}@[\w.-]{1,200}/.exec(from)?.[0];
  if (address === undefined) return {};
  const fromName = from.slice(0, from.indexOf(address)).replace(/[*"<[(]|mailto:/g, '');
  return { from: address.toLowerCase(), fromName: fromName.trim() };
}

/** Without quote marks, where nearly every line has one; null elsewhere. */
function unquote(lines: readonly string[]): readonly string[] | null {
  const filled = lines.filter((line) => line.trim() !== '');
  const quoted = filled.filter((line) => line.startsWith('>')).length;
  if (quoted < 3 || quoted < filled.length * 0.8) return null;
  return lines.map((line) => line.replace(QUOTE, ''));
}
