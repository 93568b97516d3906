import type { Cli } from '../cli.ts';
import type { Speech } from '../words.ts';
import { isoVietnam, type VerifyReport } from '../../engine/index.ts';

export function addVerify({ program, speech, run, alone }: Cli): void {
  const collect = (value: string, before: string[]) => [...before, value];
  program
    .command('verify')
    .argument('<path>', speech.text('argument.toVerify'))
    .description(speech.text('help.verify'))
    .option('--anchor <file>', speech.text('option.anchor'), collect, [])
    .option('--crl <file>', speech.text('option.crl'), collect, [])
    .action((path: string, options: { anchor: string[]; crl: string[] }) =>
      run('verify', async (task) => {
        const report = await alone(
          'verify/path',
          { path, trust: { anchors: options.anchor, crls: options.crl } },
          task,
        );
        return {
          result: report,
          findings: report.findings,
          incomplete: report.verdict !== 'valid',
          lines: verifyLines(report, speech),
        };
      }),
    );
}

/** The verdict, the counts, and each signature's three answers. */
export function verifyLines(report: VerifyReport, speech: Speech): string[] {
  const count = (severity: string) => report.findings.filter((finding) => finding.severity === severity).length;
  const shown = 12;
  return [
    speech.text(`verify.${report.verdict}`, { path: report.path }),
    speech.text('verify.counts', {
      files: report.files,
      bytes: speech.size(report.bytes),
      errors: count('error'),
      warnings: count('warning'),
    }),
    ...report.signatures.slice(0, shown).map(
      (signature) =>
        '  ' +
        speech.text('verify.signature', {
          place: signature.place,
          signer: signature.signer?.commonName ?? '?',
          integrity: speech.text(`answer.${signature.integrity.state}`),
          chain: speech.text(`answer.${signature.chain.state}`),
          revocation: speech.text(`answer.${signature.revocation.state}`),
          time: signature.signingTime === null ? '?' : isoVietnam(new Date(signature.signingTime)),
        }),
    ),
    ...(report.signatures.length > shown
      ? [`  ${speech.text('more', { count: report.signatures.length - shown })}`]
      : []),
  ];
}
