import { rmSync, writeFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { tmpdir } from 'node:os';
import { PDFDocument } from '@cantoo/pdf-lib';
import { PdfDict, PdfName, PdfString, type PdfValue } from '../../../electron/engine/signing/pdf/objects.ts';
import { firstPage } from '../../../electron/engine/signing/pdf/page.ts';
import { signPdf } from '../../../electron/engine/signing/index.ts';
import { tamper } from '../../support/pki/pdf.ts';
import { NOW } from '../../support/pki/pki.ts';
import type { People } from '../../support/transfer/people.ts';
import { runMatrix, UNSIGNED_CHANGE, type Change } from '../../support/transfer/run-matrix.ts';
import { flipped, restateMets } from '../../support/transfer/tamper.ts';

const PDF = 'representations/rep1/data/H99.12.3.2001.01.2.pdf';
const AGENCY = 'Ủy ban nhân dân huyện Đông Hà Nam';

/** A change to one signed PDF of a package, everything around it made anew but the signatures. */
function changed(
  name: string,
  change: (path: string, people: People) => Promise<void> | void,
  codes: readonly string[],
): Change {
  return {
    name,
    codes: [...codes, UNSIGNED_CHANGE],
    place: /!\/representations\/rep1\/data\/H99\.12\.3\.2001\.01\.2\.pdf(#.*)?$/,
    change: async (t, people) => {
      const path = join(tmpdir(), `tram-tampered-${process.pid}.pdf`);
      const [name] = t.packages();
      const { files } = await t.unpack(name!);
      writeFileSync(path, files.get(PDF)!);
      try {
        await change(path, people);
        const bytes = readFileSync(path);
        await t.repack(name!, (again) => {
          again.set(PDF, bytes);
          restateMets(again);
        });
      } finally {
        rmSync(path, { force: true });
      }
      t.restateReceipt();
      t.reseal();
    },
  };
}

/** The bytes before the first incremental update: the document as it was before it was signed. */
function unsigned(bytes: Buffer): Buffer {
  return bytes.subarray(0, bytes.indexOf('%%EOF') + 6);
}

function edited(path: string, change: (text: string) => string): void {
  const text = readFileSync(path).toString('latin1');
  const now = change(text);
  if (now === text) throw new Error('nothing changed');
  writeFileSync(path, Buffer.from(now, 'latin1'));
}

runMatrix('a tampered PDF', 'sip-hoso', [
  changed('a byte turned over', (path) => writeFileSync(path, flipped(readFileSync(path), 12)), [
    'signing/content-changed',
  ]),
  changed(
    'a page drawn over in an update',
    (path) =>
      tamper(path, async (file, update) => {
        const page = await firstPage(file);
        const drawn = update.addStream(new PdfDict(), Buffer.from('0 0 100 100 re f'));
        const old = page.dict.get('Contents');
        update.replace(page.ref, page.dict.with({ Contents: [old, drawn].flat<PdfValue>(1) }));
      }),
    ['signing/pdf-page-changed'],
  ),
  changed(
    'the whole saved anew by other software',
    async (path) => {
      const document = await PDFDocument.load(readFileSync(path));
      writeFileSync(path, await document.save({ useObjectStreams: false }));
    },
    ['signing/pdf-byte-range', 'signing/signer-unknown', 'pdf/info-differs'],
  ),
  changed('the signature stripped', (path) => writeFileSync(path, unsigned(readFileSync(path))), [
    'verify/pdf-unsigned',
  ]),
  changed(
    'the signature stripped and another office’s put in its place',
    async (path, people) => {
      writeFileSync(path, unsigned(readFileSync(path)));
      await signPdf(path, path, people.impostor.signer(), { agencyName: AGENCY, signingTime: NOW });
    },
    ['signing/issuer-missing', 'signing/revocation-not-checked'],
  ),
  changed(
    'a signature with a certificate that was revoked',
    async (path, people) => {
      writeFileSync(path, unsigned(readFileSync(path)));
      await signPdf(path, path, people.revoked.signer(), { agencyName: AGENCY, signingTime: NOW });
    },
    ['signing/certificate-revoked'],
  ),
  changed(
    'the mark of PDF/A taken out',
    (path) => edited(path, (text) => text.replace('/pdfa/ns/id/', '/pdfa/ns/ix/')),
    ['pdf/not-pdfa', 'signing/content-changed'],
  ),
  changed(
    'bytes behind the end',
    (path) => writeFileSync(path, Buffer.concat([readFileSync(path), Buffer.from('hidden')])),
    ['pdf/trailing-bytes'],
  ),
  changed(
    'a script that runs on opening',
    (path) =>
      tamper(path, async (file, update) => {
        const script = new PdfDict([
          ['S', new PdfName('JavaScript')],
          ['JS', new PdfString(Buffer.from('app.alert(1)'))],
        ]);
        update.replace(file.rootRef, (await file.catalog()).with({ OpenAction: update.add(script) }));
      }),
    ['pdf/active-content', 'signing/pdf-object-changed'],
  ),
  changed('text in its place', (path) => writeFileSync(path, 'no PDF at all'), ['pdf/no-header', 'pdf/unreadable']),
]);
