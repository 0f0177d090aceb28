import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { heard, wished, type UpdateEvent, type UpdateState, type UpdateWish } from '../../shared/updates.ts';

const after = (...steps: readonly (UpdateWish | UpdateEvent)[]): UpdateState =>
  steps.reduce<UpdateState>(
    (state, step) => (typeof step === 'string' ? (wished(state, step) ?? state) : heard(state, step)),
    { phase: 'idle', checkedAt: null },
  );
const available = { kind: 'available', version: '1.2.3', bytes: 9 } as const;
const downloaded = { kind: 'downloaded', version: '1.2.3' } as const;

describe('an update', () => {
  it('goes from the check over the download to the installation, each at the reader’s word', () => {
    expect(after('check')).toEqual({ phase: 'checking' });
    expect(after('check', available)).toEqual({ phase: 'available', version: '1.2.3', bytes: 9 });
    expect(after('check', available, 'download', { kind: 'progress', fraction: 0.5 })).toEqual({
      phase: 'downloading',
      version: '1.2.3',
      fraction: 0.5,
    });
    expect(after('check', available, 'download', downloaded, 'install')).toEqual({
      phase: 'installing',
      version: '1.2.3',
    });
  });

  it('says when there is none', () => {
    expect(after('check', { kind: 'current', at: 7 })).toEqual({ phase: 'idle', checkedAt: 7 });
  });

  it('tries a failed download again, and a failed check', () => {
    const error = { kind: 'error', why: 'checksum mismatch' } as const;
    expect(after('check', available, 'download', error, 'download')).toMatchObject({
      phase: 'downloading',
      fraction: 0,
    });
    expect(after('check', error)).toEqual({ phase: 'failed', version: null, why: 'checksum mismatch' });
    expect(after('check', error, 'download')).toMatchObject({ phase: 'failed' });
    expect(after('check', error, 'check')).toEqual({ phase: 'checking' });
  });

  it('takes no other version than the one that the reader agreed to', () => {
    expect(after('check', available, 'download', { ...downloaded, version: '9.9.9' })).toMatchObject({
      phase: 'downloading',
      version: '1.2.3',
    });
  });

  it('never downloads or installs by itself, whatever the updater says and in whatever order', () => {
    const event: fc.Arbitrary<UpdateEvent> = fc.oneof(
      fc.record({ kind: fc.constant('current' as const), at: fc.nat() }),
      fc.constant(available),
      fc.record({ kind: fc.constant('progress' as const), fraction: fc.double({ noNaN: true }) }),
      fc.constant(downloaded),
      fc.constant({ kind: 'error', why: 'why' } as const),
    );
    const wish = fc.constantFrom<UpdateWish>('check', 'download', 'install');
    fc.assert(
      fc.property(fc.array(fc.oneof(event, wish)), (steps) => {
        let wishes = new Set<UpdateWish>();
        let state: UpdateState = { phase: 'idle', checkedAt: null };
        for (const step of steps) {
          if (typeof step === 'string') wishes.add(step);
          state = typeof step === 'string' ? (wished(state, step) ?? state) : heard(state, step);
          if (state.phase === 'downloading' || state.phase === 'ready') expect(wishes).toContain('download');
          if (state.phase === 'installing') expect(wishes).toContain('install');
          if (state.phase === 'downloading') {
            expect(state.fraction).toBeGreaterThanOrEqual(0);
            expect(state.fraction).toBeLessThanOrEqual(1);
          }
        }
        wishes = new Set();
      }),
    );
  });

  it('does nothing at all where updates are not to be had', () => {
    const none: UpdateState = { phase: 'unavailable', why: 'unpublished' };
    for (const wish of ['check', 'download', 'install'] as const) expect(wished(none, wish)).toBeNull();
    expect(heard(none, available)).toBe(none);
  });
});
