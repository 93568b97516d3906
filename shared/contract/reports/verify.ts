import type { PackageKind } from '../../model/package-shapes.ts';
import type { VerifiedKind, VerifyCheckId } from '../../model/verify-checks.ts';
import type { Finding } from '../finding.ts';
import type { SignatureReport } from './signing.ts';
export type { VerifiedKind } from '../../model/verify-checks.ts';

/**
 * One of the questions verification answers, with the number of findings that belong to it.
 *
 * - `failed`: an error, or a signature that is wrong.
 * - `not-made`: it could not be made, or not for everything.
 * - `warnings`: nothing wrong, but something to look at or that could not be judged.
 * - `not-applicable`: it is not asked of this kind of thing, or there was nothing to ask it of.
 */
export interface VerifyCheck {
  readonly id: VerifyCheckId;
  readonly state: 'passed' | 'warnings' | 'failed' | 'not-made' | 'not-applicable';
  readonly errors: number;
  readonly warnings: number;
  readonly notes: number;
}

/** What a package says it is and what was counted in it. */
export interface PackageFacts {
  /** Where it lies: inside a transfer the path in the bag, else its own name. */
  readonly place: string;
  readonly objid: string;
  /** Null for a kind this program does not know. */
  readonly kind: PackageKind | null;
  /** Mã hồ sơ; for an AIP, which has none, Mã hồ sơ lưu trữ. Empty when it cannot be read. */
  readonly fileCode: string;
  /** Documents described; null when that could not be counted. */
  readonly documents: number | null;
  /** Pages the file states; null when it states none. */
  readonly pages: number | null;
}

/**
 * What verification says of a thing, from its bytes alone: the result of `tram verify --json`. Its shape only grows.
 *
 * - `kind`, `path`: what was verified, and its absolute path.
 * - `verdict`: `invalid` when there is an error, or a signature that is wrong; `cannot-tell` when nothing is wrong but
 *   something could not be judged (a signature without an anchor or a revocation list, a kind of package nobody here
 *   knows, a signer who is not the submitter, a PDF by itself that nobody signed); else `valid`, which of a bag or package
 *   without a signature says only that it is whole.
 * - `checks`: each question, whether it was asked, and how it was answered.
 * - `pdfs`: how many PDFs were looked at, and how many of them bear all marks of PDF/A.
 * - `reason`: the code that decided the verdict; null when valid.
 * - `files`, `bytes`: what was read, a package inside a bag counted once, as a file of the bag.
 * - `packages`: every package that could be read, with what it says of itself.
 * - `signatures`: every signature found, each with four answers (integrity, chain, revocation, time) and their reasons; the
 *   place of one inside a PDF is `<file>#<field>`, of a file inside a package in a bag `<package>!/<path in it>`.
 * - `findings`: all of one run, in the order they were found. `place` is a path inside the thing, with `:<line>` behind
 *   it where a line is meant; `params` fill the words of `code` in resources/strings. At most 1,000 of one code are
 *   listed; the number of the rest is in one `verify/more-findings`.
 */
export interface VerifyReport {
  readonly kind: VerifiedKind;
  readonly path: string;
  readonly verdict: 'valid' | 'invalid' | 'cannot-tell';
  readonly reason: string | null;
  readonly checks: readonly VerifyCheck[];
  readonly files: number;
  readonly bytes: number;
  readonly pdfs: { readonly read: number; readonly archival: number };
  readonly packages: readonly PackageFacts[];
  readonly signatures: readonly SignatureReport[];
  readonly findings: readonly Finding[];
}
