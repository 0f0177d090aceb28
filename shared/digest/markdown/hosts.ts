/** Which addresses are papers, and which words only label a link. */
import { idsOfUrl } from '../ids.ts';

const HOSTS =
  /(?:^|\.)(?:arxiv\.org|openreview\.net|aclanthology\.org|aclweb\.org|doi\.org|biorxiv\.org|medrxiv\.org|chemrxiv\.org|ssrn\.com|nature\.com|science\.org|sciencemag\.org|acm\.org|ieee\.org|springer\.com|sciencedirect\.com|elsevier\.com|wiley\.com|cell\.com|pnas\.org|plos\.org|frontiersin\.org|mdpi\.com|tandfonline\.com|sagepub\.com|oup\.com|cambridge\.org|elifesciences\.org|bmj\.com|thelancet\.com|nejm\.org|jmlr\.org|mlr\.press|thecvf\.com|ecva\.net|nips\.cc|neurips\.cc|iclr\.cc|ijcai\.org|aaai\.org|isca-speech\.org|isca-archive\.org|usenix\.org|semanticscholar\.org|pubmed\.ncbi\.nlm\.nih\.gov|jstor\.org|alphaxiv\.org|papers\.cool|mit\.edu|iop\.org|aps\.org|acs\.org|rsc\.org|osf\.io|hal\.science|dblp\.org|iacr\.org|vldb\.org|scholar\.archive\.org|paperswithcode\.com)$/;

/** Whether an address leads to a paper: a host of papers, or a PDF. */
export function isPaperUrl(url: string): boolean {
  if (!/^https?:/i.test(url) || !URL.canParse(url)) return false;
  if (Object.keys(idsOfUrl(url)).length > 0) return true;
  const { hostname, pathname } = new URL(url);
  if (/(?:^|\.)(?:github\.com|githubusercontent\.com)$/.test(hostname)) return false;
  if (/\.pdf$/i.test(pathname)) return true;
  if (/\/(?:list|search|user|profile|group|forum$)/i.test(pathname) && pathname !== '/forum') return false;
  return HOSTS.test(hostname) && pathname.length > 1;
}

const LABEL =
  /^[^\p{L}\p{N}]*(?:paper|pdf|arxiv|link|links|code|source|github|git|repo(?:sitory)?|project|project page|web(?:site)?|home ?page|page|blog(?: ?post)?|demo|video|talk|slides|poster|data(?:set)?s?|models?|weights|checkpoints?|hugging ?face|hf|openreview|acl|cvf|ieee|acm|springer|nature|science(?:direct)?|tweet|twitter|x|thread|doi|bib(?:tex)?|url|here|html|abs(?:tract)?|official|unofficial|pytorch|tensorflow|jax|colab|notes?|appendix|supp(?:lementary|lement)?|review|summary|tutorial|star|stars|forks?|badge|awesome|publish(?:ed)?|preprint|full text|read|view|more|details|open|download|论文|代码|主页|链接|原文|项目|数据集?)(?:[ -]?(?:link|page|url|code|paper|repo|version|implementation|\d{1,4}))?[^\p{L}\p{N}]*$/iu;
const BARE_ID = /^(?:arxiv[:\s]*)?\d{4}\.\d{4,5}(?:v\d+)?(?:\s*\[[\w.-]+\])?$|^https?:\/\/\S+$/i;
const VENUE_ONLY = /^\W*[A-Z][\w&/+-]{1,20}(?:[ '’-]{1,2}(?:19|20)?\d{2})?\W*$/;

/** Whether the text of a link says what kind it is (`PDF`, `[code]`, an id, a venue) and not what it is about. */
export const isLabel = (text: string): boolean => {
  const clean = text.replace(/[^\p{L}\p{N}\s:/.,'’&+-]/gu, '').trim();
  return (
    clean === '' ||
    LABEL.test(clean) ||
    BARE_ID.test(clean) ||
    (VENUE_ONLY.test(clean) && /\d{2}$/.test(clean))
  );
};
