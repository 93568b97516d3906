import { createHash } from 'node:crypto';
import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../../../shared/contract/app-error.ts';
import type { TrustItem, TrustKind } from '../../../shared/contract/reports/trust.ts';
import { diskError } from '../base/disk-error.ts';
import { writeDurable } from '../base/durable-file.ts';
import { splitTrust, trustFacts } from '../signing/index.ts';
import { change, type Workspace } from '../workspace/index.ts';

const KINDS: readonly TrustKind[] = ['anchor', 'crl'];
/** One certificate or list of a file, in DER: named by its digest, so that none is kept twice. */
const NAME = /^([0-9a-f]{64})\.der$/;

/** What the workspace trusts, roots first, by name. A file somebody put there that cannot be read is an error, not passed over. */
export async function listTrust(ws: Workspace): Promise<TrustItem[]> {
  const items: TrustItem[] = [];
  for (const kind of KINDS)
    for (const { sha256, path } of await filesOf(ws, kind))
      items.push({ sha256, kind, ...trustFacts(kind, await readFile(path)) });
  return items.sort((a, b) => a.kind.localeCompare(b.kind) || nameOf(a).localeCompare(nameOf(b), 'vi'));
}

/**
 * Takes the certificates or lists of a file (DER or PEM, several at once) into the workspace and answers those that were
 * not there yet. Throws `disk/*` for the file, `signing/certificate-unreadable`, `signing/crl-unreadable`.
 */
export async function addTrust(ws: Workspace, path: string, kind: TrustKind): Promise<TrustItem[]> {
  const bytes = await readFile(path).catch((error: unknown) => {
    throw diskError(error, path, 'read');
  });
  // All are read before one is kept: a file with a damaged part adds nothing.
  const found = splitTrust(kind, bytes).map((der) => ({ der, facts: trustFacts(kind, der) }));
  const there = new Set((await filesOf(ws, kind)).map(({ sha256 }) => sha256));
  const added: TrustItem[] = [];
  for (const { der, facts } of found) {
    const sha256 = createHash('sha256').update(der).digest('hex');
    if (there.has(sha256)) continue;
    there.add(sha256);
    await writeDurable(join(folderOf(ws, kind), `${sha256}.der`), der);
    const item = { sha256, kind, ...facts };
    change(ws, { action: 'trust/add', subject: `${kind}:${sha256}`, after: { name: nameOf(item) } }, () => undefined);
    added.push(item);
  }
  return added;
}

/** Takes one out. Throws `disk/not-found` when it is not there. */
export async function removeTrust(ws: Workspace, kind: TrustKind, sha256: string): Promise<void> {
  const file = (await filesOf(ws, kind)).find((one) => one.sha256 === sha256);
  if (!file) throw new AppError('disk/not-found', { path: `${kind} ${sha256}` });
  const item = { sha256, kind, ...trustFacts(kind, await readFile(file.path)) };
  await rm(file.path);
  change(ws, { action: 'trust/remove', subject: `${kind}:${sha256}`, before: { name: nameOf(item) } }, () => undefined);
}

/** The files verification is given. */
export async function trustFiles(ws: Workspace): Promise<{ anchors: string[]; crls: string[] }> {
  const paths = async (kind: TrustKind): Promise<string[]> => (await filesOf(ws, kind)).map(({ path }) => path);
  return { anchors: await paths('anchor'), crls: await paths('crl') };
}

function folderOf(ws: Workspace, kind: TrustKind): string {
  return join(ws.paths.trust, kind);
}

async function filesOf(ws: Workspace, kind: TrustKind): Promise<{ sha256: string; path: string }[]> {
  const folder = folderOf(ws, kind);
  const names = await readdir(folder).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw diskError(error, folder, 'read');
  });
  return names.sort().flatMap((name) => {
    const sha256 = NAME.exec(name)?.[1];
    return sha256 ? [{ sha256, path: join(folder, name) }] : [];
  });
}

function nameOf(item: Pick<TrustItem, 'certificate' | 'issuer'>): string {
  return item.certificate?.commonName ?? item.certificate?.subject ?? item.issuer ?? '';
}
