import type { PackageShape } from '../../../../shared/model/package-shapes.ts';
import { EVENT_TYPES } from '../../../../shared/model/package-shapes.ts';
import type { PackageTree } from '../../archive/index.ts';
import type { Gathered } from '../report.ts';
import type { FoundFile } from './check-entries.ts';
import type { PremisData } from './read-premis.ts';
import { resolveHref, type PlacedMets } from './references.ts';

export interface PremisInput {
  readonly tree: PackageTree;
  readonly placed: readonly PlacedMets[];
  readonly shape: PackageShape;
  /** PREMIS files as read, by path. */
  readonly premis: ReadonlyMap<string, PremisData>;
  readonly found: ReadonlyMap<string, FoundFile>;
}

/**
 * PREMIS against the files themselves: each METS has one, every data file is described with the fixity and size that
 * were found, nothing is described that is not there, every link leads somewhere (PREMIS 3.0; TT 05/2025 Phụ lục I).
 */
export function checkPremis(input: PremisInput, gathered: Gathered): void {
  const objects = new Set<string>();
  for (const { objects: some } of input.premis.values()) for (const id of some) objects.add(id);
  for (const data of input.premis.values()) {
    for (const { id, line } of data.agentLinks)
      if (!data.agents.has(id)) gathered.add('verify/premis-link', `${data.path}:${line}`, { id });
    for (const { id, line } of data.objectLinks)
      if (!objects.has(id)) gathered.add('verify/premis-link', `${data.path}:${line}`, { id });
  }
  for (const placed of input.placed) {
    const data = premisOf(placed, input, gathered);
    if (data === null) continue;
    if (placed.base === '') checkPackageObject(placed, data, input.shape, gathered);
    else checkFiles(placed, data, input.found, gathered);
  }
}

/** The PREMIS a METS names in its administrative section; null with a finding when it names none, or it cannot be read. */
function premisOf(placed: PlacedMets, { tree, premis }: PremisInput, gathered: Gathered): PremisData | null {
  const paths = placed.mets.references
    .filter((reference) => reference.kind === 'metadata' && reference.group === 'digiprovMD')
    .map((reference) => resolveHref(placed.base, reference.href))
    .filter((path): path is string => path !== null && tree.entries.has(path));
  if (paths.length === 0) gathered.add('verify/premis-missing', placed.path);
  return paths.map((path) => premis.get(path)).find((data) => data !== undefined) ?? null;
}

/** The package's PREMIS is about this very package, and tells how it was made (TT 05/2025 Phụ lục I; domain 4.6). */
function checkPackageObject(placed: PlacedMets, data: PremisData, shape: PackageShape, gathered: Gathered): void {
  if (!data.objects.has(placed.mets.objid))
    gathered.add('verify/premis-package', data.path, { objid: placed.mets.objid });
  const wanted = EVENT_TYPES.packaging[shape.variant === 'aip' ? 'aip' : 'eark'];
  if (!data.eventTypes.includes(wanted)) gathered.add('verify/premis-event-missing', data.path, { event: wanted });
}

function checkFiles(
  placed: PlacedMets,
  data: PremisData,
  found: ReadonlyMap<string, FoundFile>,
  gathered: Gathered,
): void {
  const known = new Set<string>();
  for (const reference of placed.mets.references) {
    if (reference.kind !== 'file' || reference.group !== 'Data') continue;
    known.add(reference.id);
    const path = resolveHref(placed.base, reference.href);
    const file = path === null ? undefined : found.get(path);
    const described = data.files.get(reference.id);
    const place = path ?? data.path;
    if (!described) {
      gathered.add('verify/premis-file-missing', place, { premis: data.path, id: reference.id });
      continue;
    }
    if (!file) continue;
    if (described.algorithm !== 'SHA-256')
      gathered.add('verify/checksum-type', place, { mets: data.path, type: described.algorithm });
    else if (described.digest.toLowerCase() !== file.sha256)
      gathered.add('verify/premis-fixity', place, { premis: data.path, stated: described.digest, found: file.sha256 });
    if (described.size !== '' && described.size !== String(file.size))
      gathered.add('verify/premis-size', place, { premis: data.path, stated: described.size, found: file.size });
  }
  for (const id of data.files.keys()) if (!known.has(id)) gathered.add('verify/premis-file-unknown', data.path, { id });
}
