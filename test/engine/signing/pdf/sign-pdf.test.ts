import { createHash } from 'node:crypto';
import { copyFile, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ByteSource } from '../../../../electron/engine/signing/pdf/byte-source.ts';
import { readFields } from '../../../../electron/engine/signing/pdf/fields.ts';
import { inspectPdfSignatures } from '../../../../electron/engine/signing/pdf/inspect.ts';
import type { PdfDict, PdfName } from '../../../../electron/engine/signing/pdf/objects.ts';
import { dict, name, PdfString, textOf } from '../../../../electron/engine/signing/pdf/objects.ts';
import { firstPage, toVisual, visualSize } from '../../../../electron/engine/signing/pdf/page.ts';
import { numberArray, PdfFile } from '../../../../electron/engine/signing/pdf/pdf-file.ts';
import { RESERVED, signPdf, type SignPdfOptions } from '../../../../electron/engine/signing/pdf/sign-pdf.ts';
import { readTrust } from '../../../../electron/engine/signing/trust.ts';
import { dictOf, makePdf, tamper, type PdfOptions } from '../../../support/pki/pdf.ts';
import { makeWorld, NOW } from '../../../support/pki/pki.ts';
import { smallDisk } from '../../../support/trust/small-disk.ts';

const world = makeWorld();
const trust = readTrust({ anchors: [world.root.der], crls: world.crls, now: NOW });
const options: SignPdfOptions = { agencyName: 'Ủy ban nhân dân huyện Bình Chánh', signingTime: NOW };
let folder = '';
const at = (file: string): string => join(folder, file);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sign-pdf-'));
  await makePdf(at('table.pdf'));
  await makePdf(at('stream.pdf'), { streams: true });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const sign = (from: string, to: string, more: Partial<SignPdfOptions> = {}): ReturnType<typeof signPdf> =>
  signPdf(at(from), at(to), world.rsa.signer(), { ...options, ...more });

async function opened<T>(file: string, look: (pdf: PdfFile) => Promise<T>): Promise<T> {
  const source = await ByteSource.open(at(file));
  try {
    return await look(await PdfFile.read(source));
  } finally {
    await source.close();
  }
}

const refusal = (from: string, more: Partial<SignPdfOptions> = {}): Promise<unknown> =>
  sign(from, 'refused.pdf', more).then(
    () => 'signed',
    (error: unknown) => (error as { code: string }).code,
  );

