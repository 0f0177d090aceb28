import { describe, expect, test } from 'vitest';
import { parseDigest } from '../../../shared/digest/index.ts';
import { bytesOf, ENTRY, joined, latin1, mail, multipart, RIS, zip } from './mails.ts';
import { report } from './report-of.ts';

const titles = async (content: string | Uint8Array): Promise<readonly (string | null)[]> =>
  (await report(content)).records.map(({ title }) => title);

describe('a mail', () => {
  test('names and dates its digest, by the day that its sender wrote', async () => {
    const late = mail(ENTRY).replace('Fri, 5 Jan 2024 10:00:00 +0100', 'Fri, 5 Jan 2024 23:59:00 -0800');
    const { digest, format } = await report(late);
    expect(format).toBe('arxiv-listing');
    expect(digest).toEqual({ title: 'A mail', source: 'arxiv.org', date: '2024-01-05' });
  });

  test('keeps the line numbers of its file where its body has the lines of the file', async () => {
    const { records, ignored } = await report(mail(`A word before.\n${ENTRY}`));
    expect(ignored.map(({ line }) => line)).toEqual([6]);
    expect(records[0]?.raw).toMatchObject({ lineFrom: 7, lineTo: 17 });
  });

  test.each([
    [
      'a missing one',
      (text: string) => text.replace(/^Date:.*\n/m, 'Received: by host; Sat, 6 Jan 2024 01:00:00 GMT\n'),
      '2024-01-06',
    ],
    ['a broken one', (text: string) => text.replace(/^Date:.*\n/m, 'Date: RANDOM_Fri, 5 Jan\n'), undefined],
    [
      'one with two digits for the year',
      (text: string) => text.replace(/^Date:.*\n/m, 'Date: Fri,  5 Jan 24 01:36:02 GMT\n'),
      '2024-01-05',
    ],
  ])('reads its date, %s included', async (_, change, date) => {
    expect((await report(change(mail(ENTRY)))).digest.date).toBe(date);
  });

  test('has one reading of what it brings as text and as HTML', async () => {
    const both = multipart('alternative', [
      `Content-Type: text/plain\n\n${ENTRY}`,
      `Content-Type: text/html\n\n<pre>${ENTRY}</pre>`,
    ]);
    expect(await titles(both)).toEqual(['A listing inside something']);
  });

  test('reads quoted-printable, base64 and format=flowed', async () => {
    const encoded = ENTRY.replaceAll('=', '=3D').replace('Whatever holds', 'Whatever hol=\nds');
    expect(await titles(mail(encoded, ['Content-Transfer-Encoding: quoted-printable']))).toHaveLength(1);
    expect(await titles(mail(btoa(ENTRY), ['Content-Transfer-Encoding: base64']))).toHaveLength(1);
    const flowed = mail(ENTRY.replace('A listing inside', 'A listing \ninside'), [
      'Content-Type: text/plain; format=flowed',
    ]);
    expect(await titles(flowed)).toEqual(['A listing inside something']);
  });

  test.each([
    ['its own charset', 'text/plain; charset=iso-8859-2', latin1('Pawe\xb3')],
    ['no charset, but UTF-8', 'text/plain', bytesOf('Paweł')],
    ['a wrong one', 'text/plain; charset=us-ascii', bytesOf('Paweł')],
    ['one that nobody knows', 'text/plain; charset=x-made-up', bytesOf('Paweł')],
  ])('reads a body with %s', async (_, type, name) => {
    const [before, after] = mail(ENTRY, [`Content-Type: ${type}`]).split('Ann Harbour');
    const { records } = await report(joined(before ?? '', name, after ?? ''));
    expect(records[0]?.authors[0]?.name).toBe('Paweł');
  });

  test('detects an encoding that it does not name', async () => {
    // GB 18030 of a sentence about deep learning, many times over.
    const chinese = latin1(
      '\xc9\xee\xb6\xc8\xd1\xa7\xcf\xb0\xb5\xc4\xd1\xd0\xbe\xbf\xb7\xbd\xb7\xa8'.repeat(8),
    );
    const [before, after] = mail(ENTRY).split('Whatever holds it');
    const { records, encoding } = await report(joined(before ?? '', chinese, after ?? ''));
    expect(encoding.label).toBe('gb18030');
    expect(records[0]?.abstract).toContain('深度学习的研究方法');
  });

  test('reads raw 8-bit headers, and the reader can choose an encoding', async () => {
    const raw = latin1(mail(ENTRY).replace('Subject: A mail', 'Subject: Gr\xfc\xdfe aus K\xf6ln'));
    expect((await report(raw)).digest.title).toBe('Grüße aus Köln');
    const polish = latin1(mail(ENTRY).replace('Ann Harbour', 'Pawe\xb3'));
    const { records } = await report(polish, {}, { encoding: 'iso-8859-2' });
    expect(records[0]?.authors[0]?.name).toBe('Paweł');
  });

  test('reads attachments that are digests and says of the others that they are none', async () => {
    const { records, ignored, lines, unaccounted } = await report(
      multipart('mixed', [
        `Content-Type: text/plain\n\n${ENTRY}`,
        `Content-Type: text/plain; name="more.txt"\nContent-Disposition: attachment; filename*=UTF-8''m%C3%B6re.txt\n\n${ENTRY.replaceAll('00601', '00602')}`,
        `Content-Type: application/pdf; name="x.pdf"\nContent-Transfer-Encoding: base64\n\nJVBERi0=`,
        `Content-Type: text/plain; name="note.txt"\nContent-Disposition: attachment\n\nJust a note.`,
      ]),
    );
    expect(records.map(({ ids, raw }) => [ids.arxiv, raw.part])).toEqual([
      ['2401.00601', undefined],
      ['2401.00602', 'möre.txt'],
    ]);
    expect(ignored.map(({ text, reason }) => [text, reason])).toEqual([
      ['x.pdf', 'attachment, not a digest'],
      ['note.txt: A mail', 'attachment, not a digest'],
    ]);
    expect(lines.total).toBe(lines.used + ignored.length);
    expect(unaccounted).toBe(0);
    expect(new Set(ignored.map(({ line }) => line)).size).toBe(2);
  });

  test('opens a mail inside it once', async () => {
    const innermost = mail(ENTRY.replaceAll('00601', '00603'));
    const inner = multipart(
      'mixed',
      [`Content-Type: text/plain\n\n${ENTRY}`, `Content-Type: message/rfc822\n\n${innermost}`],
      'inner',
    ).replace(/^Date:.*\n/m, '');
    const { records, ignored, digest } = await report(
      multipart('mixed', ['Content-Type: text/plain\n\n', `Content-Type: message/rfc822\n\n${inner}`]),
    );
    expect(records.map(({ ids, raw }) => [ids.arxiv, raw.part])).toEqual([['2401.00601', 'forwarded mail']]);
    expect(digest.date).toBe('2024-01-05');
    expect(ignored.map(({ reason }) => reason)).toContain('a mail inside a forwarded mail');
  });

  test('applies the decisions of the reader by the numbers that the report gave', async () => {
    const text = mail(
      'We show one thing.\n\nA Title That Nobody Would Guess\n\nWe show another thing in this study.',
    );
    const roles = { 8: 'title' } as const;
    const { records } = await report(text, {}, { roles });
    expect(records.map(({ title }) => title)).toContain('A Title That Nobody Would Guess');
    expect((await report(text, {}, { roles: { 8: 'ignored' } })).ignored.map(({ line }) => line)).toContain(
      8,
    );
  });
});

