import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OcrPage } from '../../shared/model/ocr.ts';
import { silentTask } from '../../electron/engine/base/task.ts';
import { pdfImageFrom, typesetPages, typesetTable, writePdfA, type PdfPage } from '../../electron/engine/pdf/index.ts';
import { judged } from '../support/judges/ledger.ts';
import { hasPdftotext, hasQpdf, hasVeraPdf } from '../support/judges/programs.ts';
import { veraPdf } from '../support/judges/verapdf.ts';
import { GOOD_IMAGES } from '../support/images/good-images.ts';
import { METADATA, samplePage, textOf } from '../engine/pdf/sample-pages.ts';
import { KINDS } from '../engine/pdf/scan-kinds.ts';

const run = promisify(execFile);

let folder: string;
/** Every kind of PDF we write: name → path. */
const scans = new Map<string, string>();
const typeset = new Map<string, string>();

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tram-conformance-'));
  const kinds = [
    ...Object.entries(KINDS).map(([name, { make }]) => [name, make] as const),
    ...GOOD_IMAGES.map(({ name, bytes }) => [name, async () => Promise.resolve(bytes())] as const),
  ];
  for (const [name, make] of kinds) await writeScan(name, await make());
  for (const name of ['rgb.jp2', 'grey.jp2', 'raw.j2k']) {
    const jpeg2000 = await withImageMagick(name);
    if (jpeg2000 !== null) await writeScan(name, jpeg2000);
  }
  const layouts: [string, Partial<PdfPage>][] = [
    ['turned and skewed', { recipe: { turn: 90, skew: -2.5 } }],
    ['unequal resolution', { facts: { width: 200, height: 300, dpiX: 204, dpiY: 98 }, recipe: { turn: 0, skew: 1 } }],
    ['odd letters', { text: textOf(['𠮷', '\u{E123}', '\uFEFFx\uFFFE', '\u00ADmềm', 'ẞ', '\u0301'], ['5']) }],
    ['no text', { text: null }],
  ];
  for (const [name, change] of layouts) await write(name, [await samplePage({ text: DENSE, ...change })]);
  await write('many pages', await Promise.all(Array.from({ length: 130 }, () => samplePage({ text: DENSE }))));

  const rows = Array.from({ length: 120 }, (_, at) => [String(at), `${at}/QĐ-UBND`, DENSE_WORDS.join(' '), '2026 <&>']);
  const columns = ['STT', 'Số, ký hiệu', 'Tiêu đề', 'Ghi chú'].map((header, at) => ({
    header,
    width: [1, 3, 6, 2][at]!,
    align: 'left' as const,
  }));
  for (const landscape of [false, true]) {
    const path = join(folder, `list-${landscape}.pdf`);
    await typesetTable(path, { title: 'MỤC LỤC', columns, rows, landscape, metadata: METADATA }, silentTask());
    typeset.set(`list, landscape ${landscape}`, path);
  }
  const minutes = join(folder, 'minutes.pdf');
  const styles = ['regular', 'bold', 'italic'] as const;
  const blocks = styles.map((style) => ({ kind: 'paragraph' as const, text: DENSE_WORDS.join(' '), style }));
  await typesetPages(minutes, { blocks, metadata: METADATA }, silentTask());
  typeset.set('minutes', minutes);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const DENSE_WORDS = 'Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015 - 5 ĐẮKLẮK ẵ'.split(' ');
/** Three words a line: what leaves the page is not read back. */
const DENSE = textOf(...Array.from({ length: 7 }, (_, at) => DENSE_WORDS.slice(at * 3, at * 3 + 3)));

async function write(name: string, pages: PdfPage[]): Promise<void> {
  const path = join(folder, `${scans.size}.pdf`);
  await writePdfA(path, METADATA, pages, silentTask());
  scans.set(name, path);
}

async function writeScan(name: string, bytes: Buffer): Promise<void> {
  const source = join(folder, 'source');
  await writeFile(source, bytes);
  const image = await pdfImageFrom({ kind: 'image', path: source, frame: 0 });
  const { width, height } = image;
  const text: OcrPage = { ...DENSE, width, height };
  const page = { image, recipe: { turn: 0 as const, skew: 0 }, facts: { width, height, dpiX: 100, dpiY: 100 }, text };
  await write(name, [page]);
}

