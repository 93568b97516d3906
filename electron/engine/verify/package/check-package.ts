import { PACKAGE_SHAPES } from '../../../../shared/model/package-shapes.ts';
import { readBytes, subTree, topNames, type PackageTree } from '../../archive/index.ts';
import { schemaSet, type SchemaSubject } from '../../package/index.ts';
import { validateXsd } from '../../xml/index.ts';
import type { VerifyContext } from '../context.ts';
import { checkPdfEntry } from '../pdf.ts';
import type { Gathered } from '../report.ts';
import { checkEad3 } from './check-ead3.ts';
import { checkFiles, type PlacedMets } from './check-files.ts';
import { checkMets } from './check-mets.ts';
import { checkPremis } from './check-premis.ts';
import { checkSimpleMetadata } from './check-simple.ts';
import { packageKind } from './package-kind.ts';
import { readMets } from './read-mets.ts';

/** Bytes of a METS or PREMIS that the schema check takes; larger ones are checked by our own reading only. */
const MAX_SCHEMA_CHECK = 64 * 1024 * 1024;

/**
 * A package folder or ZIP: structure, METS, every file's size and digest, orphans, metadata against the schemas and
 * against each other, the marks and signatures of its PDFs. `folderName` is the name the root folder must have.
 */
export async function checkPackage(tree: PackageTree, gathered: Gathered, context: VerifyContext): Promise<void> {
  gathered.take(tree.findings);
  const root = rootOf(tree, gathered);
  if (!root) return;
  const { inner, folderName } = root;
  const placed = await readAllMets(inner, gathered);
  const main = placed.find((one) => one.base === '');
  if (!main) return;
  if (main.mets.objid.replaceAll(':', '_') !== folderName)
    gathered.add('verify/objid-folder', 'METS.xml', { objid: main.mets.objid, folder: folderName });
  for (const { path, mets } of placed) checkMets(path, mets, gathered);
  const reps = placed.filter((one) => one.base !== '');
  checkStructure(inner, main, reps, gathered);
  const found = await checkFiles(inner, placed, gathered, context.task);
  const kind = packageKind(inner, main.mets);
  if (kind === null)
    gathered.add('verify/package-kind', 'METS.xml', { type: main.mets.oaisType, profile: main.mets.profile });
  else {
    const shape = PACKAGE_SHAPES[kind];
    if (main.mets.profile !== shape.profile.root)
      gathered.add('verify/mets-profile', 'METS.xml', { stated: main.mets.profile, wanted: shape.profile.root });
    await checkSchemas(inner, placed, kind, gathered);
    if (shape.preservation) {
      await checkPremis(inner, main, found, false, gathered);
      for (const rep of reps) await checkPremis(inner, rep, found, true, gathered);
    }
    if (shape.documentMetadata)
      for (const rep of reps) await checkSimpleMetadata(inner, rep, shape.variant === 'aip' ? 'aip' : 'sip', gathered);
    else await checkEad3(inner, shape.packageMetadata.path, gathered);
  }
  for (const path of inner.entries.keys())
    if (/^representations\/.*\.pdf$/i.test(path)) await checkPdfEntry(inner, path, gathered, context);
}

/** A ZIP holds one folder; a folder is the package itself. */
function rootOf(tree: PackageTree, gathered: Gathered): { inner: PackageTree; folderName: string } | null {
  if (tree.kind === 'folder' && tree.entries.has('METS.xml'))
    return { inner: tree, folderName: tree.path.split(/[\\/]/).filter(Boolean).at(-1) ?? '' };
  const names = topNames(tree);
  const [only] = names;
  if (names.length !== 1 || only === undefined || !tree.entries.has(`${only}/METS.xml`)) {
    gathered.add(names.length === 1 ? 'verify/mets-missing' : 'verify/several-roots', 'METS.xml', {
      names: names.slice(0, 5).join(', '),
    });
    return null;
  }
  return { inner: subTree(tree, only), folderName: only };
}

async function readAllMets(tree: PackageTree, gathered: Gathered): Promise<PlacedMets[]> {
  const placed: PlacedMets[] = [];
  for (const path of tree.entries.keys()) {
    const match = /^(?:(representations\/[^/]+)\/)?METS\.xml$/.exec(path);
    if (!match) continue;
    try {
      placed.push({ path, base: match[1] ?? '', mets: await readMets(tree, path) });
    } catch (error) {
      gathered.failed(path, error);
    }
  }
  return placed;
}

/** The tree of TT 05/2025 (domain section 4.1) and CSIP: representations with METS and data, pointed to by the root. */
function checkStructure(tree: PackageTree, main: PlacedMets, reps: readonly PlacedMets[], gathered: Gathered): void {
  for (const folder of ['metadata/descriptive', 'representations', 'schemas'])
    if (![...tree.entries.keys()].some((path) => path.startsWith(`${folder}/`)))
      gathered.add('verify/folder-missing', folder);
  if (reps.length === 0) gathered.add('verify/mets-missing', 'representations/rep1/METS.xml', { names: 'rep1' });
  for (const rep of reps) {
    if (!main.mets.pointed.includes(`${rep.base}/METS.xml`))
      gathered.add('verify/representation-unlinked', rep.path, { folder: rep.base });
    if (![...tree.entries.keys()].some((path) => path.startsWith(`${rep.base}/data/`)))
      gathered.add('verify/folder-missing', `${rep.base}/data`);
  }
}

/** Every metadata file against the schema of our own for its kind, not against the one that lies in the package. */
async function checkSchemas(
  tree: PackageTree,
  placed: readonly PlacedMets[],
  kind: keyof typeof PACKAGE_SHAPES,
  gathered: Gathered,
): Promise<void> {
  const mets = new Set(placed.map((one) => one.path));
  for (const { path, size } of tree.entries.values()) {
    const subject = mets.has(path) ? 'mets' : subjectOf(path);
    if (!subject || size > MAX_SCHEMA_CHECK) continue;
    try {
      const bytes = await readBytes(tree, path, MAX_SCHEMA_CHECK);
      gathered.take(await validateXsd(bytes, await schemaSet(kind, subject), path));
    } catch (error) {
      gathered.failed(path, error);
    }
  }
}

function subjectOf(path: string): SchemaSubject | null {
  if (!path.endsWith('.xml') || !path.includes('metadata/')) return null;
  const name = (path.split('/').at(-1) ?? '').toLowerCase();
  if (path.includes('/preservation/')) return 'premis';
  if (name === 'ead3.xml') return 'ead3';
  if (name === 'ead.xml') return 'file';
  if (name.startsWith('ead_doc_')) return 'text';
  if (name.startsWith('ead_pic_')) return 'picture';
  return name.startsWith('ead_media_') ? 'media' : null;
}
