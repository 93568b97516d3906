import { CODE_LISTS } from '../../../shared/model/fields/index.ts';
import type { PictureMediaField } from '../../../shared/model/picture-media-fields.ts';
import { XmlWriter } from '../xml/index.ts';
import { simpleElements, type SimpleSubject, type SimpleVariant } from './ead-simple.ts';

/**
 * The schema of a `simpledc` file, made from the same field table the file is written from: root `simpledc`, type
 * `elementContainer`, group `elementsGroup`, all elements strings with the table's lengths, lists and forms
 * (TT 05/2025/TT-BNV, annexes I to V). Conditions between fields are left to the checks.
 */
export async function simpleSchema(subject: SimpleSubject, variant: SimpleVariant): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  const xml = new XmlWriter({ write: (chunk) => void chunks.push(chunk) });
  xml.open('xs:schema', { 'xmlns:xs': 'http://www.w3.org/2001/XMLSchema' });
  xml.leaf('xs:import', undefined, {
    namespace: 'http://www.w3.org/XML/1998/namespace',
    schemaLocation: 'xml.xsd',
  });
  xml.leaf('xs:element', undefined, { name: 'simpledc', type: 'elementContainer' });
  xml.open('xs:complexType', { name: 'elementContainer' }).open('xs:sequence');
  xml.leaf('xs:group', undefined, { ref: 'elementsGroup' });
  xml.close().leaf('xs:attribute', undefined, { ref: 'xml:lang' }).close();
  xml.open('xs:group', { name: 'elementsGroup' }).open('xs:sequence');
  for (const field of simpleElements(subject, variant)) writeElement(xml, field, variant);
  xml.close().close().close();
  await xml.end();
  return Buffer.concat(chunks);
}

function writeElement(xml: XmlWriter, field: PictureMediaField, variant: SimpleVariant): void {
  const mandatory = field.need[variant] === 'M';
  xml.open('xs:element', { name: field.key });
  xml.open('xs:annotation').leaf('xs:documentation', `${field.vi}. ${field.clause}`).close();
  xml.open('xs:simpleType').open('xs:restriction', { base: 'xs:string' });
  if (mandatory) xml.leaf('xs:minLength', undefined, { value: 1 });
  if (field.max !== null) xml.leaf('xs:maxLength', undefined, { value: field.max });
  const pattern = patternOf(field, variant);
  if (pattern !== null) xml.leaf('xs:pattern', undefined, { value: mandatory ? pattern : `(${pattern})?` });
  xml.close().close().close();
}

/** What a filled value looks like, as an XML Schema pattern (anchored at both ends), or null when anything goes. */
function patternOf(field: PictureMediaField, variant: SimpleVariant): string | null {
  const codes = field.values ?? (field.list ? CODE_LISTS[field.list] : []);
  const listed = codes.map((row) => row.code).join('|');
  switch (field.type) {
    case 'number':
      return '[0-9]+';
    case 'date':
      return variant === 'aip' ? '(([0-9]{2}/)?[0-9]{2}/)?[0-9]{4}' : '[0-9]{2}/[0-9]{2}/[0-9]{4}';
    case 'code':
    case 'flag':
      return listed;
    case 'codes':
      return `(${listed})(;(${listed}))*`;
    case 'text':
      return null;
  }
}
