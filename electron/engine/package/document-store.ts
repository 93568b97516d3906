import { ByteStore } from '../archive/index.ts';
import type { DocumentRecord } from './file-record.ts';

/**
 * The records of the documents packed so far, in order: about 500 bytes each, outside the garbage-collected heap, and
 * gone through as often as METS and PREMIS need.
 */
export class DocumentStore implements Iterable<DocumentRecord> {
  readonly #lines = new ByteStore();
  #count = 0;
  #described = 0;

  add(record: DocumentRecord): void {
    // JSON has no bare line ends, so one ends a record.
    this.#lines.append(Buffer.from(`${JSON.stringify(record)}\n`));
    this.#count++;
    if (record.metadata) this.#described++;
  }

  /** Documents added. */
  get count(): number {
    return this.#count;
  }

  /** Documents that have a metadata file of their own. */
  get described(): number {
    return this.#described;
  }

  *[Symbol.iterator](): Generator<DocumentRecord> {
    let rest = '';
    const decoder = new TextDecoder();
    for (const block of this.#lines) {
      const lines = (rest + decoder.decode(block, { stream: true })).split('\n');
      rest = lines.pop()!;
      for (const line of lines) yield JSON.parse(line) as DocumentRecord;
    }
  }
}
