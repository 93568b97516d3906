/**
 * Signatures by the agency's own key, and the judgement of anyone's: CAdES beside a file, PAdES inside a PDF. Pure functions
 * over files and bytes; no database, no network.
 */
export { openKeyFile, type OpenKeyOptions } from './key-file.ts';
export { makeDemoKey, DEMO_MARK, type DemoKey, type DemoKeyInput } from './demo-key.ts';
export type { Signer } from './signer.ts';
export { signDetached, verifyDetached, type DetachedOptions } from './detached.ts';
export { signPdf, type SignedPdf, type SignPdfOptions } from './pdf/sign-pdf.ts';
export { inspectPdfSignatures } from './pdf/inspect.ts';
export { judgeChain, type ChainJudgement } from './chain.ts';
export { readCertificate, type Certificate } from './certificate.ts';
export { splitTrust, trustFacts } from './trust-facts.ts';
export { readTrust, type Trust, type TrustInput } from './trust.ts';
export { overall, type Answer, type SignatureReport, type SignerInfo, type SigningFindingCode } from './report.ts';
export { signerInfo } from './compose-report.ts';
export { signDocuments } from './sign-documents.ts';
