import type { OcrLine, OcrPage } from '../../../shared/model/ocr.ts';
import { findCodeLine } from './code-line.ts';
import { findDateLine } from './date-line.ts';
import { readCode } from './document-code.ts';
import { readType } from './document-type.ts';
import { absent, EXTRACTED_KEYS, type ExtractedField } from './extracted-field.ts';
import { frameOf, type Frame } from './frame.ts';
import { findAddressee, findHeading } from './heading.ts';
import type { Raster } from './ink.ts';
import { readIssuedDate } from './issued-date.ts';
import { readMark } from './marks.ts';
import { readOrgan } from './organ.ts';
import { withSecondReading, type SignatureRegion } from './signature-region.ts';
import { readSigner, type Signer } from './signer.ts';
import { yearOf } from './symbol.ts';
import { readLetterSubject, readSubject } from './subject.ts';

export interface ExtractOptions {
  /** The first page's picture in page space, to see ink: without it ink is judged by the words alone. */
  readonly raster?: Raster;
  /** The signature block recognised once more (see signatureRegion): it counts where it shows more. */
  readonly signature?: { readonly region: SignatureRegion; readonly lines: readonly OcrLine[] };
  /** The last year a date may have; default: this year. */
  readonly lastYear?: number;
}

/**
 * Reads a document's fields from its recognised pages: the first page for header, type and abstract, the last page with
 * a signature block for the signer. `pages` is one document in order, or its first and last pages. Gives one entry for
 * every key of `EXTRACTED_KEYS`, in that order. A value that breaks its field's rule (`FIELD_RULES`) is never given.
 * Pure; throws nothing.
 */
export function extractFields(pages: readonly OcrPage[], options: ExtractOptions = {}): ExtractedField[] {
  const frames = pages.map(frameOf);
  const first = frames[0];
  if (first === undefined || first.rows.length === 0) return EXTRACTED_KEYS.map((key) => absent(key));
  const lastYear = options.lastYear ?? new Date().getFullYear();
  const date = findDateLine(first);
  const code = findCodeLine(first, date);
  const heading = findHeading(first, code, date);
  const { number, notation } = readCode(first, code, heading?.code ?? null, options.raster);
  const letterSubject = heading === null ? readLetterSubject(first, code) : null;
  const { organ, parent } = readOrgan(first, { code, date, heading }, options.raster);
  const issued = readIssuedDate(first, date, lastYear, options.raster);
  const type = readType(first, {
    heading,
    notation,
    year: yearOf(issued),
    letterSubject: letterSubject !== null,
    addressee: findAddressee(first) !== null,
  });
  const signer = bestSigner(frames, pages, options.signature);
  const found = [
    type,
    number,
    notation,
    issued,
    organ,
    parent,
    letterSubject ?? (heading === null ? absent('subject') : readSubject(first, heading)),
    signer.name,
    signer.post,
    signer.authority,
    readMark(first, 'urgency'),
    readMark(first, 'secrecy'),
  ];
  return EXTRACTED_KEYS.map((key) => found.find((field) => field.key === key) ?? absent(key));
}

/** Field by field the surer of the two readings of the signature block. */
function bestSigner(frames: readonly Frame[], pages: readonly OcrPage[], second: ExtractOptions['signature']): Signer {
  const first = readSigner(frames);
  if (second === undefined) return first;
  const { region, lines } = second;
  const page = withSecondReading(pages[region.page]!, region, lines);
  const again = readSigner(frames.with(region.page, frameOf(page, region.page)));
  const better = (a: ExtractedField, b: ExtractedField) => (a.state !== 'read' || b.confidence > a.confidence ? b : a);
  const surer = (key: keyof Signer) => (again[key].state === 'read' ? better(first[key], again[key]) : first[key]);
  return { name: surer('name'), post: surer('post'), authority: surer('authority') };
}
