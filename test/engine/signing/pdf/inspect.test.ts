import { appendFile, copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inspectPdfSignatures } from '../../../../electron/engine/signing/pdf/inspect.ts';
import {
  dict,
  isArray,
  name,
  PdfDict,
  PdfRef,
  PdfString,
  textString,
  type PdfValue,
} from '../../../../electron/engine/signing/pdf/objects.ts';
import { firstPage } from '../../../../electron/engine/signing/pdf/page.ts';
import { readFields } from '../../../../electron/engine/signing/pdf/fields.ts';
import type { PdfFile } from '../../../../electron/engine/signing/pdf/pdf-file.ts';
import { signPdf } from '../../../../electron/engine/signing/pdf/sign-pdf.ts';
import type { Update } from '../../../../electron/engine/signing/pdf/update.ts';
import { overall } from '../../../../electron/engine/signing/report.ts';
import { readTrust } from '../../../../electron/engine/signing/trust.ts';
import { dictOf, makePdf, tamper } from '../../../support/pki/pdf.ts';
import { makeWorld, NOW } from '../../../support/pki/pki.ts';

const world = makeWorld();
const trust = readTrust({ anchors: [world.root.der], crls: world.crls, now: NOW });
const options = { agencyName: 'Chi cục Văn thư – Lưu trữ', signingTime: new Date(NOW.getTime() - 60_000) };
let folder = '';
let signedTable = '';
let signedStream = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'inspect-'));
  for (const kind of ['table', 'stream']) {
    await makePdf(join(folder, `${kind}.pdf`), { streams: kind === 'stream' });
    await signPdf(join(folder, `${kind}.pdf`), join(folder, `${kind}.signed.pdf`), world.rsa.signer(), options);
  }
  signedTable = join(folder, 'table.signed.pdf');
  signedStream = join(folder, 'stream.signed.pdf');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function copyOf(path: string): Promise<string> {
  const copy = join(folder, `copy-${Math.random().toString(36).slice(2)}.pdf`);
  await copyFile(path, copy);
  return copy;
}

/** Said of every signature here that something came after. */
const USUAL = ['signing/signing-time-claimed', 'signing/pdf-bytes-after'];

async function codesAfter(
  change: (file: PdfFile, update: Update) => Promise<void>,
  from = signedStream,
): Promise<string[]> {
  const path = await copyOf(from);
  await tamper(path, change);
  const [report] = await inspectPdfSignatures(path, trust);
  expect(report?.integrity.state === 'valid').toBe(!report?.findings.some((finding) => finding.severity === 'error'));
  return report?.findings.map((finding) => finding.code).filter((code) => !USUAL.includes(code)) ?? [];
}

