import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import { resolve } from 'node:path';
import { contractOutline } from './scripts/build/contract-outline';
import { reportFonts } from './scripts/build/report-fonts';
import { startChunks } from './scripts/build/start-chunks';

const here = (path: string): string => resolve(import.meta.dirname, path);
const alias = { '@shared': here('shared') };

// The oldest runtime the app is run on is Electron 33: Chrome 130, Node 20.18.
// Only native code and pdfkit (which reads its own data files) stay outside the bundles.
export default defineConfig({
  main: {
    resolve: { alias },
    plugins: [contractOutline(import.meta.dirname), reportFonts(import.meta.dirname)],
    build: {
      target: 'node20.18',
      externalizeDeps: true,
      rollupOptions: {
        input: { main: here('electron/main.ts'), worker: here('electron/worker.ts'), reader: here('electron/reader.ts') },
        output: { format: 'cjs', entryFileNames: '[name].js' },
      },
    },
  },
  preload: {
    resolve: { alias },
    plugins: [contractOutline(import.meta.dirname)],
    build: {
      target: 'node20.18',
      externalizeDeps: false,
      // A sandboxed preload can load no second file.
      isolatedEntries: true,
      rollupOptions: { input: { preload: here('electron/preload.ts'), 'presenter-preload': here('electron/presenter-preload.ts') }, output: { format: 'cjs', entryFileNames: '[name].js' } },
    },
  },
  renderer: {
    root: here('renderer'),
    resolve: { alias },
    plugins: [contractOutline(import.meta.dirname), react()],
    build: {
      target: 'chrome130',
      minify: true,
      rollupOptions: {
        input: { index: here('renderer/index.html'), presenter: here('renderer/presenter.html') },
        output: { codeSplitting: { groups: [{ name: startChunks(here('renderer/main.tsx'), here('renderer/presenter/main.tsx')) }] } },
      },
    },
  },
});
