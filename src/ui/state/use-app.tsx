import { createContext, type ReactNode, useContext, useMemo } from "react";
import { useStore } from "zustand";
import { type Catalogue, type Translate, translator } from "../../text/translate";
import type { Dependencies } from "./dependencies";
import type { AppState, AppStore } from "./store";

interface AppContext {
  readonly store: AppStore;
  readonly dependencies: Dependencies;
}

const Context = createContext<AppContext | null>(null);

export function AppProvider(props: AppContext & { readonly children: ReactNode }): ReactNode {
  const { store, dependencies, children } = props;
  const value = useMemo(() => ({ store, dependencies }), [store, dependencies]);
  return <Context value={value}>{children}</Context>;
}

function useAppContext(): AppContext {
  const context = useContext(Context);
  if (!context) throw new Error("useApp outside AppProvider");
  return context;
}

/** One selected part of the app's state; renders again only when that part changes. */
export function useApp<T>(select: (state: AppState) => T): T {
  return useStore(useAppContext().store, select);
}

/** The store itself, for event handlers that read the state at the time of the event. */
export function useAppStore(): AppStore {
  return useAppContext().store;
}

export function useDependencies(): Dependencies {
  return useAppContext().dependencies;
}

const translators = new WeakMap<object, Map<string, Translate<string>>>();

/** The sentences of a catalogue in the language of the screen. */
export function useText<K extends string>(messages: Catalogue<K>): Translate<K> {
  const language = useApp((state) => state.language);
  let ofCatalogue = translators.get(messages);
  if (!ofCatalogue) {
    ofCatalogue = new Map();
    translators.set(messages, ofCatalogue);
  }
  let translate = ofCatalogue.get(language);
  if (!translate) {
    translate = translator(messages, language) as Translate<string>;
    ofCatalogue.set(language, translate);
  }
  return translate;
}
