import { isArray, isName, PdfDict, PdfStream, type PdfValue } from './objects.ts';
import { PdfSyntaxError } from './parse.ts';
import type { ByteSource } from './byte-source.ts';
import { unpackStream } from './stream-data.ts';

/** ISO 32000-1 annex C gives 8,388,607 objects as the limit; far above any scan. And how many revisions are followed. */
const MAX_OBJECTS = 8_388_607;
const MAX_SECTIONS = 4096;

/** Where an object stands: at an offset, inside an object stream, or nowhere (freed). */
export type XrefEntry =
  | { readonly kind: 'offset'; readonly offset: number; readonly generation: number }
  | { readonly kind: 'packed'; readonly container: number; readonly index: number }
  | { readonly kind: 'free' };

export interface Xref {
  readonly entries: ReadonlyMap<number, XrefEntry>;
  /** The newest trailer dictionary (or cross-reference stream dictionary). */
  readonly trailer: PdfDict;
  /** The kind of the newest section; an update must be of the same kind. */
  readonly kind: 'table' | 'stream';
  /** Offset of the newest section. */
  readonly start: number;
}

/**
 * Follows the cross-reference chain of a file or of one of its revisions, newest first, as ISO 32000-1 §7.5.8 says and
 * without any repair: what a viewer would have to guess is damage here. Throws PdfSyntaxError.
 */
export async function readXref(source: ByteSource): Promise<Xref> {
  const start = await findStart(source);
  const entries = new Map<number, XrefEntry>();
  const seen = new Set<number>();
  let newest: { trailer: PdfDict; kind: Xref['kind'] } | null = null;
  const waiting = [start];
  for (let offset = waiting.pop(); offset !== undefined; offset = waiting.pop()) {
    if (seen.has(offset)) throw new PdfSyntaxError('the cross-reference chain runs in a circle');
    if (seen.size >= MAX_SECTIONS) throw new PdfSyntaxError('too many cross-reference sections');
    seen.add(offset);
    const section = await readSection(source, offset, entries);
    newest ??= section;
    const previous = section.trailer.get('Prev');
    if (previous !== null) waiting.push(wholeNumber(previous, 'Prev'));
    // Hybrid files: the stream's entries count before those of older sections.
    const hybrid = section.kind === 'table' ? section.trailer.get('XRefStm') : null;
    if (hybrid !== null) waiting.push(wholeNumber(hybrid, 'XRefStm'));
  }
  return { entries, trailer: newest!.trailer, kind: newest!.kind, start };
}

async function findStart(source: ByteSource): Promise<number> {
  const from = Math.max(0, source.size - 1024);
  const tail = (await source.read(from, source.size - from)).toString('latin1');
  const at = tail.lastIndexOf('startxref');
  const number = /^startxref\s+(\d{1,12})\s+%%EOF/.exec(at === -1 ? '' : tail.slice(at))?.[1];
  if (number === undefined) throw new PdfSyntaxError('no startxref at the end');
  return Number(number);
}

async function readSection(
  source: ByteSource,
  offset: number,
  entries: Map<number, XrefEntry>,
): Promise<{ trailer: PdfDict; kind: Xref['kind'] }> {
  if (offset < 0 || offset >= source.size) throw new PdfSyntaxError('a cross-reference offset lies outside the file');
  const head = (await source.read(offset, 4)).toString('latin1');
  return head === 'xref'
    ? { trailer: await readTable(source, offset + 4, entries), kind: 'table' }
    : { trailer: await readStream(source, offset, entries), kind: 'stream' };
}

async function readTable(source: ByteSource, from: number, entries: Map<number, XrefEntry>): Promise<PdfDict> {
  let position = from;
  for (;;) {
    const line = (await source.read(position, 64)).toString('latin1');
    const header = /^[\s]*(\d{1,10}) (\d{1,10})[ ]*(\r\n|\r|\n)/.exec(line);
    if (header === null) break;
    const [first, count] = [Number(header[1]), Number(header[2])];
    if (first + count > MAX_OBJECTS) throw new PdfSyntaxError('too many objects');
    position += header[0].length;
    const rows = await source.read(position, count * 20);
    if (rows.length < count * 20) throw new PdfSyntaxError('the cross-reference table is cut short');
    for (let index = 0; index < count; index++)
      addRow(rows.toString('latin1', index * 20, index * 20 + 20), first + index, entries);
    position += count * 20;
  }
  return source.parse(position, (parser) => {
    parser.expect('trailer');
    const trailer = parser.value();
    if (!(trailer instanceof PdfDict)) throw new PdfSyntaxError('no trailer dictionary');
    return trailer;
  });
}

function addRow(row: string, number: number, entries: Map<number, XrefEntry>): void {
  const match = /^(\d{10}) (\d{5}) ([nf])[ \r][\r\n]$/.exec(row);
  if (match === null) throw new PdfSyntaxError('malformed cross-reference table');
  if (entries.has(number)) return;
  entries.set(
    number,
    match[3] === 'f' ? { kind: 'free' } : { kind: 'offset', offset: Number(match[1]), generation: Number(match[2]) },
  );
}

async function readStream(source: ByteSource, offset: number, entries: Map<number, XrefEntry>): Promise<PdfDict> {
  const { value } = await source.parse(offset, (parser) => parser.indirect());
  if (!(value instanceof PdfStream) || !isName(value.dict.get('Type'), 'XRef')) {
    throw new PdfSyntaxError('no cross-reference section where one should be');
  }
  const { dict } = value;
  const data = unpackStream(dict, await source.read(value.dataStart, wholeNumber(dict.get('Length'), 'Length')));
  const widths = numbers(dict.get('W'));
  if (widths.length < 3 || widths.some((width) => width > 8))
    throw new PdfSyntaxError('malformed cross-reference stream');
  const [typeWidth = 0, secondWidth = 0, thirdWidth = 0] = widths;
  const size = wholeNumber(dict.get('Size'), 'Size');
  const index = dict.has('Index') ? numbers(dict.get('Index')) : [0, size];
  const step = typeWidth + secondWidth + thirdWidth;
  let position = 0;
  for (let pair = 0; pair + 1 < index.length; pair += 2) {
    const [first = 0, count = 0] = [index[pair], index[pair + 1]];
    if (first + count > MAX_OBJECTS) throw new PdfSyntaxError('too many objects');
    for (let number = first; number < first + count; number++, position += step) {
      if (position + step > data.length) throw new PdfSyntaxError('the cross-reference stream is cut short');
      if (entries.has(number)) continue;
      const kind = typeWidth === 0 ? 1 : big(data, position, typeWidth);
      const second = big(data, position + typeWidth, secondWidth);
      const third = big(data, position + typeWidth + secondWidth, thirdWidth);
      if (kind === 1) entries.set(number, { kind: 'offset', offset: second, generation: third });
      else if (kind === 2) entries.set(number, { kind: 'packed', container: second, index: third });
      else entries.set(number, { kind: 'free' });
    }
  }
  return dict;
}

function big(data: Buffer, at: number, width: number): number {
  let value = 0;
  for (let index = 0; index < width; index++) value = value * 256 + data[at + index]!;
  return value;
}

function numbers(value: PdfValue): number[] {
  return isArray(value) ? value.map((item) => wholeNumber(item, 'array')) : [];
}

function wholeNumber(value: PdfValue, what: string): number {
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0)
    throw new PdfSyntaxError(`${what} is not a whole number`);
  return value;
}
