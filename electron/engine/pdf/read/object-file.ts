import type { ByteSource } from '../bytes.ts';
import { ValueParser } from './parse-value.ts';
import { unflate } from './unflate.ts';
import { PdfFault, PdfName, PdfRef, type PdfDict, type PdfValue } from './values.ts';

const FIRST_WINDOW = 2_048;
/** Bytes of one object without its stream. */
const MAX_OBJECT_BYTES = 16 * 1024 * 1024;
/** Bytes of one stream we read here (metadata, cross references, object streams), coded and plain. */
const MAX_STREAM_BYTES = 64 * 1024 * 1024;
/** Saved versions of the file (incremental updates). */
const MAX_SECTIONS = 1_000;
const MAX_REFERENCES_IN_A_ROW = 32;
const MAX_OBJECT_STREAMS_HELD = 4;
const TAIL_BYTES = 2_048;
const MAX_TRAILER_BYTES = 65_536;

/** Where an object is: `at` an offset, or the `index`th of an object stream. */
type Place = { readonly at: number } | { readonly stream: number; readonly index: number } | null;

/** One part of a cross reference: objects `first` … `first + count - 1`. */
interface Section {
  readonly first: number;
  readonly count: number;
  place(id: number): Promise<Place>;
}

/**
 * A PDF opened for looking up single objects. Holds no table of objects: cross references are consulted in the file. Does
 * not repair: a file that has lost its cross reference is not fit for an archive, and says so. Methods throw PdfFault.
 */
export class ObjectFile {
  readonly #source: ByteSource;
  readonly #sections: Section[] = [];
  readonly #streams = new Map<number, { parser: Buffer; offsets: number[] }>();
  trailer: PdfDict = new Map();
  /** How many times the file was saved: 1 when nothing was appended. */
  revisions = 0;

  constructor(source: ByteSource) {
    this.#source = source;
  }

  /** Finds and reads all cross references, newest first. */
  async open(): Promise<void> {
    const from = Math.max(0, this.#source.size - TAIL_BYTES);
    const tail = (await this.#source.read(from, TAIL_BYTES)).toString('latin1');
    const start = /startxref\s+(\d{1,12})(?![\s\S]*startxref)/.exec(tail)?.[1];
    if (start === undefined) throw new PdfFault('no startxref at the end');
    const seen = new Set<number>();
    let next: number | null = Number(start);
    while (next !== null) {
      if (seen.has(next) || seen.size === MAX_SECTIONS) throw new PdfFault('cross references run in a circle');
      seen.add(next);
      const trailer: PdfDict = await this.#crossReference(next);
      if (this.revisions === 0) this.trailer = trailer;
      this.revisions += 1;
      const previous: PdfValue = trailer.get('Prev') ?? null;
      next = typeof previous === 'number' ? previous : null;
    }
  }

  /** The value itself, references followed. An object nobody defined is null, as the specification has it. */
  async resolve(value: PdfValue | undefined): Promise<PdfValue> {
    let present = value ?? null;
    for (let hops = 0; present instanceof PdfRef; hops++) {
      if (hops > MAX_REFERENCES_IN_A_ROW) throw new PdfFault('references run in a circle');
      present = await this.object(present.id);
    }
    return present;
  }

  async object(id: number): Promise<PdfValue> {
    const place = await this.#place(id);
    if (place === null) return null;
    return 'at' in place ? (await this.#read(place.at, id)).value : this.#fromStream(place.stream, place.index);
  }

  /** The plain bytes of the stream object behind a reference; null when it is none. */
  async stream(ref: PdfValue | undefined): Promise<Buffer | null> {
    if (!(ref instanceof PdfRef)) return null;
    const place = await this.#place(ref.id);
    return place !== null && 'at' in place ? this.#streamAt(place.at, ref.id) : null;
  }

  async #place(id: number): Promise<Place> {
    for (const section of this.#sections) {
      if (id < section.first || id >= section.first + section.count) continue;
      // The newest part that lists an object decides, be it that the object is no more.
      return section.place(id);
    }
    return null;
  }

  async #read(at: number, id: number | null): Promise<{ value: PdfValue; dataAt: number | null }> {
    for (let size = FIRST_WINDOW; ; size *= 8) {
      const window = await this.#source.read(at, size);
      const isAll = window.length < size;
      try {
        const parser = new ValueParser(isAll ? Buffer.concat([window, Buffer.from('\n')]) : window);
        const found = Number(parser.keyword());
        parser.keyword();
        if (parser.keyword() !== 'obj' || (id !== null && found !== id)) throw new PdfFault(`no object ${id} at ${at}`);
        const value = parser.value();
        const isStream = parser.keyword() === 'stream';
        if (!isStream) return { value, dataAt: null };
        const isTwo = window[parser.at] === 13 && window[parser.at + 1] === 10;
        return { value, dataAt: at + parser.at + (isTwo ? 2 : 1) };
      } catch (error) {
        if (!(error instanceof PdfFault) || !error.isEnd || isAll || size > MAX_OBJECT_BYTES) throw error;
      }
    }
  }

  async #streamAt(at: number, id: number | null): Promise<Buffer | null> {
    const { value, dataAt } = await this.#read(at, id);
    if (dataAt === null || !(value instanceof Map)) return null;
    return this.#data(value, dataAt);
  }

  async #data(dictionary: PdfDict, dataAt: number): Promise<Buffer> {
    const length = await this.resolve(dictionary.get('Length'));
    if (typeof length !== 'number' || length < 0 || length > MAX_STREAM_BYTES) throw new PdfFault('a stream too long');
    return unflate(dictionary, await this.#source.read(dataAt, length), MAX_STREAM_BYTES);
  }

