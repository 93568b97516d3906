import { basename, join } from 'node:path';
import { PACKAGE_SHAPES } from '../../../../shared/model/package-shapes.ts';
import { subTree, topNames, type PackageTree } from '../../archive/index.ts';
import type { VerifyContext } from '../context.ts';
import { composeNames, type ComposedTree } from '../names.ts';
import type { Gathered, PackageFacts } from '../report.ts';
import { checkMets, checkMetsShape } from './check-mets.ts';
import { checkStructure } from './check-structure.ts';
import { checkContent } from './check-content.ts';
import { packageKind } from './package-kind.ts';
import { readMets } from './read-mets.ts';
import { checkReferences, type PlacedMets } from './references.ts';
import { survey, type Survey } from './survey.ts';

/**
 * A package folder or ZIP: its tree, METS, every file's size and digest, orphans, metadata against the schemas and
 * against each other, the marks and signatures of its PDFs. What it says of itself comes back for whoever handed it
 * over; null when there is no METS to read.
 */
export async function checkPackage(
  tree: PackageTree,
  gathered: Gathered,
  context: VerifyContext,
): Promise<PackageFacts | null> {
  gathered.take(tree.findings);
  const root = rootOf(tree, gathered);
  if (!root) {
    gathered.notMade();
    return null;
  }
  const inner = composeNames(root.tree, gathered, root.path);
  const found = survey(inner);
  const placed = await readAllMets(inner, found, gathered);
  const main = placed.find((one) => one.base === '');
  if (!main) {
    gathered.notMade();
    return null;
  }
  const { objid } = main.mets;
  if (objid.replaceAll(':', '_') !== root.folder)
    gathered.add('verify/objid-folder', 'METS.xml', { objid, folder: root.folder });
  for (const one of placed) checkMets(one, gathered);
  const references = checkReferences(inner, placed, gathered);
  const kind = packageKind(found, main.mets);
  if (kind === null) {
    gathered.add('verify/package-kind', 'METS.xml', { type: main.mets.oaisType, profile: main.mets.profile });
    gathered.notMade('description');
  }
  const shape = kind === null ? null : PACKAGE_SHAPES[kind];
  checkStructure({ survey: found, placed, main, shape }, gathered);
  if (shape) for (const one of placed) checkMetsShape(one, shape, gathered);
  if (tree.kind === 'zip' && shape) checkZipName(tree.path, objid, shape.zipName, root.folder, gathered);
  const content = await checkContent({ tree: inner, placed, references, survey: found, kind }, gathered, context);
  return { place: basename(tree.path), objid, kind, ...content };
}

/** A ZIP holds one folder; a folder is the package itself. */
function rootOf(tree: PackageTree, gathered: Gathered): { tree: PackageTree; folder: string; path: string } | null {
  if (tree.kind === 'folder' && tree.entries.has('METS.xml'))
    return { tree, folder: basename(tree.path), path: tree.path };
  const names = topNames(tree);
  const [only] = names;
  if (names.length !== 1 || only === undefined) {
    const shown = names.slice(0, 5).join(', ');
    gathered.add('verify/several-roots', '', { names: shown, count: names.length });
    return null;
  }
  if (!tree.entries.has(`${only}/METS.xml`)) {
    gathered.add('verify/mets-missing', `${only}/METS.xml`);
    return null;
  }
  return { tree: subTree(tree, only), folder: only, path: join(tree.path, only) };
}

async function readAllMets(tree: ComposedTree, { mets }: Survey, gathered: Gathered): Promise<PlacedMets[]> {
  const placed: PlacedMets[] = [];
  for (const { path, base } of mets) {
    try {
      placed.push({ path, base, mets: await readMets(tree, path) });
    } catch (error) {
      gathered.failed(path, error);
    }
  }
  return placed;
}

/** The ZIP's name by the rule of its kind (TT 05/2025 Phụ lục III: ordinal in the round, then the package's id). */
function checkZipName(path: string, objid: string, pattern: string, folder: string, gathered: Gathered): void {
  const name = basename(path).replace(/\.zip$/i, '');
  const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const wanted = pattern
    .replace('{ordinal}', '\\d+')
    .replace('{objid}', escaped(objid))
    .replace('{folder}', escaped(folder));
  if (!new RegExp(`^${wanted}$`).test(name)) gathered.add('verify/zip-name', '', { name: basename(path), objid });
}
