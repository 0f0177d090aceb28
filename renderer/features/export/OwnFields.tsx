import { useId, useState } from 'react';
import { patternProblem } from '../../../shared/export/citation-key.ts';
import { DEFAULT_TEMPLATE, TEMPLATE_FIELDS, templateProblem } from '../../../shared/export/template.ts';
import { t } from '../../../shared/strings/index.ts';
import * as library from '../../storage/library.ts';
import { announceDone } from '../../stores/activity.ts';
import { Button } from '../../ui/Button.tsx';
import styles from './ExportSheet.module.css';

const told = (done: library.Done): void => {
  if (done) announceDone(done.label);
};

/** The pattern of citation keys. Kept when it is left, unless something in it means nothing. */
export function PatternField({ stored }: { readonly stored: string }) {
  const id = useId();
  const [pattern, setPattern] = useState(stored);
  const problem = patternProblem(pattern);
  return (
    <div className={styles['choice']}>
      <label htmlFor={id}>{t.exports.pattern}</label>
      <input
        id={id}
        value={pattern}
        maxLength={120}
        spellCheck={false}
        autoComplete="off"
        aria-invalid={problem !== null}
        aria-describedby={`${id}hint`}
        onChange={(event) => setPattern(event.target.value)}
        onBlur={() => {
          if (problem === null && pattern !== stored) void library.setCitationPattern(pattern).then(told);
        }}
      />
      <p id={`${id}hint`} data-problem={problem !== null}>
        {problem === null ? t.exports.patternHint : t.exports.patternProblem(problem)}
      </p>
    </div>
  );
}

/** The template of Markdown. Kept when it is left, unless something in it means nothing. */
export function TemplateField({ stored }: { readonly stored: string }) {
  const id = useId();
  const [template, setTemplate] = useState(stored === '' ? DEFAULT_TEMPLATE : stored);
  const problem = templateProblem(template);
  const keep = (next: string): void => {
    const own = next.trim() === DEFAULT_TEMPLATE.trim() ? '' : next;
    if (templateProblem(next) === null && own !== stored) void library.setMarkdownTemplate(own).then(told);
  };
  return (
    <div className={styles['template']}>
      <label htmlFor={id}>{t.exports.template}</label>
      <textarea
        id={id}
        rows={7}
        value={template}
        maxLength={20_000}
        spellCheck={false}
        aria-invalid={problem !== null}
        aria-describedby={`${id}hint`}
        onChange={(event) => setTemplate(event.target.value)}
        onBlur={() => keep(template)}
      />
      <p id={`${id}hint`} data-problem={problem !== null}>
        {problem === null
          ? t.exports.templateHint(TEMPLATE_FIELDS.join(', '))
          : t.exports.templateProblem(problem)}
      </p>
      <Button
        variant="quiet"
        disabled={stored === '' && template === DEFAULT_TEMPLATE}
        onClick={() => {
          setTemplate(DEFAULT_TEMPLATE);
          keep(DEFAULT_TEMPLATE);
        }}
      >
        {t.exports.usual}
      </Button>
    </div>
  );
}
