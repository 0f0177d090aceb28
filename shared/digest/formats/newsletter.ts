/** Newsletters with papers among their links. Most links are none, and an issue without papers is an ordinary one. */
import type { DigestFormat, MailHeaders } from '../format.ts';
import { linkReader } from '../links/index.ts';

const SENDERS =
  /@(?:[\w-]+\.)*(?:tldrnewsletter\.com|tldr\.tech|deeplearning\.ai|substack\.com|beehiiv\.com|buttondown\.(?:email|com)|convertkit(?:-mail\d?)?\.com|kit\.com|ghost\.io|mailchimpapp\.net|alphasignal\.ai|therundown\.ai|joinsuperhuman\.ai|theneurondaily\.com|importai\.net|jack-clark\.net|bensbites\.(?:co|com)|paperswithcode\.com|alphaxiv\.org|scholar-inbox\.com|emergentmind\.com)$/;
const NAMES = /^(?:TLDR\b|The Batch\b|Import AI\b|AlphaSignal\b|The Rundown\b|Ben's Bites\b)/i;

const isNewsletter = ({ from, fromName }: MailHeaders): boolean => SENDERS.test(from) || NAMES.test(fromName);

export const format: DigestFormat = {
  id: 'newsletter',
  label: 'Newsletter',
  recognises: ({ mail, mediaType }) =>
    (mediaType === 'text/html' || mediaType === 'text/plain') && mail !== null && isNewsletter(mail),
  read: linkReader('newsletter'),
};