  async #crossReference(at: number): Promise<PdfDict> {
    const head = await this.#source.read(at, 64);
    if (/^\s*xref/.test(head.toString('latin1'))) return this.#table(at);
    const { value, dataAt } = await this.#read(at, null);
    if (!(value instanceof Map) || dataAt === null) throw new PdfFault(`no cross reference at ${at}`);
    this.#addStreamSections(value, await this.#data(value, dataAt));
    return value;
  }

  async #table(from: number): Promise<PdfDict> {
    const sections: Section[] = [];
    let at = from + (/^\s*xref\s*/.exec((await this.#source.read(from, 64)).toString('latin1'))?.[0].length ?? 0);
    for (;;) {
      const line = (await this.#source.read(at, 64)).toString('latin1');
      const head = /^\s*(\d{1,10}) +(\d{1,10})[ \t]*(?:\r\n|\n|\r)/.exec(line);
      if (head === null) break;
      if (sections.length > MAX_SECTIONS) throw new PdfFault('a cross reference in too many parts');
      const count = Number(head[2]);
      sections.push(this.#tableSection(Number(head[1]), count, at + head[0].length));
      at += head[0].length + count * 20;
    }
    const trailer = await this.#trailer(at);
    // Of a hybrid file, what old readers were to see as free stands in the stream: that one comes first.
    const hybrid = trailer.get('XRefStm');
    if (typeof hybrid === 'number') await this.#crossReference(hybrid);
    this.#sections.push(...sections);
    return trailer;
  }

  async #trailer(at: number): Promise<PdfDict> {
    const text = await this.#source.read(at, MAX_TRAILER_BYTES);
    const parser = new ValueParser(text);
    if (parser.keyword() !== 'trailer') throw new PdfFault('no trailer after the cross reference');
    const trailer = parser.value();
    if (!(trailer instanceof Map)) throw new PdfFault('the trailer is no dictionary');
    return trailer;
  }

  #tableSection(first: number, count: number, entriesAt: number): Section {
    return {
      first,
      count,
      place: async (id) => {
        const entry = (await this.#source.read(entriesAt + (id - first) * 20, 20)).toString('latin1');
        const match = /^(\d{10}) \d{5} ([nf])/.exec(entry);
        if (match === null) throw new PdfFault('a damaged cross reference');
        return match[2] === 'n' ? { at: Number(match[1]) } : null;
      },
    };
  }

  #addStreamSections(dictionary: PdfDict, data: Buffer): void {
    const widths = dictionary.get('W');
    const size = dictionary.get('Size');
    if (!Array.isArray(widths) || !widths.every((width) => typeof width === 'number' && width >= 0 && width <= 8)) {
      throw new PdfFault('a damaged cross reference stream');
    }
    const [kind, second, third] = widths as [number, number, number];
    const stride = kind + second + third;
    const index = dictionary.get('Index');
    const parts = Array.isArray(index) ? index.map(Number) : [0, typeof size === 'number' ? size : 0];
    let row = 0;
    for (let part = 0; part + 1 < parts.length; part += 2) {
      const first = parts[part]!;
      const rowFrom = row;
      const field = (at: number, width: number, otherwise: number) =>
        width === 0 ? otherwise : at + width <= data.length ? unsigned(data, at, width) : 0;
      this.#sections.push({
        first,
        count: parts[part + 1]!,
        place: (id) => {
          const at = (rowFrom + id - first) * stride;
          const type = field(at, kind, 1);
          const one = field(at + kind, second, 0);
          if (type === 1) return Promise.resolve({ at: one });
          return Promise.resolve(type === 2 ? { stream: one, index: field(at + kind + second, third, 0) } : null);
        },
      });
      row += parts[part + 1]!;
    }
  }

  async #fromStream(id: number, index: number): Promise<PdfValue> {
    let held = this.#streams.get(id);
    if (held === undefined) {
      held = await this.#objectStream(id);
      this.#streams.set(id, held);
      if (this.#streams.size > MAX_OBJECT_STREAMS_HELD) this.#streams.delete(this.#streams.keys().next().value!);
    }
    const at = held.offsets[index];
    return at === undefined ? null : new ValueParser(held.parser, at).value();
  }

  async #objectStream(id: number): Promise<{ parser: Buffer; offsets: number[] }> {
    const place = await this.#place(id);
    if (place === null || !('at' in place)) throw new PdfFault('an object stream is missing');
    const { value, dataAt } = await this.#read(place.at, id);
    if (!(value instanceof Map) || dataAt === null) throw new PdfFault('an object stream is missing');
    const type = value.get('Type');
    const count = value.get('N');
    const first = value.get('First');
    if (
      !(type instanceof PdfName) ||
      type.name !== 'ObjStm' ||
      typeof count !== 'number' ||
      typeof first !== 'number'
    ) {
      throw new PdfFault('an object stream is damaged');
    }
    const data = Buffer.concat([await this.#data(value, dataAt), Buffer.from('\n')]);
    const parser = new ValueParser(data);
    const offsets: number[] = [];
    for (let item = 0; item < count && item < data.length; item++) {
      parser.keyword();
      offsets.push(first + Number(parser.keyword()));
    }
    return { parser: data, offsets };
  }
}

/** A big-endian number of up to eight bytes, which is what our own signing and others write offsets with. */
function unsigned(data: Buffer, at: number, width: number): number {
  if (width <= 6) return data.readUIntBE(at, width);
  return data.readUIntBE(at, width - 6) * 2 ** 48 + data.readUIntBE(at + width - 6, 6);
}
