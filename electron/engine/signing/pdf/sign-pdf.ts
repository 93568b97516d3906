import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import { AppError } from '../../../../shared/contract/app-error.ts';
import { produceDurable } from '../../base/durable-file.ts';
import { isoVietnam } from '../../base/clock.ts';
import { throwIfCancelled } from '../../base/task.ts';
import { writeAll } from '../../base/write-all.ts';
import { readCertificate } from '../certificate.ts';
import { makeSignedData } from '../cms-write.ts';
import { nameAttribute } from '../names.ts';
import { OID } from '../oids.ts';
import type { Signer } from '../signer.ts';
import { makeAppearance, visibleLines } from './appearance.ts';
import { ByteSource } from './byte-source.ts';
import { checkSignable } from './check-signable.ts';
import { dict, isArray, name, PdfDict, PdfRef, PdfString, serialize, textString, type PdfValue } from './objects.ts';
import { firstPage, type Page } from './page.ts';
import { PdfSyntaxError } from './parse.ts';
import { PdfFile } from './pdf-file.ts';
import { Update } from './update.ts';
import type { SignedPdf } from '../../../../shared/contract/reports/signing.ts';
export type { SignedPdf } from '../../../../shared/contract/reports/signing.ts';

/** Octets kept for the CMS: a chain of four certificates and a time stamp to be put in later still fit. */
export const RESERVED = 16 * 1024;
const CHUNK = 1 << 20;
/** A file without a PDF's header in its first octets is none; with other octets before it, it is a damaged one. */
const HEADER_WITHIN = 1024;
/** Width of the byte range in the file: four offsets of up to 13 digits. */
const RANGE_WIDTH = 60;

export interface SignPdfOptions {
  /** Shown on page 1, as the agency writes its name (TT 05/2025/TT-BNV Điều 8 kh.1). */
  readonly agencyName: string;
  readonly signingTime: Date;
  readonly reason?: string;
  /** SHA-256 (hex) the source must have; another file is not signed. */
  readonly sha256?: string;
  /** Where the unfinished file lives, on the target's file system. Default: beside the target. */
  readonly scratch?: string;
  readonly signal?: AbortSignal;
}

/**
 * Signs a PDF as PAdES-B (ETSI EN 319 142-1) with the text of Điều 8 visible on page 1. The source's bytes stay the exact
 * beginning of the target; objects are read by offset and the rest is copied as a stream, so memory does not grow with the
 * file. The target appears whole or not at all; source and target may be the same path. The same time, key (RSA) and file give
 * the same bytes. Throws `signing/not-pdf`, `signing/pdf-*` when the file is damaged, changed, encrypted or closed to
 * signatures, `signing/text-*`, `disk/*`.
 */
export async function signPdf(
  sourcePath: string,
  targetPath: string,
  signer: Signer,
  options: SignPdfOptions,
): Promise<SignedPdf> {
  const source = await ByteSource.open(sourcePath);
  try {
    if (!(await source.read(0, HEADER_WITHIN)).includes('%PDF-'))
      throw new AppError('signing/not-pdf', { path: basename(sourcePath) });
    const prepared = await prepare(source, signer, options);
    let sha256 = '';
    await produceDurable(
      targetPath,
      async (scratch) => {
        sha256 = await writeSigned(source, scratch, prepared, signer, options);
      },
      options.scratch === undefined ? {} : { scratch: options.scratch },
    );
    return { fieldName: prepared.fieldName, sha256, size: source.size + prepared.bytes.length };
  } catch (error) {
    if (error instanceof PdfSyntaxError)
      throw new AppError('signing/pdf-damaged', { reason: error.message }, { cause: error });
    throw error;
  } finally {
    await source.close();
  }
}

interface Prepared {
  readonly fieldName: string;
  /** The whole update with an empty signature. */
  readonly bytes: Buffer;
  /** Where in `bytes` the signature's hexadecimal string begins and ends, delimiters included. */
  readonly gapStart: number;
  readonly gapEnd: number;
}

async function prepare(source: ByteSource, signer: Signer, options: SignPdfOptions): Promise<Prepared> {
  const file = await PdfFile.read(source);
  const fields = await checkSignable(file, signer.certificateDer, options.signal);
  const page = await firstPage(file);
  const update = new Update(file);
  const lines = visibleLines(options.agencyName, options.signingTime);
  const { rect, stream } = await makeAppearance(file, page, lines, update);
  const template = signatureTemplate(signer, options);
  const value = update.addRaw(template.body);
  const fieldName = freeName(fields.names);
  const widget = update.add(
    dict({
      Type: name('Annot'),
      Subtype: name('Widget'),
      FT: name('Sig'),
      T: textString(fieldName),
      V: value,
      P: page.ref,
      Rect: rect,
      // Print and Locked; ISO 19005-2 §6.3.2 wants Print and forbids the hiding flags.
      F: 132,
      AP: dict({ N: stream }),
    }),
  );
  await addToPage(file, page, widget, update);
  await addToForm(file, widget, update);
  const id = createHash('sha256')
    .update(serialize(file.xref.trailer))
    .update(`${source.size} ${options.signingTime.toISOString()}`)
    .update(signer.certificateDer);
  const { bytes, markedStart } = update.build(source.size, value, id.digest().subarray(0, 16));
  const gapStart = markedStart + template.contents;
  const gapEnd = gapStart + RESERVED * 2 + 2;
  const range = `[0 ${source.size + gapStart} ${source.size + gapEnd} ${bytes.length - gapEnd}`;
  bytes.write(`${range.padEnd(RANGE_WIDTH)}]`, markedStart + template.range, 'latin1');
  return { fieldName, bytes, gapStart, gapEnd };
}

