import { once } from 'node:events';
import { createWriteStream, type WriteStream } from 'node:fs';
import { link, lstat, mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { finished } from 'node:stream/promises';
import { AppError } from '../../../shared/contract/app-error.ts';
import { readChunks } from '../base/copy-file.ts';
import { DigestCrew } from '../base/digest-crew.ts';
import { diskError } from '../base/disk-error.ts';
import { discardStream, flushFolder, partName, removeParts } from '../base/durable-file.ts';
import { InOrder } from '../base/in-order.ts';
import { throwIfCancelled } from '../base/task.ts';
import { writeAll } from '../base/write-all.ts';
import { ALGORITHMS, BAGIT_TXT, bagInfoText, manifestLine, type Algorithm, type Digests } from './format.ts';
import { createHashes } from './hashes.ts';
import { PathSet } from './names.ts';

/** A file for the payload, and what it was when it was written, where that is known. */
export interface PayloadFile {
  readonly name: string;
  readonly source: string;
  readonly written?:
    | {
        readonly digests: Digests;
        /** Bytes. */
        readonly size: number;
        /** When the file was last changed in anything (ctime), ns since 1970. */
        readonly changedNs: string;
      }
    | undefined;
}

export interface BagTotals {
  readonly files: number;
  readonly bytes: number;
}

/**
 * Writes a BagIt 1.0 bag as a stream: each payload file is hashed while it is copied, its manifest lines are written at
 * once, and nothing grows with the number of files but the set of names. The bag lies in a scratch folder beside its
 * target until `finish` moves it; `abandon` takes everything away. Payload must be added in the order its manifest
 * shall have.
 */
export class BagWriter {
  /** Where the bag is being made. */
  readonly folder: string;
  private readonly target: string;
  private readonly names = new PathSet();
  private readonly manifests = new Map<Algorithm, WriteStream>();
  private readonly tags = new Map<string, Digests>();
  /** Folders that got an entry; each is flushed before the bag appears, or its files could be gone after a power cut. */
  private readonly folders = new Set<string>();
  private totals: BagTotals = { files: 0, bytes: 0 };
  private failure: Error | null = null;

  private constructor(target: string) {
    this.target = target;
    this.folder = partName(target);
    this.folders.add(this.folder).add(join(this.folder, 'data'));
  }

  static async create(target: string): Promise<BagWriter> {
    const writer = new BagWriter(target);
    try {
      await removeParts(target);
      // One by one: of a disk that cannot be written to, a recursive mkdir says that the path is not there.
      for (const folder of writer.folders) await mkdir(folder);
      for (const algorithm of ALGORITHMS) {
        const stream = createWriteStream(join(writer.folder, `manifest-${algorithm}.txt`), { flags: 'wx' });
        stream.on('error', (error) => (writer.failure = error));
        writer.manifests.set(algorithm, stream);
      }
    } catch (error) {
      await writer.abandon();
      throw diskError(error, target, 'write');
    }
    return writer;
  }

  /** Copies a file to `data/<name>`. Gives the digests and size of what was read. */
  async addPayload(name: string, source: string, signal: AbortSignal, onBytes?: (bytes: number) => void) {
    const path = `data/${name}`;
    this.names.add(path);
    return this.list(path, await this.write(path, readChunks(source), signal, onBytes));
  }

  /**
   * As addPayload, for files that stay as they are and may be many and large. Where the bag lies on the same disk it gets
   * another name for the very file instead of a copy of it, so nothing may ever write into the source; elsewhere, or on
   * disks without such names, it is copied. What has another name and is still as it was `written` gets the digests it had
   * then: should the disk have lost some of it since, they tell. All else is read once, two or more at a time. Gives digests
   * and sizes in order.
   */
  async addPayloads(
    files: readonly PayloadFile[],
    signal: AbortSignal,
    onBytes: (bytes: number, name: string) => void = () => undefined,
  ): Promise<{ readonly digests: Digests; readonly size: number }[]> {
    const crew = new DigestCrew(signal);
    const added: { digests: Digests; size: number }[] = [];
    const underWay = new InOrder(crew.places);
    try {
      for (const { name, source, written } of files) {
        throwIfCancelled(signal);
        const path = `data/${name}`;
        this.names.add(path);
        const linked = await this.link(source, path);
        if (linked !== null && written?.size === linked.size && written.changedNs === linked.changedNs) {
          await underWay.finish();
          onBytes(linked.size, name);
          added.push(await this.list(path, { digests: written.digests, size: linked.size }));
          continue;
        }
        if (linked === null) {
          await underWay.finish();
          added.push(
            await this.list(path, await this.write(path, readChunks(source), signal, (b) => onBytes(b, name))),
          );
          continue;
        }
        const { size } = linked;
        let said = 0;
        const read = (bytes: number) => {
          said += bytes;
          onBytes(bytes, name);
        };
        await underWay.add(
          () => crew.digest(join(this.folder, ...path.split('/')), size, ALGORITHMS, read),
          async (answer) => {
            read(answer.size - said);
            if (answer.size !== size) throw new AppError('disk/read-failed', { path: source, reason: 'size-changed' });
            added.push(await this.list(path, { digests: answer.digests, size }));
          },
        );
      }
      await underWay.finish();
    } finally {
      await crew.close();
    }
    return added;
  }

  /** Writes a tag file of our own; it will stand in the tag manifests. */
  async addTag(path: string, text: string | Uint8Array, signal: AbortSignal): Promise<void> {
    this.names.add(path);
    const bytes = typeof text === 'string' ? Buffer.from(text, 'utf8') : text;
    const { digests } = await this.write(path, [bytes], signal);
    this.tags.set(path, digests);
  }

  get payload(): BagTotals {
    return this.totals;
  }

  /**
   * Writes bagit.txt, bag-info.txt (Payload-Oxum is added here, RFC 8493 I6), closes the manifests and writes the tag
   * manifests. What is put beside them afterwards, a signature, is not covered by them.
   */
  async seal(info: readonly (readonly [string, string])[], signal: AbortSignal): Promise<void> {
    for (const [algorithm, stream] of this.manifests) {
      stream.end();
      await finished(stream).catch((error: unknown) => {
        throw diskError(error, join(this.target, `manifest-${algorithm}.txt`), 'write');
      });
      const path = `manifest-${algorithm}.txt`;
      await flushFile(join(this.folder, path));
      const hashes = createHashes();
      for await (const chunk of readChunks(join(this.folder, path))) hashes.update(chunk);
      this.tags.set(path, hashes.digest());
    }
    await this.addTag('bagit.txt', BAGIT_TXT, signal);
    const oxum: [string, string] = ['Payload-Oxum', `${this.totals.bytes}.${this.totals.files}`];
    await this.addTag('bag-info.txt', bagInfoText([...info, oxum]), signal);
    for (const algorithm of ALGORITHMS) {
      const lines = [...this.tags]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([path, digests]) => manifestLine(digests[algorithm], path));
      await this.write(`tagmanifest-${algorithm}.txt`, [Buffer.from(lines.join(''), 'utf8')], signal);
    }
  }

  /** Flushes and moves the bag to its target. */
  async finish(): Promise<void> {
    try {
      if (this.failure) throw this.failure;
      for (const folder of this.folders) await flushFolder(folder);
      await rename(this.folder, this.target);
      await flushFolder(dirname(this.target));
    } catch (error) {
      await this.abandon();
      throw diskError(error, this.target, 'write');
    }
  }

  async abandon(): Promise<void> {
    await Promise.all([...this.manifests.values()].map(discardStream));
    await rm(this.folder, { recursive: true, force: true });
  }

  private async list<T extends { digests: Digests; size: number }>(path: string, written: T): Promise<T> {
    for (const [algorithm, stream] of this.manifests) {
      try {
        // A stream that has failed wants no more and never says so: nobody would wait for anything.
        if (this.failure) throw this.failure;
        if (!stream.write(manifestLine(written.digests[algorithm], path))) await once(stream, 'drain');
      } catch (error) {
        throw diskError(error, join(this.target, `manifest-${algorithm}.txt`), 'write');
      }
    }
    this.totals = { files: this.totals.files + 1, bytes: this.totals.bytes + written.size };
    return written;
  }

  private async makeFolderOf(target: string): Promise<void> {
    await mkdir(dirname(target), { recursive: true });
    for (let folder = dirname(target); !this.folders.has(folder); folder = dirname(folder)) this.folders.add(folder);
  }

  /** Gives a file a second name in the bag, and what it was before that. Null when this disk cannot. */
  private async link(source: string, path: string): Promise<{ size: number; changedNs: string } | null> {
    const target = join(this.folder, ...path.split('/'));
    try {
      await this.makeFolderOf(target);
      // Before it is linked: a second name is a change as well.
      const found = await lstat(source, { bigint: true });
      // A link to what is itself a link would put that, and not the file, into the bag.
      if (!found.isFile()) return null;
      await link(source, target);
      return { size: Number(found.size), changedNs: String(found.ctimeNs) };
    } catch (error) {
      // Another disk, or one without second names; a source that is not there is found by the copy.
      if (['EXDEV', 'EPERM', 'ENOTSUP', 'EMLINK', 'ENOSYS', 'ENOENT', 'EACCES'].includes(errorCode(error))) return null;
      throw diskError(error, join(this.target, path), 'write');
    }
  }

  private async write(
    path: string,
    chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
    signal: AbortSignal,
    onBytes?: (bytes: number) => void,
  ): Promise<{ digests: Digests; size: number }> {
    const target = join(this.folder, ...path.split('/'));
    const hashes = createHashes();
    let size = 0;
    try {
      await this.makeFolderOf(target);
      const handle = await open(target, 'wx');
      try {
        for await (const chunk of chunks) {
          throwIfCancelled(signal);
          // The disk is at work while the digests are computed.
          const writing = writeAll(handle, chunk);
          hashes.update(chunk);
          await writing;
          size += chunk.length;
          onBytes?.(chunk.length);
        }
        await handle.sync();
      } finally {
        await handle.close();
      }
    } catch (error) {
      throw diskError(error, join(this.target, path), 'write');
    }
    return { digests: hashes.digest(), size };
  }
}

function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

async function flushFile(path: string): Promise<void> {
  const handle = await open(path, 'r+').catch((error: unknown) => {
    throw diskError(error, path, 'write');
  });
  try {
    await handle.sync();
  } catch (error) {
    throw diskError(error, path, 'write');
  } finally {
    await handle.close();
  }
}
