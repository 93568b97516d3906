import type * as pkijs from 'pkijs';
import { OID } from './oids.ts';

const SHORT: Readonly<Record<string, string>> = {
  [OID.commonName]: 'CN',
  [OID.country]: 'C',
  [OID.locality]: 'L',
  [OID.province]: 'ST',
  [OID.organisation]: 'O',
  [OID.organisationalUnit]: 'OU',
  [OID.title]: 'T',
  [OID.emailAddress]: 'E',
};

/** A distinguished name for the eye: `CN=…, O=…, C=VN`, in the order it was written. */
export function nameText(name: pkijs.RelativeDistinguishedNames): string {
  return name.typesAndValues.map((part) => `${SHORT[part.type] ?? part.type}=${valueText(part)}`).join(', ');
}

/** The first value of an attribute in NFC, or null. */
export function nameAttribute(name: pkijs.RelativeDistinguishedNames, oid: string): string | null {
  const part = name.typesAndValues.find((candidate) => candidate.type === oid);
  return part === undefined ? null : valueText(part);
}

/**
 * The name in the form two names are compared in (RFC 5280 §7.1): string type, letter case and runs of spaces do not
 * count, Unicode is composed. One string per attribute, so that a subtree (name constraint) is a prefix of the list.
 */
export function nameKey(name: pkijs.RelativeDistinguishedNames): readonly string[] {
  return name.typesAndValues.map(
    (part) => `${part.type}=${valueText(part).trim().replaceAll(/\s+/gu, ' ').toLocaleLowerCase('en')}`,
  );
}

/** Names are those of certificates kept, and compared for every signature of a transfer. */
const wholeKeys = new WeakMap<pkijs.RelativeDistinguishedNames, string>();

export function sameName(a: pkijs.RelativeDistinguishedNames, b: pkijs.RelativeDistinguishedNames): boolean {
  return wholeKey(a) === wholeKey(b);
}

function wholeKey(name: pkijs.RelativeDistinguishedNames): string {
  const key = wholeKeys.get(name) ?? JSON.stringify(nameKey(name));
  wholeKeys.set(name, key);
  return key;
}

function valueText(part: pkijs.AttributeTypeAndValue): string {
  const block = part.value.valueBlock as { value?: unknown; valueHexView?: Uint8Array };
  if (typeof block.value === 'string') return block.value.normalize('NFC');
  return `#${Buffer.from(block.valueHexView ?? []).toString('hex')}`;
}
