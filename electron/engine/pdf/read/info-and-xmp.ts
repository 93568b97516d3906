import { readXmlTree, type XmlNode } from '../../xml/index.ts';
import { textOf, type PdfDict, type PdfValue } from './values.ts';

const DC = 'http://purl.org/dc/elements/1.1/';
const XMP = 'http://ns.adobe.com/xap/1.0/';
const PDF = 'http://ns.adobe.com/pdf/1.3/';
const PDFAID = 'http://www.aiim.org/pdfa/ns/id/';
const RDF = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';

/** Info entries and the XMP properties that say the same (ISO 19005-1 6.7.3, table 1). */
const PAIRS = [
  { info: 'Title', namespace: DC, name: 'title', isDate: false },
  { info: 'Author', namespace: DC, name: 'creator', isDate: false },
  { info: 'Subject', namespace: DC, name: 'description', isDate: false },
  { info: 'Keywords', namespace: PDF, name: 'Keywords', isDate: false },
  { info: 'Creator', namespace: XMP, name: 'CreatorTool', isDate: false },
  { info: 'Producer', namespace: PDF, name: 'Producer', isDate: false },
  { info: 'CreationDate', namespace: XMP, name: 'CreateDate', isDate: true },
  { info: 'ModDate', namespace: XMP, name: 'ModifyDate', isDate: true },
] as const;

/** What the XMP packet says: simple properties and the first item of lists, by `{namespace}name`. */
export type XmpValues = ReadonlyMap<string, string>;

export interface PdfaMark {
  readonly part: number;
  /** `A`, `B`, `U`; empty when not stated. */
  readonly conformance: string;
}

/** Reads the packet. Throws AppError for XML that is malformed or dangerous. */
export async function readXmp(bytes: Uint8Array): Promise<XmpValues> {
  const values = new Map<string, string>();
  const collect = (node: XmlNode): void => {
    if (node.namespace === RDF && node.name === 'Description') {
      for (const [key, value] of node.attributes) if (key.startsWith('{')) values.set(key, value);
      for (const child of node.children) values.set(`{${child.namespace}}${child.name}`, valueOf(child));
      return;
    }
    node.children.forEach(collect);
  };
  collect(await readXmlTree(bytes, 'XMP'));
  return values;
}

/** A simple value, or the items of a list; of alternatives in several languages the first. */
function valueOf(node: XmlNode): string {
  const list = node.children.find((child) => child.namespace === RDF && ['Alt', 'Seq', 'Bag'].includes(child.name));
  if (list === undefined) return node.text;
  const items = list.children.map((item) => item.text);
  return list.name === 'Alt' ? (items[0] ?? '') : items.join(', ');
}

export function pdfaMark(xmp: XmpValues): PdfaMark | null {
  const part = xmp.get(`{${PDFAID}}part`)?.trim() ?? '';
  if (!/^[1-9]$/.test(part)) return null;
  return { part: Number(part), conformance: xmp.get(`{${PDFAID}}conformance`)?.trim() ?? '' };
}

/** The Info dictionary's texts. */
export function infoValues(info: PdfDict): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  for (const { info: key } of PAIRS) {
    const text = textOf(info.get(key) satisfies PdfValue | undefined);
    if (text !== null) values.set(key, text);
  }
  return values;
}

export interface Difference {
  readonly field: string;
  readonly info: string;
  readonly xmp: string;
}

/** Entries of Info that XMP does not say alike. What only XMP says is no difference. */
export function differences(info: ReadonlyMap<string, string>, xmp: XmpValues): Difference[] {
  const found: Difference[] = [];
  for (const { info: key, namespace, name, isDate } of PAIRS) {
    const left = info.get(key);
    if (left === undefined) continue;
    const right = xmp.get(`{${namespace}}${name}`) ?? '';
    const isSame = isDate ? sameInstant(left, right) : squeezed(left) === squeezed(right);
    if (!isSame) found.push({ field: key, info: left.slice(0, 200), xmp: right.slice(0, 200) });
  }
  return found;
}

function squeezed(text: string): string {
  return text.normalize('NFC').replace(/\s+/g, ' ').trim();
}

function sameInstant(pdf: string, xmp: string): boolean {
  const parts = /^(?:D:)?(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?(?:Z|([+-]\d\d)'?(\d\d)?'?)?/.exec(pdf);
  if (parts === null) return false;
  const [, year, month = '01', day = '01', hour = '00', minute = '00', second = '00', zone, zoneMinute = '00'] = parts;
  const offset = zone === undefined ? 'Z' : `${zone}:${zoneMinute}`;
  const left = Date.parse(`${year!}-${month}-${day}T${hour}:${minute}:${second}${offset}`);
  const right = Date.parse(/T/.test(xmp) && !/(Z|[+-]\d\d:\d\d)$/.test(xmp) ? `${xmp}Z` : xmp);
  return Math.floor(left / 1000) === Math.floor(right / 1000);
}
