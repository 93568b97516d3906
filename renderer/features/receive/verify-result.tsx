import type { VerifyCheck, VerifyReport } from '../../../shared/contract/reports/verify.ts';
import { verdictClaim, type VerdictClaim } from '../../../shared/model/verify-checks.ts';
import type { Finding } from '../../../shared/contract/finding.ts';
import { Mark, type Tone } from '../../ui/index.ts';
import { useWords } from '../../words/index.ts';
import { checkWords } from './check-words.ts';
import { FindingTable } from './finding-table.tsx';
import { NO_ANCHORS, NotJudged, type AnchorSource } from './no-anchors.tsx';
import { SignatureTable } from './signature-table.tsx';

const VERDICT: Readonly<Record<VerdictClaim, Tone>> = {
  'signed-transfer': 'ok',
  'signed-package': 'ok',
  'signed-file': 'ok',
  unsigned: 'warn',
  'unsigned-pdf': 'warn',
  invalid: 'bad',
  'cannot-tell': 'warn',
};
const ANSWER: Readonly<Record<Exclude<VerifyCheck['state'], 'not-applicable'>, Tone>> = {
  passed: 'ok',
  warnings: 'warn',
  'not-made': 'warn',
  failed: 'bad',
};

/** The counts of a bag are of more than was handed over, and a single file has none but its size. */
const COUNTS: Readonly<Record<VerifyReport['kind'], string>> = {
  transfer: 'receive.countsOfBag',
  bag: 'receive.countsOfBag',
  package: 'receive.counts',
  pdf: 'receive.countsOfFile',
  signature: 'receive.countsOfFile',
};

interface VerifyResultProps {
  readonly report: VerifyReport;
  /** Where it was verified without a workspace. */
  readonly anchors?: AnchorSource;
}

/** The verdict, each question with its answer, the signatures with their three answers, and every finding. */
export function VerifyResult({ report, anchors = 'workspace' }: VerifyResultProps) {
  const { say, explain, number, bytes } = useWords();
  const signatures = report.signatures.length;
  const claim = verdictClaim(report.verdict, report.kind, signatures);
  const tone = VERDICT[claim];
  // Said once: of a root certificate that is lacking below, of a missing signature by the claim.
  const isSaid = report.reason === null || report.reason === NO_ANCHORS || claim === 'unsigned-pdf';
  return (
    <div className="verify-result selectable">
      <section className={`verdict ${tone}`} aria-live="polite">
        <Mark tone={tone}>{say(`receive.verdict.${claim}`)}</Mark>
        <div>
          <h2>{say(`receive.verdictLong.${claim}`)}</h2>
          <p className="mono">{report.path}</p>
          <p>
            {say(COUNTS[report.kind], {
              kind: say(`receive.kind.${report.kind}`),
              files: number(report.files),
              bytes: bytes(report.bytes),
              packages: number(report.packages.length),
              signatures: say(signatures > 0 ? 'receive.amount.signed' : 'receive.amount.unsigned', {
                count: number(signatures),
              }),
            })}
          </p>
          {isSaid ? null : <p>{explain(reasonOf(report)).what}</p>}
        </div>
      </section>
      <NotJudged report={report} anchors={anchors} />
      <section className="ui-panel">
        <h2>{say('receive.checks')}</h2>
        <table className="ui-table">
          <tbody>
            {report.checks.map((check) => (
              <CheckRow key={check.id} check={check} report={report} />
            ))}
          </tbody>
        </table>
      </section>
      <SignatureTable signatures={report.signatures} />
      <FindingTable findings={report.findings} />
    </div>
  );
}

function CheckRow({ check, report }: { readonly check: VerifyCheck; readonly report: VerifyReport }) {
  const { say, number } = useWords();
  const { id, state } = check;
  const { read, archival } = report.pdfs;
  const answer = say(`receive.answer.${state}`);
  const values = {
    errors: number(check.errors),
    warnings: number(check.warnings),
    signatures: number(report.signatures.length),
    read: number(read),
    archival: number(archival),
  };
  return (
    <tr>
      <th scope="row">{say(`receive.check.${id}`)}</th>
      <td>
        {state === 'not-applicable' ? (
          <span className="muted">{answer}</span>
        ) : (
          <Mark tone={ANSWER[state]}>{answer}</Mark>
        )}
      </td>
      <td>
        {say(checkWords(check, report), values)}
        {state === 'passed' && check.notes > 0 ? (
          <span className="muted"> {say('receive.check.notes', { notes: number(check.notes) })}</span>
        ) : null}
      </td>
    </tr>
  );
}

/** The finding that decided, with its values. */
function reasonOf(report: VerifyReport): Pick<Finding, 'code' | 'params'> {
  const all = [...report.findings, ...report.signatures.flatMap((one) => one.findings)];
  return all.find((one) => one.code === report.reason) ?? { code: report.reason ?? '', params: {} };
}
