/**
 * Papers as a mail that any program opens, and sends on (`X-Unsent` opens it as a draft where that is understood): the text
 * and the page of the same papers. No line of quoted-printable holds `=_`, so the boundary can be in no paper.
 */
import { t } from '../strings/index.ts';
import type { ExportFormat, ExportOptions } from './format.ts';
import { PAGE_FOOT, pageHead, paperHtml } from './html.ts';
import { header, quotedPrintable } from './mime.ts';
import { oneLine } from './plain.ts';
import { paperText } from './plain-text.ts';

const BOUNDARY = '=_lectern_papers';

export const mail: ExportFormat = {
  id: 'mail',
  extension: 'eml',
  carries: ['abstract', 'notes', 'highlights'],
  passes: [
    {
      head: (options) =>
        `${headers(options)}${part('text/plain')}${quotedPrintable(`${t.exports.said.papers(options.papers)}\n\n`)}`,
      paper: (paper, options) => quotedPrintable(`${paperText(paper, options)}\n\n`),
    },
    {
      head: (options) => `\r\n${part('text/html')}${quotedPrintable(pageHead(options))}`,
      paper: (paper, options) => quotedPrintable(paperHtml(paper, options)),
      foot: () => `${quotedPrintable(PAGE_FOOT)}\r\n--${BOUNDARY}--\r\n`,
    },
  ],
};

const headers = ({ title, now }: ExportOptions): string =>
  [
    header('Subject', oneLine(title)),
    header('From', 'Lectern <digest@lectern.invalid>'),
    header('Date', new Date(now).toUTCString().replace('GMT', '+0000')),
    header('Message-ID', `<${now}@lectern.invalid>`),
    'X-Unsent: 1\r\n',
    'MIME-Version: 1.0\r\n',
    `Content-Type: multipart/alternative; boundary="${BOUNDARY}"\r\n\r\n`,
  ].join('');

const part = (type: string): string =>
  `--${BOUNDARY}\r\nContent-Type: ${type}; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n`;
