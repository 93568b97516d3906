import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The window's bundle: relative addresses only, so that it runs from any origin the main process gives it. */
export default defineConfig({
  root: import.meta.dirname,
  base: './',
  plugins: [react()],
  build: {
    outDir: '../dist/renderer',
    emptyOutDir: true,
    // The one Chromium it runs on is known.
    target: 'chrome140',
    // Everything comes from the disk of this PC: one file is quicker than many.
    chunkSizeWarningLimit: 4000,
    assetsInlineLimit: 0,
  },
});
