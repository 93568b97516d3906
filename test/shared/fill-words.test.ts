import i18next from 'i18next';
import { describe, expect, it } from 'vitest';
import { fillWords, formForMany } from '../../shared/model/fill-words.ts';
import { loadSpeech } from '../../electron/cli/words.ts';
import { readable } from '../../renderer/words/readable.ts';
import { wordFormat } from '../../renderer/words/word-format.ts';

const PAGES = '{count, plural, one {# page has} other {# pages have}} been read in {batch}.';

describe('a text with a count', () => {
  it.each([
    [0, '0 pages have been read in b.'],
    [1, '1 page has been read in b.'],
    [2, '2 pages have been read in b.'],
    ['1', '1 page has been read in b.'],
    ['1,000', '1,000 pages have been read in b.'],
    [null, '{count} pages have been read in b.'],
  ])('of %s says “%s”', (count, said) => {
    expect(fillWords(PAGES, { count, batch: 'b' }, 'en')).toBe(said);
  });

  it('has one form in Vietnamese', () => {
    expect(fillWords(PAGES, { count: 1, batch: 'b' }, 'vi')).toBe('1 pages have been read in b.');
  });

  it('takes values as they are, also those that look like a place or a choice', () => {
    const batch = '{count} # {count, plural, one {a} other {b}}';
    expect(fillWords(PAGES, { count: 1, batch }, 'en')).toBe(`1 page has been read in ${batch}.`);
  });

  it('leaves a place without a value to be seen', () => {
    expect(fillWords('{name}: {reason}', { name: 'x' }, 'en')).toBe('x: {reason}');
  });

  it('reads as for many in a list of texts', () => {
    expect(formForMany(PAGES)).toBe('{count} pages have been read in {batch}.');
  });

  it('is said the same way on the command line and in the window', async () => {
    const line = loadSpeech('en').words('pdf/inputs-refused', { count: 1 }).what;
    expect(line).toBe('1 input cannot be used; no PDF was made.');
    const translation = { said: '{count, plural, one {# input} other {# inputs}} cannot be used; no PDF was made.' };
    const window = i18next.createInstance().use(wordFormat);
    await window.init({ lng: 'en', resources: { en: { translation } }, keySeparator: false, nsSeparator: false });
    expect(window.t('said', { count: 1 })).toBe(line);
    expect(window.t('said', { count: '1,234' })).toBe('1,234 inputs cannot be used; no PDF was made.');
  });
});

describe('a value that has words', () => {
  it('is a list by the values a person chooses among, the first of a long one', () => {
    const said = (language: 'vi' | 'en', list: string) =>
      loadSpeech(language).words('efile/field-not-in-list', { list }).do;
    expect(said('vi', 'mode')).toBe('Chọn một trong: Công khai, Sử dụng có điều kiện, Mật.');
    expect(said('en', 'mode')).toBe('Choose one of: Open, Conditional, Secret.');
    expect(said('en', 'typeName')).toMatch(/Resolution, .*Proposal, …\.$/);
    expect(said('vi', '01, 02')).toBe('Chọn một trong: 01, 02.');
  });

  it('is said by them in both faces, with the other values of its error; one without stands as it is', async () => {
    const params = { schema: 'METS.xsd', fault: 'schema-unexpected', element: 'foo', reason: 'EIO' };
    const said = 'the element “foo” may not stand here';
    expect(loadSpeech('en').words('package/schema-invalid', params).what).toContain(said);
    const text = 'the element “{element}” may not stand here';
    const resources = { en: { translation: { 'said.fault.schema-unexpected': text } } };
    await i18next.use(wordFormat).init({ lng: 'en', resources, keySeparator: false, nsSeparator: false });
    expect(readable(params)).toMatchObject({ fault: said, element: 'foo', reason: 'EIO' });
  });
});
