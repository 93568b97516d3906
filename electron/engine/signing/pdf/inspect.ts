import { AppError } from '../../../../shared/contract/app-error.ts';
import type { DigestedBytes } from '../../base/digested-bytes.ts';
import { BerError } from '../ber.ts';
import { readCms, type Cms } from '../cms-read.ts';
import { composeReport } from '../compose-report.ts';
import { judgeCms } from '../judge-cms.ts';
import { Verdict, type SignatureReport } from '../report.ts';
import type { Trust } from '../trust.ts';
import { checkByteRange, type SignedRange } from './byte-range.ts';
import { ByteSource } from './byte-source.ts';
import { compareRevisions } from './compare.ts';
import { docMdpLevel, readFields, type SignatureField } from './fields.ts';
import { PdfDict, PdfName, PdfRef, PdfString, textOf, type PdfValue } from './objects.ts';
import { PdfSyntaxError } from './parse.ts';
import { PdfFile } from './pdf-file.ts';
import { findBytes } from './scan.ts';

/** SubFilter → the format reported, and whether the certificate must be bound in (ISO 32000-2 table 260). */
const FORMATS: Readonly<Record<string, { format: SignatureReport['format']; ess: boolean }>> = {
  'ETSI.CAdES.detached': { format: 'pades', ess: true },
  'adbe.pkcs7.detached': { format: 'pdf-cms', ess: false },
};

/**
 * Judges every signature of a PDF (a path or its bytes), in the order of the form's fields; an unsigned PDF gives an empty list. Signatures that
 * no field shows, and fields whose signature cannot be read, are reports too and never silence. Throws `signing/pdf-damaged`
 * for a file that is not readable and holds no trace of a signature, and `disk/*`.
 */
export async function inspectPdfSignatures(
  pdf: string | Buffer | DigestedBytes,
  trust: Trust,
): Promise<SignatureReport[]> {
  const source = typeof pdf === 'string' ? await ByteSource.open(pdf) : ByteSource.of(pdf);
  try {
    const marks = await findBytes(source, '/ByteRange');
    let file: PdfFile;
    let fields: readonly SignatureField[];
    try {
      file = await PdfFile.read(source);
      fields = (await readFields(file)).signatures.filter((field) => field.value !== null);
    } catch (error) {
      if (!(error instanceof PdfSyntaxError)) throw error;
      if (marks.length === 0) throw new AppError('signing/pdf-damaged', { reason: error.message }, { cause: error });
      return [
        bare('PDF', trust, (verdict) =>
          verdict.invalid('signing/pdf-unreadable-after-signing', { reason: error.message }),
        ),
      ];
    }
    if (file.xref.trailer.has('Encrypt') && fields.length > 0) {
      return fields.map((field) =>
        bare(field.name, trust, (verdict) => verdict.open('signing/signature-unsupported', { what: 'encrypted-pdf' })),
      );
    }
    const shown: [number, number][] = [];
    const judged: Judged[] = [];
    for (const field of fields) judged.push(await judgeField(file, field, trust, shown));
    const reports = judged.map(({ report }) => report);
    noteUncovered(source, judged, reports);
    for (const offset of marks.filter((mark) => !shown.some(([from, to]) => mark >= from && mark < to))) {
      reports.push(
        bare(`byte ${offset}`, trust, (verdict) => verdict.invalid('signing/pdf-signature-hidden', { offset })),
      );
    }
    return reports;
  } finally {
    await source.close();
  }
}

/** A report, and where the revision it is about ends (null when that cannot be told). */
interface Judged {
  readonly report: SignatureReport;
  readonly end: number | null;
}

/** What stands behind the farthest signature is covered by none: said once, there. */
function noteUncovered(source: ByteSource, judged: readonly Judged[], reports: SignatureReport[]): void {
  const ends = judged.map(({ end }) => end ?? 0);
  const farthest = Math.max(0, ...ends);
  const index = ends.indexOf(farthest);
  const report = reports[index];
  if (report === undefined || farthest === 0 || report.coversWholeFile) return;
  const note = new Verdict(report.place);
  note.note('signing/pdf-bytes-after', { count: source.size - farthest });
  reports[index] = { ...report, findings: [...report.findings, ...note.findings] };
}

/** A report about a signature of which nothing could be read. */
function bare(place: string, trust: Trust, note: (verdict: Verdict) => void): SignatureReport {
  const integrity = new Verdict(place);
  note(integrity);
  const parts = { signer: null, signingTime: null, certificates: [], coversWholeFile: false };
  return composeReport({ format: 'unknown', place, integrity, trust, ...parts });
}

async function judgeField(
  file: PdfFile,
  field: SignatureField,
  trust: Trust,
  shown: [number, number][],
): Promise<Judged> {
  const place = field.name;
  try {
    const { dict, span } = await signatureDictionary(file, field);
    shown.push(span);
    return await judgeSignature(file, field, dict, trust);
  } catch (error) {
    if (!(error instanceof PdfSyntaxError)) throw error;
    const note = (verdict: Verdict): void =>
      verdict.invalid('signing/pdf-field-unreadable', { field: place, reason: error.message });
    return { report: bare(place, trust, note), end: null };
  }
}

