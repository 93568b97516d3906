import { createHash } from 'node:crypto';
import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { AppError } from '../../../shared/contract/app-error.ts';

/** A classic cross reference has ten digits for an offset (ISO 32000-1 7.5.4). */
const MAX_FILE_BYTES = 9_999_999_999;
/** ISO 19005-2 6.1.13: no more indirect objects than this. */
const MAX_OBJECTS = 8_388_607;
const XREF_ENTRIES_A_WRITE = 1_000;

/**
 * A PDF file being written front to back. Holds nothing but one offset per object; waits for the stream whenever it is
 * full; hashes as it goes. Syntax follows ISO 19005-2 6.1 (line ends around obj, stream and xref; nothing after %%EOF).
 */
export class PdfOutput {
  readonly #stream: Writable;
  readonly #hash = createHash('sha256');
  readonly #offsets: number[] = [0];
  #position = 0;

  constructor(stream: Writable) {
    this.#stream = stream;
  }

  get bytes(): number {
    return this.#position;
  }

  /** A number for an object that will be written later, or at once. */
  reserve(): number {
    if (this.#offsets.length > MAX_OBJECTS) throw new AppError('pdf/too-large', { bytes: this.#position });
    return this.#offsets.push(-1) - 1;
  }

  async header(): Promise<void> {
    await this.#write(Buffer.from('%PDF-1.7\n%\xE2\xE3\xCF\xD3\n', 'latin1'));
  }

  /** Writes the object `id` with the given source text (ASCII). */
  async object(id: number, source: string): Promise<void> {
    this.#mark(id);
    await this.#write(Buffer.from(`${id} 0 obj\n${source}\nendobj\n`, 'latin1'));
  }

  /** Writes a stream object; `entries` are the dictionary's entries but for /Length. */
  async stream(id: number, entries: string, data: Uint8Array): Promise<void> {
    this.#mark(id);
    await this.#write(Buffer.from(`${id} 0 obj\n<<${entries}/Length ${data.length}>>\nstream\n`, 'latin1'));
    await this.#write(data);
    await this.#write(Buffer.from('\nendstream\nendobj\n', 'latin1'));
  }

  /** Cross reference and trailer. The file identifier is drawn from all bytes before it. Returns the file's SHA-256. */
  async finish(root: number, info: number): Promise<string> {
    const missing = this.#offsets.indexOf(-1);
    if (missing !== -1) throw new Error(`PDF object ${missing} was reserved and never written`);
    const start = this.#position;
    const size = this.#offsets.length;
    await this.#write(Buffer.from(`xref\n0 ${size}\n0000000000 65535 f \n`, 'latin1'));
    for (let from = 1; from < size; from += XREF_ENTRIES_A_WRITE) {
      const entries = this.#offsets.slice(from, from + XREF_ENTRIES_A_WRITE);
      const lines = entries.map((offset) => `${offset.toString().padStart(10, '0')} 00000 n \n`);
      await this.#write(Buffer.from(lines.join(''), 'latin1'));
    }
    const id = this.#hash.copy().digest('hex').slice(0, 32).toUpperCase();
    const trailer = `<</Size ${size}/Root ${root} 0 R/Info ${info} 0 R/ID[<${id}><${id}>]>>`;
    await this.#write(Buffer.from(`trailer\n${trailer}\nstartxref\n${start}\n%%EOF\n`, 'latin1'));
    return this.#hash.digest('hex');
  }

  #mark(id: number): void {
    if (this.#offsets[id] !== -1) throw new Error(`PDF object ${id} was written twice or never reserved`);
    this.#offsets[id] = this.#position;
  }

  async #write(bytes: Uint8Array): Promise<void> {
    if (this.#position + bytes.length > MAX_FILE_BYTES) throw new AppError('pdf/too-large', { bytes: MAX_FILE_BYTES });
    this.#position += bytes.length;
    this.#hash.update(bytes);
    if (!this.#stream.write(bytes)) await once(this.#stream, 'drain');
  }
}
