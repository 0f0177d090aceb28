import { expect, test } from '@playwright/test';
import { crashRounds } from '../crash/rounds.ts';
import { noSeriousViolations } from './axe.ts';

test('twenty kills at random moments lose nothing that was acknowledged, and leave nothing by half', async () => {
  test.setTimeout(420_000);
  const report = await crashRounds({ rounds: 20, seed: 7, onEnd: noSeriousViolations });
  expect(report.faults).toEqual([]);
  expect(report).toMatchObject({ rounds: 20, lost: 0, halfApplied: 0 });
  expect(report.acknowledged).toBeGreaterThan(20);
});
