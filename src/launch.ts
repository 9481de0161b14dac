import { readConfiguration } from "./smart/configuration";
import { startLaunch } from "./smart/start-launch";
import type { ConfigurationMistake, SessionFailure } from "./smart/types";
import { launchText } from "./text/launch";
import "./launch.css";

/** Where the EHR sends the browser: checks the issuer, starts the authorization, nothing else. */
const language = navigator.language.toLowerCase().startsWith("fr") ? "fr" : "en";
const sentences = launchText[language];
const place = document.getElementById("launch");

async function launch(): Promise<void> {
  document.documentElement.lang = language;
  show([element("p", sentences.connecting)]);
  const outcome = await readConfiguration();
  if (!outcome.ok) {
    showMistakes(outcome.mistakes);
    return;
  }
  const started = await startLaunch(outcome.configuration, new URL(window.location.href));
  if (!started.ok) showFailure(started.failure);
  else if (started.method === "GET") window.location.replace(started.url);
  else submit(started.url, started.fields);
}

function submit(url: string, fields: readonly (readonly [string, string])[]): void {
  const form = document.createElement("form");
  form.method = "post";
  form.action = url;
  for (const [name, value] of fields) {
    const field = document.createElement("input");
    field.type = "hidden";
    field.name = name;
    field.value = value;
    form.append(field);
  }
  place?.append(form);
  form.submit();
}

function showFailure(failure: SessionFailure): void {
  const parts = [element("h1", sentences.title)];
  switch (failure.kind) {
    case "issuer_missing":
      parts.push(element("p", sentences.issuer_missing), element("p", sentences.what), element("p", sentences.sandbox));
      break;
    case "issuer_unknown":
      parts.push(element("p", sentences.issuer_unknown), detail(failure.iss));
      break;
    case "pkce_unsupported":
      parts.push(element("p", sentences.pkce_unsupported));
      break;
    default:
      parts.push(element("p", sentences.discovery_failed), retry());
      if ("detail" in failure) parts.push(detail(failure.detail));
  }
  parts.push(element("p", sentences.device));
  show(parts);
}

function showMistakes(mistakes: readonly ConfigurationMistake[]): void {
  const list = document.createElement("ul");
  for (const mistake of mistakes) {
    const sentence = sentences[`problem_${mistake.problem}`];
    list.append(
      element("li", [mistake.path, sentence, mistake.got === null ? "" : `(${mistake.got})`].filter(Boolean).join(" ")),
    );
  }
  show([element("h1", sentences.title), element("p", sentences.configuration_invalid), list]);
}

function show(parts: readonly HTMLElement[]): void {
  place?.replaceChildren(...parts);
}

function element(name: "p" | "h1" | "li" | "summary" | "code", text: string): HTMLElement {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}

function detail(text: string): HTMLElement {
  const box = document.createElement("details");
  box.append(element("summary", sentences.details), element("code", text));
  return box;
}

function retry(): HTMLElement {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = sentences.retry;
  button.addEventListener("click", () => window.location.reload());
  return button;
}

void launch();
