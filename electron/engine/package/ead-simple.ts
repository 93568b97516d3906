import {
  DOCUMENT_ELEMENT_ORDER,
  DOCUMENT_FIELDS,
  FILE_ELEMENT_ORDER,
  FILE_FIELDS,
  type Field,
  type FieldValues,
} from '../../../shared/model/fields/index.ts';
import type { XmlWriter } from '../xml/index.ts';
import { XSI_NS } from './mets.ts';

export type SimpleVariant = 'sip' | 'aip';

/** What a `simpledc` file describes: the file (hồ sơ) as a whole or one text document. */
export type SimpleSubject = 'file' | 'document';

/** The rows of a subject's table in the order in which the elements are written. */
export function simpleElements(subject: SimpleSubject, variant: SimpleVariant): readonly Field[] {
  const table = subject === 'file' ? FILE_FIELDS : DOCUMENT_FIELDS;
  const order = subject === 'file' ? FILE_ELEMENT_ORDER[variant] : DOCUMENT_ELEMENT_ORDER[variant];
  return order.map((key) => {
    const field = table.find((row) => row.key === key);
    if (!field) throw new Error(`element order names ${key}, which the field table does not have`);
    return field;
  });
}

/**
 * Writes EAD.xml or EAD_doc_*.xml (TT 05/2025 annexes I and III): root `simpledc` without a namespace, every element of
 * the frame in its order, empty ones included. `schema` is the path from the file to its schema.
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
