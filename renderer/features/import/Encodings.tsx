import { t } from '../../../shared/strings/index.ts';
import type { ImportPreview } from '../../workers/ingest-api.ts';
import styles from './Corrections.module.css';
import { chooseEncoding } from './commands.ts';

/** What the decoder of every Chromium knows, Unicode and the Western ones first. */
const ENCODINGS = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'windows-1252',
  'iso-8859-15',
  'macintosh',
  'windows-1250',
  'iso-8859-2',
  'iso-8859-16',
  'windows-1257',
  'iso-8859-4',
  'iso-8859-13',
  'iso-8859-10',
  'iso-8859-14',
  'iso-8859-3',
  'windows-1251',
  'koi8-r',
  'koi8-u',
  'iso-8859-5',
  'ibm866',
  'x-mac-cyrillic',
  'windows-1253',
  'iso-8859-7',
  'windows-1254',
  'windows-1255',
  'iso-8859-8',
  'windows-1256',
  'iso-8859-6',
  'windows-1258',
  'windows-874',
  'gb18030',
  'big5',
  'shift_jis',
  'euc-jp',
  'iso-2022-jp',
  'euc-kr',
] as const;

interface EncodingsProps {
  readonly preview: ImportPreview;
  /** What the reader chose; undefined before that. */
  readonly chosen: string | undefined;
}

/** Asks which encoding a file has, where that is a guess or some of it could not be read: its first telling lines, in the two likeliest. */
export function Encodings({ preview, chosen }: EncodingsProps) {
  const { encodings, report } = preview;
  if (encodings.length === 0) return null;
  const { label, replaced } = report.encoding;
  const others = [...new Set<string>([label, ...ENCODINGS])];
  return (
    <fieldset className={styles['encodings']}>
      <legend>
        {chosen === undefined || replaced > 0
          ? t.importing.encodingUnsure(replaced)
          : t.importing.encodingChosen}
      </legend>
      {encodings
        .toSorted((a, b) => (a.label < b.label ? -1 : 1))
        .map((each) => (
          <label key={each.label}>
            <span>
              <input
                type="radio"
                name="encoding"
                checked={each.label === label}
                onChange={() => void chooseEncoding(each.label)}
              />
              {each.label}
            </span>
            {each.sample.map((line, n) => (
              <code key={n} dir="auto">
                {line}
              </code>
            ))}
          </label>
        ))}
      <label className={styles['other']}>
        {t.importing.otherEncoding}
        <select value={label} onChange={(event) => void chooseEncoding(event.target.value)}>
          {others.map((each) => (
            <option key={each}>{each}</option>
          ))}
        </select>
      </label>
    </fieldset>
  );
}
