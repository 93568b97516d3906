/** Package and sign: from ready files to a signed, verified transfer on a medium. */
export { HandoverScreen } from './handover-screen.tsx';
