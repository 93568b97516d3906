import { createHash, randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../../../shared/contract/app-error.ts';
import type { TrustItem, TrustKind } from '../../../shared/contract/reports/trust.ts';
import { isoVietnam } from '../base/clock.ts';
import { writeDurable } from '../base/durable-file.ts';
import { readTrustFile, trustFacts } from '../signing/index.ts';
import { change, type Workspace } from '../workspace/index.ts';

interface Row {
  readonly kind: TrustKind;
  readonly sha256: string;
  readonly der: Buffer;
}

/** What the workspace trusts, roots first, by name. */
export function listTrust(ws: Workspace): TrustItem[] {
  return rows(ws)
    .map(({ kind, sha256, der }) => ({ sha256, kind, ...trustFacts(kind, der) }))
    .sort((a, b) => a.kind.localeCompare(b.kind) || nameOf(a).localeCompare(nameOf(b), 'vi'));
}

/**
 * Takes the certificates or lists of a file (DER or PEM, several at once) into the workspace and answers those that were
 * not there yet. Throws `disk/*` for the file, `signing/anchor-file-unreadable`, `signing/crl-file-unreadable`; then none of
 * the file is taken.
 */
export async function addTrust(ws: Workspace, path: string, kind: TrustKind): Promise<TrustItem[]> {
  const found = (await readTrustFile(kind, path)).map((der) => ({
    der,
    item: { sha256: createHash('sha256').update(der).digest('hex'), kind, ...trustFacts(kind, der) },
  }));
  const insert = ws.db.prepare('INSERT OR IGNORE INTO trust_item (kind, sha256, der, added_at) VALUES (?, ?, ?, ?)');
  return ws.db.transaction(() =>
    found.flatMap(({ der, item }) => {
      const fresh = insert.run(kind, item.sha256, Buffer.from(der), isoVietnam(ws.clock.now())).changes > 0;
      if (!fresh) return [];
      change(ws, { action: 'trust/add', subject: subjectOf(item), after: { name: nameOf(item) } }, () => undefined);
      return [item];
    }),
  )();
}

/** Takes one out. Throws `disk/not-found` when it is not there. */
export function removeTrust(ws: Workspace, kind: TrustKind, sha256: string): void {
  const item = listTrust(ws).find((one) => one.kind === kind && one.sha256 === sha256);
  if (!item) throw new AppError('disk/not-found', { path: `${kind} ${sha256}` });
  change(ws, { action: 'trust/remove', subject: subjectOf(item), before: { name: nameOf(item) } }, () =>
    ws.db.prepare('DELETE FROM trust_item WHERE kind = ? AND sha256 = ?').run(kind, sha256),
  );
}

/** Gives `use` the items as files, for verification that reads them from the disk, and takes the files away afterwards. */
export async function withTrustFiles<T>(
  ws: Workspace,
  use: (trust: { readonly anchors: string[]; readonly crls: string[] }) => Promise<T>,
): Promise<T> {
  const folder = join(ws.paths.scratch, randomUUID());
  const trust = { anchors: [] as string[], crls: [] as string[] };
  try {
    for (const { kind, sha256, der } of rows(ws)) {
      const path = join(folder, `${kind}-${sha256}.der`);
      await writeDurable(path, der);
      trust[kind === 'anchor' ? 'anchors' : 'crls'].push(path);
    }
    return await use(trust);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function rows(ws: Workspace): Row[] {
  return ws.db.prepare<[], Row>('SELECT kind, sha256, der FROM trust_item ORDER BY kind, sha256').all();
}

function subjectOf(item: TrustItem): string {
  return `${item.kind}:${item.sha256}`;
}

function nameOf(item: TrustItem): string {
  return item.certificate?.commonName ?? item.certificate?.subject ?? item.issuer ?? '';
}
