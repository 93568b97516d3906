export { CertificateFacts } from './certificate-facts.tsx';
export { chooseKey } from './choose-key.ts';
export { SettingsScreen } from './settings-screen.tsx';
