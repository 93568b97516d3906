import { isArray, isName, PdfDict, PdfRef, PdfStream, type PdfValue } from './objects.ts';
import { Parser, PdfSyntaxError } from './parse.ts';
import type { ByteSource } from './byte-source.ts';
import { unpackStream } from './stream-data.ts';
import { readXref, type Xref, type XrefEntry } from './xref.ts';

/** Unpacked object streams kept; each page of a document usually touches one or two. */
const KEPT_CONTAINERS = 8;
/** A chain of references from one to the next. */
const MAX_HOPS = 32;

/** A PDF file, or one revision of it, whose objects are read from disk as they are asked for. */
export class PdfFile {
  readonly source: ByteSource;
  readonly xref: Xref;
  readonly #containers = new Map<number, { numbers: number[]; offsets: number[]; data: Buffer; first: number }>();

  constructor(source: ByteSource, xref: Xref) {
    this.source = source;
    this.xref = xref;
  }

  /** Reads header and cross-references. Throws PdfSyntaxError when they are not exactly in order. */
  static async read(source: ByteSource): Promise<PdfFile> {
    const header = (await source.read(0, 8)).toString('latin1');
    if (!/^%PDF-[12]\.\d/.test(header)) throw new PdfSyntaxError('no PDF header at the very start');
    return new PdfFile(source, await readXref(source));
  }

  get rootRef(): PdfRef {
    const root = this.xref.trailer.get('Root');
    if (!(root instanceof PdfRef)) throw new PdfSyntaxError('no document catalog');
    return root;
  }

  async catalog(): Promise<PdfDict> {
    const catalog = await this.resolve(this.rootRef);
    if (!(catalog instanceof PdfDict)) throw new PdfSyntaxError('no document catalog');
    return catalog;
  }

  entry(number: number): XrefEntry {
    return this.xref.entries.get(number) ?? { kind: 'free' };
  }

  /** The object behind a reference (null when there is none), or the value itself. */
  async resolve(value: PdfValue): Promise<PdfValue> {
    let current = value;
    for (let hop = 0; current instanceof PdfRef; hop++) {
      if (hop > MAX_HOPS) throw new PdfSyntaxError('references run in a circle');
      current = await this.object(current.number, current.generation);
    }
    return current;
  }

  /** The object of this number; null when it is free or of another generation. */
  async object(number: number, generation: number | null = null): Promise<PdfValue> {
    const entry = this.entry(number);
    if (entry.kind === 'free') return null;
    if (entry.kind === 'packed') return generation === 0 || generation === null ? this.#unpack(number, entry) : null;
    if (generation !== null && entry.generation !== generation) return null;
    const found = await this.source.parse(entry.offset, (parser) => parser.indirect());
    if (found.number !== number || found.generation !== entry.generation) {
      throw new PdfSyntaxError(`object ${number} is not where the cross-reference says`);
    }
    return found.value;
  }

  /** Resolves a dictionary's entry to a dictionary, or null. */
  async dictAt(parent: PdfDict, key: string): Promise<PdfDict | null> {
    const value = await this.resolve(parent.get(key));
    return value instanceof PdfDict ? value : null;
  }

  /** The stored (still filtered) data of a stream, which must end with `endstream`. */
  async streamData(stream: PdfStream): Promise<Buffer> {
    const length = await this.resolve(stream.dict.get('Length'));
    if (typeof length !== 'number' || length < 0) throw new PdfSyntaxError('a stream has no length');
    const data = await this.source.read(stream.dataStart, length);
    const after = (await this.source.read(stream.dataStart + length, 16)).toString('latin1');
    if (data.length !== length || !/^\s*endstream/.test(after))
      throw new PdfSyntaxError('a stream does not end where it says');
    return data;
  }

  async #unpack(number: number, entry: XrefEntry & { kind: 'packed' }): Promise<PdfValue> {
    const container = await this.#container(entry.container);
    const index = container.numbers[entry.index] === number ? entry.index : container.numbers.indexOf(number);
    const offset = container.offsets[index];
    if (offset === undefined) throw new PdfSyntaxError(`object ${number} is not in its object stream`);
    return new Parser(container.data, 0, true, container.first + offset).value();
  }

  async #container(number: number): Promise<{ numbers: number[]; offsets: number[]; data: Buffer; first: number }> {
    const kept = this.#containers.get(number);
    if (kept !== undefined) return kept;
    if (this.entry(number).kind !== 'offset') throw new PdfSyntaxError('an object stream is missing');
    const stream = await this.object(number);
    if (!(stream instanceof PdfStream) || !isName(stream.dict.get('Type'), 'ObjStm')) {
      throw new PdfSyntaxError('an object stream is missing');
    }
    const data = unpackStream(stream.dict, await this.streamData(stream));
    const [count, first] = [await this.resolve(stream.dict.get('N')), await this.resolve(stream.dict.get('First'))];
    if (typeof count !== 'number' || typeof first !== 'number' || first > data.length) {
      throw new PdfSyntaxError('malformed object stream');
    }
    const header = data
      .toString('latin1', 0, first)
      .trim()
      .split(/[\s\0]+/)
      .map(Number);
    if (header.length < count * 2 || header.some((part) => !Number.isSafeInteger(part))) {
      throw new PdfSyntaxError('malformed object stream');
    }
    const container = {
      numbers: header.filter((_, index) => index % 2 === 0).slice(0, count),
      offsets: header.filter((_, index) => index % 2 === 1).slice(0, count),
      data,
      first,
    };
    if (this.#containers.size >= KEPT_CONTAINERS) this.#containers.delete(this.#containers.keys().next().value!);
    this.#containers.set(number, container);
    return container;
  }
}

/** The numbers of an array of numbers (references followed), or null when it is not one. */
export async function numberArray(file: PdfFile, value: PdfValue): Promise<number[] | null> {
  const array = await file.resolve(value);
  if (!isArray(array)) return null;
  const items = await Promise.all(array.map((item) => file.resolve(item)));
  return items.every((item) => typeof item === 'number') ? items : null;
}
