import { isAppError } from '../../../shared/contract/app-error.ts';
import { bytesInMemory, bytesOfFile, type ByteSource } from './bytes.ts';
import { walkContent } from './read/content-walk.ts';
import { differences, infoValues, pdfaMark, readXmp } from './read/info-and-xmp.ts';
import type { Marks, PdfMarks } from './read/marks.ts';
import { findingsOf } from './read/marks-findings.ts';
import { ObjectFile } from './read/object-file.ts';
import { PdfFault, PdfName, type PdfDict, type PdfValue } from './read/values.ts';

const TAIL_BYTES = 65_536;

/**
 * Reads a PDF's structure and says what is amiss, without rendering and without trusting it: sizes, depths and counts are
 * bounded, one object is held at a time. Garbage gives `pdf/unreadable` among the findings, not an exception; only the
 * disk's own refusals are thrown (`disk/*`). `pdf` is a path or the bytes; `place` names the file in the findings.
 */
export async function readPdfMarks(
  pdf: string | Buffer,
  place = typeof pdf === 'string' ? pdf : '',
): Promise<PdfMarks> {
  const source = typeof pdf === 'string' ? await bytesOfFile(pdf) : bytesInMemory(pdf);
  try {
    const marks = await read(source);
    return { ...marks, findings: findingsOf(marks, place) };
  } finally {
    await source.close();
  }
}

async function read(source: ByteSource): Promise<Marks> {
  const version = /^%PDF-(\d\.\d)/.exec((await source.read(0, 16)).toString('latin1'))?.[1] ?? null;
  const blank: Marks = {
    isReadable: false,
    reason: null,
    bytes: source.size,
    version,
    pages: 0,
    statedPages: null,
    pdfa: null,
    hasOutputIntent: false,
    isEncrypted: false,
    hasId: false,
    active: [],
    hasXfa: false,
    embeddedFiles: 0,
    signatures: 0,
    revisions: 0,
    title: null,
    differences: [],
    isXmpReadable: false,
    trailingBytes: await trailingBytes(source),
    isComplete: false,
  };
  const file = new ObjectFile(source);
  try {
    await file.open();
    const catalog = await file.resolve(file.trailer.get('Root'));
    if (!(catalog instanceof Map)) throw new PdfFault('no catalog');
    const walked = await walkContent(file, catalog);
    const isEncrypted = file.trailer.has('Encrypt');
    return {
      ...blank,
      ...walked,
      ...(isEncrypted ? {} : await readMetadata(file, catalog)),
      isReadable: true,
      isEncrypted,
      hasId: Array.isArray(file.trailer.get('ID')),
      hasOutputIntent: await hasOutputIntent(file, catalog),
      revisions: file.revisions,
    };
  } catch (error) {
    if (!(error instanceof PdfFault)) throw error;
    return { ...blank, reason: error.message };
  }
}

async function readMetadata(
  file: ObjectFile,
  catalog: PdfDict,
): Promise<Pick<Marks, 'pdfa' | 'title' | 'differences' | 'isXmpReadable'>> {
  const dictionary = await file.resolve(file.trailer.get('Info'));
  const info = infoValues(await resolved(file, dictionary));
  const title = info.get('Title') ?? null;
  const bytes = await file.stream(catalog.get('Metadata'));
  if (bytes === null) return { pdfa: null, title, differences: [], isXmpReadable: false };
  try {
    const xmp = await readXmp(bytes);
    return { pdfa: pdfaMark(xmp), title, differences: differences(info, xmp), isXmpReadable: true };
  } catch (error) {
    if (!isAppError(error)) throw error;
    return { pdfa: null, title, differences: [], isXmpReadable: false };
  }
}

/** The dictionary, empty if it is none, with its direct values in place of references. */
async function resolved(file: ObjectFile, dictionary: PdfValue): Promise<PdfDict> {
  const direct: PdfDict = new Map();
  if (!(dictionary instanceof Map)) return direct;
  for (const [key, value] of dictionary) direct.set(key, await file.resolve(value));
  return direct;
}

async function hasOutputIntent(file: ObjectFile, catalog: PdfDict): Promise<boolean> {
  const intents = await file.resolve(catalog.get('OutputIntents'));
  for (const item of Array.isArray(intents) ? intents.slice(0, 16) : []) {
    const intent = await file.resolve(item);
    if (!(intent instanceof Map)) continue;
    const kind = intent.get('S');
    if (kind instanceof PdfName && kind.name === 'GTS_PDFA1' && intent.has('DestOutputProfile')) return true;
  }
  return false;
}

async function trailingBytes(source: ByteSource): Promise<number> {
  const tail = (await source.read(Math.max(0, source.size - TAIL_BYTES), TAIL_BYTES)).toString('latin1');
  const end = tail.lastIndexOf('%%EOF');
  if (end === -1) return 0;
  return tail.slice(end + 5).replace(/^(\r\n|\n|\r)/, '').length;
}
