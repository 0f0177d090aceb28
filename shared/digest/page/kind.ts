/** Whose page or mail a text of HTML is: one answer for all formats of HTML, so that no two claim a text. */
import type { DigestInput } from '../format.ts';
import { isListing } from '../listing/lines.ts';
import { nameIn, rootTag } from '../xml.ts';

/** The formats of HTML, by their ids. */
export type PageKind = 'lectern-page' | 'hf-page' | 'scholar-alert' | 'ncbi-alert' | 's2-alert' | 'html-page';

const HTML_TAGS =
  /^(?:html|head|body|div|p|table|center|h[1-6]|ul|ol|dl|main|article|section|header|span|font|a|meta|title|style|b|strong|br|img|tbody|td|tr)$/i;

const known = new WeakMap<DigestInput, { readonly kind: PageKind | null }>();

/** The kind of an HTML text; null for one that is none, and for texts of other formats that only begin with a tag. Looks once. */
export function pageKind(input: DigestInput): PageKind | null {
  const found = known.get(input) ?? { kind: look(input) };
  known.set(input, found);
  return found.kind;
}

function look(input: DigestInput): PageKind | null {
  if (!isHtml(input)) return null;
  const { text, mail } = input;
  const from = mail?.from ?? '';
  if (/<article class="lectern-paper"/.test(text)) return 'lectern-page';
  if (/scholaralerts-noreply@google\./.test(from) || text.includes('gse_alrt_title')) return 'scholar-alert';
  if (/@(?:[\w-]+\.)*semanticscholar\.org$/.test(from) || /\butm_source=alert_email\b/.test(text))
    return 's2-alert';
  if (isNcbi(input)) return 'ncbi-alert';
  // Other mails are read by who sent them.
  if (mail !== null) return null;
  if (isHuggingFace(text)) return 'hf-page';
  return 'html-page';
}

function isHtml(input: DigestInput): boolean {
  const { head, mediaType, extension } = input;
  if (isListing(input)) return false;
  if (mediaType === 'text/html') return true;
  if (mediaType !== null) return false;
  if (/^\s*<!doctype\s+html/i.test(head)) return true;
  const name = nameIn(rootTag(head));
  if (/^html$/i.test(name)) return true;
  if (!HTML_TAGS.test(name)) return false;
  if (/^html?$/.test(extension)) return true;
  return !/^(?:md|markdown|mdx|rst)$/.test(extension) && !isMarkdown(head);
}

/** Markdown may begin with a centred picture in HTML. */
const isMarkdown = (head: string): boolean =>
  (head.match(/^(?:#{1,4} \S|[-*] \[|\|[ :-]+\|)/gm)?.length ?? 0) >= 2;

const isNcbi = ({ text, head, mail }: DigestInput): boolean =>
  /^(?:efback|pubmed)@ncbi\.nlm\.nih\.gov$/.test(mail?.from ?? '') ||
  /My\s+NCBI\s+what's\s+new/i.test(head) ||
  /class=["']?docsum-title\b/.test(text);

const isHuggingFace = (text: string): boolean =>
  /data-target=["']?(?:DailyPapers|PaperContent)\b/.test(text) ||
  (text.includes('huggingface.co') && /<meta\b[^>]{0,400}huggingface\.co\/papers\b/.test(text)) ||
  (/<a\b[^>]{0,400}href=["']?(?:https:\/\/huggingface\.co)?\/papers\/\d{4}\.\d{4,5}["'\s>]/.test(text) &&
    /huggingface\.co/.test(text) &&
    /<article\b/.test(text));
