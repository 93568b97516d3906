import { deflateSync } from 'node:zlib';
import PDFDocument from 'pdfkit';
import { A5, buildPdf, imageObject, pdfOfPages, scanPage, type PdfObject } from './build-pdf.ts';
import { HEIGHT, jpegBytes, jpegImage, WIDTH } from './images.ts';

/** A bad PDF and what must become of it: the code it is refused with, or `taken` where it is harmless. */
export interface HostilePdf {
  readonly name: string;
  readonly bytes: Buffer;
  readonly becomes: string;
}

const CATALOG = '<< /Type /Catalog /Pages 2 0 R >>';
const DRAWN = { content: 'BT /F 24 Tf 50 300 Td (Trang) Tj ET' };

/** Every way of being bad that intake has to live through. Real bytes, made here; no file of anyone else's. */
export async function hostilePdfs(): Promise<HostilePdf[]> {
  const jpeg = await jpegBytes();
  const good = pdfOfPages([scanPage(await jpegImage()), DRAWN]);
  const text = (bytes: Buffer): string => bytes.toString('latin1');
  const latin1 = (value: string): Buffer => Buffer.from(value, 'latin1');
  const drawn = text(pdfOfPages([DRAWN]));
  const damaged = 'intake/pdf-damaged';
  return [
    { name: 'empty.pdf', bytes: Buffer.alloc(0), becomes: 'intake/empty' },
    { name: 'header-only.pdf', bytes: latin1('%PDF-1.7\n'), becomes: damaged },
    { name: 'cut-in-half.pdf', bytes: good.subarray(0, good.length / 2), becomes: damaged },
    { name: 'noise.pdf', bytes: Buffer.concat([latin1('%PDF-1.7\n'), noise(100_000)]), becomes: damaged },
    { name: 'zeros.pdf', bytes: Buffer.concat([latin1('%PDF-1.4\n'), Buffer.alloc(50_000)]), becomes: damaged },
    { name: 'no-trailer.pdf', bytes: latin1(drawn.slice(0, drawn.indexOf('trailer'))), becomes: damaged },
    { name: 'web-page.pdf', bytes: latin1('<!doctype html><html></html>'), becomes: 'intake/unsupported' },
    { name: 'really-a-jpeg.pdf', bytes: jpeg, becomes: 'intake/mislabelled' },
    { name: 'wrong-xref.pdf', bytes: latin1(drawn.replace(/startxref\n\d+/, 'startxref\n7')), becomes: 'taken' },
    { name: 'xref-loop.pdf', bytes: latin1(xrefLoop(drawn)), becomes: 'taken' },
    { name: 'junk-after-end.pdf', bytes: Buffer.concat([good, noise(2_000)]), becomes: 'taken' },
    { name: 'user-password.pdf', bytes: await encrypted({ userPassword: 'secret' }), becomes: 'intake/pdf-encrypted' },
    { name: 'owner-password.pdf', bytes: await encrypted({ ownerPassword: 'owner' }), becomes: 'taken' },
    { name: 'unknown-encryption.pdf', bytes: unknownEncryption(), becomes: 'intake/pdf-encrypted' },
    { name: 'no-pages.pdf', bytes: buildPdf([CATALOG, tree('', 0)]), becomes: 'intake/pdf-no-pages' },
    { name: 'tree-of-itself.pdf', bytes: buildPdf([CATALOG, tree('2 0 R', 1)]), becomes: 'intake/pdf-page-unreadable' },
    { name: 'missing-page.pdf', bytes: buildPdf([CATALOG, tree('9 0 R', 1)]), becomes: 'intake/pdf-page-unreadable' },
    // PDFium counts for itself when a short list of pages cannot be that long.
    { name: 'count-lies.pdf', bytes: latin1(drawn.replace('/Count 1', '/Count 2000000')), becomes: 'taken' },
    {
      name: 'huge-sheet.pdf',
      bytes: pdfOfPages([{ ...DRAWN, size: [200_000, 200_000] }]),
      becomes: 'intake/pdf-page-size',
    },
    { name: 'endless-sheet.pdf', bytes: pdfOfPages([{ ...DRAWN, size: [1e20, 1e20] }]), becomes: 'taken' },
    { name: 'no-sheet.pdf', bytes: pdfOfPages([{ ...DRAWN, size: [0, 0] }]), becomes: 'taken' },
    { name: 'pixel-bomb.pdf', bytes: pixelBomb(), becomes: 'intake/pdf-image-too-large' },
    { name: 'cut-jpeg.pdf', bytes: withJpeg(jpeg.subarray(0, jpeg.length / 2)), becomes: 'intake/pdf-image-damaged' },
    { name: 'no-jpeg.pdf', bytes: withJpeg(noise(4_000)), becomes: 'intake/pdf-image-damaged' },
    { name: 'javascript.pdf', bytes: pdfOfPages([DRAWN], JAVASCRIPT), becomes: 'taken' },
    { name: 'launch.pdf', bytes: pdfOfPages([DRAWN], '/OpenAction << /S /Launch /F (cmd.exe) >>'), becomes: 'taken' },
    { name: 'deep-arrays.pdf', bytes: deepArrays(), becomes: 'intake/pdf-no-pages' },
    { name: 'form-in-itself.pdf', bytes: formInItself(), becomes: 'taken' },
    { name: 'stream-bomb.pdf', bytes: streamBomb(), becomes: 'taken' },
    { name: 'many-objects.pdf', bytes: pdfOfPages([{ content: '0 0 5 5 re f\n'.repeat(60_000) }]), becomes: 'taken' },
    { name: 'broken-numbers.pdf', bytes: brokenNumbers(await jpegImage()), becomes: 'taken' },
  ];
}

