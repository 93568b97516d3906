export { CertificateFacts } from './certificate-facts.tsx';
export { SettingsScreen } from './settings-screen.tsx';
