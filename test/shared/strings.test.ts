import { globSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ERRORS, FINDINGS } from '../../shared/contract/codes/index.ts';
import { COMMANDS } from '../../shared/contract/commands.ts';
import type { DocumentPdfState } from '../../shared/contract/reports/files.ts';
import { BORN_DIGITAL } from '../../shared/model/confidence-level.ts';
import { codeWords, DOCUMENT_FIELDS } from '../../shared/model/fields/index.ts';
import { formForMany } from '../../shared/model/fill-words.ts';

const root = join(import.meta.dirname, '../..');
const LANGUAGES = ['vi', 'en'] as const;

type Area = Record<'errors' | 'findings', Record<string, { what: string; do: string; window?: string }>> & {
  text: Record<string, string>;
};

function areas(language: string): Map<string, Area> {
  const folder = join(root, 'resources/strings', language);
  return new Map(
    readdirSync(folder).map((name) => [name, JSON.parse(readFileSync(join(folder, name), 'utf8')) as Area]),
  );
}

function merged(language: string) {
  const all = [...areas(language).values()];
  return {
    errors: Object.assign({}, ...all.map((area) => area.errors)) as Area['errors'],
    findings: Object.assign({}, ...all.map((area) => area.findings)) as Area['findings'],
    text: Object.assign({}, ...all.map((area) => area.text)) as Record<string, string>,
  };
}

const places = (text: string) => [...formForMany(text).matchAll(/\{([\w:]+)\}/g)].map((match) => match[1]).sort();

/** Every text of a language by its code or key. */
function every(language: string): [string, string][] {
  const { errors, findings, text } = merged(language);
  const spoken = Object.entries({ ...errors, ...findings });
  return [
    ...Object.entries(text),
    ...spoken.flatMap(([code, words]) => Object.values(words).map((one): [string, string] => [code, one])),
  ];
}

/** Values that are never 1: limits of the program, and the least and the most of a range. */
const NEVER_ONE = /^(limit|max|min|least|height|size|code)$/;

/** A number that stands before the plural of something counted without a form for one. */
function withoutOne(text: string): string[] {
  const open = text.replace(/\{\w+, plural, one \{[^{}]*\} other \{[^{}]*\}\}/g, '');
  return [...open.matchAll(/\{(\w+)\} (?!in |on |of )(?:[a-z/]+ )?([a-z]+s)\b/g)]
    .filter(([, name, noun]) => !NEVER_ONE.test(name!) && COUNTED.has(noun!))
    .map(([found]) => found);
}

const COUNTED = new Set(
  (
    'pages files documents packages rows inputs signatures signers masters entries errors warnings faults notes fields ' +
    'results hits places minutes seconds years days changes corrections words bytes bits sheets strokes thumbnails ' +
    'keys findings representations joins descriptions names lines characters times cells users items images'
  ).split(' '),
);

/** The word chosen for a thing, and what it was called beside that: one thing has one word. */
const GLOSSARY = {
  vi: {
    'vùng làm việc': /danh sách kho|mở (lại )?kho/i,
    'đợt số hóa': /đợt quét/i,
    'khôi phục': /phục hồi/i,
    'giá trị băm': /mã băm|dấu vân tay/i,
    'phần xử lý': /bộ xử lý|tiến trình xử lý/i,
    'độ rộng': /bề rộng/i,
    'chữ nghi sai': /chữ ngờ/i,
    'tìm kiếm': /phép tìm/i,
    'chứng thư gốc': /(?<!chứng thư )gốc tin cậy/i,
    'nội dung tự chạy': /nội dung hoạt động/i,
    '“': /[«»„`]|"\.?\{/,
  },
  en: {
    accents: /(with|without) marks|marks exactly/i,
    correct: /\bmend/i,
    'trusted root': /trust anchor/i,
    '“': /[«»„`]|"\.?\{/,
  },
} as const;

