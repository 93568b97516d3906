import { describe, expect, it } from 'vitest';
import { PathTokens } from '../../electron/main/path-tokens.ts';
import { TOKEN_PREFIX } from '../../shared/contract/shell.ts';

const REFUSED = 'shell/path-not-chosen';

function thrown(work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    return (error as { code?: string }).code;
  }
}

describe('tokens for paths', () => {
  it('stand for the path they were given for, by a name nobody can guess', () => {
    const tokens = new PathTokens();
    const chosen = tokens.give('/media/usb/hộp 05');
    expect(chosen).toMatchObject({ name: 'hộp 05', path: '/media/usb/hộp 05' });
    expect(chosen.token).toMatch(new RegExp(`^${TOKEN_PREFIX}[0-9a-f-]{36}$`));
    expect(tokens.pathOf(chosen.token, 'to')).toBe('/media/usb/hộp 05');
    expect(tokens.give('/media/usb/hộp 05').token).toBe(chosen.token);
  });

  it('name a drive or the root by itself', () => {
    expect(new PathTokens().give('/').name).toBe('/');
  });

  it('come in natural order for what was chosen together: a dialog has an order nobody chose', () => {
    const chosen = new PathTokens().giveAll([
      '/usb/trang 10.jpg',
      '/usb/trang 2 sau.jpg',
      '/usb/trang 2.jpg',
      '/usb/bìa.jpg',
    ]);
    expect(chosen.map(({ name }) => name)).toEqual(['bìa.jpg', 'trang 2.jpg', 'trang 2 sau.jpg', 'trang 10.jpg']);
  });

  it('are put back in plain fields, nested fields and lists, and nowhere else', () => {
    const tokens = new PathTokens();
    const [a, b] = [tokens.give('/a').token, tokens.give('/b').token];
    const input = { root: a, paths: [a, b], key: { path: b, passphrase: a }, title: a };
    expect(tokens.resolve(input, ['root', 'paths.*', 'key.path'])).toEqual({
      root: '/a',
      paths: ['/a', '/b'],
      key: { path: '/b', passphrase: a },
      title: a,
    });
  });

  it('leave a field that is absent to the command’s own check', () => {
    const tokens = new PathTokens();
    for (const input of [{}, { ocr: {} }, { ocr: { tessdata: undefined } }, null, undefined])
      expect(tokens.resolve(input, ['ocr.tessdata', 'paths.*'])).toEqual(input);
  });

  it.each([
    ['a path', { to: '/etc' }, 'to'],
    ['a made-up token', { to: `${TOKEN_PREFIX}00000000-0000-0000-0000-000000000000` }, 'to'],
    ['an object that would become a string', { to: { toString: () => '/etc' } }, 'to'],
    ['a path among tokens', { paths: ['/etc'] }, 'paths.*'],
    ['a string for a list', { paths: '/etc' }, 'paths.*'],
    ['an object for a list', { paths: { 0: '/etc', length: 1 } }, 'paths.*'],
    ['a string for an object', { key: '/etc' }, 'key.path'],
    ['a number', { to: 3 }, 'to'],
  ])('refuse %s', (_, input, pattern) => {
    expect(thrown(() => new PathTokens().resolve(input, [pattern]))).toBe(REFUSED);
  });

  it('of another run of the program mean nothing', () => {
    const { token } = new PathTokens().give('/a');
    expect(thrown(() => new PathTokens().pathOf(token, 'to'))).toBe(REFUSED);
  });
});
