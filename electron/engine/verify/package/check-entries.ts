import { PACKAGE_SHAPES, type PackageKind } from '../../../../shared/model/package-shapes.ts';
import { readBytes, type EntryReader, type TreeEntry } from '../../archive/index.ts';
import { throwIfCancelled } from '../../base/task.ts';
import { schemaSet } from '../../package/index.ts';
import { validateXsd } from '../../xml/index.ts';
import type { VerifyContext } from '../context.ts';
import { digestsOf, type Hex } from '../hasher.ts';
import type { ComposedTree } from '../names.ts';
import type { PdfFacts } from '../pdf/look-at-pdf.ts';
import { PdfQueue } from '../pdf/pdf-queue.ts';
import type { Gathered } from '../report.ts';
import type { Naming, References } from './references.ts';
import { roleOf, type Role } from './survey.ts';

/** XML above this is hashed and read as a stream, but not judged by its schema, for which it has to be held. Bytes. */
const MAX_SCHEMA_CHECK = 128 * 1024 * 1024;

/** Files up to this many bytes are read whole. */
const SMALL = 1024 * 1024;

/** Digests a METS may use, and Node's names of them; weak ones are read so that old packages can be judged. */
const ALGORITHMS: Readonly<Record<string, { readonly node: string; readonly isWeak: boolean }>> = {
  'SHA-256': { node: 'sha256', isWeak: false },
  'SHA-384': { node: 'sha384', isWeak: false },
  'SHA-512': { node: 'sha512', isWeak: false },
  'SHA-1': { node: 'sha1', isWeak: true },
  MD5: { node: 'md5', isWeak: true },
};

/** Size in bytes and SHA-256, hex lower case, of a file as found. */
export interface FoundFile {
  readonly size: number;
  readonly sha256: string;
}

export interface ReadEntries {
  readonly found: ReadonlyMap<string, FoundFile>;
  readonly pdfs: ReadonlyMap<string, PdfFacts>;
}

/** Told of the XML files while their bytes are at hand; says whether it read them by `readXml` to the end. */
export type OnMetadata = (path: string, role: Exclude<Role, 'pdf' | null>, bytes: Buffer) => Promise<boolean>;

/**
 * Reads every file of a package once: size and digest against the METS files, metadata against the schemas of our own
 * for the kind (not those that lie in the package), PDFs by their marks and signatures.
 */
export async function readEntries(
  tree: ComposedTree,
  kind: PackageKind | null,
  references: References,
  onMetadata: OnMetadata,
  gathered: Gathered,
  context: VerifyContext,
): Promise<ReadEntries> {
  const found = new Map<string, FoundFile>();
  const pdfs = new PdfQueue(tree, gathered, context);
  const { reader } = context;
  let done = 0;
  for (const entry of tree.entries.values()) {
    throwIfCancelled(context.task.signal);
    const { path, size } = entry;
    const namings = references.get(path) ?? [];
    const role = roleOf(path);
    const take = (digests: Hex) => {
      found.set(path, { size, sha256: digests['sha256'] ?? '' });
      for (const naming of namings) compare(entry, digests, naming, gathered);
    };
    try {
      const algorithms = algorithmsOf(namings);
      if (role === 'pdf') await pdfs.add(path, algorithms, take);
      else if (role !== null && kind !== null && size <= MAX_SCHEMA_CHECK) {
        const bytes = small(tree, entry, reader) ?? (await readBytes(tree, path, MAX_SCHEMA_CHECK));
        await readMetadata(onMetadata, path, kind, role, bytes, gathered);
        take(digestsOf(bytes, algorithms));
      } else {
        const bytes = small(tree, entry, reader);
        if (role !== null && kind !== null)
          gathered.add('verify/schema-check-skipped', path, { size, limit: MAX_SCHEMA_CHECK });
        take(bytes ? digestsOf(bytes, algorithms) : await context.hasher.digest(tree, path, algorithms));
      }
    } catch (error) {
      gathered.failed(path, error);
    }
    gathered.files += 1;
    gathered.bytes += size;
    done += 1;
    context.task.report({ stage: 'verify', done, total: tree.entries.size, unit: 'files', current: path });
  }
  return { found, pdfs: await pdfs.finish() };
}

/** The bytes of a small file, read in one blocking call, which is over before a thread would have been woken. */
function small(tree: ComposedTree, { path, size }: TreeEntry, reader: EntryReader): Buffer | null {
  const place = size <= SMALL ? tree.locate(path) : null;
  return place && (place.kind === 'file' || place.compressed <= SMALL) ? reader.read(place, path) : null;
}

function algorithmsOf(namings: readonly Naming[]): ReadonlySet<string> {
  const names = namings.flatMap(({ reference }) => ALGORITHMS[reference.checksumType]?.node ?? []);
  return new Set(['sha256', ...names]);
}

/** Takes what a document says and judges it by its schema, with one reading for both where it can be read. */
async function readMetadata(
  onMetadata: OnMetadata,
  path: string,
  kind: PackageKind,
  role: Exclude<Role, 'pdf' | null>,
  bytes: Buffer,
  gathered: Gathered,
): Promise<void> {
  const read = await onMetadata(path, role, bytes).catch((error: unknown) =>
    error instanceof Error ? error : new Error(String(error)),
  );
  await judgeXml(path, kind, role, bytes, read === true, gathered);
  // What was too much for the metadata's own limits is a fault, even if the schema has nothing against it.
  if (read instanceof Error) throw read;
}

/** A package that lacks a schema of its own for a role is judged by none; that its kind needs one is said elsewhere. */
async function judgeXml(
  path: string,
  kind: PackageKind,
  role: Exclude<Role, 'pdf' | null>,
  bytes: Buffer,
  isRead: boolean,
  gathered: Gathered,
): Promise<void> {
  const shape = PACKAGE_SHAPES[kind];
  const isSimple = role === 'file' || role === 'text' || role === 'picture' || role === 'media';
  if (isSimple && shape.documentMetadata === undefined) return;
  if (role === 'ead3' && shape.documentMetadata !== undefined) return;
  if (role === 'premis' && shape.preservation === undefined) return;
  gathered.take(await validateXsd(bytes, await schemaSet(kind, role), path, isRead));
}

function compare({ path, size }: TreeEntry, digests: Hex, { reference, mets }: Naming, gathered: Gathered): void {
  const by = `${mets}:${reference.line}`;
  if (reference.size !== String(size))
    gathered.add('verify/file-size', path, { mets: by, stated: reference.size, found: size });
  const algorithm = ALGORITHMS[reference.checksumType];
  if (!algorithm) {
    gathered.add('verify/checksum-type', path, { mets: by, type: reference.checksumType });
    return;
  }
  if (algorithm.isWeak) gathered.add('verify/checksum-weak', path, { mets: by, type: reference.checksumType });
  const found = digests[algorithm.node] ?? '';
  if (found !== reference.checksum.toLowerCase())
    gathered.add('verify/file-changed', path, { mets: by, stated: reference.checksum, found });
}