describe('a hostile mail', () => {
  test.each([
    ['10,000 nested parts', nested(10_000)],
    [
      '10,000 parts side by side',
      multipart(
        'mixed',
        Array.from({ length: 10_000 }, () => 'Content-Type: text/plain\n\nx'),
      ),
    ],
    ['a header of a megabyte', mail('Hello', [`X-Long: ${'a'.repeat(1024 * 1024)}`])],
    [
      'a megabyte of headers',
      mail(
        'Hello',
        Array.from({ length: 20_000 }, (_, n) => `X-${n}: ${'b'.repeat(40)}`),
      ),
    ],
    ['a boundary that never comes', mail('Hello', ['Content-Type: multipart/mixed; boundary="never"'])],
    ['no boundary', mail('Hello', ['Content-Type: multipart/mixed'])],
    ['a boundary of regular expression', multipart('mixed', ['Content-Type: text/plain\n\nHello'], '(a+)+$')],
    ['a thousand nested quotes', mail(`${'> '.repeat(1000)}\n`.repeat(200))],
    [
      'a hundred thousand tables in HTML',
      mail(`<html>${'<table><tr><td>'.repeat(100_000)}`, ['Content-Type: text/html']),
    ],
  ])('with %s is read', async (_, text) => {
    const { unaccounted, lines, ignored } = await report(text);
    expect(unaccounted).toBe(0);
    expect(lines.total).toBe(lines.used + ignored.length);
  });

  function nested(depth: number): string {
    const open = Array.from(
      { length: depth },
      (_, n) => `Content-Type: multipart/mixed; boundary="b${n}"\n\n--b${n}\n`,
    );
    return `From: a@example.org\nDate: Fri, 5 Jan 2024 10:00:00 +0100\n${open.join('')}Content-Type: text/plain\n\nx`;
  }
});

