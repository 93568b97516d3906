import type { Paper } from './paper.ts';

/** What an archivist would type for a document (domain keys of TT 05/2025, document level), as far as the paper says it. */
export interface DocumentFields {
  /** Code of the document type, `01`-`32`. */
  readonly typeName: string;
  readonly codeNumber: string | null;
  readonly codeNotation: string | null;
  /** DD/MM/YYYY */
  readonly issuedDate: string;
  readonly organName: string;
  readonly subject: string;
  readonly signer: string;
  readonly signerPost: string;
  readonly urgency: string | null;
  readonly secrecy: string | null;
  readonly keyword: string;
  readonly autograph?: string;
}

export interface SampleDocument {
  readonly key: string;
  readonly fields: DocumentFields;
  /** Names of fields of which a part is written in ink. */
  readonly handwritten: readonly string[];
  typeset(): Paper;
}
