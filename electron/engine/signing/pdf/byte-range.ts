import { isArray, PdfString, type PdfDict } from './objects.ts';
import type { ByteSource } from './byte-source.ts';
import type { Verdict } from '../report.ts';

/** A signature's signed spans, checked: from the first byte, around exactly the signature, to the end of a revision. */
export interface SignedRange {
  readonly spans: readonly (readonly [start: number, length: number])[];
  /** Length of the revision that is signed. */
  readonly end: number;
  /** Nothing but white space follows. */
  readonly reachesEnd: boolean;
}

/** Octets of white space a signer may leave between its last revision's %%EOF and the end. */
const MAX_TRAILING_WHITE = 2;

/**
 * Checks /ByteRange against /Contents and the file (ISO 32000-1 §12.8.1). Null, with findings, when the spans cannot be
 * used at all; findings alone when they can be digested but are not what they must be.
 */
export async function checkByteRange(
  source: ByteSource,
  signature: PdfDict,
  verdict: Verdict,
): Promise<SignedRange | null> {
  const range = signature.get('ByteRange');
  const contents = signature.get('Contents');
  const numbers = isArray(range) ? range : [];
  if (
    numbers.length !== 4 ||
    !numbers.every((item) => typeof item === 'number' && Number.isSafeInteger(item) && item >= 0)
  ) {
    verdict.invalid('signing/pdf-byte-range', { reason: 'not four whole numbers' });
    return null;
  }
  const [start, first, second, length] = numbers as [number, number, number, number];
  const end = second + length;
  if (start !== 0 || first === 0 || second <= first || length === 0 || end > source.size) {
    verdict.invalid('signing/pdf-byte-range', { reason: `${start} ${first} ${second} ${length}` });
    return null;
  }
  if (!(contents instanceof PdfString) || !contents.hex || contents.start !== first || contents.end !== second) {
    verdict.invalid('signing/pdf-gap');
  }
  const tail = (await source.read(Math.max(0, end - 16), Math.min(16, end))).toString('latin1');
  if (!/%%EOF[\r\n ]*$/.test(tail)) verdict.invalid('signing/pdf-range-end');
  const after = (await source.read(end, MAX_TRAILING_WHITE + 1)).toString('latin1');
  return {
    spans: [
      [0, first],
      [second, length],
    ],
    end,
    reachesEnd: after.length <= MAX_TRAILING_WHITE && /^[\r\n ]*$/.test(after),
  };
}
