import { readXmlTree } from '../../xml/index.ts';
import { readBytes, type PackageTree } from '../../archive/index.ts';
import { checkFields, DOCUMENT_FIELDS, FILE_FIELDS, type FieldValues } from '../../../../shared/model/fields/index.ts';
import type { Gathered } from '../report.ts';
import { resolveHref } from './check-files.ts';
import type { PlacedMets } from './check-files.ts';

/** Bytes of one metadata file that are read. */
const MAX_METADATA = 4 * 1024 * 1024;
const ROOT_METADATA = /^metadata\/descriptive\/ead\.xml$/i;
const TEXT_METADATA = /^ead_doc_.*\.xml$/i;

/**
 * EAD.xml and every EAD_doc_*.xml of a TT 05/2025 package: fields by their tables, identifiers that belong together
 * (docCode below fileCode, ordinals once each), the join of each document's metadata with one data file, and the counts
 * the file states.
 */
export async function checkSimpleMetadata(
  tree: PackageTree,
  rep: PlacedMets,
  variant: 'sip' | 'aip',
  gathered: Gathered,
): Promise<void> {
  const rootPath = [...tree.entries.keys()].find((path) => ROOT_METADATA.test(path));
  const file = rootPath === undefined ? null : await values(tree, rootPath, gathered);
  if (file && rootPath) gathered.take(checkFields(FILE_FIELDS, file, variant, `${rootPath}/`));
  const documents = await readDocuments(tree, rep, variant, gathered);
  checkJoins(rep, gathered);
  if (!file || !rootPath) return;
  const dataFiles = rep.mets.references.filter((reference) => reference.kind === 'file' && reference.group === 'Data');
  const described = rep.mets.references.filter(
    (reference) => reference.kind === 'metadata' && /descriptive\//.test(reference.href),
  );
  const stated = Number(file['totalDoc'] ?? '');
  if (stated !== described.length || dataFiles.length < described.length)
    gathered.add('verify/count-documents', rootPath, { stated, metadata: described.length, data: dataFiles.length });
  const pages = documents.reduce((sum, document) => sum + Number(document.values['numberOfPage'] ?? 0), 0);
  if (documents.length === described.length && Number(file['numberOfPage'] ?? '') !== pages)
    gathered.add('verify/count-pages', rootPath, { stated: file['numberOfPage'] ?? '', found: pages });
  checkCodes(file, documents, variant, gathered);
}

interface DocumentMetadata {
  readonly path: string;
  readonly values: FieldValues;
}

async function readDocuments(tree: PackageTree, rep: PlacedMets, variant: 'sip' | 'aip', gathered: Gathered) {
  const documents: DocumentMetadata[] = [];
  for (const reference of rep.mets.references) {
    const path = resolveHref(rep.base, reference.href);
    if (path === null || !TEXT_METADATA.test(path.split('/').at(-1) ?? '') || !tree.entries.has(path)) continue;
    const read = await values(tree, path, gathered);
    if (!read) continue;
    gathered.take(checkFields(DOCUMENT_FIELDS, read, variant, `${path}/`));
    documents.push({ path, values: read });
  }
  return documents;
}

function checkCodes(
  file: FieldValues,
  documents: readonly DocumentMetadata[],
  variant: 'sip' | 'aip',
  gathered: Gathered,
) {
  const seen = new Set<string>();
  const fileCode = file['fileCode'] ?? '';
  for (const { path, values: document } of documents) {
    const code = document['docCode'] ?? '';
    const belongs =
      variant === 'sip'
        ? /^\d{7}$/.test(code.slice(fileCode.length + 1)) && code.startsWith(`${fileCode}.`)
        : document['arcFileCode'] === file['arcFileCode'] && /\.\d{7}$/.test(code);
    if (!belongs) gathered.add('verify/code-foreign', path, { code, file: fileCode || (file['arcFileCode'] ?? '') });
    const key = code || (document['docId'] ?? '');
    if (seen.has(key)) gathered.add('verify/code-twice', path, { code: key });
    seen.add(key);
    const ordinal = Number(code.slice(-7));
    const statedOrdinal = document['docOrdinal'] ?? document['docId']?.split('.').at(-1) ?? String(ordinal);
    if (belongs && Number(statedOrdinal) !== ordinal)
      gathered.add('verify/code-ordinal', path, { code, ordinal: statedOrdinal });
    const name = path.split('/').at(-1) ?? '';
    if (document['docId'] && !name.toLowerCase().includes(document['docId'].toLowerCase()))
      gathered.add('verify/name-differs', path, { docId: document['docId'] });
  }
}

/** Each metadata section is joined with a data file, each data file with a section, once. */
function checkJoins(rep: PlacedMets, gathered: Gathered): void {
  const sections = new Set(
    rep.mets.references.filter((one) => one.kind === 'metadata' && one.group === 'dmdSec').map((one) => one.id),
  );
  const files = new Set(
    rep.mets.references.filter((one) => one.kind === 'file' && one.group === 'Data').map((one) => one.id),
  );
  const joined = new Set<string>();
  const joinedFiles = new Set<string>();
  for (const join of rep.mets.joins) {
    for (const id of join.metadata) {
      if (joined.has(id)) gathered.add('verify/join-twice', rep.path, { id });
      joined.add(id);
    }
    if (join.files.length === 0) gathered.add('verify/join-empty', rep.path, { id: join.metadata.join(' ') });
    for (const id of join.files) {
      if (joinedFiles.has(id)) gathered.add('verify/join-twice', rep.path, { id });
      joinedFiles.add(id);
    }
  }
  for (const id of sections) if (!joined.has(id)) gathered.add('verify/join-missing', rep.path, { id });
  const attached = new Set(rep.mets.pointers.filter((one) => one.attribute === 'FILEID').map((one) => one.id));
  for (const id of files)
    if (!joinedFiles.has(id) && !attached.has(id)) gathered.add('verify/join-missing', rep.path, { id });
}

async function values(tree: PackageTree, path: string, gathered: Gathered): Promise<FieldValues | null> {
  try {
    const root = await readXmlTree(await readBytes(tree, path, MAX_METADATA), path);
    const read: Record<string, string> = {};
    for (const child of root.children) {
      if (read[child.name] !== undefined)
        gathered.add('verify/field-twice', `${path}/${child.name}`, { field: child.name });
      read[child.name] = child.text;
    }
    return read;
  } catch (error) {
    gathered.failed(path, error);
    return null;
  }
}
