import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checksOf, codesOf, verify } from '../../support/transfer/run-matrix.ts';
import { sha, writePlainBag, type PlainBag } from '../../support/transfer/plain-bag.ts';
import { tempFolder } from '../../support/temp-folder.ts';

const NOBODY = { anchors: [], crls: [] };

interface Rule {
  /** Number of the rule in RFC 8493 as the project's notes count them, and what the bag does. */
  readonly rule: string;
  readonly bag: PlainBag;
  readonly codes: readonly string[];
  readonly verdict: 'valid' | 'invalid';
  readonly change?: (root: string) => void;
}

const valid = (rule: string, bag: PlainBag, codes: readonly string[] = [], change?: Rule['change']): Rule => ({
  rule,
  bag,
  codes,
  verdict: 'valid',
  ...(change ? { change } : {}),
});
const invalid = (rule: string, bag: PlainBag, codes: readonly string[], change?: Rule['change']): Rule => ({
  ...valid(rule, bag, codes, change),
  verdict: 'invalid',
});

const OLD = { version: '0.97' } as const;
const A = `${sha('sha256', 'một')}  data/a.txt\n`;
const twice = (text: string) => text + A;
const conflicting = (text: string) => `${text}${'0'.repeat(64)}  data/a.txt\n`;
const line = (path: string) => (text: string) => `${text}${'0'.repeat(64)}  ${path}\n`;

const DECLARATION: readonly Rule[] = [
  valid('D1 two lines', {}),
  invalid('D1 no encoding line', { declaration: 'BagIt-Version: 1.0\n' }, ['verify/bag-declaration']),
  invalid('D1 lines the wrong way round', { declaration: 'Tag-File-Character-Encoding: UTF-8\nBagIt-Version: 1.0\n' }, [
    'verify/bag-declaration',
  ]),
  invalid('D1 a third line', { declaration: 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\nx\n' }, [
    'verify/bag-declaration',
  ]),
  invalid('D1 no bagit.txt', {}, ['verify/bag-declaration-missing', 'verify/bag-tag-missing'], (root) =>
    rmSync(join(root, 'bagit.txt')),
  ),
  invalid('D2 a byte order mark', { declaration: '\uFEFFBagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n' }, [
    'verify/bag-bom',
  ]),
  valid(
    'D3 another encoding',
    {
      ...OLD,
      encoding: 'ISO-8859-1',
      payload: { 'müßig.txt': 'x' },
      encode: (text) => Buffer.from(text, 'latin1'),
    },
    ['verify/bag-encoding-other'],
  ),
  valid(
    'D3 UTF-16, big end first',
    { ...OLD, encoding: 'UTF-16', encode: (text) => Buffer.from(`\uFEFF${text}`, 'utf16le').swap16() },
    ['verify/bag-encoding-other'],
  ),
  invalid('D3 an encoding nobody knows', { encoding: 'KLINGON-8' }, ['verify/bag-encoding']),
  invalid('D4 a blank before the colon', { declaration: 'BagIt-Version : 1.0\nTag-File-Character-Encoding: UTF-8\n' }, [
    'verify/bag-declaration',
  ]),
  invalid('D4 version .97', { declaration: 'BagIt-Version: .97\nTag-File-Character-Encoding: UTF-8\n' }, [
    'verify/bag-declaration',
  ]),
  invalid('a version nobody knows', { version: '2.0' }, ['verify/bag-version']),
  ...['0.93', '0.94', '0.95'].map((version) =>
    valid(`version ${version}, whose metadata has its old name`, { version, infoName: 'package-info.txt' }),
  ),
  ...['0.96', '0.97'].map((version) => valid(`version ${version}`, { version })),
];

const PAYLOAD: readonly Rule[] = [
  invalid('P1 no data folder', { payload: {} }, ['verify/bag-data-missing'], (root) =>
    rmSync(join(root, 'data'), { recursive: true }),
  ),
  valid('P1 an empty data folder', { payload: {} }),
  valid('P2 bytes with line ends of their own', { payload: { 'a.txt': 'a\r\nb\rc' } }),
  valid('P3 a folder nobody can list', {}, [], (root) => mkdirSync(join(root, 'data', 'trống'))),
  invalid('a changed file', {}, ['verify/bag-file-changed'], (root) => writeFileSync(join(root, 'data/a.txt'), 'một!')),
  invalid('an extra file', { after: { 'data/x': 'x' } }, ['verify/bag-file-unlisted']),
  invalid('a missing file', {}, ['verify/bag-file-missing'], (root) => rmSync(join(root, 'data/a.txt'))),
];

