import type { Term } from './query.ts';

/** Where a term begins among the folded pieces of a text: in order, by the number of the piece. */
export function termPlaces(pieces: readonly string[], term: Term): { places: readonly number[]; whole: boolean } {
  const whole = placesOf(pieces, term.pieces, false);
  if (!term.prefix || (term.begun && whole.length > 0)) return { places: whole, whole: true };
  return { places: placesOf(pieces, term.pieces, true), whole: false };
}

function placesOf(pieces: readonly string[], wanted: readonly string[], prefix: boolean): number[] {
  const places: number[] = [];
  const last = wanted.length - 1;
  for (let at = 0; at + last < pieces.length; at += 1) {
    let offset = 0;
    while (offset < last && pieces[at + offset] === wanted[offset]) offset += 1;
    if (offset < last) continue;
    const end = pieces[at + last]!;
    if (prefix ? end.startsWith(wanted[last]!) : end === wanted[last]) places.push(at);
  }
  return places;
}
