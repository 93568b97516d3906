import type { VerifyReport } from '../../../shared/contract/reports/verify.ts';
import { checkOf, VERIFY_CHECKS } from '../../../shared/model/verify-checks.ts';
import type { Finding } from '../../../shared/contract/finding.ts';
import { Mark, type Tone } from '../../ui/index.ts';
import { useWords } from '../../words/index.ts';
import { SignatureTable } from './signature-table.tsx';

const VERDICT: Readonly<Record<VerifyReport['verdict'], Tone>> = { valid: 'ok', invalid: 'bad', 'cannot-tell': 'warn' };

/** The verdict, each question with its answer, the signatures with their three answers, and every finding. */
export function VerifyResult({ report }: { readonly report: VerifyReport }) {
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
            {say('receive.counts', {
              kind: say(`receive.kind.${report.kind}`),
              files: number(report.files),
              bytes: bytes(report.bytes),
              packages: number(report.packages.length),
            })}
          </p>
          {report.reason ? <p>{explain(reasonOf(report)).what}</p> : null}
        </div>
      </section>
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

/** Shown at once; the rest is counted, because ten thousand rows help nobody. */
const SHOWN = 300;

function FindingTable({ findings }: { readonly findings: readonly Finding[] }) {
  const { say, explain, number } = useWords();
  if (findings.length === 0) return null;
  const order = { error: 0, warning: 1, info: 2 } as const;
  const sorted = findings.toSorted((a, b) => order[a.severity] - order[b.severity]);
  return (
    <section className="ui-panel">
      <h2>{say('receive.findings', { count: number(findings.length) })}</h2>
      <table className="ui-table">
        <thead>
          <tr>
            <th scope="col">{say('receive.column.severity')}</th>
            <th scope="col">{say('receive.column.what')}</th>
            <th scope="col">{say('receive.column.place')}</th>
          </tr>
        </thead>
        <tbody>
          {sorted.slice(0, SHOWN).map((finding, index) => {
            const { what, remedy } = explain(finding);
            return (
              <tr key={`${finding.code}:${finding.place}:${index}`}>
                <td>
                  <Mark tone={{ error: 'bad', warning: 'warn', info: 'info' }[finding.severity] as Tone}>
                    {say(`severity.${finding.severity}`)}
                  </Mark>
                </td>
                <td>
                  {what}
                  <div className="muted">{remedy}</div>
                </td>
                <td className="mono place">{finding.place}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {findings.length > SHOWN ? <p>{say('receive.more', { count: number(findings.length - SHOWN) })}</p> : null}
    </section>
  );
}

/** The finding that decided, with its values. */
function reasonOf(report: VerifyReport): Pick<Finding, 'code' | 'params'> {
  const all = [...report.findings, ...report.signatures.flatMap((one) => one.findings)];
  return all.find((one) => one.code === report.reason) ?? { code: report.reason ?? '', params: {} };
}
