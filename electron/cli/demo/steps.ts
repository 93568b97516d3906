import { join } from 'node:path';
import type { CommandInput, DomainCommandName } from '../../../shared/contract/commands.ts';
import type { Finding } from '../../../shared/contract/finding.ts';
import { resourcePath, runCommand, type CommandOutput, type Task, type Workspace } from '../../engine/index.ts';
import { intakeLine } from '../commands/intake.ts';
import { documentPdfLine } from '../commands/pdf.ts';
import { verifyLines } from '../commands/verify.ts';
import { failureLines } from '../job-lines.ts';
import type { Speech } from '../words.ts';

/** The box of the samples and whose records they are (invented; resources/samples/README.md). */
export const SAMPLES = {
  box: 'hop-05',
  agency: {
    agencyName: 'Ủy ban nhân dân huyện Vĩnh Khê',
    agencyId: 'H99.12',
    archiveCode: '099',
    archiveName: 'Trung tâm Lưu trữ lịch sử tỉnh Sơn Hải',
  },
  round: { kind: 'sip-hoso', round: '2026-01', agreement: 'NL.VK.2026.01' },
} as const;

/** What the steps work on. */
export interface DemoContext {
  readonly ws: Workspace;
  readonly task: Task;
  readonly speech: Speech;
  readonly transfer: string;
  readonly key: { readonly path: string; readonly passphrase: string };
  readonly trust: { readonly anchors: string[]; readonly crls: string[] };
}

/** What came of a step; `good` is false when something that had to succeed did not. */
export interface StepResult {
  readonly lines: readonly string[];
  readonly findings?: readonly Finding[];
  readonly good?: boolean;
}

export interface Step {
  /** Its title is the text `demo.<name>`. */
  readonly name: string;
  readonly run: (context: DemoContext) => Promise<StepResult>;
}

function command<N extends DomainCommandName>(
  { ws, task }: DemoContext,
  name: N,
  input: CommandInput<N>,
): Promise<CommandOutput<N>> {
  return runCommand(name, input, { ws, task });
}

/** The main job, one engine command a step, as an operator would type them. */
export const STEPS: readonly Step[] = [
  {
    name: 'intake',
    run: async (context) => {
      const paths = [resourcePath('samples', SAMPLES.box)];
      const report = await command(context, 'intake/import', { paths, batch: SAMPLES.box });
      const { refused, findings } = report;
      return { lines: [intakeLine(context.speech, report)], findings, good: refused.length === 0 };
    },
  },
  {
    name: 'check',
    run: async (context) => {
      const { pages, blank, look, turned, skewed, findings } = await command(context, 'pages/check', {});
      return { lines: [context.speech.text('done.check', { pages, blank, look, turned, skewed })], findings };
    },
  },
  {
    name: 'ocr',
    run: async (context) => {
      const report = await command(context, 'ocr/recognise', { ocr: { languages: ['vie'] } });
      const { recognised: read, blank, unchanged: kept, failed, findings, job } = report;
      return {
        lines: [
          context.speech.text('done.ocr', { read, blank, kept, failed }),
          ...failureLines(context.speech, job.failed),
        ],
        findings,
        good: failed === 0,
      };
    },
  },
  {
    name: 'describe',
    run: async (context) => {
      const folder = resourcePath('samples', 'mo-ta');
      const paths = ['phong.csv', 'ho-so.csv', 'tai-lieu.csv'].map((name) => join(folder, name));
      const { fonds, files, documents, pages, findings } = await command(context, 'describe/import', { paths });
      return { lines: [context.speech.text('done.describe', { fonds, files, documents, pages })], findings };
    },
  },
  {
    name: 'extract',
    run: async (context) => {
      const { documents, read, handwritten, findings } = await command(context, 'extract/fields', {});
      return { lines: [context.speech.text('done.extract', { documents, read, handwritten })], findings };
    },
  },
  {
    name: 'pdf',
    run: async (context) => {
      const report = await command(context, 'pdf/documents', {});
      const { failed } = report.job;
      return {
        lines: [documentPdfLine(context.speech, report), ...failureLines(context.speech, failed)],
        good: failed.length === 0,
      };
    },
  },
  {
    name: 'sign',
    run: async (context) => {
      const { signedNow, failed } = await command(context, 'sign/documents', { key: context.key });
      return {
        lines: [
          context.speech.text('done.sign', { signed: signedNow, failed: failed.length }),
          ...failureLines(context.speech, failed),
        ],
        good: failed.length === 0,
      };
    },
  },
  {
    name: 'package',
    run: async (context) => {
      const { packages, job, findings } = await command(context, 'package/make', SAMPLES.round);
      return {
        lines: [
          context.speech.text('done.package', { packages: packages.length, failed: job.failed.length }),
          ...packages.map((one) => `${one.path} (${context.speech.size(one.size)})`),
          ...failureLines(context.speech, job.failed),
        ],
        findings,
        good: job.failed.length === 0,
      };
    },
  },
  {
    name: 'transfer',
    run: async (context) => {
      const { transfer: out, key } = context;
      const { findings, ...counts } = await command(context, 'transfer/make', { ...SAMPLES.round, out, key });
      const size = context.speech.size(counts.bytes);
      return { lines: [context.speech.text('done.transfer', { ...counts, size })], findings };
    },
  },
  {
    name: 'verify',
    run: async (context) => {
      const report = await command(context, 'verify/path', { path: context.transfer, trust: context.trust });
      return {
        lines: verifyLines(report, context.speech),
        findings: report.findings,
        good: report.verdict === 'valid',
      };
    },
  },
  {
    name: 'audit',
    run: async (context) => {
      const { entries, head, findings } = await command(context, 'audit/verify', {});
      const intact = findings.length === 0;
      return {
        lines: [context.speech.text(intact ? 'done.auditIntact' : 'done.auditBroken', { entries, head })],
        findings,
        good: intact,
      };
    },
  },
];
