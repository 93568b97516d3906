import { readFile, writeFile } from 'node:fs/promises';
import { degrees, PDFDocument } from '@cantoo/pdf-lib';
import { ByteSource } from '../../../electron/engine/signing/pdf/byte-source.ts';
import { PdfRef, type PdfDict, type PdfValue } from '../../../electron/engine/signing/pdf/objects.ts';
import { PdfFile } from '../../../electron/engine/signing/pdf/pdf-file.ts';
import { Update } from '../../../electron/engine/signing/pdf/update.ts';

export interface PdfOptions {
  readonly pages?: number;
  readonly rotate?: 0 | 90 | 180 | 270;
  /** Cross-reference stream and object streams instead of a table. */
  readonly streams?: boolean;
  /** Width and height in points. */
  readonly size?: readonly [number, number];
}

/** A small document made by another library than the one under test. */
export async function makePdf(path: string, options: PdfOptions = {}): Promise<void> {
  const document = await PDFDocument.create();
  document.setCreationDate(new Date(0));
  document.setModificationDate(new Date(0));
  for (let number = 1; number <= (options.pages ?? 2); number++) {
    const page = document.addPage([...(options.size ?? [595, 842])] as [number, number]);
    page.setRotation(degrees(options.rotate ?? 0));
    page.drawText(`Trang ${number}`, { x: 100, y: 100 });
  }
  await writeFile(path, await document.save({ useObjectStreams: options.streams ?? false }));
}

/** Appends an incremental update made by whoever holds the file, with or without a key. */
export async function tamper(path: string, change: (file: PdfFile, update: Update) => Promise<void>): Promise<void> {
  const source = await ByteSource.open(path);
  try {
    const file = await PdfFile.read(source);
    const update = new Update(file);
    await change(file, update);
    const { bytes } = update.build(source.size, new PdfRef(-1), Buffer.alloc(16, 7));
    await writeFile(path, Buffer.concat([await readFile(path), bytes]));
  } finally {
    await source.close();
  }
}

/** The dictionary behind a reference, which must be one. */
export async function dictOf(file: PdfFile, value: PdfValue): Promise<PdfDict> {
  const found = await file.resolve(value);
  if (found === null || typeof found !== 'object' || !('map' in found) || Array.isArray(found))
    throw new Error('no dictionary');
  return found as PdfDict;
}
