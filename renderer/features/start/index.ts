export { StartScreen } from './start-screen.tsx';
export { chooseWorkspace } from './choose-workspace.ts';