describe('the words of the program', () => {
  it.each(LANGUAGES)('in %s cover every error and every finding, and no code that does not exist', (language) => {
    const { errors, findings } = merged(language);
    const words = { ...errors, ...findings };
    const codes = [...Object.keys(ERRORS), ...Object.keys(FINDINGS)];
    expect(codes.filter((code) => !words[code])).toEqual([]);
    expect(Object.keys(words).filter((code) => !codes.includes(code))).toEqual([]);
    expect(Object.entries(words).filter(([, { what, do: remedy }]) => what === '' || remedy === '')).toEqual([]);
  });

  it('have the same keys and the same places to fill in both languages', () => {
    const [vi, en] = [merged('vi'), merged('en')];
    expect(Object.keys(vi.text).sort()).toEqual(Object.keys(en.text).sort());
    for (const [key, text] of Object.entries(vi.text))
      expect([key, places(text)]).toEqual([key, places(en.text[key] ?? '')]);
    const english = { ...en.errors, ...en.findings };
    for (const [code, { what, window }] of Object.entries({ ...vi.errors, ...vi.findings })) {
      expect([code, places(what)]).toEqual([code, places(english[code]?.what ?? '')]);
      // What the window says instead of `do` is there in both languages or in none.
      expect([code, window && places(window)]).toEqual([code, english[code]?.window && places(english[code].window)]);
    }
  });

  it('pass on no text of a library, which is in nobody’s language: reasons are names of ours or of the system', () => {
    // What these carry as a reason is typed by a person, a text of ours, a key of said.reason.*, or EIO and the like.
    const own = ['rules/page-rescan', 'disk/read-failed', 'disk/write-failed', 'intake/unreadable'];
    const texts = ['intake.ignored'];
    for (const language of LANGUAGES) {
      const bearing = every(language).filter(([, text]) => /\{(reason|error|cause)\}/.test(text));
      const foreign = bearing.filter(
        ([key]) => !own.includes(key) && !texts.includes(key) && !key.startsWith('rescan'),
      );
      expect(foreign).toEqual([]);
    }
  });

  it('name every PDF a document can have', () => {
    const states: Record<DocumentPdfState, true> = {
      none: true,
      archival: true,
      signed: true,
      original: true,
      'original-signed': true,
      'signed-by-others': true,
    };
    for (const language of LANGUAGES)
      expect(Object.keys(merged(language).text)).toEqual(
        expect.arrayContaining(Object.keys(states).map((key) => `pdf.${key}`)),
      );
  });

  it('say a count of one in English as one, and need no such forms in Vietnamese', () => {
    expect(every('en').flatMap(([key, text]) => withoutOne(text).map((found) => `${key}: ${found}`))).toEqual([]);
    expect(every('vi').filter(([, text]) => text.includes(', plural,'))).toEqual([]);
    const chosen = every('en').flatMap(([key, text]) => (text.includes('plural') ? [[key, formForMany(text)]] : []));
    expect(chosen.length).toBeGreaterThan(100);
    expect(chosen.filter(([, text]) => /plural|#/.test(text!))).toEqual([]);
  });

  it('would be found out with a count that has no form for one', () => {
    expect(withoutOne('{count} inputs of {limit} files')).toEqual(['{count} inputs']);
    expect(withoutOne('Of {n, plural, one {# page} other {# pages}} {read} were read')).toEqual([]);
  });

  it.each(LANGUAGES)('tell in %s how to say that a document was born digital by the words of the list', (language) => {
    const { findings } = merged(language);
    const field = DOCUMENT_FIELDS.find(({ key }) => key === 'confidenceLevel')!;
    const remedy = findings['package/kept-pdf-unfit']!.do;
    for (const word of [codeWords('confidenceLevel', BORN_DIGITAL, language), field[language]])
      expect(remedy).toContain(`“${word}”`);
  });

  it.each(LANGUAGES)('have in %s one word for one thing', (language) => {
    const others = Object.entries<RegExp>(GLOSSARY[language]);
    const found = every(language).flatMap(([key, text]) =>
      others.filter(([, other]) => other.test(text)).map(([word]) => `${key}: say “${word}”`),
    );
    expect(found).toEqual([]);
    const said = every(language).map(([, text]) => text.toLowerCase());
    expect(others.filter(([word]) => !said.some((text) => text.includes(word)))).toEqual([]);
  });

  it('are composed (NFC), so that searching and comparing them works', () => {
    for (const language of LANGUAGES) {
      const text = JSON.stringify([...areas(language)]);
      expect(text.normalize('NFC')).toBe(text);
    }
  });

  it('cover every code and text that the source names', () => {
    const { text } = merged('vi');
    const codes = new Set<string>([...Object.keys(ERRORS), ...Object.keys(FINDINGS)]);
    const areasKnown = new Set([...codes].map((code) => code.split('/')[0]));
    const missing: string[] = [];
    for (const file of globSync('{shared,electron}/**/*.ts', { cwd: root })) {
      const source = readFileSync(join(root, file), 'utf8');
      for (const [, code] of source.matchAll(
        /(?:AppError|add|note|open|invalid|code:|findings?\.push)\W{1,4}'([a-z]+\/[a-z0-9-]+)'/g,
      ))
        if (areasKnown.has(code!.split('/')[0]) && !codes.has(code!) && !(code! in COMMANDS))
          missing.push(`${file}: ${code!}`);
      if (file.startsWith('electron/cli/'))
        for (const [, key] of source.matchAll(/speech\.text\(\s*'([^']+)'/g))
          if (text[key!] === undefined) missing.push(`${file}: ${key!}`);
    }
    expect(missing).toEqual([]);
  });
});
