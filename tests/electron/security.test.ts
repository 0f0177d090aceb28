import { describe, expect, it, vi } from 'vitest';
import { assertSender, externalUrl, isAppPage, isAppUrl } from '../../electron/security.ts';

vi.mock('electron', () => ({ app: {}, session: {}, shell: {} }));

describe('isAppUrl', () => {
  it('knows only our own origin', () => {
    expect(['app://lectern/', 'app://lectern/a.js?b#c'].map(isAppUrl)).toEqual([true, true]);
    const strangers = [
      'app://lectern.example/',
      'app://other/',
      'https://lectern/',
      'app:lectern',
      'lectern',
      '',
    ];
    expect(strangers.filter(isAppUrl)).toEqual([]);
  });
});

describe('isAppPage', () => {
  it('is the page itself and no other address of ours', () => {
    expect(['app://lectern/', 'app://lectern/#x', 'app://lectern/index.html'].every(isAppPage)).toBe(true);
    expect(
      ['app://lectern/__digest/1', 'app://lectern/assets/a.js', 'https://example.org/'].some(isAppPage),
    ).toBe(false);
  });
});

describe('assertSender', () => {
  it('takes the top frame of our page and refuses every other', () => {
    const frame = { url: 'app://lectern/', parent: null };
    expect(() => assertSender(frame)).not.toThrow();
    expect(() => assertSender(null)).toThrow('sender refused');
    expect(() => assertSender({ ...frame, url: 'data:text/html,x' })).toThrow('sender refused');
    expect(() => assertSender({ ...frame, parent: frame as never })).toThrow('sender refused');
  });
});

describe('externalUrl', () => {
  it('lets web addresses and mail through', () => {
    expect(externalUrl(' https://example.org/a b ')).toBe('https://example.org/a%20b');
    expect(externalUrl('http://example.org')).toBe('http://example.org/');
    expect(externalUrl('mailto:a@example.org')).toBe('mailto:a@example.org');
  });

  it('turns a DOI into the address of its resolver', () => {
    expect(externalUrl('doi:10.1000/182')).toBe('https://doi.org/10.1000/182');
    expect(externalUrl('doi:../evil')).toBeNull();
  });

  it('refuses other schemes, credentials, nonsense and very long text', () => {
    const bad = [
      'javascript:alert(1)',
      'file:///etc/passwd',
      'app://lectern/',
      'https://a:b@example.org/',
      'smb://x/y',
      '',
    ];
    expect(bad.filter((url) => externalUrl(url) !== null)).toEqual([]);
    expect(externalUrl(`https://example.org/${'a'.repeat(9000)}`)).toBeNull();
  });
});
