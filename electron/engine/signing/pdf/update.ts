import { AppError } from '../../../../shared/contract/app-error.ts';
import { isArray, name, PdfDict, PdfRef, PdfString, serialize, type PdfValue } from './objects.ts';
import type { PdfFile } from './pdf-file.ts';

/** What the trailer says of the old cross-reference section and not of the document. */
const SECTION_KEYS = new Set(['Prev', 'XRefStm', 'Size', 'Length', 'Filter', 'DecodeParms', 'W', 'Index', 'Type']);
/** A table row has ten digits for the offset. */
const MAX_TABLE_OFFSET = 9_999_999_999;

/**
 * An incremental update (ISO 32000-1 §7.5.6): new and changed objects and a cross-reference section of the same kind as the
 * file's newest one, to stand behind the file's last byte.
 */
export class Update {
  readonly #file: PdfFile;
  readonly #objects = new Map<number, { generation: number; body: Buffer }>();
  #next: number;

  constructor(file: PdfFile) {
    this.#file = file;
    const size = file.xref.trailer.get('Size');
    this.#next = Math.max(typeof size === 'number' ? size : 0, maxKey(file.xref.entries) + 1);
  }

  add(value: PdfValue): PdfRef {
    return this.addRaw(serialize(value));
  }

  /** An object already in PDF syntax. */
  addRaw(body: Buffer): PdfRef {
    const ref = new PdfRef(this.#next++);
    this.#objects.set(ref.number, { generation: 0, body });
    return ref;
  }

  addStream(entries: PdfDict, data: Uint8Array): PdfRef {
    return this.addRaw(streamBody(entries, data));
  }

  /** A new version of an existing object. */
  replace(ref: PdfRef, value: PdfValue): void {
    this.#objects.set(ref.number, { generation: ref.generation, body: serialize(value) });
  }

  /**
   * The update's bytes for a file of `base` octets, and where in them the body of `marked` begins. `id` is the changing half
   * of the file identifier.
   */
  build(base: number, marked: PdfRef, id: Uint8Array): { bytes: Buffer; markedStart: number } {
    const parts: Buffer[] = [];
    const offsets = new Map<number, { offset: number; generation: number }>();
    let length = 0;
    let markedStart = -1;
    const push = (part: Buffer): void => {
      parts.push(part);
      length += part.length;
    };
    push(latin('\n'));
    const write = (number: number, generation: number, body: Buffer): void => {
      offsets.set(number, { offset: base + length, generation });
      push(latin(`${number} ${generation} obj\n`));
      if (number === marked.number) markedStart = length;
      push(body);
      push(latin('\nendobj\n'));
    };
    for (const [number, { generation, body }] of [...this.#objects].sort(([a], [b]) => a - b))
      write(number, generation, body);
    const start = base + length;
    if (this.#file.xref.kind === 'table') push(this.#table(offsets, id, start));
    else {
      const number = this.#next;
      offsets.set(number, { offset: start, generation: 0 });
      push(latin(`${number} 0 obj\n`));
      push(this.#stream(offsets, id, number + 1));
      push(latin('\nendobj\n'));
    }
    push(latin(`startxref\n${start}\n%%EOF\n`));
    return { bytes: Buffer.concat(parts), markedStart };
  }

  #table(offsets: ReadonlyMap<number, { offset: number; generation: number }>, id: Uint8Array, end: number): Buffer {
    if (end > MAX_TABLE_OFFSET) throw new AppError('signing/pdf-too-complex', { limit: MAX_TABLE_OFFSET });
    const rows = runs(offsets).flatMap((run) => [
      `${run[0]!} ${run.length}\n`,
      ...run.map((number) => {
        const { offset, generation } = offsets.get(number)!;
        return `${String(offset).padStart(10, '0')} ${String(generation).padStart(5, '0')} n \n`;
      }),
    ]);
    return Buffer.concat([
      latin(`xref\n${rows.join('')}trailer\n`),
      serialize(this.#trailer(this.#next, id)),
      latin('\n'),
    ]);
  }

  #stream(offsets: ReadonlyMap<number, { offset: number; generation: number }>, id: Uint8Array, size: number): Buffer {
    const sorted = [...offsets].sort(([a], [b]) => a - b);
    const rows = Buffer.alloc(sorted.length * 11);
    sorted.forEach(([, { offset, generation }], index) => {
      rows.writeUInt8(1, index * 11);
      rows.writeBigUInt64BE(BigInt(offset), index * 11 + 1);
      rows.writeUInt16BE(generation, index * 11 + 9);
    });
    const entries = this.#trailer(size, id).with({
      Type: name('XRef'),
      W: [1, 8, 2],
      Index: runs(offsets).flatMap((run) => [run[0]!, run.length]),
    });
    return streamBody(entries, rows);
  }

  #trailer(size: number, id: Uint8Array): PdfDict {
    const { trailer, start } = this.#file.xref;
    const kept = [...trailer.map].filter(([key]) => !SECTION_KEYS.has(key));
    return new PdfDict(kept).with({ Size: size, Prev: start, ID: newId(trailer.get('ID'), id) });
  }
}

/** The first half names the document and stays; the second names this state of it (ISO 32000-1 §14.4). */
function newId(old: PdfValue, changing: Uint8Array): PdfValue {
  const second = new PdfString(changing, true);
  const first: PdfValue = isArray(old) ? (old[0] ?? second) : second;
  return [first, second];
}

function streamBody(entries: PdfDict, data: Uint8Array): Buffer {
  return Buffer.concat([
    serialize(entries.with({ Length: data.length })),
    latin('\nstream\n'),
    data,
    latin('\nendstream'),
  ]);
}

function runs(offsets: ReadonlyMap<number, unknown>): number[][] {
  const found: number[][] = [];
  for (const number of [...offsets.keys()].sort((a, b) => a - b)) {
    const run = found.at(-1);
    if (run !== undefined && run.at(-1) === number - 1) run.push(number);
    else found.push([number]);
  }
  return found;
}

function maxKey(entries: ReadonlyMap<number, unknown>): number {
  let highest = 0;
  for (const key of entries.keys()) if (key > highest) highest = key;
  return highest;
}

const latin = (text: string): Buffer => Buffer.from(text, 'latin1');