describe('a mailbox', () => {
  const box = [
    `From ann@example.org Fri Jan  5 10:00:00 2024\n${mail(ENTRY).replace(/^Date:.*\n/m, '')}`,
    `From bo@example.org Sat Jan  6 10:00:00 2024\n${mail('Nothing to read here.\n>From the harbour, greetings.\n')}`,
    `From ann@example.org Sun Jan  7 10:00:00 2024\n${mail(ENTRY.replaceAll('00601', '00607'), ['Content-Type: text/plain; charset=iso-8859-2'])}`,
  ].join('\n');

  test('is its messages, each in its own encoding and dated by its From line at worst', async () => {
    const name = box.lastIndexOf('Ann Harbour');
    const [before, after] = [box.slice(0, name), box.slice(name + 'Ann Harbour'.length)];
    const { format, messages, records, ignored, lines, digest } = await report(
      joined(before, latin1('Pawe\xb3'), after),
    );
    expect([format, messages]).toEqual(['mbox', 3]);
    expect(records.map(({ ids, digest: of, raw }) => [ids.arxiv, of.date, raw.part])).toEqual([
      ['2401.00601', '2024-01-05', 'message 1'],
      ['2401.00607', '2024-01-05', 'message 3'],
    ]);
    expect(records.map(({ rank }) => rank)).toEqual([1, 2]);
    expect(records[1]?.authors[0]?.name).toBe('Paweł');
    expect(ignored.map(({ reason }) => reason)).toEqual(['a mail without papers']);
    expect(lines.total).toBe(lines.used + ignored.length);
    expect(digest.title).toBeUndefined();
  });

  test('says where each message is in its bytes', async () => {
    const { records } = await report(box);
    const { byteFrom, byteTo } = records[1]!.raw;
    const message = new TextDecoder().decode(bytesOf(box).subarray(byteFrom, byteTo));
    expect(message.startsWith('From ann@example.org Sun')).toBe(true);
    expect(message).toContain('2401.00607');
  });

  test('is not cut at a line of prose that starts with From', async () => {
    const prose = `From a@example.org Fri Jan  5 10:00:00 2024\n${mail('x\nFrom here on it was 2024\n\nFrom the start\n\n>From afar in 2024\n')}`;
    expect((await report(prose)).messages).toBe(1);
  });
});

test('a link of a mail is named in the account even where its address is broken and it has no text', async () => {
  const html =
    '<p><a href="https://arxiv.org/abs/2401.00601">On the Counting of Swallows</a></p><p><a href="https:">x</a> <a href="https:in Pieces"><img alt=""></a></p>';
  const { ignored, records } = await report(
    `From: a@example.org\nDate: Fri, 5 Jan 2024 10:00:00 +0000\nSubject: Papers\nMIME-Version: 1.0\nContent-Type: text/html\n\n${html}\n`,
  );
  expect(records.map(({ ids }) => ids.arxiv)).toEqual(['2401.00601']);
  expect(ignored.map(({ text }) => text)).toEqual(['x', 'a link']);
});