/** The signature dictionary in fixed widths, with the places of what is filled in later (ISO 32000-1 table 252). */
function signatureTemplate(signer: Signer, options: SignPdfOptions): { body: Buffer; range: number; contents: number } {
  const subject = readCertificate(signer.certificateDer).parsed.subject;
  const rest: Record<string, PdfValue> = {
    Type: name('Sig'),
    Filter: name('Adobe.PPKLite'),
    SubFilter: name('ETSI.CAdES.detached'),
    M: new PdfString(Buffer.from(pdfDate(options.signingTime), 'latin1')),
    Name: textString(nameAttribute(subject, OID.commonName) ?? options.agencyName),
  };
  if (options.reason !== undefined) rest['Reason'] = textString(options.reason);
  const head = serialize(dict(rest)).toString('latin1').slice(0, -2);
  const beforeRange = `${head}/ByteRange `;
  const beforeContents = `${beforeRange}${' '.repeat(RANGE_WIDTH)}]\n/Contents `;
  const body = `${beforeContents}<${'0'.repeat(RESERVED * 2)}>\n>>`;
  return { body: Buffer.from(body, 'latin1'), range: beforeRange.length, contents: beforeContents.length };
}

/** `D:20260612114537+07'00'` (ISO 32000-1 §7.9.4). */
function pdfDate(date: Date): string {
  return `D:${isoVietnam(date).slice(0, 19).replaceAll(/[-:T]/g, '')}+07'00'`;
}

function freeName(taken: ReadonlySet<string>): string {
  for (let number = 1; ; number++) if (!taken.has(`ChuKy${number}`)) return `ChuKy${number}`;
}

async function addToPage(file: PdfFile, page: Page, widget: PdfRef, update: Update): Promise<void> {
  const old = page.dict.get('Annots');
  const list = await file.resolve(old);
  const annotations = [...(isArray(list) ? list : []), widget];
  if (old instanceof PdfRef && isArray(list)) update.replace(old, annotations);
  else update.replace(page.ref, page.dict.with({ Annots: annotations }));
}

async function addToForm(file: PdfFile, widget: PdfRef, update: Update): Promise<void> {
  const catalog = await file.catalog();
  const old = catalog.get('AcroForm');
  const form = (await file.dictAt(catalog, 'AcroForm')) ?? new PdfDict();
  const oldFields = form.get('Fields');
  const list = await file.resolve(oldFields);
  const fields = [...(isArray(list) ? list : []), widget];
  const inPlace = oldFields instanceof PdfRef && isArray(list);
  if (inPlace) update.replace(oldFields, fields);
  // SignaturesExist and AppendOnly (ISO 32000-1 table 219).
  const changed = form.with({ SigFlags: 3, ...(inPlace ? {} : { Fields: fields }) });
  if (old instanceof PdfRef) update.replace(old, changed);
  else update.replace(file.rootRef, catalog.with({ AcroForm: changed }));
}

/** Copies the source, appends the update and fills in the signature; returns the SHA-256 of the result. */
async function writeSigned(
  source: ByteSource,
  target: string,
  prepared: Prepared,
  signer: Signer,
  { signal, sha256 }: SignPdfOptions,
): Promise<string> {
  const { bytes, gapStart, gapEnd } = prepared;
  const handle = await open(target, 'wx');
  try {
    const whole = createHash('sha256');
    for (let offset = 0; offset < source.size; offset += CHUNK) {
      if (signal !== undefined) throwIfCancelled(signal);
      const chunk = await source.read(offset, CHUNK);
      if (chunk.length === 0)
        throw new AppError('signing/pdf-damaged', { reason: 'the file shrank while it was read' });
      whole.update(chunk);
      await writeAll(handle, chunk);
    }
    const found = whole.copy().digest('hex');
    if (sha256 !== undefined && found !== sha256)
      throw new AppError('signing/pdf-changed', { path: source.path, expected: sha256, found });
    const digest = whole.copy().update(bytes.subarray(0, gapStart)).update(bytes.subarray(gapEnd)).digest();
    const cms = await makeSignedData({ digest, signingTime: null }, signer);
    if (cms.length > RESERVED) throw new AppError('signing/signature-too-large', { size: cms.length, limit: RESERVED });
    bytes.write(Buffer.from(cms).toString('hex').toUpperCase(), gapStart + 1, 'latin1');
    await writeAll(handle, bytes);
    return whole.update(bytes).digest('hex');
  } finally {
    await handle.close();
  }
}
