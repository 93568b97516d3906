import { isAppError, toErrorRecord } from '../../../../shared/contract/app-error.ts';
import type { Finding } from '../../../../shared/contract/finding.ts';
import type { DigestedBytes } from '../../base/digested-bytes.ts';
import { readPdfMarks } from '../../pdf/index.ts';
import { inspectPdfSignatures, type SignatureReport, type Trust } from '../../signing/index.ts';

/** What a PDF says of itself, for the checks that compare it with its description. */
export interface PdfFacts {
  readonly pages: number;
  /** Null when they could not be looked for. */
  readonly signatures: number | null;
  /** What keeps it from being the PDF/A it may or may not have to be. */
  readonly marks: readonly Finding[];
}

/** All that was seen in one PDF, as plain data. */
export interface PdfLook {
  /** Null when the file could not be read at all. */
  readonly facts: PdfFacts | null;
  readonly signatures: readonly SignatureReport[];
  /** Where reading itself failed. */
  readonly failures: readonly Finding[];
}

/** Reads the marks of a PDF (a path or its bytes) and judges its signatures. Never throws: what cannot be read is a failure at `place`. */
export async function lookAtPdf(pdf: string | DigestedBytes, place: string, trust: Trust): Promise<PdfLook> {
  let facts: PdfFacts | null = null;
  let isReadable = false;
  const signatures: SignatureReport[] = [];
  const failures: Finding[] = [];
  try {
    const marks = await readPdfMarks(typeof pdf === 'string' ? pdf : pdf.bytes, place);
    isReadable = marks.isReadable;
    facts = { pages: marks.pages, signatures: null, marks: marks.findings };
    signatures.push(...(await inspectPdfSignatures(pdf, trust)));
    facts = { ...facts, signatures: signatures.length };
  } catch (error) {
    // Of a file that is no PDF the marks have told already.
    if (isReadable || facts === null || !isAppError(error, 'signing/pdf-damaged')) {
      const { code, params } = toErrorRecord(error);
      failures.push({ code, severity: 'error', place, params });
    }
  }
  return { facts, signatures, failures };
}
