import { checkFields, DOCUMENT_FIELDS, FILE_FIELDS, type FieldValues } from '../../../../shared/model/fields/index.ts';
import { readXmlTree } from '../../xml/index.ts';
import type { Gathered } from '../report.ts';

/** What the checks need to know of a document's metadata: a few short texts, so that 20,000 of them are no burden. */
export interface DocumentMetadata {
  readonly path: string;
  readonly kind: 'text' | 'picture' | 'media';
  /** Mã lưu trữ tài liệu; absent in an AIP's text documents. */
  readonly docCode: string;
  readonly docId: string;
  readonly docOrdinal: string;
  readonly arcFileCode: string;
  /** Null when none is stated. */
  readonly pages: number | null;
  /** Mức độ tin cậy: `01` born digital, `02` digitised, `03` mixed. */
  readonly confidenceLevel: string;
}

/** Metadata of one document or of the file are a few kilobytes. */
const MAX_METADATA = { bytes: 4 * 1024 * 1024, depth: 8, elements: 10_000, attributes: 16, text: 1024 * 1024 };

/** Reads EAD_doc_*.xml, EAD_pic_*.xml or EAD_media_*.xml; texts also by the table of their fields. */
export async function readDocument(
  path: string,
  kind: DocumentMetadata['kind'],
  bytes: Buffer,
  variant: 'sip' | 'aip',
  gathered: Gathered,
): Promise<DocumentMetadata | null> {
  const values = await readValues(path, bytes, gathered);
  if (!values) return null;
  if (kind === 'text') gathered.take(checkFields(DOCUMENT_FIELDS, values, variant, `${path}/`));
  const at = (key: string) => (values[key] ?? '').slice(0, 200);
  const pages = values['numberOfPage'] ?? '';
  return {
    path,
    kind,
    docCode: at('docCode'),
    docId: at('docId'),
    docOrdinal: at('docOrdinal'),
    arcFileCode: at('arcFileCode'),
    pages: /^\d+$/.test(pages) ? Number(pages) : null,
    confidenceLevel: at('confidenceLevel'),
  };
}

/** Reads EAD.xml of the package by the table of its fields. */
export async function readFileValues(
  path: string,
  bytes: Buffer,
  variant: 'sip' | 'aip',
  gathered: Gathered,
): Promise<FieldValues | null> {
  const values = await readValues(path, bytes, gathered);
  if (values) gathered.take(checkFields(FILE_FIELDS, values, variant, `${path}/`));
  return values;
}

async function readValues(path: string, bytes: Buffer, gathered: Gathered): Promise<FieldValues | null> {
  const root = await readXmlTree(bytes, path, MAX_METADATA);
  const values = new Map<string, string>();
  for (const child of root.children) {
    if (values.has(child.name)) gathered.add('verify/field-twice', `${path}:${child.line}`, { field: child.name });
    values.set(child.name, child.text);
  }
  // From entries, so that an element named __proto__ is a field like any other.
  return Object.fromEntries(values);
}
