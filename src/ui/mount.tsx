import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./app";
import type { Dependencies } from "./state/dependencies";
import { type AppStore, createAppStore } from "./state/store";
import { AppProvider } from "./state/use-app";
import "./theme.css";

/** Puts the app into an element of the page and starts it. The dependencies are all it has of the world outside. */
export function mount(root: HTMLElement, dependencies: Dependencies): { store: AppStore; unmount: () => void } {
  const store = createAppStore(dependencies);
  const reactRoot = createRoot(root);
  reactRoot.render(
    <StrictMode>
      <AppProvider store={store} dependencies={dependencies}>
        <App />
      </AppProvider>
    </StrictMode>,
  );
  void store.getState().start();
  return { store, unmount: () => reactRoot.unmount() };
}