const MANIFESTS: readonly Rule[] = [
  invalid('M1 no manifest', { algorithms: [] }, ['verify/bag-manifest-missing', 'verify/bag-tagmanifest-missing']),
  valid('M1 SHA-512 alone', { algorithms: ['sha512'] }),
  valid('M1 both that every tool must know', { algorithms: ['sha256', 'sha512'] }),
  valid('A2 MD5 alone, to be read and not relied upon', { algorithms: ['md5'] }, ['verify/bag-algorithm-weak']),
  valid('A2 SHA-1 alone', { algorithms: ['sha1'] }, ['verify/bag-algorithm-weak']),
  valid('SHA-384 and SHA-224', { algorithms: ['sha384', 'sha224'] }),
  invalid(
    'A1 only a digest nobody here knows',
    {},
    [
      'verify/bag-algorithm',
      'verify/bag-manifest-missing',
      'verify/bag-tag-missing',
      'verify/bag-tagmanifest-incomplete',
    ],
    (root) => renameSync(join(root, 'manifest-sha256.txt'), join(root, 'manifest-blake3.txt')),
  ),
  invalid(
    'M2 a file missing in one of two manifests',
    {
      algorithms: ['sha256', 'sha512'],
      manifest: (text, algorithm) => (algorithm === 'sha512' ? text.replace(/^.*\n/, '') : text),
    },
    ['verify/bag-file-unlisted'],
  ),
  valid('M2 the same before 1.0', {
    ...OLD,
    algorithms: ['sha256', 'sha512'],
    manifest: (text, algorithm) => (algorithm === 'sha512' ? text.replace(/^.*\n/, '') : text),
  }),
  invalid('M2 a file twice with the same digest', { manifest: twice }, ['verify/bag-path-twice']),
  valid('M2 the same before 1.0, with a warning', { ...OLD, manifest: twice }, ['verify/bag-path-twice']),
  invalid('M2 a file twice with different digests', { manifest: conflicting }, ['verify/bag-path-conflict']),
  invalid('M2 the same before 1.0', { ...OLD, manifest: conflicting }, ['verify/bag-path-conflict']),
  valid('M3 tabs and many blanks', { manifest: (text) => text.replaceAll('  ', ' \t  ') }),
  invalid('M3 a digest of the wrong length', { manifest: (text) => text.replace(/^../, '') }, [
    'verify/bag-manifest-line',
    'verify/bag-file-unlisted',
  ]),
  invalid('M3 no path', { manifest: (text) => `${text}${'0'.repeat(64)}\n` }, ['verify/bag-manifest-line']),
  invalid('M4 a tag file in a payload manifest', { manifest: line('bagit.txt') }, ['verify/bag-path-unsafe']),
  invalid('M4 a folder', { manifest: line('data/thư mục/') }, ['verify/bag-path-unsafe']),
  valid('M5 blanks, percent signs and Vietnamese', {
    payload: { 'Quyết định 100% (bản %7E).txt': 'x', '%25.txt': 'y' },
  }),
  valid('M5 percent signs before 1.0', { ...OLD, payload: { '%7Etest1.txt': 'x', '%test2.txt': 'y', '%25.txt': 'z' } }),
  valid('M5 a percent sign left as it is', {
    payload: { 'a%b.txt': 'x' },
    manifest: (text) => text.replace('%25', '%'),
  }),
  valid('M6 capital digits', { manifest: (text) => text.replace(/^[0-9a-f]+/gm, (hex) => hex.toUpperCase()) }),
];

