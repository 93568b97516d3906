import { z } from 'zod';
import { answer, command } from '../command.ts';
import type { PackageFilesReport } from '../reports/package.ts';
import type { DocumentPdfReport, ImagesToPdfReport } from '../reports/pdf.ts';
import type { SignReport } from '../reports/jobs.ts';
import type { DemoKeyFiles, SignedPdf, SignerInfo } from '../reports/signing.ts';
import type { TransferReport } from '../reports/transfer.ts';
import type { VerifyReport } from '../reports/verify.ts';
import { KeyFile, name, Ocr, PackageKindInput, path, paths, Trust } from './inputs.ts';

const files = z.array(name).optional();

/** What leaves the workspace: PDF/A, signatures, packages, transfers; and verifying what came. */
export const handoverCommands = {
  'pdf/documents': command({
    kind: 'write',
    input: z.object({ files }),
    output: answer<DocumentPdfReport>(),
    long: true,
    needs: 'describe',
  }),
  'pdf/images': command({
    kind: 'none',
    input: z.object({
      paths,
      out: path,
      title: name.optional(),
      ocr: Ocr,
      skipUnreadable: z.boolean().optional(),
    }),
    output: answer<ImagesToPdfReport>(),
    long: true,
    paths: ['paths.*', 'out', 'ocr.tessdata'],
  }),
  'sign/documents': command({
    kind: 'write',
    input: z.object({ key: KeyFile, files }),
    output: answer<SignReport>(),
    long: true,
    needs: 'sign',
    paths: ['key.path'],
  }),
  'sign/pdf': command({
    kind: 'none',
    input: z.object({ pdf: path, out: path, agencyName: name, key: KeyFile }),
    output: answer<SignedPdf>(),
    paths: ['pdf', 'out', 'key.path'],
  }),
  'package/make': command({
    kind: 'write',
    input: z.object({ kind: PackageKindInput, round: name, agreement: name.optional(), files }),
    output: answer<PackageFilesReport>(),
    long: true,
    needs: 'approve',
  }),
  'transfer/make': command({
    kind: 'write',
    input: z.object({
      kind: PackageKindInput,
      round: name,
      agreement: name.optional(),
      files,
      out: path,
      /** As the preflight found it: another disk by now is not written to. */
      disk: name.optional(),
      key: KeyFile,
    }),
    output: answer<TransferReport>(),
    long: true,
    needs: 'sign',
    paths: ['out', 'key.path'],
  }),
  'verify/path': command({
    kind: 'none',
    input: z.object({ path, trust: Trust }),
    output: answer<VerifyReport>(),
    long: true,
    paths: ['path', 'trust.anchors.*', 'trust.crls.*'],
  }),
  'keys/demo': command({
    kind: 'none',
    input: z.object({
      out: path,
      organisation: name,
      passphrase: z.string().min(1),
      validDays: z.number().int().min(1).max(3650),
    }),
    output: answer<DemoKeyFiles>(),
    paths: ['out'],
  }),
  'keys/show': command({
    kind: 'none',
    input: z.object({ key: KeyFile }),
    output: answer<SignerInfo>(),
    paths: ['key.path'],
  }),
} as const;
