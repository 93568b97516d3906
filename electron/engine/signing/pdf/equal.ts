import { isArray, PdfDict, PdfName, PdfRef, PdfStream, PdfString, type PdfValue } from './objects.ts';
import type { PdfFile } from './pdf-file.ts';

/**
 * Whether two values, each of its own revision, are the same as written: references are compared, not followed; stored
 * stream data is compared octet by octet.
 */
export async function sameValue(oldFile: PdfFile, a: PdfValue, newFile: PdfFile, b: PdfValue): Promise<boolean> {
  if (a instanceof PdfStream && b instanceof PdfStream) {
    if (!samePlain(a.dict, b.dict)) return false;
    if (a.dataStart === b.dataStart) return true;
    return (await oldFile.streamData(a)).equals(await newFile.streamData(b));
  }
  return samePlain(a, b);
}

/** As sameValue, for anything but streams. */
export function samePlain(a: PdfValue, b: PdfValue): boolean {
  if (isArray(a)) return isArray(b) && a.length === b.length && a.every((item, index) => samePlain(item, b[index]!));
  if (a instanceof PdfDict) {
    if (!(b instanceof PdfDict) || a.map.size !== b.map.size || a.ambiguous || b.ambiguous) return false;
    return [...a.map].every(([key, item]) => b.has(key) && samePlain(item, b.get(key)));
  }
  if (a instanceof PdfName) return b instanceof PdfName && a.name === b.name;
  if (a instanceof PdfRef) return b instanceof PdfRef && a.number === b.number && a.generation === b.generation;
  if (a instanceof PdfString) return b instanceof PdfString && Buffer.from(a.bytes).equals(b.bytes);
  return a === b;
}

/** Keys whose values differ between two dictionaries, or that only one of them has. */
export function changedKeys(a: PdfDict, b: PdfDict): string[] {
  const keys = new Set([...a.map.keys(), ...b.map.keys()]);
  return [...keys].filter((key) => a.has(key) !== b.has(key) || !samePlain(a.get(key), b.get(key)));
}

/** Every reference inside a value, its own stream dictionary included. */
export function* referencesIn(value: PdfValue): Generator<PdfRef> {
  if (value instanceof PdfRef) yield value;
  else if (isArray(value)) for (const item of value) yield* referencesIn(item);
  else if (value instanceof PdfDict) for (const item of value.map.values()) yield* referencesIn(item);
  else if (value instanceof PdfStream) yield* referencesIn(value.dict);
}
