/** Loaded before the program (`node --import`): its `import … from 'electron'` finds the stand-in's modules. */
import { registerHooks } from 'node:module';

const standIn = new URL('./host/electron.ts', import.meta.url).href;

registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron'
      ? { url: standIn, format: 'module-typescript', shortCircuit: true }
      : next(specifier, context),
});
