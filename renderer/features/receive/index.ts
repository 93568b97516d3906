/** Receive and verify: what was handed over on a medium, check by check in plain words. */
export { ReceiveScreen } from './receive-screen.tsx';
export { verifier, type Verification } from './verification.ts';
export { VerifyResult } from './verify-result.tsx';
