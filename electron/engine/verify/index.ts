/** Verification of what was made or received, from its bytes, trusting nothing inside. */
export { verifyPath } from './verify-path.ts';
export type { VerifyInput } from './verify-path.ts';
export type { PackageFacts, VerifiedKind, VerifyReport } from './report.ts';
