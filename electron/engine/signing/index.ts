/**
 * Signatures by the agency's own key, and the judgement of anyone's: CAdES beside a file, PAdES inside a PDF. Pure functions
 * over files and bytes; no database, no network.
 */
export { openKeyFile } from './key-file.ts';
export { makeDemoKey } from './demo-key.ts';
export type { Signer } from './signer.ts';
export { signDetached, verifyDetached } from './detached.ts';
export { signPdf } from './pdf/sign-pdf.ts';
export { inspectPdfSignatures } from './pdf/inspect.ts';
export { readCertificate } from './certificate.ts';
export { readTrustFile, trustFacts } from './trust-facts.ts';
export { readTrust, type Trust, type TrustInput } from './trust.ts';
export { overall, type SignatureReport } from './report.ts';
export { signerInfo } from './compose-report.ts';
export { signDocuments } from './sign-documents.ts';
