import type { Answer, SignatureReport } from '../../../shared/contract/reports/signing.ts';
import { Mark, type Tone } from '../../ui/index.ts';
import { useWords, type Words } from '../../words/index.ts';
import { Entries } from './entries.tsx';
import { NO_ANCHORS } from './no-anchors.tsx';

const TONE: Readonly<Record<Answer['state'], Tone>> = { valid: 'ok', invalid: 'bad', 'cannot-tell': 'warn' };
const SHOWN = 200;
const ANSWERS = ['integrity', 'chain', 'revocation'] as const;

type Signatures = readonly [SignatureReport, ...SignatureReport[]];

/**
 * Each signature: who, when (with the reason where the time cannot be so), and the three answers — unchanged? trusted? not
 * revoked? — with the reason of each doubt. Those of one signer with the same answers are one row.
 */
export function SignatureTable({ signatures }: { readonly signatures: readonly SignatureReport[] }) {
  const { say, number, ...words } = useWords();
  if (signatures.length === 0) return null;
  const groups = alike(signatures, words.explain);
  return (
    <section className="ui-panel">
      <h2>{say('receive.signatures', { count: number(signatures.length) })}</h2>
      <table className="ui-table">
        <thead>
          <tr>
            {['signer', ...ANSWERS].map((column) => (
              <th key={column} scope="col">
                {say(`receive.column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {groups.slice(0, SHOWN).map((group) => (
            <tr key={group[0].place}>
              <Signed group={group} />
              {ANSWERS.map((question) => (
                <AnswerCell key={question} answer={group[0][question]} report={group[0]} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {groups.length > SHOWN ? <p>{say('receive.more', { count: number(groups.length - SHOWN) })}</p> : null}
    </section>
  );
}

function Signed({ group }: { readonly group: Signatures }) {
  const { say, time, number, explain } = useWords();
  const [first] = group;
  const { signer, signingTime } = first;
  const claimed = (at: string | null): string =>
    at === null ? say('receive.noTime') : say('receive.claimedTime', { time: time(at) });
  // Said once where all say the same minute.
  const together = new Set(group.map((one) => claimed(one.signingTime))).size === 1;
  const facts = [
    ...(group.length > 1 ? [say('receive.signaturesAlike', { count: number(group.length) })] : []),
    ...(together ? [claimed(signingTime)] : []),
    ...(signer ? [say('receive.issuedBy', { issuer: signer.issuer })] : []),
  ];
  return (
    <td>
      <strong>{signer?.commonName ?? say('receive.signerUnknown')}</strong>
      <div>{signer?.organisation}</div>
      <div className="muted">{facts.join(' · ')}</div>
      {signer === null || first.time.state === 'valid' ? null : <div>{reasonOf(first.time, first, explain)}</div>}
      <Entries
        all={group}
        show={(one) => (
          <>
            <span className="mono place">{one.place}</span>
            {together ? null : <span className="muted"> {claimed(one.signingTime)}</span>}
          </>
        )}
      />
    </td>
  );
}

function AnswerCell({ answer, report }: { readonly answer: Answer; readonly report: SignatureReport }) {
  const { say, explain } = useWords();
  // That no root certificate is known is said once, above.
  const reason = answer.reason === NO_ANCHORS ? '' : reasonOf(answer, report, explain);
  return (
    <td>
      <Mark tone={TONE[answer.state]}>{say(`receive.signature.${answer.state}`)}</Mark>
      {reason === '' ? null : <div className="muted">{reason}</div>}
    </td>
  );
}

function reasonOf(answer: Answer, report: SignatureReport, explain: Words['explain']): string {
  if (!answer.reason) return '';
  const params = report.findings.find((one) => one.code === answer.reason)?.params ?? {};
  return explain({ code: answer.reason, params }).what;
}

/** Signatures made with one certificate whose answers read the same, in the order the first of each was found. */
function alike(signatures: readonly SignatureReport[], explain: Words['explain']): Signatures[] {
  const groups = new Map<string, [SignatureReport, ...SignatureReport[]]>();
  for (const one of signatures) {
    const answers = ANSWERS.map((question) => [one[question].state, reasonOf(one[question], one, explain)]);
    const key = JSON.stringify([one.signer?.fingerprint ?? one.place, answers, one.time.state]);
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  return [...groups.values()];
}
