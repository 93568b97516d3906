/**
 * The folding table of the full-text search: every UTF-16 unit to its lower-case letter without marks, đ to d. One
 * look-up a unit, because it runs over every page; SQLite's own remove_diacritics leaves đ as it is.
 */
const FOLDED = buildTable();

/** Text as the index holds it: NFC, then each letter folded. The same length in UTF-16 units as the NFC text. */
export function foldText(text: string): string {
  const nfc = text.normalize('NFC');
  const units = new Uint16Array(nfc.length);
  for (let i = 0; i < nfc.length; i += 1) units[i] = FOLDED[nfc.charCodeAt(i)]!;
  let folded = '';
  // String.fromCharCode takes its input as arguments; pieces keep clear of the engine's limit on those.
  for (let i = 0; i < units.length; i += 8192) folded += String.fromCharCode(...units.subarray(i, i + 8192));
  return folded;
}

/** The searchable pieces of a text, split as the index splits them. */
export function tokens(folded: string): string[] {
  return folded.match(/[\p{L}\p{N}]+/gu) ?? [];
}

function buildTable(): Uint16Array {
  const table = new Uint16Array(65536);
  for (let unit = 0; unit < 65536; unit += 1) {
    const letter = String.fromCharCode(unit);
    const plain = letter.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
    table[unit] = plain.length === 1 ? plain.charCodeAt(0) : unit;
  }
  for (const letter of 'đĐðÐ') table[letter.charCodeAt(0)] = 'd'.charCodeAt(0);
  return table;
}
