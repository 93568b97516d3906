import type { ReactNode } from 'react';
import { Screen, Tabs } from '../../ui/index.ts';
import { useNavigation } from '../../view/index.ts';
import { useWords } from '../../words/index.ts';
import { AgencyPart } from './agency-part.tsx';
import { BackupPart } from './backup-part.tsx';
import { KeysPart } from './keys-part.tsx';
import { PreferencesPart } from './preferences-part.tsx';
import { TrustPart } from './trust-part.tsx';
import { UsersPart } from './users/users-part.tsx';
import './settings.css';

const PARTS: readonly { readonly id: string; readonly content: ReactNode }[] = [
  { id: 'preferences', content: <PreferencesPart /> },
  { id: 'users', content: <UsersPart /> },
  { id: 'backup', content: <BackupPart /> },
  { id: 'keys', content: <KeysPart /> },
  { id: 'trust', content: <TrustPart /> },
  { id: 'agency', content: <AgencyPart /> },
];

/** What belongs to this person and PC, and what belongs to the workspace; `part` of the navigation opens one of them. */
export function SettingsScreen() {
  const { say } = useWords();
  const { params, go } = useNavigation();
  const asked = PARTS.find((part) => part.id === params['part']);
  return (
    <Screen title={say('screen.settings')}>
      <Tabs
        label={say('screen.settings')}
        tabs={PARTS.map(({ id, content }) => ({
          id,
          label: say(`settings.${id}`),
          content: <div className="settings-part">{content}</div>,
        }))}
        selected={asked?.id ?? 'preferences'}
        onSelect={(part) => go('settings', { part })}
      />
    </Screen>
  );
}
