import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { regionsPlugin } from './regions-plugin.ts';

/** The API that the development server (`vite --config web/vite.config.ts`) passes requests on to. */
const api = process.env.API_URL ?? 'http://localhost:4000';

export default defineConfig({
  root: import.meta.dirname,
  base: '/',
  plugins: [react(), regionsPlugin()],
  build: {
    outDir: '../.build/web',
    emptyOutDir: true,
    target: 'es2022',
    // Styles are few and small; the limit only warns, the real budget is a test over the search page.
    chunkSizeWarningLimit: 600,
    manifest: true,
  },
  server: { proxy: { '/graphql': api, '/files': api } },
});
