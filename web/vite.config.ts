import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defaultClientConditions, defineConfig } from 'vite';
import { regionsPlugin } from './regions-plugin.ts';

/** The API that the development server (`vite --config web/vite.config.ts`) passes requests on to. */
const api = process.env.API_URL ?? 'http://localhost:4000';

const routerBuild = (name: string) =>
  join(import.meta.dirname, `../node_modules/react-router/dist/production/${name}.mjs`);

export default defineConfig(({ command }) => ({
  root: import.meta.dirname,
  base: '/',
  resolve: {
    // rxjs has a smaller build for present browsers under this name.
    conditions: ['es2015', ...defaultClientConditions],
    // The package's exports name only its development build.
    alias:
      command === 'build'
        ? [
            { find: /^react-router$/, replacement: routerBuild('index') },
            { find: /^react-router\/dom$/, replacement: routerBuild('dom-export') },
          ]
        : [],
  },
  plugins: [react(), regionsPlugin()],
  build: {
    outDir: '../.build/web',
    emptyOutDir: true,
    target: 'es2022',
    chunkSizeWarningLimit: 600,
    manifest: true,
    rolldownOptions: {
      output: {
        // What every page needs in one file that stays the same from release to release.
        codeSplitting: {
          groups: [
            {
              name: 'core',
              test: /node_modules\/(react|react-dom|scheduler|react-router|@apollo|@wry|rxjs|graphql|optimism|tslib)\//,
            },
          ],
        },
      },
      treeshake: {
        // Ant Design's inner packages do nothing on import but do not say so; without this the form with its
        // validator is in the first load of every page.
        moduleSideEffects: [{ test: /node_modules\/(@rc-component|@ant-design)\//, sideEffects: false }],
      },
    },
  },
  server: { proxy: { '/graphql': api, '/files': api } },
}));
