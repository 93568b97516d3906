import type { Gathered } from '../report.ts';
import { DATA_GROUPS } from './check-documents.ts';
import { resolveHref, type PlacedMets } from './references.ts';

/** The data file each metadata file is joined with, and which files are attachments, all by path. */
export interface Joined {
  readonly dataOf: ReadonlyMap<string, string>;
}

/**
 * The structural map joins every document's metadata with one data file, once (TT 05/2025/TT-BNV, annexes I to V,
 * structMap). Both bear the same name but for the metadata's prefix: a join of two that do not is one that was changed.
 */
export function checkJoins({ path: place, base, mets }: PlacedMets, gathered: Gathered): Joined {
  const sections = new Map<string, string>();
  const files = new Map<string, string>();
  for (const one of mets.references) {
    const path = resolveHref(base, one.href) ?? one.href;
    if (one.kind === 'metadata' && one.group === 'dmdSec') sections.set(one.id, path);
    if (one.kind === 'file' && DATA_GROUPS.has(one.group)) files.set(one.id, path);
  }
  const stems = new Set([...files.values()].map(stem));
  const joined = new Set<string>();
  const dataOf = new Map<string, string>();
  const join = (id: string) => {
    if (joined.has(id)) gathered.add('verify/join-twice', place, { id, file: sections.get(id) ?? files.get(id) ?? '' });
    joined.add(id);
  };
  for (const { metadata, files: ids } of mets.joins) {
    for (const id of [...metadata, ...ids]) join(id);
    const described = sections.get(metadata[0] ?? '');
    const data = files.get(ids[0] ?? '');
    if (ids.length === 0 || metadata.length === 0)
      gathered.add('verify/join-empty', place, { id: [...metadata, ...ids].join(' '), file: described ?? data ?? '' });
    if (described === undefined || data === undefined) continue;
    dataOf.set(described, data);
    const wanted = stem(described).replace(/^ead_(doc|pic|media)_/, '');
    if (wanted !== stem(data) && stems.has(wanted))
      gathered.add('verify/join-name', place, { metadata: described, data });
  }
  for (const id of mets.attachments) joined.add(id);
  for (const [id, file] of [...sections, ...files])
    if (!joined.has(id)) gathered.add('verify/join-missing', place, { id, file });
  return { dataOf };
}

/** A file's name without folder, ending and letter case; of a fetch note, the name of what it stands for. */
function stem(path: string): string {
  const name = path.split('/').at(-1) ?? '';
  return name
    .replace(/\.fetch\.txt$/i, '')
    .replace(/\.[^.]*$/, '')
    .toLowerCase();
}