/** JPEG 2000 has no writer here; where ImageMagick is, it makes some. */
async function withImageMagick(name: string): Promise<Buffer | null> {
  const png = join(folder, 'source.png');
  const out = join(folder, name);
  await sharp(await KINDS['PNG']!.make()).toFile(png);
  try {
    judged('ImageMagick', 1, 'JPEG 2000 files it made for us to read');
    await run('convert', [png, ...(name === 'grey.jp2' ? ['-colorspace', 'gray'] : []), '-quality', '50', out]);
    return await readFile(out);
  } catch {
    console.warn(`skipped: no ImageMagick with JPEG 2000 for ${name}`);
    return null;
  }
}

async function expectValid(flavour: '2b' | '2u', files: ReadonlyMap<string, string>): Promise<void> {
  const verdicts = await veraPdf(flavour, [...files.values()]);
  const names = [...files.keys()];
  const broken = verdicts.flatMap(({ isValid, broken: rules }, at) => (isValid ? [] : [`${names[at]!}: ${rules}`]));
  expect(broken).toEqual([]);
  expect(verdicts).toHaveLength(files.size);
}

describe.skipIf(!hasVeraPdf)('veraPDF', () => {
  it('calls a scan of every kind PDF/A-2u valid, and so 2b', async () => {
    await expectValid('2u', scans);
    await expectValid('2b', scans);
  });

  it('calls lists and minutes PDF/A-2b valid, and 2u', async () => {
    await expectValid('2b', typeset);
    await expectValid('2u', typeset);
  });

  it('would have noticed: without its output intent the same file is invalid', async () => {
    const bytes = (await readFile(scans.get('no text')!))
      .toString('latin1')
      .replace('/OutputIntents', '/OutputIntentz');
    const path = join(folder, 'broken.pdf');
    await writeFile(path, Buffer.from(bytes, 'latin1'));
    expect((await veraPdf('2b', [path]))[0]?.isValid).toBe(false);
  });
});

describe.skipIf(!hasQpdf)('qpdf', () => {
  it('has nothing to say', async () => {
    for (const path of [...scans.values(), ...typeset.values()]) {
      judged('qpdf');
      const { stdout } = await run('qpdf', ['--check', path]);
      expect(stdout).toContain('No syntax or stream encoding errors');
    }
  });
});

describe.skipIf(!hasPdftotext)('poppler', () => {
  const words = async (path: string, ...options: string[]) => {
    judged('pdftotext');
    return (await run('pdftotext', [...options, path, '-'])).stdout.split(/\s+/).filter((word) => word !== '');
  };

  it('reads the words exactly and in order, turned and skewed or not', async () => {
    for (const name of ['colour JPEG', 'turned and skewed', 'unequal resolution']) {
      for (const option of ['-raw', '-layout']) {
        expect(await words(scans.get(name)!, option)).toEqual(DENSE_WORDS);
      }
    }
  });

  it('finds every font embedded and mapped to Unicode', async () => {
    for (const path of [scans.get('colour JPEG')!, ...typeset.values()]) {
      const { stdout } = await run('pdffonts', [path]);
      const fonts = stdout.trim().split('\n').slice(2);
      expect(fonts.length).toBeGreaterThan(0);
      for (const font of fonts) expect(font).toMatch(/CID TrueType\s+Identity-H\s+yes (yes|no )\s+yes/);
    }
  });

  it('takes out of the PDF the pixels that went in, where the coding loses nothing', async () => {
    const lossless = Object.entries(KINDS).filter(
      ([, { filter }]) => filter === 'FlateDecode' || filter === 'CCITTFaxDecode',
    );
    for (const [name, { make }] of lossless) {
      const out = join(folder, 'images');
      await mkdir(out, { recursive: true });
      judged('pdfimages');
      await run('pdfimages', ['-png', scans.get(name)!, join(out, 'i')]);
      const [file] = await readdir(out);
      const got = await sharp(join(out, file!)).toColourspace('srgb').raw().toBuffer();
      const wanted = await sharp(await make())
        .toColourspace('srgb')
        .removeAlpha()
        .raw()
        .toBuffer();
      expect(got.length, name).toBe(wanted.length);
      // 16 bits are brought to 8 by rounding here and by cutting there.
      expect(
        got.every((value, at) => Math.abs(value - wanted[at]!) <= (name.startsWith('16') ? 1 : 0)),
        name,
      ).toBe(true);
      await rm(out, { recursive: true });
    }
  });
});
