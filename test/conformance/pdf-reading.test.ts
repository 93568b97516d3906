import { execFileSync, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { openPdf } from '../../electron/engine/tools/pdfium/index.ts';
import { judged } from '../support/judges/ledger.ts';
import { pdfOfPages, scanPage } from '../support/pdfs/build-pdf.ts';
import { g4Image, jpegImage } from '../support/pdfs/images.ts';
import { tempFolder } from '../support/temp-folder.ts';

const has = (tool: string): boolean => spawnSync(tool, ['--version']).error === undefined;

describe.skipIf(!has('pdfimages'))('against poppler', () => {
  it('takes out the same JPEG bytes and the same G4 pixels as pdfimages', async () => {
    const folder = tempFolder();
    const path = join(folder, 'a.pdf');
    writeFileSync(path, pdfOfPages([scanPage(await jpegImage()), scanPage(await g4Image())]));
    judged('pdfimages');
    execFileSync('pdfimages', ['-j', path, join(folder, 'p')]);
    const [jpeg, bilevel] = readdirSync(folder)
      .filter((name) => name.startsWith('p-'))
      .sort();
    const reader = await openPdf(path);

    const first = await reader.extractImage(0);
    expect('bytes' in first && Buffer.from(first.bytes).equals(readFileSync(join(folder, jpeg ?? '')))).toBe(true);

    const second = await reader.extractImage(1);
    if (second.codec !== 'g4') throw new Error('expected g4');
    const ours = await sharp(second.bytes).toColourspace('b-w').raw().toBuffer();
    expect(ours.equals(pbmPixels(readFileSync(join(folder, bilevel ?? ''))))).toBe(true);
  });

  it('gives the text pdftotext gives', async () => {
    const path = join(tempFolder(), 'a.pdf');
    writeFileSync(
      path,
      pdfOfPages([{ content: 'BT /F 14 Tf 50 500 Td (So: 12/QD-UBND) Tj 0 -30 Td (Dong Ha) Tj ET' }]),
    );
    judged('pdftotext');
    const theirs = execFileSync('pdftotext', [path, '-'], { encoding: 'utf8' });
    const words = (text: string): string[] => text.split(/\s+/).filter((word) => word !== '');
    expect(words(await (await openPdf(path)).text(0))).toEqual(words(theirs));
  });
});

describe.skipIf(!has('ocrmypdf'))('against ocrmypdf', () => {
  it('still sees a scan, and the same JPEG, after ocrmypdf has laid its text over it', async () => {
    const folder = tempFolder();
    const path = join(folder, 'a.pdf');
    const bytes = await readableScan();
    const entries = '/ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode';
    const dict = `/Type /XObject /Subtype /Image /Width 1654 /Height 1000 ${entries}`;
    writeFileSync(path, pdfOfPages([scanPage({ dict, stream: bytes }, { size: [595, 360] })]));
    const out = join(folder, 'ocr.pdf');
    judged('ocrmypdf', 1, 'scan it laid text over, for us to read');
    execFileSync('ocrmypdf', ['-l', 'eng', '--optimize', '0', '--output-type', 'pdf', path, out], { stdio: 'ignore' });
    const reader = await openPdf(out);
    expect(await reader.pageInfo(0)).toMatchObject({ kind: 'scan', hasText: true, image: { codec: 'jpeg', turn: 0 } });
    const image = await reader.extractImage(0);
    expect('bytes' in image && Buffer.from(image.bytes).equals(bytes)).toBe(true);
    expect(await reader.text(0)).toContain('ARCHIVE');
  });
});

/** PBM (P4) as one byte a px, 0 black: in the file a set bit is black. */
function pbmPixels(pbm: Buffer): Buffer {
  const [head = '', width = '0', height = '0'] = /^P4\s+(\d+)\s+(\d+)\s/.exec(pbm.toString('latin1', 0, 40)) ?? [];
  const rowBytes = Math.ceil(Number(width) / 8);
  const pixels = Buffer.alloc(Number(width) * Number(height));
  for (let i = 0; i < pixels.length; i++) {
    const x = i % Number(width);
    const byte = pbm[head.length + Math.floor(i / Number(width)) * rowBytes + (x >> 3)]!;
    pixels[i] = (byte >> (7 - (x & 7))) & 1 ? 0 : 255;
  }
  return pixels;
}

async function readableScan(): Promise<Buffer> {
  const svg =
    '<svg xmlns="http://www.w3.org/2000/svg" width="1654" height="1000"><rect width="100%" height="100%" fill="white"/>' +
    '<text x="150" y="300" font-size="90" font-family="serif">ARCHIVE STATION</text>' +
    '<text x="150" y="500" font-size="60" font-family="serif">page one of the scanned records</text></svg>';
  return sharp(Buffer.from(svg)).flatten({ background: 'white' }).withMetadata({ density: 200 }).jpeg().toBuffer();
}
