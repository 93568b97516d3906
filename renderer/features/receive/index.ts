export { ReceiveScreen } from './receive-screen.tsx';
