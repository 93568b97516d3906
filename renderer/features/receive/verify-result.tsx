import type { VerifyReport } from '../../../shared/contract/reports/verify.ts';
import { checkOf, VERIFY_CHECKS } from '../../../shared/model/verify-checks.ts';
import type { Finding } from '../../../shared/contract/finding.ts';
import { Mark, type Tone } from '../../ui/index.ts';
import { useWords } from '../../words/index.ts';
import { FindingTable } from './finding-table.tsx';
import { NO_ANCHORS, NotJudged, type AnchorSource } from './no-anchors.tsx';
import { SignatureTable } from './signature-table.tsx';

const VERDICT: Readonly<Record<VerifyReport['verdict'], Tone>> = { valid: 'ok', invalid: 'bad', 'cannot-tell': 'warn' };

/** Their counts are of more than was handed over. */
const BAGS: ReadonlySet<VerifyReport['kind']> = new Set(['transfer', 'bag']);

interface VerifyResultProps {
  readonly report: VerifyReport;
  /** Where it was verified without a workspace. */
  readonly anchors?: AnchorSource;
}

/** The verdict, each question with its answer, the signatures with their three answers, and every finding. */
export function VerifyResult({ report, anchors = 'workspace' }: VerifyResultProps) {
  const { say, explain, number, bytes } = useWords();
  const tone = VERDICT[report.verdict];
  return (
    <div className="verify-result selectable">
      <section className={`verdict ${tone}`} aria-live="polite">
        <Mark tone={tone}>{say(`receive.verdict.${report.verdict}`)}</Mark>
        <div>
          <h2>{say(`receive.verdictLong.${report.verdict}`)}</h2>
          <p className="mono">{report.path}</p>
          <p>
            {say(BAGS.has(report.kind) ? 'receive.countsOfBag' : 'receive.counts', {
              kind: say(`receive.kind.${report.kind}`),
              files: number(report.files),
              bytes: bytes(report.bytes),
              packages: number(report.packages.length),
            })}
          </p>
          {report.reason && report.reason !== NO_ANCHORS ? <p>{explain(reasonOf(report)).what}</p> : null}
        </div>
      </section>
      <NotJudged report={report} anchors={anchors} />
      <section className="ui-panel">
        <h2>{say('receive.checks')}</h2>
        <table className="ui-table">
          <tbody>
            {VERIFY_CHECKS.map(({ id }) => (
              <CheckRow key={id} id={id} findings={report.findings.filter((one) => checkOf(one.code) === id)} />
            ))}
          </tbody>
        </table>
      </section>
      <SignatureTable signatures={report.signatures} />
      <FindingTable findings={report.findings} />
    </div>
  );
}

function CheckRow({ id, findings }: { readonly id: string; readonly findings: readonly Finding[] }) {
  const { say, number } = useWords();
  const errors = findings.filter((one) => one.severity === 'error').length;
  const warnings = findings.filter((one) => one.severity === 'warning').length;
  const tone: Tone = errors > 0 ? 'bad' : warnings > 0 ? 'warn' : 'ok';
  return (
    <tr>
      <th scope="row">{say(`receive.check.${id}`)}</th>
      <td>
        <Mark tone={tone}>{say(`receive.answer.${tone}`)}</Mark>
      </td>
      <td>
        {errors + warnings > 0
          ? say('receive.check.found', { errors: number(errors), warnings: number(warnings) })
          : say(`receive.check.${id}.passed`)}
      </td>
    </tr>
  );
}

/** The finding that decided, with its values. */
function reasonOf(report: VerifyReport): Pick<Finding, 'code' | 'params'> {
  const all = [...report.findings, ...report.signatures.flatMap((one) => one.findings)];
  return all.find((one) => one.code === report.reason) ?? { code: report.reason ?? '', params: {} };
}
