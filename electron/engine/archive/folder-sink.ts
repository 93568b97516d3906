import { createHash, hash } from 'node:crypto';
import { mkdir, open } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { flushFolder } from '../base/durable-file.ts';
import type { ByteSink } from '../xml/index.ts';
import { checkExpected } from './check-expected.ts';
import { NameRegister } from './name-register.ts';
import { SourceReader } from './read-source.ts';
import type { TreeSink, Written } from './tree-sink.ts';

/** A package as a folder on disk, every file flushed. The folder must not be there yet. */
export class FolderSink implements TreeSink {
  readonly #root: string;
  readonly #names = new NameRegister();
  readonly #source = new SourceReader();
  readonly #folders = new Set<string>();
  #files = 0;
  #bytes = 0;

  private constructor(root: string) {
    this.#root = root;
  }

  static async create(root: string): Promise<FolderSink> {
    await mkdir(root);
    return new FolderSink(root);
  }

  async copyFile(source: string, name: string, expected?: string): Promise<Written> {
    const found = await this.#source.whole(source);
    let written: Written | undefined;
    await this.#create(name, async (out) => {
      if (typeof found !== 'number') {
        written = { size: found.length, sha256: hash('sha256', found, 'hex').toUpperCase() };
        await out.write(found);
        return;
      }
      const sha = createHash('sha256');
      let size = 0;
      for await (const chunk of this.#source.chunks(source)) {
        sha.update(chunk);
        size += chunk.length;
        await out.write(chunk);
      }
      written = { size, sha256: sha.digest('hex').toUpperCase() };
    });
    checkExpected(source, written!, expected);
    return written!;
  }

  async writeFile(name: string, produce: (out: ByteSink) => Promise<void>): Promise<Written> {
    const sha = createHash('sha256');
    let size = 0;
    await this.#create(name, (out) =>
      produce({
        write: async (chunk) => {
          sha.update(chunk);
          size += chunk.length;
          await out.write(chunk);
        },
      }),
    );
    return { size, sha256: sha.digest('hex').toUpperCase() };
  }

  /** Flushes the folders; the files already are. */
  async finish(): Promise<{ size: number; entries: number }> {
    for (const folder of this.#folders) await flushFolder(folder);
    return { size: this.#bytes, entries: this.#files };
  }

  async #create(name: string, fill: (out: ByteSink) => Promise<void>): Promise<void> {
    const path = join(this.#root, ...this.#names.take(name).split('/'));
    await this.#makeFolder(dirname(path));
    const handle = await open(path, 'wx');
    try {
      await fill({
        write: async (chunk) => {
          await handle.writeFile(chunk);
          this.#bytes += chunk.length;
        },
      });
      await handle.sync();
      this.#files++;
    } finally {
      await handle.close();
    }
  }

  async #makeFolder(folder: string): Promise<void> {
    if (this.#folders.has(folder)) return;
    await mkdir(folder, { recursive: true });
    for (let at = folder; at.startsWith(this.#root) && !this.#folders.has(at); at = dirname(at)) this.#folders.add(at);
  }
}