describe('signing a PDF', () => {
  it('on a disk that fills up ends with that, and with no file, whatever room is left', async ({ skip }) => {
    const disk = smallDisk();
    if (!disk.isReal) return skip('no small disk can be mounted');
    const whole = await sign('table.pdf', 'whole.pdf');
    for (let room = 0; room < whole.size; room += 16 * 1024) {
      disk.leave(room);
      await expect(
        signPdf(at('table.pdf'), join(disk.folder, 'signed.pdf'), world.rsa.signer(), options),
        `${room} bytes`,
      ).rejects.toMatchObject({ code: 'disk/full' });
      expect(await readdir(disk.folder)).toEqual([]);
    }
    disk.leave('all');
    await signPdf(at('table.pdf'), join(disk.folder, 'signed.pdf'), world.rsa.signer(), options);
    expect((await readFile(join(disk.folder, 'signed.pdf'))).length).toBe(whole.size);
  });

  it('refuses a source that is not the file it was said to be', async () => {
    expect(await refusal('table.pdf', { sha256: '0'.repeat(64) })).toBe('signing/pdf-changed');
    const sha256 = createHash('sha256')
      .update(await readFile(at('table.pdf')))
      .digest('hex');
    expect(await refusal('table.pdf', { sha256 })).toBe('signed');
  });

  it.each(['table', 'stream'] as const)('leaves every earlier byte and keeps to a cross-reference %s', async (kind) => {
    const result = await sign(`${kind}.pdf`, `${kind}.1.pdf`);
    const [before, after] = [await readFile(at(`${kind}.pdf`)), await readFile(at(`${kind}.1.pdf`))];
    expect(after.subarray(0, before.length).equals(before)).toBe(true);
    expect(await opened(`${kind}.1.pdf`, (pdf) => Promise.resolve(pdf.xref.kind))).toBe(kind);
    expect(result).toEqual({
      fieldName: 'ChuKy1',
      size: after.length,
      sha256: createHash('sha256').update(after).digest('hex'),
    });
  });

  it('gives the same bytes for the same time and RSA key', async () => {
    await sign('stream.pdf', 'again-1.pdf');
    await sign('stream.pdf', 'again-2.pdf');
    expect((await readFile(at('again-1.pdf'))).equals(await readFile(at('again-2.pdf')))).toBe(true);
  });

  it('may write over its own source', async () => {
    await copyFile(at('stream.pdf'), at('same.pdf'));
    await sign('same.pdf', 'same.pdf');
    await signPdf(at('same.pdf'), at('same.pdf'), world.ec.signer(), options);
    expect((await inspectPdfSignatures(at('same.pdf'), trust)).map((report) => report.integrity.state)).toEqual([
      'valid',
      'valid',
    ]);
  });

  it('writes the dictionary PAdES wants: CAdES detached, time in /M with Vietnam’s offset, 16 KB reserved', async () => {
    await sign('table.pdf', 'dictionary.pdf', { reason: 'Số hóa' });
    await opened('dictionary.pdf', async (pdf) => {
      const [field] = (await readFields(pdf)).signatures;
      const signature = await dictOf(pdf, field!.value);
      expect((signature.get('SubFilter') as PdfName).name).toBe('ETSI.CAdES.detached');
      expect(textOf(signature.get('M'))).toBe("D:20260615100000+07'00'");
      expect(textOf(signature.get('Reason'))).toBe('Số hóa');
      expect(textOf(signature.get('Name'))).toBe('Chi cục Văn thư – Lưu trữ');
      expect((signature.get('Contents') as PdfString).bytes).toHaveLength(RESERVED);
      expect(field!.dict.get('F')).toBe(132);
    });
  });

  const shapes: PdfOptions[] = [
    ...([0, 90, 180, 270] as const).map((rotate) => ({ rotate })),
    { size: [300, 200] },
    { size: [120, 90] },
    { size: [2384, 3370], rotate: 90 },
  ];
  it.each(shapes)('shows its text upright in the upper right corner of page 1: %o', async (shape) => {
    await makePdf(at('shape.pdf'), shape);
    await sign('shape.pdf', 'shape.signed.pdf');
    await opened('shape.signed.pdf', async (pdf) => {
      const page = await firstPage(pdf);
      const { width, height } = visualSize(page);
      const [field] = (await readFields(pdf)).signatures;
      const rect = await numberArray(pdf, field!.dict.get('Rect'));
      const [left, bottom, right, top] = toVisual(page, rect!);
      expect(left).toBeGreaterThanOrEqual(0);
      expect(bottom).toBeGreaterThanOrEqual(0);
      expect(width - right).toBeLessThanOrEqual(30);
      expect(height - top).toBeLessThanOrEqual(20);
      // The form's own box, before its matrix turns it, is wide and low: text runs along it.
      const appearance = await pdf.resolve((await pdf.dictAt(field!.dict, 'AP'))!.get('N'));
      const box = (appearance as { dict: PdfDict }).dict.get('BBox') as number[];
      expect(box[2]! - (right - left)).toBeCloseTo(0, 3);
      expect(box[3]! - (top - bottom)).toBeCloseTo(0, 3);
    });
  });

  it('puts the second signature below the first', async () => {
    await sign('stream.pdf', 'below-1.pdf');
    await signPdf(at('below-1.pdf'), at('below-2.pdf'), world.ec.signer(), options);
    await opened('below-2.pdf', async (pdf) => {
      const fields = (await readFields(pdf)).signatures;
      const [first, second] = await Promise.all(fields.map((field) => numberArray(pdf, field.dict.get('Rect'))));
      expect(second![3]).toBeLessThan(first![1]!);
    });
  });

  it('keeps size 10 where the page has a unit of its own', async () => {
    await copyFile(at('table.pdf'), at('unit.pdf'));
    await tamper(at('unit.pdf'), async (file, update) => {
      const page = await firstPage(file);
      update.replace(page.ref, page.dict.with({ UserUnit: 2 }));
    });
    await sign('unit.pdf', 'unit.signed.pdf');
    expect((await readFile(at('unit.signed.pdf'))).toString('latin1')).toContain('/Text 5 Tf');
  });

  it('stops at a character the font lacks instead of drawing a box', async () => {
    expect(await refusal('table.pdf', { agencyName: 'Ủy ban 人民' })).toBe('signing/text-not-in-font');
    expect(await refusal('table.pdf', { agencyName: 'Ủy ban 🏛' })).toBe('signing/text-not-in-font');
    expect(await refusal('table.pdf', { agencyName: 'Rất dài '.repeat(80) })).toBe('signing/text-too-long');
    expect(await refusal('table.pdf', { agencyName: options.agencyName.normalize('NFD') })).toBe('signed');
  });

  it('stops when cancelled and leaves nothing behind', async () => {
    await expect(sign('table.pdf', 'cancelled.pdf', { signal: AbortSignal.abort() })).rejects.toMatchObject({
      code: 'internal/cancelled',
    });
    expect((await readdir(folder)).filter((file) => file.includes('cancelled'))).toEqual([]);
  });
});

