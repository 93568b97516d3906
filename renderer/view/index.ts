/** What the window shows where: the screen, notices, preferences. Data of the workspace is not kept here. */
export { comeBack, leaveOn } from './left-screens.ts';
export { go, goBackTo, useAsked, useScreen } from './navigation.ts';
export { useAskedPage } from './use-asked-page.ts';
export { createWorkspaceStore, enterWorkspace, useEnteredWorkspace } from './workspace-store.ts';
export { Fault } from './fault.tsx';
export { NeedsRole } from './needs-role.tsx';
export { useRole } from './use-role.ts';
export { comeTo, forgetEnded, notify, useNotices, type Notice } from './notices.ts';
export { usePreferences, useStored } from './preferences.ts';
export { bindActions, runAction, useActionTable, useActions, type ActionBinding } from './actions.ts';
