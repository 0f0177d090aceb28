/** The learnt order. */
export const learnt = {
  on: 'Ordered by what you keep',
  off: 'In the digests’ order',
  stop: 'Digest order',
  learning: 'Looking at what you keep…',
  few: ({ kept, skipped, of }: { readonly kept: number; readonly skipped: number; readonly of: number }) =>
    `Not enough to learn from yet: ${Math.min(kept, of)} of ${of} kept, ${Math.min(skipped, of)} of ${of} skipped`,
  score: (percent: number) => `${percent}% like what you keep`,
  /** Before the reasons. */
  because: (percent: number) => `${percent}% like what you keep:`,
  reason: (text: string, isFor: boolean) => `${isFor ? '+' : '−'} ${text}`,
  unknown: 'nothing in it that you decided about before',
};