describe('a PDF that must not be signed', () => {
  const certify = async (level: number): Promise<string> => {
    const path = at(`certified-${level}.pdf`);
    await copyFile(at('table.pdf'), path);
    await tamper(path, async (file, update) => {
      const parameters = dict({ Type: name('TransformParams'), P: level, V: name('1.2') });
      const reference = dict({ Type: name('SigRef'), TransformMethod: name('DocMDP'), TransformParams: parameters });
      const signature = update.add(dict({ Type: name('Sig'), Reference: [reference] }));
      const field = update.add(dict({ FT: name('Sig'), T: new PdfString(Buffer.from('C')), V: signature }));
      update.replace(file.rootRef, (await file.catalog()).with({ AcroForm: dict({ Fields: [field] }) }));
    });
    return `certified-${level}.pdf`;
  };

  it('is refused when certified against any change, and not when signatures are allowed', async () => {
    expect(await refusal(await certify(1))).toBe('signing/pdf-locked');
    expect(await refusal(await certify(2))).toBe('signed');
  });

  it('is refused when this very certificate has signed it already, whoever signed it since', async () => {
    await sign('table.pdf', 'twice.pdf');
    expect(await refusal('twice.pdf')).toBe('signing/pdf-signed-already');
    await signPdf(at('twice.pdf'), at('twice.pdf'), world.ec.signer(), options);
    expect(await refusal('twice.pdf')).toBe('signing/pdf-signed-already');
  });

  it('is refused with an XFA form', async () => {
    await copyFile(at('table.pdf'), at('xfa.pdf'));
    await tamper(at('xfa.pdf'), async (file, update) => {
      const form = dict({ Fields: [], XFA: update.addStream(dict({}), Buffer.from('<x/>')) });
      update.replace(file.rootRef, (await file.catalog()).with({ AcroForm: form }));
    });
    expect(await refusal('xfa.pdf')).toBe('signing/pdf-form-unsupported');
  });

  const text = async (): Promise<string> => (await readFile(at('table.pdf'))).toString('latin1');
  const hostile: [string, () => Promise<string | Buffer>, string][] = [
    ['empty', () => Promise.resolve(''), 'signing/not-pdf'],
    ['no PDF', () => Promise.resolve('<html>'), 'signing/not-pdf'],
    ['a picture', () => Promise.resolve('\x89PNG\r\n\x1a\n'.padEnd(5000, 'x')), 'signing/not-pdf'],
    ['cut short', async () => (await text()).slice(0, -100), 'signing/pdf-damaged'],
    ['led by other bytes', async () => `rác\n${await text()}`, 'signing/pdf-damaged'],
    [
      'with a wrong startxref',
      async () => (await text()).replace(/startxref\n\d+/, 'startxref\n7'),
      'signing/pdf-damaged',
    ],
    [
      'with a startxref beyond the end',
      async () => (await text()).replace(/startxref\n\d+/, 'startxref\n99999999'),
      'signing/pdf-damaged',
    ],
    [
      'with an object elsewhere than said',
      async () => (await text()).replace(/\n(\d{10}) 00000 n /, '\n0000000010 00000 n '),
      'signing/pdf-damaged',
    ],
    [
      'encrypted',
      async () => (await text()).replace('trailer\n<<', 'trailer\n<< /Encrypt 9 0 R'),
      'signing/pdf-encrypted',
    ],
    ['whose cross-references run in a circle', async () => loop(await text()), 'signing/pdf-damaged'],
    [
      'whose page tree runs in a circle',
      () => Promise.resolve(minimal('<</Type/Pages/Kids[2 0 R]/Count 1>>')),
      'signing/pdf-damaged',
    ],
    [
      'whose page tree is a page without a box',
      () => Promise.resolve(minimal('<</Type/Page/MediaBox[0 0 0 0]>>')),
      'signing/pdf-damaged',
    ],
    ['whose objects refer in a circle', () => Promise.resolve(minimal('2 0 R')), 'signing/pdf-damaged'],
    ['nested without end', () => Promise.resolve(minimal('['.repeat(50_000))), 'signing/pdf-damaged'],
    ['without pages', () => Promise.resolve(minimal('<</Type/Pages/Kids[]/Count 0>>')), 'signing/pdf-damaged'],
    ['with a cross-reference bomb', () => Promise.resolve(bomb()), 'signing/pdf-damaged'],
    [
      'with absurd cross-reference counts',
      async () => (await text()).replace(/xref\n0 \d+/, 'xref\n0 9999999999'),
      'signing/pdf-damaged',
    ],
  ];
  it.each(hostile)('is refused when %s', async (label, make, code) => {
    const bytes = await make();
    await writeFile(at('hostile.pdf'), typeof bytes === 'string' ? Buffer.from(bytes, 'latin1') : bytes);
    expect(await refusal('hostile.pdf'), label).toBe(code);
    expect((await readdir(folder)).filter((file) => file.endsWith('.part'))).toEqual([]);
  });
});

