import { expect, it } from 'vitest';
import { logFile, logName } from '../../../shared/sync/names.ts';

it('reads back the names of log files', () => {
  expect(logName(logFile(1))).toEqual({ kind: 'log', file: 1 });
  expect(logName(logFile(123_456))).toEqual({ kind: 'log', file: 123_456 });
});

it.each([
  '000007 (conflicted copy 2026-01-02).jsonl',
  "000007 (Ann's conflicted copy 2026-01-02).jsonl",
  '000007.sync-conflict-20260102-101112-ABCDEFG.jsonl',
  '000007_conflict-20260102-101112.jsonl',
  '000007 2.jsonl',
])('knows %s as another version of a log file', (name) => {
  expect(logName(name)).toEqual({ kind: 'copy', file: 7 });
});

it('knows a file that iCloud has not fetched yet', () => {
  expect(logName('.000007.jsonl.icloud')).toEqual({ kind: 'away', file: 7 });
});

it.each([
  '.syncthing.000007.jsonl.tmp',
  '~syncthing~000007.jsonl.tmp',
  '000007.jsonl.tmp',
  '000007.jsonl.part',
  '0000071.jsonl',
  '000000.jsonl',
  '.000007.jsonl',
  'device.json',
])('leaves %s alone', (name) => {
  expect(logName(name)).toEqual({ kind: 'other' });
});
