import { svelte } from '@sveltejs/vite-plugin-svelte';
import { svelteTesting } from '@testing-library/svelte/vite';
import { defineConfig } from 'vitest/config';

/** What every room stands on. It wins over a room that uses it too. */
const base = {
  name: 'base',
  priority: 1,
  test: /node_modules\/(svelte|esm-env|clsx|@lucide)|src\/(parts|live|lib|bridge|shared)\/(?!family|history|[Tt]imeline|[Rr]eorder)|src\/texts\/(guard|wenTabs)/,
};

/** A file a room: its screens share most of their parts, and many small files compress badly (docs/decisions/008). */
const rooms = [
  // What several rooms share and the first screen does without.
  { name: 'common', test: /src\/(shared\/(family|history)|parts\/([Tt]imeline|[Rr]eorder)|texts\/family)/ },
  { name: 'letter', test: /src\/(rooms\/letter|texts\/letters)/ },
  { name: 'intake', test: /src\/rooms\/(intake|family)|src\/texts\/(intake|planning|preparation|talk|protocol|admission)/ },
  { name: 'guard', test: /src\/(rooms\/guard|texts\/(users|safety|backups|history|privacy))/ },
  { name: 'wen', test: /src\/(rooms\/wen|texts\/(wen(?!Tabs)|start))/ },
  { name: 'school', test: /src\/(rooms\/school|texts\/settings)/ },
];

export default defineConfig(({ mode }) => ({
  plugins: [svelte(), ...(mode === 'test' ? [svelteTesting()] : [])],
  // The shell serves the pages from its own scheme, so every address in them is relative.
  base: './',
  build: {
    // The oldest web views a school still runs: WebKitGTK and macOS 12 (Safari 15.4), WebView2 (evergreen).
    target: ['safari15.4', 'chrome111'],
    // The content security policy forbids data: addresses and inline scripts.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    sourcemap: false,
    // One style sheet keeps the order of the cascade layers the same on every screen.
    cssCodeSplit: false,
    reportCompressedSize: true,
    rolldownOptions: { output: { codeSplitting: { groups: [base, ...rooms] } } },
  },
  // Tests hold the rights of the samples, and the words for deeds, to what the core knows.
  server: { strictPort: true, port: 5173, fs: { allow: ['.', '../src', '../src-tauri/src'] } },
  clearScreen: false,
  test: {
    environment: 'jsdom',
    setupFiles: ['src/test/setup.ts'],
    include: ['src/**/*.test.ts'],
    restoreMocks: true,
    // Axe on a whole screen takes seconds on a machine that builds meanwhile.
    testTimeout: 20_000,
    // The one style sheet that is read as text, by its own test.
    css: { include: /tokens\.css/ },
  },
}));
