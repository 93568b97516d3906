import { LETTER_TYPE, OTHER_TYPE } from '../../../shared/model/document-types.ts';
import { absent, read, type ExtractedField, type Place } from './extracted-field.ts';
import type { Frame } from './frame.ts';
import type { Heading } from './heading.ts';
import { symbolContradicts, typeGroup, typesLike, typesOfSymbol } from './symbol.ts';
import { meanOf } from './text-run.ts';

export interface TypeEvidence {
  readonly heading: Heading | null;
  /** The symbol as read, or null. */
  readonly notation: ExtractedField;
  /** "V/v" under the number, where a letter has it. */
  readonly letterSubject: boolean;
  /** "Kính gửi" near the top. */
  readonly addressee: boolean;
  /** The year of issue, where it was read: what a symbol may abbreviate depends on it. */
  readonly year: number | null;
}

/**
 * The type as a `typeName` code (TT 05/2025): from the heading in capitals, checked against the abbreviation in the
 * symbol; a letter (công văn) when there is no heading and the page has a letter's marks.
 */
export function readType(frame: Frame, evidence: TypeEvidence): ExtractedField {
  const symbol = evidence.notation.state === 'read' ? evidence.notation.value! : null;
  const named = symbol === null ? [] : typesOfSymbol(symbol);
  const { heading } = evidence;
  if (heading !== null) return fromHeading(frame, heading, symbol, evidence.year);
  if (named.includes(LETTER_TYPE) || ((evidence.letterSubject || evidence.addressee) && named.length === 0)) {
    return letter(evidence, symbol);
  }
  // No heading was read: the symbol alone still names the type, at a lower confidence.
  const [only] = named;
  if (only !== undefined && named.length === 1 && only !== OTHER_TYPE) {
    const place = placeOf(evidence.notation);
    return read('typeName', only, { ...place, confidence: Math.min(place.confidence, 60) }, [
      'extract/type-from-symbol',
    ]);
  }
  return absent('typeName');
}

function fromHeading(frame: Frame, heading: Heading, symbol: string | null, year: number | null): ExtractedField {
  const named = symbol === null ? [] : typesOfSymbol(symbol);
  const codes = [heading.code, ...heading.rivals];
  const place: Place = {
    page: frame.index,
    box: heading.segment.box,
    confidence: meanOf(heading.segment.words) - 12 * heading.slips,
    evidence: heading.segment.text,
  };
  const byAbbr = symbol === null ? [] : typesLike(typeGroup(symbol));
  const agreed = codes.find((code) => named.includes(code) || byAbbr.includes(code));
  if (agreed !== undefined) {
    // The heading stands as read; it is the symbol that is doubtful when its abbreviation is of older papers.
    const doubts = symbolContradicts(agreed, symbol!, year) ? ['extract/type-symbol-differ'] : [];
    return read('typeName', agreed, { ...place, confidence: Math.max(place.confidence, 70) }, doubts);
  }
  // Two types fit the damaged letters alike and nothing decides between them.
  if (codes.length > 1) return absent('typeName', place);
  if (symbol === null || !symbolContradicts(heading.code, symbol, year)) return read('typeName', heading.code, place);
  return read('typeName', heading.code, { ...place, confidence: Math.min(place.confidence, 50) }, [
    'extract/type-symbol-differ',
  ]);
}

function letter(evidence: TypeEvidence, symbol: string | null): ExtractedField {
  const signs = [evidence.letterSubject, evidence.addressee, symbol !== null].filter(Boolean).length;
  if (evidence.notation.box === null && signs < 2) return absent('typeName');
  const place = evidence.notation.box === null ? null : placeOf(evidence.notation);
  const confidence = [0, 55, 80, 92][signs]!;
  return {
    key: 'typeName',
    state: 'read',
    value: LETTER_TYPE,
    page: place?.page ?? null,
    box: place?.box ?? null,
    confidence,
    evidence: place?.evidence ?? '',
  };
}

function placeOf(field: ExtractedField): Place {
  return { page: field.page!, box: field.box!, confidence: field.confidence, evidence: field.evidence };
}
