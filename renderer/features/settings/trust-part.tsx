import { FilePlus2, ShieldCheck, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { TrustItem, TrustKind } from '../../../shared/contract/reports/trust.ts';
import { call, shell, useRead } from '../../bridge/index.ts';
import { Button, Dialog, Empty, IconButton } from '../../ui/index.ts';
import { notify, useRole } from '../../view/index.ts';
import { useWords } from '../../words/index.ts';
import { CertificateFacts, Validity } from './certificate-facts.tsx';
import { Waiting } from './waiting.tsx';

/** Root certificates and revocation lists that verification rests on. */
export function TrustPart() {
  const { say } = useWords();
  const trust = useRead('trust/list', {});
  const mayChange = useRole('administer');
  const [leaving, setLeaving] = useState<TrustItem | null>(null);
  const add = (kind: TrustKind): void => {
    const filters = [{ name: say(`settings.trust.files.${kind}`), extensions: EXTENSIONS[kind] }];
    shell('dialog/open', { want: 'file', title: say(`settings.trust.add.${kind}`), filters })
      .then(async ([chosen]) => {
        if (!chosen) return;
        const added = await call('trust/add', { path: chosen.token, kind });
        notify.done(added.length === 0 ? 'settings.trust.known' : `settings.trust.added.${kind}`, {
          count: added.length,
        });
      })
      .catch((error: unknown) => notify.error(error));
  };
  if (!trust.data) return <Waiting error={trust.error} />;
  return (
    <section className="ui-panel" aria-label={say('settings.trust')}>
      <p>{say('settings.trust.about')}</p>
      {mayChange ? (
        <div className="ui-row">
          <Button icon={ShieldCheck} onPress={() => add('anchor')}>
            {say('settings.trust.add.anchor')}
          </Button>
          <Button icon={FilePlus2} onPress={() => add('crl')}>
            {say('settings.trust.add.crl')}
          </Button>
        </div>
      ) : (
        <p className="muted">{say('settings.needsAdminister')}</p>
      )}
      {trust.data.length === 0 ? (
        <Empty icon={ShieldCheck} title={say('settings.trust.none')}>
          {say('settings.trust.noneDo')}
        </Empty>
      ) : null}
      <ul className="settings-list">
        {trust.data.map((item) => (
          <li key={`${item.kind}${item.sha256}`} className="ui-row">
            <TrustFacts item={item} />
            {mayChange ? (
              <IconButton
                label={say('settings.trust.remove', { name: nameOf(item) })}
                icon={Trash2}
                onPress={() => setLeaving(item)}
              />
            ) : null}
          </li>
        ))}
      </ul>
      <Dialog
        title={say('settings.trust.removeTitle')}
        open={leaving !== null}
        onClose={() => setLeaving(null)}
        footer={
          <>
            <Button onPress={() => setLeaving(null)} autoFocus>
              {say('button.cancel')}
            </Button>
            <Button
              look="danger"
              onPress={() => {
                if (leaving) remove(leaving);
                setLeaving(null);
              }}
            >
              {say('settings.trust.removeDo')}
            </Button>
          </>
        }
      >
        <p>{say('settings.trust.removeWhat', { name: leaving ? nameOf(leaving) : '' })}</p>
      </Dialog>
    </section>
  );
}

const EXTENSIONS: Readonly<Record<TrustKind, string[]>> = { anchor: ['cer', 'crt', 'pem', 'der'], crl: ['crl', 'pem'] };

function remove({ sha256, kind }: TrustItem): void {
  call('trust/remove', { sha256, kind }).catch((error: unknown) => notify.error(error));
}

function TrustFacts({ item }: { readonly item: TrustItem }) {
  const { say, date } = useWords();
  return (
    <div className="grow">
      <div className="muted">{say(`settings.trust.${item.kind}`)}</div>
      {item.certificate ? (
        <CertificateFacts certificate={item.certificate} />
      ) : (
        <div className="ui-stack">
          <strong>{item.issuer}</strong>
          {item.nextUpdate === null ? null : (
            <div className="ui-row">
              <Validity notBefore={null} notAfter={item.nextUpdate} />
              <span>{say('settings.trust.until', { date: date(item.nextUpdate) })}</span>
            </div>
          )}
        </div>
      )}
    </div>
  );
}

function nameOf(item: TrustItem): string {
  return item.certificate?.commonName ?? item.certificate?.subject ?? item.issuer ?? item.sha256.slice(0, 12);
}
