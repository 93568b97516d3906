/** What the window shows where: the screen, notices, preferences. Data of the workspace is not kept here. */
export { useNavigation, type ScreenParams } from './navigation.ts';
export { notify, useNotices, type Notice } from './notices.ts';
export { usePreferences, useStored } from './preferences.ts';
export { bindActions, runAction, useActionTable, useActions, type ActionBinding } from './actions.ts';
