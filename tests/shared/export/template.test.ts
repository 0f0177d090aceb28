import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DEFAULT_TEMPLATE, fillTemplate, templateProblem } from '../../../shared/export/template.ts';
import { hostilePaper, hostileText, paper } from './papers.ts';

const all = new Set(['abstract', 'notes', 'highlights']);
const marked = paper({
  highlights: [
    {
      id: 'h',
      target: {
        field: 'abstract',
        start: 0,
        end: 3,
        exact: 'The *best*',
        prefix: '',
        suffix: '',
        textHash: '',
      },
      place: { state: 'detached' },
      color: 'blue',
      label: 'Claim',
      note: 'Why **so**?',
      tags: ['x'],
      createdAt: 0,
    },
  ],
});

describe('a template', () => {
  test('fills fields: words of others escaped, the reader’s own Markdown as it is', () => {
    const each = paper({ title: 'On *stars* & [links](x)', note: 'See [[p:a|that]] **now**.' });
    expect(fillTemplate('# {{title}}\n{{ note }} {{key}} {{year}}', each, all)).toBe(
      '# On \\*stars\\* & \\[links\\](x)\nSee that **now**. vaswani2017attention 2017\n',
    );
  });

  test('shows sections where something is said, the others where not, and highlights one by one', () => {
    const template =
      '{{#doi}}\nDOI {{doi}}\n{{/doi}}\n{{^doi}}none{{/doi}}\n{{#highlights}}\n> {{quote}} ({{label}}: {{note}}) {{title}}\n{{/highlights}}\n{{^highlights}}-{{/highlights}}';
    expect(fillTemplate(template, marked, all)).toBe(
      'DOI 10.1000/xyz123\n\n> The \\*best\\* (Claim: Why **so**?) Attention Is All You Need\n',
    );
    expect(fillTemplate(template, paper({ ids: {} }), all)).toBe('none\n-\n');
  });

  test('leaves out what the reader leaves out', () => {
    const bare = fillTemplate(DEFAULT_TEMPLATE, marked, new Set());
    for (const words of ['dominant', 'Attention alone', 'section 3', 'best', 'Why'])
      expect(bare).not.toContain(words);
    expect(fillTemplate(DEFAULT_TEMPLATE, marked, all)).toContain('> The \\*best\\* *(Claim)*');
  });

  test.each([
    [DEFAULT_TEMPLATE, null],
    ['{{title}} {braces} {{ }} {{{{', null],
    ['{{titel}}', '{{titel}}'],
    ['{{#title}}', '{{#title}}'],
    ['{{/title}}', '{{/title}}'],
    ['{{#title}}{{#doi}}{{/title}}{{/doi}}', '{{/title}}'],
    ['{{highlights}}', '{{highlights}}'],
    ['{{quote}}', '{{quote}}'],
    ['{{constructor}}', '{{constructor}}'],
  ])('%j has the problem %j', (template, problem) => {
    expect(templateProblem(template)).toBe(problem);
  });

  test('that is no template stands as it was written, and nothing in a paper is read as one', () => {
    expect(fillTemplate('{{titel}} {{#doi}} a', paper(), all)).toBe('{{titel}} {{#doi}} a\n');
    fc.assert(
      fc.property(hostileText(), hostilePaper, (text, each) => {
        const template = text.replace(/\{\{|\}\}/g, '');
        fc.pre(!/\n|\r/.test(template) && template.trim() !== '');
        expect(fillTemplate(template, each, all)).toBe(`${template.trim()}\n`);
        expect(fillTemplate('{{key}}', { ...each, citationKey: '{{title}}' }, all)).toBe('{{title}}\n');
      }),
    );
  });

  test('ends in time, however it nests', () => {
    expect(templateProblem('{{#title}}'.repeat(2_000))).toBe('{{#title}}');
    expect(fillTemplate('{{#highlights}}'.repeat(1_000), marked, all)).toContain('{{#highlights}}');
  });
});
