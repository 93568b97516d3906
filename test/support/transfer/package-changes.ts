import type { PackageFiles } from './tamper.ts';
import { edit } from './tamper.ts';
import { UNSIGNED_CHANGE, type Change } from './run-matrix.ts';

export const CODE = 'H99.12.3.2001.01';
export const REP = 'representations/rep1';
export const METS = `${REP}/METS.xml`;
export const EAD = 'metadata/descriptive/EAD.xml';
export const pdf = (n: number) => `${REP}/data/${CODE}.${n}.pdf`;
export const doc = (n: number) => `${REP}/metadata/descriptive/EAD_doc_${CODE}.${n}.xml`;

/** The same, but METS is left as it was: the ZIP and everything around it agree. */
export function leavingMets(
  name: string,
  change: (files: PackageFiles) => void,
  codes: readonly string[],
  place?: RegExp,
): Change {
  return {
    name,
    codes: [...codes, UNSIGNED_CHANGE],
    ...(place ? { place } : {}),
    change: async (t) => {
      await t.repack(t.packages()[0]!, change);
      t.restateReceipt();
      t.reseal();
    },
  };
}

/** Names one more file in the representation's METS. */
export function addReference(files: PackageFiles, href: string): void {
  edit(
    files,
    METS,
    '</fileGrp>',
    `<file ID="ID-00000000-0000-5000-8000-000000000000" MIMETYPE="application/pdf" SIZE="1" ` +
      `CREATED="2026-06-15T10:00:00.000+07:00" CHECKSUM="${'0'.repeat(64)}" CHECKSUMTYPE="SHA-256">` +
      `<FLocat LOCTYPE="URL" xlink:type="simple" xlink:href="${href}"/></file></fileGrp>`,
  );
}