describe('a PDF signature', () => {
  it('is valid as it was made, with tables and with streams', async () => {
    for (const path of [signedTable, signedStream]) {
      const reports = await inspectPdfSignatures(path, trust);
      expect(reports).toHaveLength(1);
      expect(overall(reports[0]!).state).toBe('valid');
      expect(reports[0]).toMatchObject({
        format: 'pades',
        coversWholeFile: true,
        place: 'ChuKy1',
        signingTime: options.signingTime.toISOString(),
      });
      expect(reports[0]?.signer?.commonName).toBe('Chi cục Văn thư – Lưu trữ');
    }
  });

  it('is absent from an unsigned file', async () => {
    expect(await inspectPdfSignatures(join(folder, 'stream.pdf'), trust)).toEqual([]);
  });

  it('stays valid under a second one, which covers the whole file', async () => {
    const path = join(folder, 'two.pdf');
    await signPdf(signedStream, path, world.ec.signer(), options);
    const reports = await inspectPdfSignatures(path, trust);
    expect(reports.map((report) => [report.place, overall(report).state, report.coversWholeFile])).toEqual([
      ['ChuKy1', 'valid', false],
      ['ChuKy2', 'valid', true],
    ]);
    expect(reports[0]?.findings.map((finding) => finding.code)).toContain('signing/pdf-later-additions');
  });

  it('tells how much no signature covers', async () => {
    const path = await copyOf(signedStream);
    await appendFile(path, '% sáu');
    const [report] = await inspectPdfSignatures(path, trust);
    expect(report).toMatchObject({ coversWholeFile: false, integrity: { state: 'valid' } });
    expect(report?.findings.find((finding) => finding.code === 'signing/pdf-bytes-after')?.params).toEqual({
      count: 6,
    });
  });

  it('tells a flipped byte', async () => {
    const path = await copyOf(signedTable);
    const bytes = await readFile(path);
    const at = bytes.indexOf('stream') + 20;
    bytes[at]! ^= 1;
    await writeFile(path, bytes);
    const [report] = await inspectPdfSignatures(path, trust);
    expect(report?.integrity).toEqual({ state: 'invalid', reason: 'signing/content-changed' });
  });

  it('tells an emptied signature', async () => {
    const path = await copyOf(signedTable);
    const text = (await readFile(path)).toString('latin1');
    const at = text.indexOf('/Contents <3');
    await writeFile(
      path,
      Buffer.from(text.slice(0, at + 11) + '0'.repeat(32768) + text.slice(at + 11 + 32768), 'latin1'),
    );
    const [report] = await inspectPdfSignatures(path, trust);
    expect(report?.integrity).toEqual({ state: 'invalid', reason: 'signing/signature-unreadable' });
  });

  it('tells a byte range that was moved', async () => {
    const path = await copyOf(signedTable);
    const text = (await readFile(path)).toString('latin1');
    await writeFile(path, Buffer.from(text.replace(/\/ByteRange \[0 (\d)/, '/ByteRange [1 $1'), 'latin1'));
    const [report] = await inspectPdfSignatures(path, trust);
    expect(report?.integrity).toEqual({ state: 'invalid', reason: 'signing/pdf-byte-range' });
  });

  it('tells a spoilt signature dictionary instead of finding no signature', async () => {
    const path = await copyOf(signedTable);
    const text = (await readFile(path)).toString('latin1');
    await writeFile(path, Buffer.from(text.replace('/ByteRange [', '/ByteRange {'), 'latin1'));
    const [report] = await inspectPdfSignatures(path, trust);
    expect(report?.integrity).toEqual({ state: 'invalid', reason: 'signing/pdf-field-unreadable' });
  });

  it.each([
    ['adbe.pkcs7.sha1', 'unknown'],
    ['adbe.x509.rsa_sha1', 'unknown'],
    ['ETSI.RFC3161', 'timestamp'],
  ])('cannot be told in the form %s', async (form, format) => {
    const path = await copyOf(signedTable);
    const text = (await readFile(path)).toString('latin1');
    await writeFile(path, Buffer.from(text.replace('/ETSI.CAdES.detached', `/${form.padEnd(19)}`), 'latin1'));
    const [report] = await inspectPdfSignatures(path, trust);
    expect(report).toMatchObject({
      format,
      integrity: { state: 'cannot-tell', reason: 'signing/signature-unsupported' },
    });
  });

  it('tells bytes hidden behind the signature value', async () => {
    const path = await copyOf(signedTable);
    const text = (await readFile(path)).toString('latin1');
    const end = text.indexOf('>\n>>\nendobj', text.indexOf('/Contents <3'));
    await writeFile(path, Buffer.from(text.slice(0, end - 4) + 'BEEF' + text.slice(end), 'latin1'));
    const [report] = await inspectPdfSignatures(path, trust);
    expect(report?.integrity).toEqual({ state: 'invalid', reason: 'signing/signature-unreadable' });
  });

  it('tells a file that was cut or lengthened so that it no longer reads', async () => {
    for (const spoil of [
      (path: string) => appendFile(path, Buffer.alloc(3000, 32)),
      async (path: string) => writeFile(path, (await readFile(path)).subarray(0, -200)),
    ]) {
      const path = await copyOf(signedTable);
      await spoil(path);
      const [report] = await inspectPdfSignatures(path, trust);
      expect(report?.integrity).toEqual({ state: 'invalid', reason: 'signing/pdf-unreadable-after-signing' });
    }
  });
});

describe('a change after signing', () => {
  const pageContent = async (file: PdfFile): Promise<PdfRef> => {
    const page = await firstPage(file);
    const contents = page.dict.get('Contents');
    const first: PdfValue = isArray(contents) ? contents[0]! : contents;
    if (!(first instanceof PdfRef)) throw new Error('content is no reference');
    return first;
  };

  it('of a content stream is told with its page', async () => {
    const path = await copyOf(signedStream);
    await tamper(path, async (file, update) => {
      const ref = await pageContent(file);
      const added = update.addStream(dict({}), Buffer.from('0 0 100 100 re f'));
      const page = await firstPage(file);
      update.replace(page.ref, page.dict.with({ Contents: [ref, added] }));
    });
    const [report] = await inspectPdfSignatures(path, trust);
    expect(report?.findings.find((finding) => finding.code === 'signing/pdf-page-changed')?.params).toMatchObject({
      page: 1,
      what: 'Contents',
    });
  });

  it('of a content stream in place is told', async () => {
    const codes = await codesAfter(async (file, update) => {
      const ref = await pageContent(file);
      update.replace(ref, null);
    });
    expect(codes).toContain('signing/pdf-page-changed');
  });

  it('of the page tree is told', async () => {
    const codes = await codesAfter(async (file, update) => {
      const catalog = await file.catalog();
      const pages = catalog.get('Pages') as PdfRef;
      const tree = await dictOf(file, pages);
      const kids = await file.resolve(tree.get('Kids'));
      update.replace(pages, tree.with({ Kids: [...(isArray(kids) ? kids : [])].reverse() }));
    });
    expect(codes).toEqual(['signing/pdf-pages-changed']);
  });

  it.each([false, true])('by an annotation over the page is told (already annotated: %s)', async (annotated) => {
    const path = annotated ? signedStream : signedTable;
    const codes = await codesAfter(async (file, update) => {
      const page = await firstPage(file);
      const stamp = update.add(dict({ Type: name('Annot'), Subtype: name('Stamp'), Rect: [0, 0, 500, 500] }));
      const list = await file.resolve(page.dict.get('Annots'));
      update.replace(page.ref, page.dict.with({ Annots: [...(isArray(list) ? list : []), stamp] }));
    }, path);
    expect(codes).toEqual(['signing/pdf-annotation-added']);
  });

  it('by an unsigned signature field with a picture over the page is told', async () => {
    const codes = await codesAfter(async (file, update) => {
      const page = await firstPage(file);
      const widget = update.add(
        dict({
          Type: name('Annot'),
          Subtype: name('Widget'),
          FT: name('Sig'),
          T: textString('x'),
          Rect: [0, 0, 500, 500],
        }),
      );
      const list = await file.resolve(page.dict.get('Annots'));
      update.replace(page.ref, page.dict.with({ Annots: [...(isArray(list) ? list : []), widget] }));
    });
    expect(codes).toEqual(['signing/pdf-annotation-added']);
  });

  it('of the signature’s own appearance is told', async () => {
    const codes = await codesAfter(async (file, update) => {
      const field = (await readFields(file)).signatures[0]!;
      const stream = update.addStream(
        dict({ Type: name('XObject'), Subtype: name('Form'), BBox: [0, 0, 9, 9] }),
        Buffer.from(''),
      );
      update.replace(field.ref!, field.dict.with({ AP: dict({ N: stream }) }));
    });
    expect(codes).toEqual(['signing/pdf-form-changed']);
  });

  it('that removes the signature field is told', async () => {
    const path = await copyOf(signedStream);
    await tamper(path, async (file, update) => {
      update.replace(file.rootRef, (await file.catalog()).with({ AcroForm: undefined }));
    });
    const reports = await inspectPdfSignatures(path, trust);
    expect(reports.map((report) => report.integrity)).toEqual([
      { state: 'invalid', reason: 'signing/pdf-signature-hidden' },
    ]);
  });

  it('that gives the signature field another value is told', async () => {
    const path = await copyOf(signedStream);
    await tamper(path, async (file, update) => {
      const field = (await readFields(file)).signatures[0]!;
      const old = await dictOf(file, field.value);
      update.replace(field.ref!, field.dict.with({ V: update.add(old) }));
    });
    const reports = await inspectPdfSignatures(path, trust);
    expect(reports.every((report) => report.integrity.state === 'invalid')).toBe(true);
    expect(reports[0]?.findings.map((finding) => finding.code)).toContain('signing/pdf-gap');
    expect(reports[1]?.integrity.reason).toBe('signing/pdf-signature-hidden');
  });

  it('that fills in an object the signed revision only pointed at is told', async () => {
    const base = join(folder, 'dangling.pdf');
    await makePdf(base);
    let missing = 0;
    await tamper(base, async (file, update) => {
      const page = await firstPage(file);
      const ref = await pageContent(file);
      missing = 500;
      update.replace(page.ref, page.dict.with({ Contents: [ref, new PdfRef(missing)] }));
    });
    const signed = join(folder, 'dangling.signed.pdf');
    await signPdf(base, signed, world.rsa.signer(), options);
    const codes = await codesAfter(async (_, update) => {
      update.replace(new PdfRef(missing), new PdfDict());
      await Promise.resolve();
    }, signed);
    expect(codes).toEqual(['signing/pdf-object-changed']);
  });

  it('of any other object is told by its number', async () => {
    const codes = await codesAfter(async (file, update) => {
      update.replace(
        file.rootRef,
        (await file.catalog()).with({
          OpenAction: dict({ S: name('JavaScript'), JS: new PdfString(Buffer.from('app.alert(1)')) }),
        }),
      );
    });
    expect(codes).toEqual(['signing/pdf-object-changed']);
  });

  it('of metadata alone is a warning', async () => {
    const codes = await codesAfter(async (file, update) => {
      const info = file.xref.trailer.get('Info') as PdfRef;
      update.replace(info, (await dictOf(file, info)).with({ Title: textString('Khác') }));
    });
    expect(codes).toEqual(['signing/pdf-metadata-changed']);
  });

  it('that only adds validation data is allowed', async () => {
    const codes = await codesAfter(async (file, update) => {
      const dss = update.add(dict({ Type: name('DSS'), CRLs: [update.addStream(dict({}), world.crls[0]!)] }));
      update.replace(file.rootRef, (await file.catalog()).with({ DSS: dss }));
    });
    expect(codes).toEqual(['signing/pdf-later-additions']);
  });
});