describe('an archive', () => {
  test('is the digests in it, and names what it leaves out', async () => {
    const { format, records, ignored, messages } = await report(
      zip({
        'a/listing.txt': ENTRY,
        'b.eml': mail(ENTRY.replaceAll('00601', '00602')),
        'c.mbox': `From a@example.org Fri Jan  5 10:00:00 2024\n${mail(ENTRY.replaceAll('00601', '00603'))}`,
        'inner.zip': zip({ 'x.txt': ENTRY }),
        '__MACOSX/._a': 'x',
        'picture.png': latin1('\x89PNG\r\n\x1a\n'),
        'empty.txt': '',
      }),
    );
    expect([format, messages]).toEqual(['zip', 1]);
    expect(records.map(({ ids, raw }) => [ids.arxiv, raw.part])).toEqual([
      ['2401.00601', 'a/listing.txt'],
      ['2401.00602', 'b.eml'],
      ['2401.00603', 'c.mbox › message 1'],
    ]);
    expect(
      ignored.map(({ text, reason }) => [text, reason]).filter(([, reason]) => !reason?.includes('listing')),
    ).toEqual([
      ['inner.zip', 'an archive inside an archive'],
      ['__MACOSX/._a', 'furniture of the archive'],
      ['picture.png', 'a file that is not text'],
      ['empty.txt', 'an empty file'],
    ]);
  });

  test('sets notes aside that come beside its digests, and reads a text that comes alone', async () => {
    const many = await report(zip({ 'papers.ris': RIS, 'README.txt': 'Thank you\n' }));
    expect(many.records.every(({ raw }) => raw.part === 'papers.ris')).toBe(true);
    expect(many.ignored.map(({ text, reason }) => [text, reason])).toContainEqual([
      'README.txt',
      'a text without papers',
    ]);
    const alone = await report(zip({ 'list.txt': 'Thank you\n' }));
    expect(alone.records.map(({ title }) => title)).toEqual(['Thank you']);
  });

  const problemOf = async (bytes: Uint8Array): Promise<string> => {
    const parsed = await parseDigest({ bytes, name: 'x.zip' });
    return parsed.ok ? 'none' : parsed.problem.code;
  };

  test('that unpacks to too much is refused', async () => {
    expect(await problemOf(zip({ 'bomb.txt': new Uint8Array(40 * 1024 * 1024) }))).toBe('zip-too-large');
    const many = Object.fromEntries(Array.from({ length: 2001 }, (_, n) => [`${n}.txt`, 'x']));
    expect(await problemOf(zip(many))).toBe('zip-too-large');
  });

  test('that is locked, damaged or without a text is refused, and an office document is named', async () => {
    const good = zip({ 'a.txt': ENTRY });
    const locked = good.slice();
    locked[6] = 1;
    expect(await problemOf(locked)).toBe('zip-unreadable');
    const broken = good.slice();
    broken.fill(0xff, 40, 90);
    expect(['zip-unreadable', 'is-zip']).toContain(await problemOf(broken));
    expect(await problemOf(zip({ 'a.png': latin1('\x89PNG\r\n\x1a\n') }))).toBe('is-zip');
    expect(await problemOf(zip({ 'word/document.xml': '<x/>' }))).toBe('is-office-document');
    expect(await problemOf(zip({ '[Content_Types].xml': '<x/>' }))).toBe('is-office-document');
  });
});

describe('a mail as the Gmail API gives it', () => {
  const data = (text: string): string =>
    btoa(String.fromCharCode(...bytesOf(text)))
      .replaceAll('+', '-')
      .replaceAll('/', '_');
  const headers = [
    { name: 'From', value: 'arXiv <no-reply@arxiv.org>' },
    { name: 'Date', value: 'Fri, 5 Jan 2024 10:00:00 +0100' },
    { name: 'Subject', value: 'Grüße' },
  ];

  test('is that mail', async () => {
    const full = {
      payload: {
        mimeType: 'multipart/alternative',
        headers,
        parts: [
          { mimeType: 'text/plain', headers: [], body: { data: data(ENTRY.replace('Ann', 'Ånn')) } },
          { mimeType: 'text/html', headers: [], body: { data: data('<p>Look elsewhere</p>') } },
        ],
      },
    };
    for (const value of [full, [full], { messages: [full] }]) {
      const { records, digest } = await report(JSON.stringify(value));
      expect(digest.title).toBe('Grüße');
      expect(records[0]?.authors[0]?.name).toBe('Ånn Harbour');
    }
  });

  test('may be raw, and several are a mailbox', async () => {
    const raw = { raw: data(mail(ENTRY)) };
    expect(await titles(JSON.stringify(raw))).toEqual(['A listing inside something']);
    const { messages, records } = await report(JSON.stringify([raw, raw]));
    expect([messages, records.length]).toEqual([2, 2]);
  });
});

test('an attachment in another format is read in that format or not at all', async () => {
  const { unaccounted, lines, ignored } = await report(
    multipart('mixed', [
      `Content-Type: text/plain\n\n${ENTRY}`,
      `Content-Type: application/octet-stream; name="a.ris"\n\n${RIS}`,
    ]),
  );
  expect(unaccounted).toBe(0);
  expect(lines.total).toBe(lines.used + ignored.length);
});
