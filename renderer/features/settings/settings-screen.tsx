import type { ReactNode } from 'react';
import { SETTINGS_PARTS, type SettingsPart } from '../../../shared/model/screens.ts';
import { Screen, Tabs } from '../../ui/index.ts';
import { go, useAsked } from '../../view/index.ts';
import { useWords } from '../../words/index.ts';
import { AgencyPart } from './agency-part.tsx';
import { BackupPart } from './backup-part.tsx';
import { KeysPart } from './keys-part.tsx';
import { PreferencesPart } from './preferences-part.tsx';
import { TrustPart } from './trust-part.tsx';
import { UsersPart } from './users/users-part.tsx';
import './settings.css';

const PARTS: Readonly<Record<SettingsPart, ReactNode>> = {
  preferences: <PreferencesPart />,
  users: <UsersPart />,
  backup: <BackupPart />,
  keys: <KeysPart />,
  trust: <TrustPart />,
  agency: <AgencyPart />,
};

/** What belongs to this person and PC, and what belongs to the workspace; `part` of the navigation opens one of them. */
export function SettingsScreen() {
  const { say } = useWords();
  const asked = useAsked('settings');
  return (
    <Screen title={say('screen.settings')}>
      <Tabs
        label={say('screen.settings')}
        tabs={SETTINGS_PARTS.map((id) => ({
          id,
          label: say(`settings.${id}`),
          content: <div className="settings-part">{PARTS[id]}</div>,
        }))}
        selected={asked.part ?? 'preferences'}
        onSelect={(part) => go('settings', { part })}
      />
    </Screen>
  );
}
