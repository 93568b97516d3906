import type { Answer, SignatureReport } from '../../../shared/contract/reports/signing.ts';
import { Mark, type Tone } from '../../ui/index.ts';
import { useWords } from '../../words/index.ts';

const TONE: Readonly<Record<Answer['state'], Tone>> = { valid: 'ok', invalid: 'bad', 'cannot-tell': 'warn' };
const SHOWN = 200;

/** Each signature: who, when, and the three answers — unchanged? trusted? not revoked? — with the reason of each doubt. */
export function SignatureTable({ signatures }: { readonly signatures: readonly SignatureReport[] }) {
  const { say, time, number } = useWords();
  if (signatures.length === 0) return null;
  return (
    <section className="ui-panel">
      <h2>{say('receive.signatures', { count: number(signatures.length) })}</h2>
      <table className="ui-table">
        <thead>
          <tr>
            {['signer', 'integrity', 'chain', 'revocation'].map((column) => (
              <th key={column} scope="col">
                {say(`receive.column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {signatures.slice(0, SHOWN).map((one) => (
            <tr key={one.place}>
              <td>
                <strong>{one.signer?.commonName ?? say('receive.signerUnknown')}</strong>
                <div>{one.signer?.organisation}</div>
                <div className="muted">
                  {one.signingTime
                    ? say('receive.claimedTime', { time: time(one.signingTime) })
                    : say('receive.noTime')}
                  {one.signer ? ` · ${say('receive.issuedBy', { issuer: one.signer.issuer })}` : ''}
                </div>
                <div className="mono place">{one.place}</div>
              </td>
              <AnswerCell answer={one.integrity} report={one} />
              <AnswerCell answer={one.chain} report={one} />
              <AnswerCell answer={one.revocation} report={one} />
            </tr>
          ))}
        </tbody>
      </table>
      {signatures.length > SHOWN ? <p>{say('receive.more', { count: number(signatures.length - SHOWN) })}</p> : null}
    </section>
  );
}

function AnswerCell({ answer, report }: { readonly answer: Answer; readonly report: SignatureReport }) {
  const { say, explain } = useWords();
  const params = report.findings.find((one) => one.code === answer.reason)?.params ?? {};
  return (
    <td>
      <Mark tone={TONE[answer.state]}>{say(`receive.signature.${answer.state}`)}</Mark>
      {answer.reason ? <div className="muted">{explain({ code: answer.reason, params }).what}</div> : null}
    </td>
  );
}
