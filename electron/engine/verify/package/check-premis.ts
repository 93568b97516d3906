import { readBytes, type PackageTree } from '../../archive/index.ts';
import { readXmlTree, type XmlNode } from '../../xml/index.ts';
import type { Gathered } from '../report.ts';
import { resolveHref, type FoundFile, type PlacedMets } from './check-files.ts';

const MAX_PREMIS = 256 * 1024 * 1024;

/**
 * PREMIS against the files themselves: every data file is described, its fixity and size are those found, and every
 * linked object and agent is there (PREMIS 3.0; TT 05/2025 Phụ lục I for AIP).
 */
export async function checkPremis(
  tree: PackageTree,
  placed: PlacedMets,
  found: ReadonlyMap<string, FoundFile>,
  isRepresentation: boolean,
  gathered: Gathered,
): Promise<void> {
  const paths = placed.mets.references
    .filter((reference) => reference.kind === 'metadata' && reference.group === 'digiprovMD')
    .map((reference) => resolveHref(placed.base, reference.href))
    .filter((path): path is string => path !== null && tree.entries.has(path));
  if (paths.length === 0) {
    gathered.add('verify/premis-missing', placed.path);
    return;
  }
  for (const path of paths) {
    try {
      const root = await readXmlTree(await readBytes(tree, path, MAX_PREMIS), path, {
        bytes: MAX_PREMIS,
        depth: 32,
        elements: 5_000_000,
        attributes: 32,
        text: 1 << 20,
      });
      checkLinks(root, path, gathered);
      if (isRepresentation) checkFixity(root, path, placed, found, gathered);
    } catch (error) {
      gathered.failed(path, error);
    }
  }
}

function checkFixity(
  root: XmlNode,
  path: string,
  placed: PlacedMets,
  found: ReadonlyMap<string, FoundFile>,
  gathered: Gathered,
): void {
  const described = new Map<string, XmlNode>();
  for (const object of all(root, 'object')) {
    const characteristics = first(object, 'objectCharacteristics');
    if (!characteristics) continue;
    for (const identifier of all(object, 'objectIdentifier'))
      described.set(text(identifier, 'objectIdentifierValue'), characteristics);
  }
  for (const reference of placed.mets.references) {
    if (reference.kind !== 'file' || reference.group !== 'Data') continue;
    const filePath = resolveHref(placed.base, reference.href);
    const file = filePath === null ? undefined : found.get(filePath);
    const characteristics = described.get(reference.id);
    if (!characteristics) {
      gathered.add('verify/premis-file-missing', path, { file: reference.href });
      continue;
    }
    if (!file) continue;
    const fixity = first(characteristics, 'fixity');
    const digest = fixity ? text(fixity, 'messageDigest') : '';
    if (digest.toUpperCase() !== file.sha256)
      gathered.add('verify/premis-fixity', path, { file: reference.href, stated: digest, found: file.sha256 });
    const size = text(characteristics, 'size');
    if (size !== '' && size !== String(file.size))
      gathered.add('verify/premis-size', path, { file: reference.href, stated: size, found: file.size });
  }
}

function checkLinks(root: XmlNode, path: string, gathered: Gathered): void {
  const ids = (element: string, identifier: string) =>
    new Set(all(root, element).flatMap((node) => all(node, identifier).map((one) => text(one, `${identifier}Value`))));
  const agents = ids('agent', 'agentIdentifier');
  for (const event of all(root, 'event'))
    for (const link of all(event, 'linkingAgentIdentifier')) {
      const value = text(link, 'linkingAgentIdentifierValue');
      if (!agents.has(value)) gathered.add('verify/premis-link', path, { id: value });
    }
}

function all(node: XmlNode, name: string): readonly XmlNode[] {
  return node.children.filter((child) => child.name === name);
}

function first(node: XmlNode, name: string): XmlNode | undefined {
  return node.children.find((child) => child.name === name);
}

function text(node: XmlNode, name: string): string {
  return first(node, name)?.text.trim() ?? '';
}
