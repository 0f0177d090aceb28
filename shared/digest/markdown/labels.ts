/** Which words only label a link. */
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
