// npm run bench -- parse --papers N --runs N --mailbox MB: every format's speed, and the memory of a streamed mailbox.
import { parseArgs } from 'node:util';
import { load } from './source.mjs';

const { values } = parseArgs({
  args: process.argv.slice(3),
  options: {
    papers: { type: 'string', default: '10000' },
    runs: { type: 'string', default: '3' },
    mailbox: { type: 'string', default: '100' },
  },
});
const { benchParse } = await load('tests/bench/parse.ts');
await benchParse({
  papers: Number(values.papers),
  runs: Number(values.runs),
  mailboxBytes: Number(values.mailbox) * 1024 * 1024,
});
process.exit(0);