const TAGS: readonly Rule[] = [
  valid('T1 no tag manifest', { tagManifests: false }, ['verify/bag-tagmanifest-missing']),
  invalid(
    'T2 a payload manifest that no tag manifest lists',
    { tagManifest: (text) => text.replace(/.*\smanifest.*\n/, '') },
    ['verify/bag-tagmanifest-incomplete'],
  ),
  invalid('T3 a tag manifest in a tag manifest', { tagManifest: line('tagmanifest-md5.txt') }, [
    'verify/bag-path-unsafe',
  ]),
  invalid('T3 payload in a tag manifest', { tagManifest: line('data/a.txt') }, ['verify/bag-path-unsafe']),
  valid(
    'T1 fewer tag manifests than manifests',
    { algorithms: ['sha256', 'sha512'] },
    ['verify/bag-tagmanifest-gone'],
    (root) => rmSync(join(root, 'tagmanifest-sha512.txt')),
  ),
  valid('T4 a tag file that is not listed', { after: { 'notes/x.txt': 'x' } }, ['verify/bag-tag-unlisted']),
  valid('X1 a tag file of any content', { tags: { 'notes/anh.jpg': Buffer.from([0xff, 0xd8, 0]) } }),
  invalid('X1 a changed tag file', { tags: { 'notes/x.txt': 'x' } }, ['verify/bag-tag-changed'], (root) =>
    writeFileSync(join(root, 'notes/x.txt'), 'y'),
  ),
  invalid('a tag file that is gone', {}, ['verify/bag-tag-missing'], (root) => rmSync(join(root, 'bag-info.txt'))),
  valid('X2 line ends of all kinds, and none at the end', {
    info: 'Bagging-Date: 2026-06-15\r\nContact-Name: A\rContact-Phone: 1',
    manifest: (text) => text.replaceAll('\n', '\r\n').trimEnd(),
  }),
  invalid('X3 a manifest that is not UTF-8', { encode: (text) => Buffer.from(text, 'latin1') }, [
    'verify/bag-not-text',
    'verify/bag-file-unlisted',
  ]),
  invalid('a line without end', { manifest: (text) => `${text}${'0'.repeat(20_000)}` }, ['verify/bag-line-too-long']),
  invalid('X3 a byte order mark in a manifest', { manifest: (text) => `\uFEFF${text}` }, ['verify/bag-bom']),
];

const INFO: readonly Rule[] = [
  valid('no bag-info.txt', { info: null }),
  valid('I1 I4 labels, and values that go on', { info: 'Source-Organization: Ủy ban\n nhân dân\nX: \n' }),
  invalid('I1 no colon', { info: 'Source-Organization Ủy ban\n' }, ['verify/bag-info-line']),
  invalid('I1 no blank behind the colon', { info: 'Source-Organization:Ủy ban\n' }, ['verify/bag-info-line']),
  invalid('I2 a blank before the colon', { info: 'Source-Organization : Ủy ban\n' }, ['verify/bag-info-line']),
  valid('I8 blanks before and behind it before 1.0', { ...OLD, info: 'Source-Organization :   Ủy ban\nX:y\n' }),
  valid('I3 a label twice', { info: 'Contact-Name: A\nContact-Name: B\n' }),
  valid('I7 a label twice that should not be', { info: 'Bagging-Date: 2026-01-01\nbagging-date: 2026-01-02\n' }, [
    'verify/bag-info-twice',
  ]),
  valid('I6 Payload-Oxum', { info: 'Payload-Oxum: 8.2\n' }),
  invalid('I6 Payload-Oxum of another number of files', { info: 'Payload-Oxum: 8.3\n' }, ['verify/bag-oxum']),
  invalid('I6 Payload-Oxum twice', { info: 'Payload-Oxum: 8.2\nPayload-Oxum: 8.2\n' }, ['verify/bag-oxum']),
  invalid(
    'I9 Payload-Oxum right and a digest wrong',
    { info: 'Payload-Oxum: 8.2\n' },
    ['verify/bag-file-changed'],
    (root) => writeFileSync(join(root, 'data/a.txt'), 'mốt'),
  ),
];

const FETCH: readonly Rule[] = [
  valid('F1 a fetch file whose files are all there', { tags: { 'fetch.txt': 'http://localhost/a 5 data/a.txt\n' } }, [
    'verify/bag-fetch',
  ]),
  invalid(
    'F3 a file still to be fetched',
    { tags: { 'fetch.txt': 'http://localhost/a 5 data/a.txt\n' } },
    ['verify/bag-fetch', 'verify/bag-fetch-pending', 'verify/bag-file-missing'],
    (root) => rmSync(join(root, 'data/a.txt')),
  ),
  invalid('F1 a line that is none', { tags: { 'fetch.txt': 'data/a.txt\n' } }, [
    'verify/bag-fetch',
    'verify/bag-fetch-line',
  ]),
  invalid('F2 a file no manifest lists', { tags: { 'fetch.txt': 'http://localhost/a - data/c.txt\n' } }, [
    'verify/bag-fetch',
    'verify/bag-fetch-unlisted',
    'verify/bag-fetch-pending',
  ]),
  invalid('S1 a way out in a fetch file', { tags: { 'fetch.txt': 'http://localhost/a - data/../../x\n' } }, [
    'verify/bag-fetch',
    'verify/bag-path-unsafe',
  ]),
];

