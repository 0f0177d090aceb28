/** Hugging Face's mails of papers: links to `huggingface.co/papers/<arXiv id>`. */
import type { DigestFormat } from '../format.ts';
import { linkReader } from '../links/index.ts';

export const format: DigestFormat = {
  id: 'hf-mail',
  label: 'Hugging Face mail',
  recognises: ({ mail, mediaType }) =>
    (mediaType === 'text/html' || mediaType === 'text/plain') &&
    mail !== null &&
    /@(?:[\w-]+\.)*(?:huggingface\.co|hf\.co)$/.test(mail.from),
  read: linkReader('hf-mail'),
};
