/** Tables of contents and alerts that publishers mail: a link whose address is a paper's, its authors under it. */
import type { DigestFormat } from '../format.ts';
import { linkReader } from '../links/index.ts';

const SENDERS =
  /@(?:[\w-]+\.)*(?:elsevier|sciencedirect|cell|cellpress|nature|springernature|springer|biomedcentral|wiley|aaas|sciencemag|science|pnas|acs|rsc|tandfonline|tandf|sagepub|oup|oupjournals|cambridge|ieee|acm|iop|iopscience|aps|aip|plos|frontiersin|mdpi|elifesciences|bmj|thelancet|lancet|nejm|jamanetwork|ama-assn|annualreviews|royalsociety|highwire|jneurosci|embopress|hindawi|karger|thieme|optica|osa|ams|siam)\.(?:org|com|net|co\.uk|de|edu)$/;

export const format: DigestFormat = {
  id: 'publisher-toc',
  label: 'Table of contents from a publisher',
  recognises: ({ mail, mediaType }) => mediaType === 'text/html' && mail !== null && SENDERS.test(mail.from),
  read: linkReader('publisher-toc', { hiddenTitles: 'papers' }),
};