/** The signature dictionary as it stands in the file, and the bytes it takes. */
async function signatureDictionary(
  file: PdfFile,
  field: SignatureField,
): Promise<{ dict: PdfDict; span: [number, number] }> {
  const ref = field.value instanceof PdfRef ? field.value : field.ref;
  if (ref === null) throw new PdfSyntaxError('the signature stands in no object');
  const entry = file.entry(ref.number);
  if (entry.kind !== 'offset') throw new PdfSyntaxError('the signature is missing or packed into an object stream');
  const { found, end } = await file.source.parse(entry.offset, (parser) => ({
    found: parser.indirect(),
    end: entry.offset + parser.position,
  }));
  if (found.number !== ref.number || found.generation !== entry.generation || ref.generation !== entry.generation)
    throw new PdfSyntaxError('the signature is not where the cross-reference says');
  const dict = field.value instanceof PdfRef ? await file.resolve(found.value) : field.value;
  if (!(dict instanceof PdfDict)) throw new PdfSyntaxError('the signature is no dictionary');
  if (dict.ambiguous) throw new PdfSyntaxError('a key of the signature stands twice');
  return { dict, span: [entry.offset, end] };
}

async function judgeSignature(file: PdfFile, field: SignatureField, dict: PdfDict, trust: Trust): Promise<Judged> {
  const place = field.name;
  const integrity = new Verdict(place);
  const subFilter = dict.get('SubFilter');
  const kind = subFilter instanceof PdfName ? subFilter.name : '';
  const range = await checkByteRange(file.source, dict, integrity);
  const end = range?.end ?? null;
  const coversWholeFile = range?.reachesEnd ?? false;
  if (range !== null && !range.reachesEnd) await judgeLater(file, field, dict, range, integrity);
  const known = FORMATS[kind];
  const contents = dict.get('Contents');
  const nobody = { place, integrity, signer: null, signingTime: null, certificates: [], trust, coversWholeFile };
  if (known === undefined) {
    const format = kind === 'ETSI.RFC3161' ? 'timestamp' : 'unknown';
    integrity.open('signing/signature-unsupported', { what: kind === '' ? 'no-subfilter' : kind });
    return { report: composeReport({ ...nobody, format }), end };
  }
  try {
    if (range === null) return { report: composeReport({ ...nobody, format: known.format }), end };
    const cms = readContents(contents);
    const digest = (algorithm: string): Promise<Buffer> => file.source.digest(algorithm, range.spans);
    const judged = await judgeCms(cms, digest, known.ess, integrity);
    const signingTime = judged.signingTime ?? pdfTime(dict.get('M'));
    const certificates = cms.certificates;
    return {
      report: composeReport({ ...nobody, format: known.format, signer: judged.signer, signingTime, certificates }),
      end,
    };
  } catch (error) {
    if (!(error instanceof BerError)) throw error;
    integrity.invalid('signing/signature-unreadable', { reason: error.message });
    return { report: composeReport({ ...nobody, format: known.format }), end };
  }
}

/** The CMS in /Contents, behind which only the zeros of the placeholder may stand. */
function readContents(contents: PdfValue): Cms {
  if (!(contents instanceof PdfString)) throw new BerError('no signature value');
  const cms = readCms(contents.bytes);
  const padding = contents.bytes.subarray(cms.length);
  if (Buffer.compare(padding, Buffer.alloc(padding.length)) !== 0) throw new BerError('bytes after the end');
  return cms;
}

/** What came after the signed revision: it must itself show this signature, and the rest may only have been added to it. */
async function judgeLater(
  file: PdfFile,
  field: SignatureField,
  dict: PdfDict,
  range: SignedRange,
  integrity: Verdict,
): Promise<void> {
  const before = integrity.findings.length;
  try {
    const signed = await PdfFile.read(file.source.upTo(range.end));
    const same = (await readFields(signed)).signatures.find((candidate) => candidate.name === field.name);
    if (same === undefined || !sameObject(signed, file, same.value, field.value)) {
      throw new PdfSyntaxError('the signature is not part of what it signs');
    }
    await compareRevisions(signed, file, await docMdpLevel(signed, dict), integrity);
  } catch (error) {
    if (!(error instanceof PdfSyntaxError)) throw error;
    integrity.invalid('signing/pdf-revision-unreadable', { reason: error.message });
  }
  if (integrity.findings.length === before) integrity.note('signing/pdf-later-additions');
}

function sameObject(signed: PdfFile, now: PdfFile, before: PdfValue, after: PdfValue): boolean {
  if (!(before instanceof PdfRef) || !(after instanceof PdfRef) || before.number !== after.number) {
    return before instanceof PdfDict && after instanceof PdfDict;
  }
  return JSON.stringify(signed.entry(before.number)) === JSON.stringify(now.entry(after.number));
}

/** A PDF date, `D:YYYYMMDDHHmmSSOHH'mm'` with parts left out from the right (ISO 32000-1 §7.9.4); null when it is none. */
function pdfTime(value: PdfValue): Date | null {
  const match = /^D:(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?(?:Z|([+-])(\d\d)'?(\d\d)?)?/.exec(textOf(value) ?? '');
  if (match === null) return null;
  const [
    ,
    year,
    month = '01',
    day = '01',
    hour = '00',
    minute = '00',
    second = '00',
    sign = '+',
    zoneHour = '00',
    zoneMinute = '00',
  ] = match;
  const date = new Date(`${year!}-${month}-${day}T${hour}:${minute}:${second}${sign}${zoneHour}:${zoneMinute}`);
  return Number.isNaN(date.getTime()) ? null : date;
}
