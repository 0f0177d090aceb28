import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

const samples = resolve(import.meta.dirname, '../../../shared/digests');

/** Where a real sample digest lies; the samples are kept beside the project, not in it. */
export const samplePath = (name: string): string => resolve(samples, name);

/** Whether the real samples are there. Tests that need them are skipped, and say so, when they are not. */
export const hasSamples = existsSync(samplePath('trending-page.txt'));

if (!hasSamples)
  console.warn('the sample digests are not beside the project: tests that need them are skipped');
