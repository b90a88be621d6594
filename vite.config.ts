import { fileURLToPath } from "node:url";
import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vitest/config";

export default defineConfig({
  root: "web",
  plugins: [svelte()],
  build: { outDir: "../dist/web", emptyOutDir: true },
  server: { proxy: { "/api": "http://127.0.0.1:4173" } },
  test: {
    root: ".",
    include: ["tests/**/*.test.ts"],
    globalSetup: ["tests/shared_examples.ts"],
    setupFiles: ["tests/clean_up.ts"],
    // modules are read once a process, not once a file
    isolate: false,
    // notebooks name the package as its users do
    alias: { "sound-practice": fileURLToPath(new URL("engine/index.ts", import.meta.url)) },
    testTimeout: 240_000,
    hookTimeout: 300_000,
    maxWorkers: 2,
    execArgv: ["--import", new URL("tests/typescript_in_threads.mjs", import.meta.url).href],
  },
});
