import type { Box } from '../../../shared/model/page.ts';

/** What can be read from a page. Keys of TT 05/2025 (text document) where it has one; the signer by NĐ 30/2020 Phụ lục VI. */
export const EXTRACTED_KEYS = [
  'typeName',
  'codeNumber',
  'codeNotation',
  'issuedDate',
  'organName',
  'parentOrganName',
  'subject',
  'signerName',
  'signerPosition',
  'signerAuthority',
  'urgency',
  'secrecy',
] as const;
export type ExtractedKey = (typeof EXTRACTED_KEYS)[number];

/**
 * - `read`: printed, and it keeps the field's own rule.
 * - `handwritten`: its place was found and is filled, or meant to be filled, by hand: a person types it.
 * - `absent`: not on the page, or not readable without guessing.
 */
export type FieldState = 'read' | 'handwritten' | 'absent';

/** The printed parts of a date whose other parts are in ink. */
export interface PartialDate {
  readonly day?: number;
  readonly month?: number;
  readonly year?: number;
}

/**
 * One field as found on the pages. `page` is the index in the pages handed in, `box` in px of that page's space, both
 * null when the field has no place. `confidence` 0 to 100; `evidence` is the recognised text it rests on, uncorrected.
 */
export interface ExtractedField {
  readonly key: ExtractedKey;
  readonly state: FieldState;
  readonly value?: string;
  readonly partial?: PartialDate;
  readonly page: number | null;
  readonly box: Box | null;
  readonly confidence: number;
  readonly evidence: string;
  /** Codes of `extract/*` findings: what speaks against the value. */
  readonly doubts?: readonly string[];
}

/** Where something was found and how sure it is. */
export interface Place {
  readonly page: number;
  readonly box: Box;
  readonly confidence: number;
  readonly evidence: string;
}

export function absent(key: ExtractedKey, place?: Place): ExtractedField {
  return place === undefined
    ? { key, state: 'absent', page: null, box: null, confidence: 0, evidence: '' }
    : { key, state: 'absent', ...rounded(place), confidence: 0 };
}

export function read(key: ExtractedKey, value: string, place: Place, doubts: readonly string[] = []): ExtractedField {
  return { key, state: 'read', value, ...rounded(place), ...(doubts.length > 0 ? { doubts } : {}) };
}

export function handwritten(key: ExtractedKey, place: Place, partial?: PartialDate): ExtractedField {
  return { key, state: 'handwritten', ...rounded(place), ...(partial === undefined ? {} : { partial }) };
}

function rounded(place: Place): Place {
  const [x0, y0, x1, y1] = place.box;
  return {
    page: place.page,
    box: [Math.max(0, Math.floor(x0)), Math.max(0, Math.floor(y0)), Math.ceil(x1), Math.ceil(y1)],
    confidence: Math.round(Math.min(100, Math.max(0, place.confidence))),
    evidence: place.evidence,
  };
}
