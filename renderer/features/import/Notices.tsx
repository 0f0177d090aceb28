import { t } from '../../../shared/strings/index.ts';
import type { ImportPreview, PastedAs } from '../../workers/ingest-api.ts';
import { DIGEST_LIKE, partsOf } from './choices.ts';
import { readPasteAs } from './commands.ts';
import styles from './ImportScreen.module.css';

interface NoticesProps {
  readonly preview: ImportPreview;
  readonly waiting: number;
}

/** What there is to know about a digest before looking at its papers, and what to do about it. */
export function Notices({ preview, waiting }: NoticesProps) {
  const { report, plan, alreadyImportedAs: already, again } = preview;
  const { claimed, messages, gate } = report;
  return (
    <>
      <p>
        {already === null ? t.importing.nothingYet : t.importing.alreadyHere(already)}{' '}
        {again !== null && t.importing.again(again)}
        {already === null && t.importing.compared(preview.libraryPapers)}
      </p>
      {waiting > 0 && <p>{t.importing.waiting(waiting)}</p>}
      {preview.pastedAs !== null && <Pasted as={preview.pastedAs} />}
      {gate.score < DIGEST_LIKE && plan.length > 0 && (
        <div role="alert" className={styles['banner']}>
          <p>{t.importing.gate}</p>
          <p>{t.importing.gateAdvice}</p>
          <ul>
            {gate.reasons.map((reason) => (
              <li key={reason}>{t.importing.said(reason)}</li>
            ))}
          </ul>
        </div>
      )}
      {claimed !== undefined && claimed !== plan.length && (
        <p className={styles['warn']}>
          {t.importing.claimed(claimed, plan.length, isMail(preview) ? 'mail' : 'file')}
        </p>
      )}
      {report.warnings.map((warning) => (
        <p key={warning} className={styles['warn']}>
          {t.importing.said(warning)}
        </p>
      ))}
      <Parts preview={preview} messages={messages} />
    </>
  );
}

/** A mail counts its messages; so do the formats that only mails have. */
const isMail = ({ report: { messages, format } }: ImportPreview): boolean =>
  messages !== undefined || /mail|alert|mbox/.test(format);

const FORMS = ['html', 'text'] as const satisfies readonly PastedAs[];

function Pasted({ as }: { readonly as: PastedAs }) {
  return (
    <div role="group" aria-label={t.importing.pastedAs} className={styles['forms']}>
      <span>{t.importing.pastedAs}</span>
      {FORMS.map((form) => (
        <button
          type="button"
          key={form}
          aria-pressed={as === form}
          onClick={() => (form === as ? undefined : void readPasteAs(form))}
        >
          {t.importing.pasteForms[form]}
        </button>
      ))}
    </div>
  );
}

interface PartsProps {
  readonly preview: ImportPreview;
  readonly messages: number | undefined;
}

/** The messages and files inside a mailbox or an archive, by name. */
function Parts({ preview, messages }: PartsProps) {
  const parts = partsOf(preview.report);
  if (parts.length === 0) return messages === undefined ? null : <p>{t.importing.messages(messages)}</p>;
  const counted = messages === undefined ? '' : `${t.importing.messages(messages)} · `;
  return (
    <details className={styles['parts']}>
      <summary>
        {counted}
        {t.importing.inside(parts.length)}
      </summary>
      <ul>
        {parts.slice(0, 500).map(({ part, papers }) => (
          <li key={part} dir="auto">
            {t.importing.part(part, papers)}
          </li>
        ))}
      </ul>
    </details>
  );
}
