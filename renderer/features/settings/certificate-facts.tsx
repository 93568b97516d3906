import type { SignerInfo } from '../../../shared/contract/reports/signing.ts';
import { Mark, type Tone } from '../../ui/index.ts';
import { useWords } from '../../words/index.ts';
import { daysUntil } from './days.ts';

/** From so many days before its end a certificate's validity is warned of: renewing one takes weeks. */
const SOON_DAYS = 30;

/** Whose a certificate is, who gave it out and how long it is valid. */
export function CertificateFacts({ certificate }: { readonly certificate: SignerInfo }) {
  const { say, date } = useWords();
  const { commonName, organisation, title, subject, issuer, serial, notBefore, notAfter, fingerprint, key } =
    certificate;
  const facts: readonly (readonly [string, string | null])[] = [
    ['organisation', organisation],
    ['title', title],
    ['issuer', issuer],
    ['serial', serial],
    ['kind', key],
    ['fingerprint', fingerprint],
  ];
  return (
    <div className="certificate selectable">
      <strong>{commonName ?? subject}</strong>
      <div className="ui-row">
        <Validity notBefore={notBefore} notAfter={notAfter} />
        <span>{say('settings.certificate.validity', { from: date(notBefore), until: date(notAfter) })}</span>
      </div>
      <dl>
        {facts.map(([name, value]) =>
          value === null || value === '' ? null : (
            <div key={name}>
              <dt>{say(`settings.certificate.${name}`)}</dt>
              <dd className={name === 'fingerprint' || name === 'serial' ? 'mono' : ''}>{value}</dd>
            </div>
          ),
        )}
      </dl>
    </div>
  );
}

/** Valid, not yet, no longer, or not for much longer. */
export function Validity({ notBefore, notAfter }: { readonly notBefore: string | null; readonly notAfter: string }) {
  const { say, number } = useWords();
  const days = daysUntil(notAfter);
  const [tone, text]: readonly [Tone, string] =
    days < 0
      ? ['bad', say('settings.certificate.expired')]
      : notBefore !== null && daysUntil(notBefore) >= 0
        ? ['warn', say('settings.certificate.early')]
        : days <= SOON_DAYS
          ? ['warn', say('settings.certificate.soon', { days: number(days) })]
          : ['ok', say('settings.certificate.valid')];
  return <Mark tone={tone}>{text}</Mark>;
}
