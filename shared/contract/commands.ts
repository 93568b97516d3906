import { z } from 'zod';
import { command } from './command.ts';

const path = z.string().min(1);
const paths = z.array(path).min(1);
const name = z.string().trim().min(1).max(200);
const none = z.object({}).strict();

/** A key file to sign with. The pass phrase lives as long as the call; it is never stored, logged or put in an error. */
const KeyFile = z.object({ path, passphrase: z.string() });

const Ocr = z.object({
  languages: z.array(z.enum(['vie', 'eng'])).min(1),
  workers: z.number().int().min(1).max(32).optional(),
  tessdata: path.optional(),
});

const Trust = z.object({ anchors: z.array(path), crls: z.array(path) });

const PackageKind = z.enum(['sip-hoso', 'aip-hoso', 'eark-sip']);

/** Every command of the engine. The command line and the window call these, with these inputs, and nothing else. */
export const COMMANDS = {
  'workspace/backup': command({ kind: 'write', input: z.object({ to: path }) }),
  'workspace/restore': command({ kind: 'none', input: z.object({ from: path, to: path }) }),
  'intake/import': command({ kind: 'write', input: z.object({ paths, batch: name }) }),
  'pages/check': command({
    kind: 'write',
    input: z.object({ batch: name.optional(), again: z.boolean().optional() }),
  }),
  'ocr/recognise': command({ kind: 'write', input: z.object({ batch: name.optional(), ocr: Ocr }) }),
  'describe/import': command({ kind: 'write', input: z.object({ paths, batch: name.optional() }) }),
  'describe/template': command({ kind: 'none', input: z.object({ out: path, language: z.enum(['vi', 'en']) }) }),
  'extract/fields': command({ kind: 'write', input: z.object({ files: z.array(name).optional() }) }),
  'list/files': command({ kind: 'read', input: none }),
  'list/batches': command({ kind: 'read', input: none }),
  'list/jobs': command({ kind: 'read', input: none }),
  'pdf/documents': command({ kind: 'write', input: z.object({ files: z.array(name).optional() }) }),
  'pdf/images': command({
    kind: 'none',
    input: z.object({
      paths,
      out: path,
      title: name.optional(),
      ocr: Ocr,
      skipUnreadable: z.boolean().optional(),
    }),
  }),
  'sign/documents': command({ kind: 'write', input: z.object({ key: KeyFile }) }),
  'sign/pdf': command({
    kind: 'none',
    input: z.object({ pdf: path, out: path, agencyName: name, key: KeyFile }),
  }),
  'package/make': command({
    kind: 'write',
    input: z.object({
      kind: PackageKind,
      round: name,
      agreement: name.optional(),
      files: z.array(name).optional(),
    }),
  }),
  'transfer/make': command({
    kind: 'write',
    input: z.object({
      kind: PackageKind,
      round: name,
      agreement: name.optional(),
      out: path,
      key: KeyFile,
    }),
  }),
  'verify/path': command({ kind: 'none', input: z.object({ path, trust: Trust }) }),
  'search/text': command({
    kind: 'read',
    input: z.object({ query: z.string(), limit: z.number().int().min(1).max(500) }),
  }),
  'audit/verify': command({ kind: 'read', input: none }),
  'audit/list': command({
    kind: 'read',
    input: z.object({
      limit: z.number().int().min(1).max(10_000),
      action: z.string().optional(),
      subject: z.string().optional(),
    }),
  }),
  'keys/demo': command({
    kind: 'none',
    input: z.object({
      out: path,
      organisation: name,
      passphrase: z.string().min(1),
      validDays: z.number().int().min(1).max(3650),
    }),
  }),
  'keys/show': command({ kind: 'none', input: z.object({ key: KeyFile }) }),
} as const;

export type CommandName = keyof typeof COMMANDS;
export type CommandInput<N extends CommandName> = z.input<(typeof COMMANDS)[N]['input']>;
