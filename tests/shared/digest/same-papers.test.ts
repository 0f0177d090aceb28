/** One library in several formats is the same papers; one identifier on two papers is a conflict; siblings are only related. */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ParsedPaper } from '../../../shared/digest/report.ts';
import { idKeys, knownPaper, samePaper, titleKey } from '../../../shared/identity.ts';
import { planImport, type Candidate, type Library } from '../../../shared/import-plan.ts';
import { hasSamples, samplePath } from '../../tools/digests.ts';
import { report } from './report-of.ts';

const records = async (file: string): Promise<readonly ParsedPaper[]> =>
  (await report(readFileSync(samplePath(file)), { name: basename(file) })).records;

const none: Library = {
  byKeys: () => Promise.resolve(new Map<string, readonly string[]>()),
  bySketches: () => Promise.resolve(new Map<number, readonly string[]>()),
  papers: () => Promise.resolve(new Map<string, Candidate>()),
};

const keysOf = ({ ids }: ParsedPaper): readonly string[] =>
  idKeys(ids).filter((key) => key.startsWith('doi:') || key.startsWith('arxiv:'));

/** The titled records, by title and then by how much is known of their ids. */
const byTitle = (papers: readonly ParsedPaper[]): readonly ParsedPaper[] =>
  papers
    .filter(({ title }) => title !== null)
    .toSorted((a, b) => {
      const [left, right] = [a, b].map(
        (paper) => `${titleKey(paper.title ?? '')} | ${keysOf(paper).join(' ')}`,
      );
      return (left ?? '') < (right ?? '') ? -1 : 1;
    });

describe.skipIf(!hasSamples)('one library in several formats', () => {
  it('is the same papers as RIS and as Zotero RDF', async () => {
    const ris = byTitle(await records('ris/kishkash-tatiana-My_Library.ris'));
    const rdf = byTitle(await records('zotero-rdf/kishkash-tatiana-My-Library.rdf'));
    expect(ris.map(({ title }) => titleKey(title ?? ''))).toEqual(
      rdf.map(({ title }) => titleKey(title ?? '')),
    );
    const less = ris.filter((paper, at) => {
      const [here, there] = [keysOf(paper), rdf[at] === undefined ? [] : keysOf(rdf[at])];
      expect(there).toEqual(expect.arrayContaining([...here]));
      return here.length < there.length;
    });
    // Zotero leaves its Extra field out of RIS, and two books have their DOI only there.
    expect(less.map(({ title }) => title)).toEqual([
      'Digital music',
      expect.stringMatching(/^Handbook on the econ/),
    ]);
    const apart = ris.filter((paper, at) => {
      const other = rdf[at];
      return (
        other === undefined ||
        samePaper(knownPaper(paper), knownPaper(other), 'other digests').verdict !== 'same'
      );
    });
    // Titles of two words merge nothing where no identifier does.
    expect(apart.map(({ title }) => title)).toEqual(['Digital music', 'Transaction fees']);
  });

  it('has the same ids as RIS and as CSL-JSON, wherever a title is in both', async () => {
    const csl = new Map(
      (await records('csl-json/kishkash-My-Library.json')).map((paper) => [
        titleKey(paper.title ?? ''),
        paper,
      ]),
    );
    const both = (await records('ris/kishkash-tatiana-My_Library.ris')).flatMap((paper) => {
      const other = paper.title === null ? undefined : csl.get(titleKey(paper.title));
      return other === undefined ? [] : [{ paper, other }];
    });
    expect(both.length).toBeGreaterThan(90);
    const differing = both.filter(({ paper, other }) => {
      const [a, b] = [keysOf(paper), keysOf(other)];
      return a.length > 0 && b.length > 0 && !a.some((key) => b.includes(key));
    });
    expect(differing.map(({ paper }) => paper.title)).toEqual([]);
  });

  it('has the same ids and authors as BibTeX and as CSV, wherever a title is in both', async () => {
    const csv = new Map(
      (await records('zotero-csv/controlnet-My-Library.csv')).map((paper) => [
        titleKey(paper.title ?? ''),
        paper,
      ]),
    );
    const both = (await records('bibtex/controlnet-My-Library.bib')).flatMap((paper) => {
      const other = csv.get(titleKey(paper.title ?? ''));
      return other === undefined ? [] : [{ paper, other }];
    });
    expect(both.length).toBeGreaterThan(190);
    const wrong = both.filter(
      ({ paper, other }) =>
        (other.ids.arxiv !== undefined && other.ids.arxiv !== paper.ids.arxiv) ||
        titleKey(paper.authors[0]?.family ?? '') !== titleKey(other.authors[0]?.family ?? ''),
    );
    expect(
      wrong.map(({ paper, other }) => [
        paper.title,
        paper.authors[0],
        other.authors[0],
        paper.ids,
        other.ids,
      ]),
    ).toEqual([]);
  });
});

describe.skipIf(!hasSamples)('papers that are not the same', () => {
  it('are a conflict where a list gives both one arXiv id', async () => {
    const list = await records('markdown/awesome-parallel-text-generation.md');
    const plan = await planImport(list, none);
    const hydra = list.findIndex(({ title }) => title?.startsWith('Hydra: Sequentially-dependent') === true);
    expect(list[hydra]?.ids.arxiv).toBe('2302.07863');
    expect(plan[hydra]?.status).toBe('conflict');
    expect(plan[hydra]?.other?.paper.title).toMatch(/Big Little Decoder$/);
    expect(plan.filter(({ status }) => status === 'conflict')).toHaveLength(1);
  });

  it('are related, never merged, where their abstracts are alike', async () => {
    const page = await records('trending-page.txt');
    const plan = await planImport(page, none);
    const related = plan.filter(({ status }) => status === 'related').map(({ paper }) => paper.title);
    expect(related).toHaveLength(2);
    expect(related.some((title) => /medoids/i.test(title))).toBe(true);
    expect(related.some((title) => title.startsWith('ParaNames'))).toBe(true);
    expect(plan.filter(({ status }) => status === 'here')).toEqual([]);
    expect(plan.map(({ paper }) => paper.title)).toEqual(page.map((each) => knownPaper(each).title));
  });
});