const JAVASCRIPT =
  '/OpenAction << /S /JavaScript /JS (while \\(true\\) { app.launchURL\\("http://127.0.0.1:9/", true\\); }) >>';

/** A signature field with a signature dictionary: enough for "this PDF is signed", not for a valid signature. */
export async function signedPdf(): Promise<Buffer> {
  const signature =
    '<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached /ByteRange [0 10 20 10] /Contents <00> >>';
  const field = `<< /FT /Sig /T (Ky) /Type /Annot /Subtype /Widget /Rect [0 0 0 0] /F 132 /V ${signature} >>`;
  return pdfOfPages([scanPage(await jpegImage())], `/AcroForm << /SigFlags 3 /Fields [${field}] >>`);
}

/** A PDF with a file attached inside it. */
export function pdfWithAttachment(): Buffer {
  const names = '/Names << /EmbeddedFiles << /Names [(a.txt) << /Type /Filespec /F (a.txt) /EF << >> >>] >> >>';
  return pdfOfPages([DRAWN], names);
}

function tree(kids: string, count: number): string {
  return `<< /Type /Pages /Kids [${kids}] /Count ${count} >>`;
}

/** Noise that is the same in every run. */
function noise(length: number): Buffer {
  const bytes = Buffer.alloc(length);
  let state = 1;
  for (let i = 0; i < length; i++) {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    bytes[i] = state >>> 16;
  }
  return bytes;
}

function xrefLoop(pdf: string): string {
  const at = /startxref\n(\d+)/.exec(pdf)?.[1] ?? '0';
  return pdf.replace('trailer\n<<', `trailer\n<< /Prev ${at}`);
}

/** A PDF of one page that the JPEG fills, open to readers but encrypted with an owner password. */
export async function ownerLocked(jpeg: Buffer): Promise<Buffer> {
  return encrypted({ ownerPassword: 'owner' }, jpeg);
}

async function encrypted(passwords: { userPassword?: string; ownerPassword?: string }, jpeg?: Buffer): Promise<Buffer> {
  const size: [number, number] = [WIDTH, HEIGHT];
  const doc = new PDFDocument({ ...passwords, size, pdfVersion: '1.7', permissions: { printing: 'lowResolution' } });
  const chunks: Buffer[] = [];
  doc.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise((resolve) => doc.on('end', resolve));
  if (jpeg) doc.image(jpeg, 0, 0, { width: WIDTH, height: HEIGHT });
  else doc.text('Mat');
  doc.end();
  await ended;
  return Buffer.concat(chunks);
}

function unknownEncryption(): Buffer {
  return pdfOfPages([DRAWN], '', '/Encrypt << /Filter /Nobody.Knows /V 9 >> /ID [<00> <00>]');
}

function pixelBomb(): Buffer {
  // 60,000 × 60,000 one-bit px: 450 MB of zeros in half a megabyte. The data given here is only its beginning.
  const entries = '/ColorSpace /DeviceGray /BitsPerComponent 1 /Filter /FlateDecode';
  return pdfOfPages([scanPage(imageObject(60_000, 60_000, entries, deflateSync(Buffer.alloc(100_000))))]);
}

function withJpeg(bytes: Uint8Array): Buffer {
  const entries = '/ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode';
  return pdfOfPages([scanPage(imageObject(WIDTH, HEIGHT, entries, bytes))]);
}

function deepArrays(): Buffer {
  return buildPdf([`<< /Type /Catalog /Pages ${'['.repeat(200_000)} >>`]);
}

function formInItself(): Buffer {
  const dict = '/Type /XObject /Subtype /Form /BBox [0 0 100 100] /Resources << /XObject << /X 5 0 R >> >>';
  return pdfOfPages([{ content: '/X Do', xobjects: { X: { dict, stream: '0 0 10 10 re f /X Do' } } }]);
}

/** As formInItself, but drawing itself twice: the work doubles with each level until the memory is gone. */
export function explodingForm(): Buffer {
  const dict = '/Type /XObject /Subtype /Form /BBox [0 0 100 100] /Resources << /XObject << /X 5 0 R >> >>';
  return pdfOfPages([{ content: '/X Do', xobjects: { X: { dict, stream: '0 0 10 10 re f /X Do /X Do' } } }]);
}

/** Page content that unpacks from a few bytes to 20 MB through two Flate filters. */
function streamBomb(): Buffer {
  const page = deflateSync(deflateSync(Buffer.alloc(20_000_000, ' ')));
  const [width, height] = A5;
  return buildPdf([
    CATALOG,
    tree('3 0 R', 1),
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${width} ${height}] /Contents 4 0 R >>`,
    { dict: '/Filter [/FlateDecode /FlateDecode]', stream: page },
  ]);
}

function brokenNumbers(image: PdfObject): Buffer {
  const matrix = '1e400 --5 9999999999999999999 .. 0 0';
  return pdfOfPages([scanPage(image, { matrix, size: A5 }), scanPage(image, { rotate: 45 })]);
}
