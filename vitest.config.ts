import { defineConfig } from "vitest/config";

/** Newer versions of Node have a web storage of their own, which stands in the way of jsdom's and has no file to write to. */
const WITHOUT_OWN_STORAGE = "localStorage" in globalThis ? ["--no-experimental-webstorage"] : [];

export default defineConfig({
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: ["test/**/*.test.{ts,tsx}"],
          exclude: ["test/end-to-end/**", "test/performance/**", "test/conformance/**"],
          environment: "node",
          execArgv: WITHOUT_OWN_STORAGE,
          testTimeout: 120_000,
          hookTimeout: 120_000,
          // one page, one copy of the library: it remembers the page's address
          server: { deps: { inline: ["fhirclient"] } },
        },
      },
      {
        extends: true,
        test: {
          name: "end-to-end",
          include: ["test/end-to-end/**/*.test.ts"],
          expect: { poll: { timeout: 30_000 } }, // a browser on a busy machine
          environment: "node",
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
