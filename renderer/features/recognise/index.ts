export { RecogniseScreen } from './recognise-screen.tsx';
