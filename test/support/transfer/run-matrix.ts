import { rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PackageKind } from '../../../shared/model/package-shapes.ts';
import { silentTask } from '../../../electron/engine/base/task.ts';
import { verifyPath, type VerifyReport } from '../../../electron/engine/verify/index.ts';
import { NOW } from '../pki/pki.ts';
import { buildTransfer, type BuiltTransfer } from './build-transfer.ts';
import type { People } from './people.ts';
import { restateMets, Tamperer, type PackageFiles } from './tamper.ts';

/** One change to a finished transfer, and everything that has to be said of it: no less, and nothing beside it. */
export interface Change {
  readonly name: string;
  readonly change: (t: Tamperer, people: People) => void | Promise<void>;
  /** All codes of errors and warnings. */
  readonly codes: readonly string[];
  /** Where a finding of the first code has to point. */
  readonly place?: RegExp;
  readonly verdict?: VerifyReport['verdict'];
}

/** What a bag is found to be when its manifests were made anew but nobody could sign them. */
export const UNSIGNED_CHANGE = 'signing/content-changed';

const clock = { now: () => NOW };

export function verify(path: string, trust: BuiltTransfer['trust']): Promise<VerifyReport> {
  return verifyPath({ path, trust }, clock, silentTask());
}

/** Codes of all errors and warnings, once each, sorted. */
export function codesOf(report: VerifyReport): string[] {
  const grave = report.findings.filter((finding) => finding.severity !== 'info');
  return [...new Set(grave.map((finding) => finding.code))].sort();
}

/** How each check ended. */
export function checksOf(report: VerifyReport): Record<string, string> {
  return Object.fromEntries(report.checks.map(({ id, state }) => [id, state]));
}

/** Runs the changes, each on its own copy of one transfer. */
export function runMatrix(title: string, kind: PackageKind, changes: readonly Change[]): void {
  describe(`${title}, ${kind}`, () => {
    let built: BuiltTransfer;
    beforeAll(async () => {
      built = await buildTransfer(kind);
    });
    afterAll(() => built.remove());

    it.each(changes.map((change) => [change.name, change] as const))('finds %s', async (_, one) => {
      const copy = await built.copy();
      try {
        await one.change(new Tamperer(copy), built.people);
        const report = await verify(copy, built.trust);
        expect(codesOf(report)).toEqual([...new Set(one.codes)].sort());
        expect(report.verdict).toBe(one.verdict ?? 'invalid');
        const places = report.findings.filter((finding) => finding.code === one.codes[0]).map(({ place }) => place);
        if (one.place) expect(places).toContainEqual(expect.stringMatching(one.place));
      } finally {
        rmSync(dirname(copy), { recursive: true });
      }
    });
  });
}

/**
 * A change inside the first package by somebody thorough: METS, ZIP, receipt request and all manifests agree with it
 * afterwards. Only the signature over the tag manifest cannot be made anew, so its finding is always expected too.
 */
export function inside(
  name: string,
  change: (files: PackageFiles, root: string) => void,
  codes: readonly string[],
  place?: RegExp,
): Change {
  return {
    name,
    codes: [...codes, UNSIGNED_CHANGE],
    ...(place ? { place } : {}),
    change: async (t) => {
      await t.repack(t.packages()[0]!, (files, root) => {
        change(files, root);
        restateMets(files);
      });
      t.restateReceipt();
      t.reseal();
    },
  };
}