const SAFETY: readonly Rule[] = [
  ...[
    '../../../etc/passwd',
    'data/../../../etc/passwd',
    '/etc/passwd',
    '~/x',
    '~root/x',
    'C:/Windows/x',
    'C:\\Windows\\x',
    '\\\\?\\C:\\x',
    '\\\\server\\share\\x',
    '%HomeDrive%\\x',
    '%HomeDrive%/x',
    'data\\..\\..\\x',
    'data//x',
    'data/./x',
  ].map((path) => invalid(`S1 the path ${path}`, { manifest: line(path) }, ['verify/bag-path-unsafe'])),
  invalid(
    'S4 names that differ only in case',
    {
      manifest: (text) => `${text}${sha('sha256', 'một')}  data/A.txt\n`,
    },
    ['verify/bag-name-clash', 'verify/bag-file-missing'],
  ),
  valid('S3 names decomposed on disk', { payload: { 'Quyết định.txt': 'x' } }, ['verify/name-decomposed'], (root) =>
    renameSync(join(root, 'data/Quyết định.txt'), join(root, 'data', 'Quyết định.txt'.normalize('NFD'))),
  ),
  invalid(
    'S3 a changed file whose name is decomposed on disk',
    { payload: { 'Quyết định.txt': 'x' } },
    ['verify/name-decomposed', 'verify/bag-file-changed'],
    (root) => {
      rmSync(join(root, 'data/Quyết định.txt'));
      writeFileSync(join(root, 'data', 'Quyết định.txt'.normalize('NFD')), 'y');
    },
  ),
  valid(
    'S4 one file listed in both Unicode forms',
    {
      ...OLD,
      payload: { 'Quyết định.txt': 'x' },
      manifest: (text) => text + text.normalize('NFD'),
    },
    ['verify/bag-name-clash'],
  ),
  valid('S6 lines in the manner of md5sum', { manifest: (text) => text.replaceAll('  ', ' *') }, [
    'verify/bag-line-star',
  ]),
  valid('./ before a path, before 1.0', { ...OLD, manifest: (text) => text.replaceAll('data/', './data/') }, [
    'verify/bag-path-dot',
  ]),
  invalid('./ before a path in 1.0', { manifest: (text) => text.replaceAll('data/', './data/') }, [
    'verify/bag-path-dot',
  ]),
  valid('a listed system file', { payload: { 'Thumbs.db': '', 'a/.DS_Store': '' } }, ['verify/bag-system-file']),
  invalid('S5 a name Windows cannot hold', { payload: { 'a:b.txt': 'x' } }, [
    'package/entry-unsafe-path',
    'verify/bag-file-missing',
  ]),
];

describe('a bag', () => {
  it.each(
    [...DECLARATION, ...PAYLOAD, ...MANIFESTS, ...TAGS, ...INFO, ...FETCH, ...SAFETY].map(
      (rule) => [rule.rule, rule] as const,
    ),
  )('is judged by RFC 8493: %s', async (_, { bag, codes, verdict, change }) => {
    const root = writePlainBag(tempFolder(), bag);
    change?.(root);
    const report = await verify(root, NOBODY);
    expect({ kind: report.kind, codes: codesOf(report), verdict: report.verdict }).toEqual({
      kind: 'bag',
      codes: [...codes, 'verify/bag-unsigned'].sort(),
      verdict,
    });
  });

  it('inside a bag is payload like any other', async () => {
    const folder = tempFolder();
    const root = writePlainBag(folder, {
      payload: { 'bagit.txt': 'BagIt-Version: 9', 'manifest-sha256.txt': 'nonsense', 'data/x': 'x' },
    });
    expect(await verify(root, NOBODY)).toMatchObject({ kind: 'bag', verdict: 'valid', files: 7 });
  });

  it('says that nobody signed it, and which old rules it was judged by', async () => {
    const report = await verify(writePlainBag(tempFolder(), OLD), NOBODY);
    expect(report.findings.map((finding) => finding.code)).toEqual(['verify/bag-version-old', 'verify/bag-unsigned']);
    expect(checksOf(report)).toEqual({
      integrity: 'passed',
      completeness: 'passed',
      signatures: 'warnings',
      description: 'not-applicable',
      pdf: 'not-applicable',
      structure: 'passed',
    });
  });

  it('without a manifest is not said to be whole', async () => {
    const root = writePlainBag(tempFolder(), {});
    for (const name of ['manifest-sha256.txt', 'tagmanifest-sha256.txt']) rmSync(join(root, name));
    expect(checksOf(await verify(root, NOBODY))).toMatchObject({
      integrity: 'not-made',
      completeness: 'not-made',
      structure: 'failed',
    });
  });
});
