import { resolve } from "node:path";
import react from "@vitejs/plugin-react";
import { defineConfig, type HtmlTagDescriptor, type Plugin } from "vite";

/** What the app asks for by itself as soon as it runs, beside the sign-in: named in the page, so that the browser need not wait for that. */
const BESIDE_THE_SIGN_IN = ["chart-page", "knowledge", "assess", "evaluate", "fetch-chart", "read-chart"];

function preloadBesideTheSignIn(): Plugin {
  return {
    name: "preload-beside-the-sign-in",
    transformIndexHtml: {
      order: "post",
      handler(html, { filename, bundle }): HtmlTagDescriptor[] {
        if (!bundle || !filename.endsWith("index.html")) return [];
        const chunks = Object.values(bundle).filter((file) => file.type === "chunk");
        const wanted = new Set<string>();
        const want = (fileName: string): void => {
          if (wanted.has(fileName) || html.includes(fileName)) return;
          wanted.add(fileName);
          for (const other of chunks.find((chunk) => chunk.fileName === fileName)?.imports ?? []) want(other);
        };
        for (const chunk of chunks) if (BESIDE_THE_SIGN_IN.includes(chunk.name)) want(chunk.fileName);
        return [...wanted].map((fileName) => ({
          tag: "link",
          attrs: { rel: "modulepreload", crossorigin: true, fetchpriority: "low", href: `./${fileName}` },
          injectTo: "head",
        }));
      },
    },
  };
}

export default defineConfig({
  base: "./", // the static build works below any path
  plugins: [react(), preloadBesideTheSignIn()],
  build: {
    target: "es2022",
    assetsInlineLimit: 0, // a strict Content-Security-Policy takes no data: scripts or fonts
    modulePreload: { polyfill: false },
    sourcemap: false,
    reportCompressedSize: false,
    rolldownOptions: {
      input: {
        index: resolve(import.meta.dirname, "index.html"),
        launch: resolve(import.meta.dirname, "launch.html"),
      },
    },
  },
});
