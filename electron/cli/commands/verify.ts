import type { SignatureReport } from '../../../shared/contract/reports/signing.ts';
import type { VerifyCheck } from '../../../shared/contract/reports/verify.ts';
import { verdictClaim } from '../../../shared/model/verify-checks.ts';
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
          together: true,
          incomplete: report.verdict !== 'valid',
          lines: verifyLines(report, speech),
        };
      }),
    );
}

/**
 * The verdict and what it rests on, the counts, how each check ended, and the answers of the signatures, those of one signer
 * with the same answers together.
 */
export function verifyLines(report: VerifyReport, speech: Speech): string[] {
  const count = (severity: string) => report.findings.filter((finding) => finding.severity === severity).length;
  const shown = 12;
  const groups = alike(report.signatures);
  const signatures = report.signatures.length;
  const claim = verdictClaim(report.verdict, report.kind, signatures);
  return [
    speech.text('verify.verdict', { verdict: speech.text(`receive.verdict.${claim}`), path: report.path }),
    speech.text(`receive.verdictLong.${claim}`),
    speech.text('verify.counts', {
      files: report.files,
      bytes: speech.size(report.bytes),
      signatures: speech.text(signatures > 0 ? 'receive.amount.signed' : 'receive.amount.unsigned', {
        count: signatures,
      }),
      errors: count('error'),
      warnings: count('warning'),
    }),
    `  ${checksLine(report.checks, speech)}`,
    ...groups.slice(0, shown).map((group) => `  ${signatureLine(group, speech)}`),
    ...(groups.length > shown ? [`  ${speech.text('more', { count: groups.length - shown })}`] : []),
  ];
}

const ENDS = ['passed', 'warnings', 'failed', 'not-made', 'not-applicable'] as const;

/** The checks by how they ended: `Passed: integrity, completeness. Not applicable: PDFs.` */
function checksLine(checks: readonly VerifyCheck[], speech: Speech): string {
  const ends = ENDS.filter((state) => checks.some((check) => check.state === state)).map((state) => {
    const names = checks.filter((check) => check.state === state).map(({ id }) => speech.text(`receive.check.${id}`));
    return `${speech.text(`receive.answer.${state}`)}: ${names.join(', ')}`;
  });
  return ends.join('; ');
}

type Signatures = readonly [SignatureReport, ...SignatureReport[]];

function alike(signatures: readonly SignatureReport[]): Signatures[] {
  const groups = new Map<string, [SignatureReport, ...SignatureReport[]]>();
  for (const one of signatures) {
    const { signer, place, integrity, chain, revocation, time } = one;
    const key = JSON.stringify([signer?.fingerprint ?? place, integrity, chain, revocation, time.state]);
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  return [...groups.values()];
}

function signatureLine([first, ...others]: Signatures, speech: Speech): string {
  const times = [first, ...others].map(({ signingTime }) => signingTime ?? '').sort();
  const said = (time: string | undefined): string => (time ? isoVietnam(new Date(time)) : '?');
  const [from, to] = [said(times[0]), said(times.at(-1))];
  const span = from === to ? from : `${from} – ${to}`;
  return speech.text('verify.signature', {
    place:
      others.length === 0 ? first.place : speech.text('place.several', { places: first.place, count: others.length }),
    signer: first.signer?.commonName ?? '?',
    integrity: speech.text(`answer.${first.integrity.state}`),
    chain: speech.text(`answer.${first.chain.state}`),
    revocation: speech.text(`answer.${first.revocation.state}`),
    time: first.time.state === 'valid' ? span : `${span} (${speech.text(`answer.${first.time.state}`)})`,
  });
}
