export { FormScreen } from './form-screen.tsx';
export { readFields } from './read-fields.ts';
