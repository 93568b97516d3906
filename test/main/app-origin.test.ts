import { describe, expect, it } from 'vitest';
import { isAppUrl, isStartPage, mayLoad } from '../../electron/main/app-origin.ts';
import { safeParts } from '../../electron/main/safe-parts.ts';

describe('the app’s origin', () => {
  it.each(['app://tram/', 'app://tram/index.html', 'app://tram/page-image/3/thumb?v=1', 'app://tram'])(
    'is that of %s',
    (address) => expect(isAppUrl(address)).toBe(true),
  );

  it.each([
    'https://tram/',
    'app://tram.example/',
    'app://other/',
    'app://user@tram/',
    'app://tram:80/',
    'appx://tram/',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'app:tram',
    '',
  ])('is not that of %s', (address) => expect(isAppUrl(address)).toBe(false));

  it('has one document', () => {
    expect(['app://tram/', 'app://tram/index.html?x#y'].every(isStartPage)).toBe(true);
    expect(['app://tram/assets/a.js', 'app://other/index.html'].some(isStartPage)).toBe(false);
  });
});

describe('the session', () => {
  it.each(['app://tram/a.js', 'data:image/png;base64,', 'blob:app://tram/1'])('loads %s', (address) =>
    expect(mayLoad(address, true)).toBe(true),
  );

  it.each([
    'http://localhost/',
    'https://example.org/',
    'ws://localhost/',
    'wss://example.org/',
    'ftp://example.org/',
    'file:///etc/passwd',
    'blob:https://example.org/1',
    'blob:app://tram.example/1',
    'chrome-extension://abc/x',
    'devtools://devtools/bundled/inspector.html',
  ])('refuses %s', (address) => expect(mayLoad(address, true)).toBe(false));

  it('loads the developer tools only while the program is not packed', () => {
    expect(mayLoad('devtools://devtools/bundled/inspector.html', false)).toBe(true);
  });
});

describe('a path in an address', () => {
  it('is taken apart into names', () => {
    expect(safeParts('/index.html')).toEqual(['index.html']);
    expect(safeParts('/assets/ch%E1%BB%AF.woff2')).toEqual(['assets', 'chữ.woff2']);
  });

  it.each([
    '/',
    '//',
    '/a//b',
    '/../a',
    '/a/..',
    '/a/./b',
    '/..%2fa',
    '/%2e%2e/a',
    '/a%5c..%5cb',
    '/C:/a',
    '/a%00',
    '/%',
    '/a/',
  ])('is refused when it is %s', (pathname) => expect(safeParts(pathname)).toBeNull());
});
