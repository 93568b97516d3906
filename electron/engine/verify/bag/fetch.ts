import type { PackageTree } from '../../archive/index.ts';
import type { Gathered } from '../report.ts';
import { bagPath } from './bag-path.ts';
import type { Declaration } from './declaration.ts';
import type { BagManifest } from './manifest.ts';
import { readTagLines } from './tag-lines.ts';

const FETCH = 'fetch.txt';

/**
 * fetch.txt (RFC 8493 2.2.3). Nothing is ever fetched: a file named there that does not lie in the bag is missing, and
 * the finding says that the sender meant it to be got from elsewhere. `isError` where no fetch file has any business.
 */
export async function checkFetch(
  tree: PackageTree,
  declaration: Declaration,
  payload: readonly BagManifest[],
  isError: boolean,
  gathered: Gathered,
): Promise<void> {
  if (!tree.entries.has(FETCH)) return;
  gathered.add('verify/bag-fetch', FETCH, {}, isError ? 'error' : 'warning');
  await readTagLines(tree, FETCH, declaration.encoding, gathered, (line, number) => {
    if (line.trim() === '') return;
    const place = `${FETCH}:${number}`;
    const match = /^([A-Za-z][A-Za-z0-9+.-]*:\S+)[ \t]+(\d+|-)[ \t]+(.+)$/.exec(line);
    if (!match) {
      gathered.add('verify/bag-fetch-line', place, { line: line.slice(0, 200) });
      return;
    }
    const path = bagPath(match[3]!, 'payload', declaration.rules, place, gathered);
    if (path === null) return;
    const isListed = (manifest: BagManifest) => manifest.digests.has(path);
    if (!(declaration.rules.everyManifestIsWhole ? payload.every(isListed) : payload.some(isListed)))
      gathered.add('verify/bag-fetch-unlisted', place, { path });
    if (!tree.entries.has(path))
      gathered.add('verify/bag-fetch-pending', place, { path, from: match[1]!.slice(0, 200) });
  });
}