/** The newest section's predecessor is itself. */
function loop(text: string): string {
  const start = /startxref\n(\d+)/.exec(text)![1]!;
  return text.replace('trailer\n<<', `trailer\n<< /Prev ${start}`);
}

/** Catalog in object 1, this as object 2, the page tree. */
function minimal(pages: string): string {
  const head = '%PDF-1.7\n';
  const first = '1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n';
  const second = `2 0 obj\n${pages}\nendobj\n`;
  const row = (offset: number): string => `${String(offset).padStart(10, '0')} 00000 n \n`;
  const table = `xref\n0 3\n0000000000 65535 f \n${row(head.length)}${row(head.length + first.length)}`;
  const start = head.length + first.length + second.length;
  return `${head}${first}${second}${table}trailer\n<</Size 3/Root 1 0 R>>\nstartxref\n${start}\n%%EOF\n`;
}

/** A cross-reference stream that unpacks to far more than any file needs. */
function bomb(): Buffer {
  const data = deflateSync(Buffer.alloc(160 * 1024 * 1024));
  const head = Buffer.from('%PDF-1.7\n', 'latin1');
  const body = `1 0 obj\n<</Type/XRef/Size 9/W[1 4 2]/Root 1 0 R/Filter/FlateDecode/Length ${data.length}>>\nstream\n`;
  return Buffer.concat([
    head,
    Buffer.from(body, 'latin1'),
    data,
    Buffer.from(`\nendstream\nendobj\nstartxref\n${head.length}\n%%EOF\n`, 'latin1'),
  ]);
}
