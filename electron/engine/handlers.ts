import { readFile } from 'node:fs/promises';
import type { z } from 'zod';
import type { COMMANDS, CommandName } from '../../shared/contract/commands.ts';
import { listAudit, verifyAudit } from './audit/index.ts';
import { writeDurable } from './base/durable-file.ts';
import { describeFiles, writeTemplate } from './describe/index.ts';
import { extractDocuments } from './extract/index.ts';
import { closePageSources } from './imaging/index.ts';
import { importSources } from './intake/index.ts';
import { JobStore } from './jobs/index.ts';
import { listBatches, listFiles } from './overview/index.ts';
import { createOcrPool, recogniseBatch, unpackOcr, type OcrPoolOptions } from './ocr/index.ts';
import { packageFiles } from './package/index.ts';
import { checkPages } from './pages/index.ts';
import type { HandlerContext } from './handler-context.ts';
import { detectTurn, imagesToPdf, makeDocumentPdfs } from './searchable-pdf/index.ts';
import { searchText } from './search/index.ts';
import {
  makeDemoKey,
  openKeyFile,
  readCertificate,
  signDocuments,
  signPdf,
  signerInfo,
  type Signer,
} from './signing/index.ts';
import { makeTransfer } from './transfer/index.ts';
import { verifyPath } from './verify/index.ts';
import { backupWorkspace, restoreWorkspace } from './workspace/index.ts';

type Parsed<N extends CommandName> = z.output<(typeof COMMANDS)[N]['input']>;
type Handler<N extends CommandName> = (input: Parsed<N>, context: HandlerContext) => Promise<unknown>;

/** Command → what does it. Each line ties a command of the contract to one function of a domain. */
export const HANDLERS = {
  'workspace/backup': (input: Parsed<'workspace/backup'>, { ws, task }: HandlerContext) =>
    backupWorkspace(ws, input.to, task),
  'workspace/restore': (input: Parsed<'workspace/restore'>, { task }: HandlerContext) =>
    restoreWorkspace(input.from, input.to, task),
  'intake/import': (input: Parsed<'intake/import'>, { ws, task }: HandlerContext) => importSources(ws, input, task),
  'pages/check': (input: Parsed<'pages/check'>, { ws, task }: HandlerContext) =>
    withPool({ languages: ['vie'] }, (pool) =>
      checkPages(ws, defined(input), (raster) => detectTurn(pool, raster, task.signal), task),
    ),
  'ocr/recognise': (input: Parsed<'ocr/recognise'>, { ws, task }: HandlerContext) =>
    recogniseBatch(ws, { ...defined(input), ocr: defined(input.ocr) }, task),
  'describe/import': (input: Parsed<'describe/import'>, { ws, task }: HandlerContext) =>
    describeFiles(ws, defined(input), task),
  'describe/template': (input: Parsed<'describe/template'>) => writeTemplate(input.out, input.language),
  'extract/fields': (input: Parsed<'extract/fields'>, { ws, task }: HandlerContext) =>
    withPool({ languages: ['vie'] }, (pool) => extractDocuments(ws, defined(input), task, pool)),
  'list/files': (_: Parsed<'list/files'>, { ws }: HandlerContext) => Promise.resolve(listFiles(ws)),
  'list/batches': (_: Parsed<'list/batches'>, { ws }: HandlerContext) => Promise.resolve(listBatches(ws)),
  'list/jobs': (_: Parsed<'list/jobs'>, { ws }: HandlerContext) =>
    Promise.resolve(new JobStore(ws.db).list({ open: false, limit: 50 })),
  'pdf/documents': (input: Parsed<'pdf/documents'>, { ws, task }: HandlerContext) =>
    makeDocumentPdfs(ws, defined(input), task),
  'pdf/images': (input: Parsed<'pdf/images'>, { clock, task }: HandlerContext) =>
    imagesToPdf({ ...defined(input), ocr: defined(input.ocr) }, clock, task),
  'sign/documents': (input: Parsed<'sign/documents'>, { ws, task }: HandlerContext) =>
    withKey(input.key, ws.clock, task.signal, (signer) => signDocuments(ws, signer, task)),
  'sign/pdf': (input: Parsed<'sign/pdf'>, { clock, task }: HandlerContext) =>
    withKey(input.key, clock, task.signal, (signer) =>
      signPdf(input.pdf, input.out, signer, {
        agencyName: input.agencyName,
        signingTime: clock.now(),
        signal: task.signal,
      }),
    ),
  'package/make': (input: Parsed<'package/make'>, { ws, task }: HandlerContext) =>
    packageFiles(ws, defined(input), task),
  'transfer/make': (input: Parsed<'transfer/make'>, { ws, task }: HandlerContext) => {
    const { key, ...rest } = input;
    return withKey(key, ws.clock, task.signal, (signer) => makeTransfer(ws, defined(rest), signer, task));
  },
  'verify/path': (input: Parsed<'verify/path'>, { clock, task }: HandlerContext) => verifyPath(input, clock, task),
  'search/text': (input: Parsed<'search/text'>, { ws }: HandlerContext) =>
    Promise.resolve(searchText(ws.db, input.query, input.limit, unpackOcr)),
  'audit/verify': (_: Parsed<'audit/verify'>, { ws }: HandlerContext) => Promise.resolve(verifyAudit(ws.db)),
  'audit/list': (input: Parsed<'audit/list'>, { ws }: HandlerContext) =>
    Promise.resolve(listAudit(ws.db, defined(input))),
  'keys/demo': async (input: Parsed<'keys/demo'>, { clock }: HandlerContext) => {
    const { out, ...wanted } = input;
    const made = await makeDemoKey({ ...wanted, commonName: wanted.organisation, now: clock.now() });
    const written = { p12: `${out}.p12`, anchor: `${out}-root.pem`, crl: `${out}-root.crl.pem` };
    await writeDurable(written.p12, made.p12);
    await writeDurable(written.anchor, made.rootPem);
    await writeDurable(written.crl, made.crlPem);
    return written;
  },
  'keys/show': (input: Parsed<'keys/show'>, { clock, task }: HandlerContext) =>
    withKey(input.key, clock, task.signal, (signer) =>
      Promise.resolve(signerInfo(readCertificate(signer.certificateDer))),
    ),
} satisfies { [N in CommandName]: Handler<N> };

async function withKey<T>(
  key: { readonly path: string; readonly passphrase: string },
  clock: { now(): Date },
  signal: AbortSignal,
  use: (signer: Signer) => Promise<T>,
): Promise<T> {
  const signer = await openKeyFile(await readFile(key.path), key.passphrase, { now: clock.now(), signal });
  try {
    return await use(signer);
  } finally {
    signer.dispose();
  }
}

async function withPool<T>(
  options: OcrPoolOptions,
  use: (pool: Awaited<ReturnType<typeof createOcrPool>>) => Promise<T>,
) {
  const pool = await createOcrPool(options);
  try {
    return await use(pool);
  } finally {
    pool.close();
    await closePageSources();
  }
}

/** Options left out are absent, not `undefined`: what zod gives and what exact optional types want differ in that. */
function defined<T extends object>(input: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
}
