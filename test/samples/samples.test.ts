import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { resourcePath } from '../../electron/engine/base/resources.ts';
import { BOX } from '../../scripts/samples/box.ts';
import { makeFile } from '../../scripts/samples/make.ts';
import type { SampleTruth } from '../../scripts/samples/truth.ts';

const folder = resourcePath('samples');
const truth = JSON.parse(await readFile(join(folder, 'truth.json'), 'utf8')) as SampleTruth;
const pages = truth.sources.flatMap((source) => source.pages.map((page) => ({ ...page, file: source.file })));

describe('the sample box', () => {
  it('holds exactly the files its truth names, with the bytes it names', async () => {
    const entries = await readdir(join(folder, truth.box), { recursive: true, withFileTypes: true });
    const found = entries
      .filter((entry) => entry.isFile())
      .map((entry) => relative(folder, join(entry.parentPath, entry.name)));
    expect(found.sort()).toEqual(truth.sources.map((source) => source.file).sort());
    for (const source of truth.sources) {
      const bytes = await readFile(join(folder, source.file));
      expect(createHash('sha256').update(bytes).digest('hex'), source.file).toBe(source.sha256);
    }
    expect(truth.sources.reduce((sum, source) => sum + source.bytes, 0)).toBeLessThan(7_000_000);
  });

  it('has pages of the size, number and resolution that the truth states', async () => {
    for (const source of truth.sources.filter(({ form }) => form !== 'pdf-jpeg')) {
      const facts = await sharp(join(folder, source.file)).metadata();
      const [first] = source.pages;
      expect(facts.pages ?? 1, source.file).toBe(source.pages.length);
      expect([facts.width, facts.height], source.file).toEqual([first!.width, first!.height]);
      if (first!.dpiTag !== null) expect(Math.round(facts.density!), source.file).toBe(first!.dpiTag);
    }
  });

  it('offers every difficulty that a demonstration has to show', () => {
    expect(truth.documents.length).toBeGreaterThanOrEqual(7);
    expect(pages.length).toBeGreaterThanOrEqual(14);
    expect(pages.filter((page) => page.blank)).toHaveLength(1);
    expect(pages.filter((page) => page.turn !== 0)).toHaveLength(1);
    expect(pages.some((page) => Math.abs(page.skew) > 2)).toBe(true);
    expect(pages.some((page) => page.turn === 0 && page.width > page.height)).toBe(true);
    expect(pages.some((page) => page.dpiTag === null)).toBe(true);
    expect(truth.documents.filter((document) => document.handwritten.length > 0)).toHaveLength(1);
    expect(truth.sources.some((source) => source.form === 'tiff-g4' && source.pages.length > 1)).toBe(true);
    expect(truth.sources.some((source) => source.form === 'pdf-jpeg' && source.pages.length === 2)).toBe(true);
  });

  it('gives each page to one document and counts the same everywhere', () => {
    const given = truth.documents.flatMap((document) => document.pages.map(({ file, page }) => `${file}#${page}`));
    expect(new Set(given).size).toBe(given.length);
    expect(given.sort()).toEqual(pages.map(({ file, page }) => `${file}#${page}`).sort());
    for (const { folder: name, fields } of truth.files) {
      const documents = truth.documents.filter((document) => document.folder === name);
      expect(documents).toHaveLength(Number(fields['totalDoc']));
      expect(documents.reduce((sum, document) => sum + document.fields.numberOfPage, 0)).toBe(fields['numberOfPage']);
    }
  });

  it('prints the number, the date, the signer and the abstract it claims on the pages of the document', () => {
    for (const document of truth.documents) {
      const text = document.pages
        .flatMap(({ file, page }) => pages.find((one) => one.file === file && one.page === page)!.lines)
        .map((line) => line.text)
        .join(' ');
      const { codeNumber, codeNotation, issuedDate, signer, subject, signerPost } = document.fields;
      const [day, month, year] = issuedDate.split('/');
      expect(text).toMatch(new RegExp(`Số: ${codeNumber} ?/${codeNotation}`));
      expect(text).toMatch(new RegExp(`ngày ${day} tháng (${month}|${Number(month)}) năm ${year}`));
      expect(text).toContain(signer);
      expect(text.toLowerCase()).toContain(subject.toLowerCase());
      expect(text).toContain(signerPost.toLocaleUpperCase('vi'));
      expect(text).toBe(text.normalize('NFC'));
    }
  });

  it('keeps every line inside its page', () => {
    for (const page of pages) {
      const [width, height] = page.turn === 90 ? [page.height, page.width] : [page.width, page.height];
      for (const { box, text } of page.lines) {
        expect(box[0] >= 0 && box[1] >= 0 && box[2] <= width && box[3] <= height, `${page.file}: ${text}`).toBe(true);
      }
    }
  });

  it('comes out of its script again byte for byte', async () => {
    const plan = BOX.find(({ path }) => path.endsWith('scan-12.jpg'))!;
    const { truth: again } = await makeFile(plan);
    expect(again).toEqual(truth.sources.find((source) => source.file === again.file));
  });
});
