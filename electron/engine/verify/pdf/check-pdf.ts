import { gradeMarks, isArchival } from '../../pdf/index.ts';
import type { VerifyContext } from '../context.ts';
import type { Gathered } from '../report.ts';
import type { PdfFacts, PdfLook } from './look-at-pdf.ts';

/**
 * A PDF on disk that nothing describes: what it says of itself, and every signature in it. It is asked to be PDF/A unless
 * it is signed. Of one that came `alone` nothing but a signature says who made it and that it is as it was.
 */
export async function checkPdf(
  path: string,
  place: string,
  gathered: Gathered,
  { crew }: VerifyContext,
  came: 'alone' | 'in-bag',
): Promise<void> {
  try {
    const facts = takeLook(await crew.look(path, place), place, gathered);
    if (!facts) return;
    gathered.take(gradeMarks(facts.marks, facts.signatures ? 'signed' : 'digitised'));
    if (came === 'alone' && facts.signatures === 0) gathered.add('verify/pdf-unsigned-alone', place);
  } catch (error) {
    gathered.failed(place, error);
  }
}

/** Takes what was seen, but for the marks: how grave they are depends on what the file should be. */
export function takeLook({ facts, signatures, failures }: PdfLook, place: string, gathered: Gathered): PdfFacts | null {
  for (const signature of signatures) gathered.signature(signature, `${place}#`);
  gathered.take(failures);
  if (facts) gathered.pdf(isArchival(facts.marks));
  else gathered.notMade('pdf');
  if (facts?.signatures == null) gathered.notMade('signatures');
  return facts;
}
