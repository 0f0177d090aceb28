import type { AnyNode } from 'domhandler';
import { parseDocument } from 'htmlparser2';
import { describe, expect, it } from 'vitest';
import {
  characters,
  elementsOf,
  hasMarkup,
  htmlText,
  textOf,
  titleText,
  unpadded,
} from '../../../shared/digest/markup.ts';

const page = (html: string): AnyNode => parseDocument(html);

describe('the text of markup', () => {
  it('keeps mixed content in order, sub- and superscripts as text', () => {
    expect(textOf(page('Role of <i>BRCA1</i> in <sup>18</sup>F and H<sub>2</sub>O'))).toBe(
      'Role of BRCA1 in 18F and H2O',
    );
    expect(characters(parseDocument('<t>a<i>b</i><![CDATA[ <c> ]]>d</t>', { xmlMode: true }))).toBe(
      'ab <c> d',
    );
  });

  it('parts blocks by lines, paragraphs by blank lines and cells by spaces', () => {
    expect(textOf(page('<div>one</div><div>two<br>three</div><p>four</p>five'))).toBe(
      'one\ntwo\nthree\n\nfour\n\nfive',
    );
    expect(textOf(page('<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>'))).toBe('a b\nc');
  });

  it('folds white space, except in preformatted text', () => {
    expect(textOf(page('a\n   b <b> c</b>d'))).toBe('a b cd');
    expect(textOf(page('<pre>a\n  b</pre>'))).toBe('a\n  b');
  });

  it('leaves out what no reader sees', () => {
    expect(
      textOf(
        page(
          '<style>p{}</style><p>shown</p><div style="display:none">preview</div><script>1</script><pre hidden>x</pre>  a  b',
        ),
      ),
    ).toBe('shown\n\na b');
  });

  it('decodes entities of a fragment once and keeps words in angle brackets', () => {
    expect(htmlText('<p>2.6&lt;x&amp;lt;4 with <projektor> and <B>bold</B></p>')).toBe(
      '2.6<x&lt;4 with <projektor> and bold',
    );
  });

  it('frees a title of known tags only', () => {
    expect(titleText('<i>E. coli</i> &amp; <projektor>: a<br/>tale of x<y')).toBe(
      'E. coli & <projektor>: a tale of x<y',
    );
    expect(hasMarkup('a < b and <projektor>')).toBe(false);
    expect(hasMarkup('a <sub>2</sub>')).toBe(true);
  });

  it('does not mind how deeply a page is nested', () => {
    const deep = page(`${'<div>'.repeat(50_000)}bottom`);
    expect(textOf(deep)).toBe('bottom');
    expect(elementsOf(deep, ({ name }) => name === 'div')).toHaveLength(50_000);
  });
});

describe('what mails are padded with', () => {
  it('goes, and joiners inside words and emoji stay', () => {
    expect(unpadded('Read this \u034F \u200C\u00A0\u200B\u200B')).toBe('Read this  \u00A0');
    const kept = '\u{1F469}\u200D\u{1F467} \u0645\u06CC\u200C\u062E\u0648\u0627\u0647\u0645 \u200Emark';
    expect(unpadded(kept)).toBe(kept);
  });

  it('is passed over once, however long it is', () => {
    const run = '\u200B'.repeat(200_000);
    expect(unpadded(`${run}x`)).toBe(`${run}x`);
    expect(unpadded(run)).toBe('');
  });
});
