import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import i18next from 'i18next';
import { describe, expect, it } from 'vitest';
import { sizeWords } from '../../shared/model/size-words.ts';
import { loadSpeech } from '../../electron/cli/words.ts';
import { readable } from '../../renderer/words/readable.ts';
import { wordFormat } from '../../renderer/words/word-format.ts';

describe('a size', () => {
  it.each([
    [0, '0 byte', '0 bytes'],
    [1, '1 byte', '1 byte'],
    [999, '999 byte', '999 bytes'],
    [1_000, '1 kB', '1 kB'],
    [999_949, '999,9 kB', '999.9 kB'],
    [999_999, '1 MB', '1 MB'],
    [1_234_567_890, '1,2 GB', '1.2 GB'],
    [5_000_000_000_000_000, '5.000 TB', '5,000 TB'],
  ])('of %d bytes is read as %s, %s', (bytes, vi, en) => {
    expect([sizeWords(bytes, 'vi'), sizeWords(bytes, 'en')]).toEqual([vi, en]);
  });

  const full = { code: 'workspace/no-room', params: { path: 'E:/', free: 734_003_200, needed: 1_234_567_890 } };

  it('in an error is said the same way on the command line and in the window', async () => {
    const line = (language: 'vi' | 'en') => loadSpeech(language).words(full.code, full.params).what;
    expect(line('vi')).toBe('Ổ đĩa ở E:/ còn 734 MB, cần khoảng 1,2 GB.');
    expect(line('en')).toBe('The disk at E:/ has 734 MB free; about 1.2 GB are needed.');
    // As renderer/words/words.ts sets it up: the window fills the same texts by i18next.
    const resources = { vi: { translation: textsOf('vi') }, en: { translation: textsOf('en') } };
    await i18next.use(wordFormat).init({ lng: 'vi', resources, keySeparator: false, nsSeparator: false });
    expect(i18next.t(full.code, readable(full.params))).toBe(line('vi'));
    await i18next.changeLanguage('en');
    expect(i18next.t(full.code, readable(full.params))).toBe(line('en'));
  });

  it('stands wherever words speak of bytes, but where two numbers are told apart to the byte', () => {
    const exact = [
      'signing/signature-too-large',
      'signing/pdf-signature-hidden',
      'verify/file-size',
      'verify/premis-size',
    ];
    const bare = Object.entries(textsOf('vi')).filter(([, text]) => /\{\w+\} byte|byte \{\w+\}/.test(text));
    expect(bare.map(([code]) => code).sort()).toEqual(exact.sort());
  });
});

function textsOf(language: 'vi' | 'en'): Record<string, string> {
  const folder = join(import.meta.dirname, '../../resources/strings', language);
  const texts: Record<string, string> = {};
  for (const name of readdirSync(folder)) {
    const { errors, findings } = JSON.parse(readFileSync(join(folder, name), 'utf8')) as Record<
      'errors' | 'findings',
      Record<string, { what: string }>
    >;
    for (const [code, { what }] of Object.entries({ ...errors, ...findings })) texts[code] = what;
  }
  return texts;
}
