export { AppraiseScreen } from './appraise-screen.tsx';
