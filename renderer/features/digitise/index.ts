export { DigitiseScreen } from './digitise-screen.tsx';
