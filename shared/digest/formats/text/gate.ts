/**
 * The file-level gate: does this look like a list of papers at all? Prose and manuals cut into "title" and
 * "abstract" as readily as a digest does, so shape alone is never enough: the words or the ids must fit as well.
 */
import { isPaperUrl } from '../../addresses/papers.ts';
import type { ParsedPaper, ParseReport } from '../../report.ts';
import { cjkCount, wordCount } from './measure.ts';

const STRONG =
  /\b(?:(?:in this (?:paper|work|study|article))|this (?:paper|work|study|article) |we (?:\w+ly )?(?:propose|present|introduce|show|demonstrate|find|study|investigate|evaluate|develop|describe|analy[sz]e|examine|explore|report|prove|release|design|observe|argue|conduct|establish|construct|formulate|review|compare)|our (?:\w+ )?(?:method|approach|model|results?|experiments?|findings|framework|analysis|evaluation|work)|state-of-the-art|outperform\w*|experiment(?:s|al)|et al\.)|本文|我们提出|本研究|提案|논문/gi;
const WEAK =
  /\b(?:datasets?|benchmarks?|baselines?|empirical\w*|propose[ds]?|algorithms?|neural|models?|training|learning|accuracy|evaluat\w+|results?|study|studies|research\w*|framework|performance|methods?|approach\w*|analys[ie]s|theor\w+|cells?|patients?|clinical|participants|samples?|simulation\w*|estimat\w+|hypothes[ie]s|novel|significant\w*)\b/gi;

/** What a text can score that clearly is of another family: never enough. */
const OTHER_FAMILY = 0.45;

/** The gate of a report; without records 0. `family` names the other format that the text was recognised as. */
export function gateOf(records: readonly ParsedPaper[], family: string | null): ParseReport['gate'] {
  if (records.length === 0) return { score: 0, reasons: ['no entries found'] };
  const shaped = share(records, isShaped);
  const scholarly = share(records, readsLikeResearch);
  const anchored = share(records, isAnchored);
  const median = medianOf(records.map(({ confidence }) => confidence));
  const evidence = Math.min(1, Math.max(scholarly, anchored) + 0.25 * Math.min(scholarly, anchored));
  const score = evidence * 0.6 + shaped * 0.25 + median * 0.15;
  return {
    score: Math.round(Math.min(family === null ? 1 : OTHER_FAMILY, score) * 100) / 100,
    reasons: [
      `${percent(shaped)} of the entries have a title and an abstract of the usual size`,
      `${percent(scholarly)} read like research`,
      `${percent(anchored)} have an identifier or the address of a paper`,
      `median confidence ${median.toFixed(2)}`,
      ...(family === null ? [] : [`recognised as ${family}`]),
    ],
  };
}

function isShaped({ title, abstract = '' }: ParsedPaper): boolean {
  if (title === null || (wordCount(title) < 4 && cjkCount(title) < 6)) return false;
  return title.length <= 300 && abstract.length >= 80 && abstract.length <= 3000;
}

/** Several different phrases of research, so that one borrowed word does not count. */
function readsLikeResearch({ abstract = '' }: ParsedPaper): boolean {
  const head = abstract.slice(0, 4000);
  return distinct(head, STRONG) * 2 + distinct(head, WEAK) >= 4;
}

function distinct(text: string, pattern: RegExp): number {
  return new Set((text.match(pattern) ?? []).map((word) => word.toLowerCase())).size;
}

/** A page of daily papers that says whose it is lists nothing else. */
const isAnchored = ({ ids, urls, digest }: ParsedPaper): boolean =>
  digest.source === 'huggingface.co' ||
  ids.arxiv !== undefined ||
  ids.doi !== undefined ||
  ids.pmid !== undefined ||
  urls.some(({ kind, url }) => kind === 'abs' || (isPaperUrl(url) && !/\.pdf(?:$|[?#])/i.test(url)));

const share = (records: readonly ParsedPaper[], test: (record: ParsedPaper) => boolean): number =>
  records.filter(test).length / records.length;

function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
}

const percent = (value: number): string => `${Math.round(value * 100)} %`;
