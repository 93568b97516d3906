import {
  DOCUMENT_ELEMENT_ORDER,
  DOCUMENT_FIELDS,
  FILE_ELEMENT_ORDER,
  FILE_FIELDS,
  type FieldValues,
} from '../../../shared/model/fields/index.ts';
import {
  PICTURE_MEDIA_FIELDS,
  PICTURE_MEDIA_ORDER,
  type PictureMediaField,
} from '../../../shared/model/picture-media-fields.ts';
import type { DocumentKind } from '../../../shared/model/package-shapes.ts';
import type { XmlWriter } from '../xml/index.ts';
import { XSI_NS } from './namespaces.ts';

export type SimpleVariant = 'sip' | 'aip';

/** What a `simpledc` file describes: the file (hồ sơ) as a whole, or one document by its kind. */
export type SimpleSubject = 'file' | DocumentKind;

/** `[Standard]_[Document kind]` in the names of metadata files and schemas (TT 05/2025/TT-BNV, annexes I to V). */
export const SIMPLE_NAMES: Readonly<Record<SimpleSubject, string>> = {
  file: 'EAD',
  text: 'EAD_doc',
  picture: 'EAD_pic',
  media: 'EAD_media',
};

/** The rows that a subject's values must satisfy. */
export function simpleTable(subject: SimpleSubject): readonly PictureMediaField[] {
  if (subject === 'file') return FILE_FIELDS;
  return subject === 'text' ? DOCUMENT_FIELDS : PICTURE_MEDIA_FIELDS[subject];
}

/** The rows of a subject's table in the order in which the elements are written. */
export function simpleElements(subject: SimpleSubject, variant: SimpleVariant): readonly PictureMediaField[] {
  const table = simpleTable(subject);
  return elementOrder(subject, variant).map((key) => {
    const field = table.find((row) => row.key === key);
    if (!field) throw new Error(`element order names ${key}, which the field table does not have`);
    return field;
  });
}

function elementOrder(subject: SimpleSubject, variant: SimpleVariant): readonly string[] {
  if (subject === 'file') return FILE_ELEMENT_ORDER[variant];
  return subject === 'text' ? DOCUMENT_ELEMENT_ORDER[variant] : PICTURE_MEDIA_ORDER[subject][variant];
}

/**
 * Writes EAD.xml or EAD_{doc,pic,media}_*.xml (TT 05/2025 annexes I and III): root `simpledc` without a namespace, every
 * element of the frame in its order, empty ones included. `schema` is the path from the file to its schema.
 */
export async function writeSimple(
  xml: XmlWriter,
  subject: SimpleSubject,
  variant: SimpleVariant,
  values: FieldValues,
  schema: string,
): Promise<void> {
  xml.open('simpledc', { 'xmlns:xsi': XSI_NS, 'xsi:noNamespaceSchemaLocation': schema });
  for (const { key } of simpleElements(subject, variant)) xml.leaf(key, values[key]);
  xml.close();
  await xml.end();
}
