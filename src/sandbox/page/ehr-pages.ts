import type { FhirResource, HumanName } from "fhir/r4";
import { DIALECTS, type Dialect, type DialectName, isDialect } from "../dialects";
import { type Answer, type Exchange, htmlAnswer, jsonAnswer, redirectAnswer } from "../exchange";
import { FAULT_KINDS, FAULT_VERBS, type Faults, parseFault } from "../faults";
import type { PatientChart } from "../patients";
import type { Settings } from "../settings";
import { filedPart, recordedPart } from "./chart-parts";
import { type Html, html } from "./html";
import { frame, STYLE } from "./layout";
import { type Language, type Words, wordsOf } from "./words";

export interface EhrPagesParts {
  readonly patients: readonly PatientChart[];
  readonly dialects: ReadonlyMap<DialectName, Dialect>;
  readonly settings: Settings;
  readonly faults: Faults;
  readonly app_origin: string;
  readonly launch: (options: {
    patient: string;
    dialect: DialectName;
    frame: boolean;
    encounter?: string | null;
  }) => string;
  readonly standalone: (dialect: DialectName) => string;
  readonly reset: () => void;
  readonly chart: (dialect: DialectName, patient: string) => readonly FhirResource[];
  readonly isWritten: (dialect: DialectName, resource: FhirResource) => boolean;
  readonly language: (exchange: Exchange) => Language;
}

/** What the app's frame may do: scripts and its own storage, forms, downloads, printing; nothing over this page. */
const FRAME_SANDBOX = "allow-scripts allow-same-origin allow-forms allow-popups allow-downloads allow-modals";

const GRANTS: Readonly<Record<string, string | null>> = {
  all: null,
  read: "openid fhirUser online_access patient/*.rs user/*.rs",
  no_reports:
    "openid fhirUser online_access user/Practitioner.r patient/Patient.rs patient/Encounter.rs patient/Condition.rs patient/Observation.rs patient/Procedure.rs patient/MedicationRequest.rs patient/CarePlan.rs",
  laboratory:
    "openid fhirUser online_access user/Practitioner.r patient/Patient.rs patient/Condition.rs patient/Observation.rs?category=http://terminology.hl7.org/CodeSystem/observation-category|laboratory",
  identity: "openid fhirUser patient/Patient.r user/Practitioner.r",
};

/** The EHR's own pages: patient list, chart, settings, faults. */
export class EhrPages {
  readonly #parts: EhrPagesParts;

  constructor(parts: EhrPagesParts) {
    this.#parts = parts;
  }

  handle(exchange: Exchange): Answer {
    const { pathname, searchParams } = exchange.url;
    if (exchange.method === "POST" && !pathname.startsWith("/api/")) return this.#post(exchange);
    const answer = this.#get(exchange);
    const language = searchParams.get("lang");
    if (language !== "en" && language !== "fr") return answer;
    return {
      ...answer,
      headers: { ...answer.headers, "Set-Cookie": `sandbox_language=${language}; Path=/; SameSite=Lax` },
    };
  }

  #get(exchange: Exchange): Answer {
    const { pathname } = exchange.url;
    const language = this.#parts.language(exchange);
    if (pathname === "/") return this.#page(wordsOf(language).patients, this.#list(exchange, language), language);
    if (pathname === "/style.css") {
      return { status: 200, headers: { "Content-Type": "text/css; charset=utf-8" }, body: STYLE };
    }
    if (pathname === "/smart-style.json") return this.#style(exchange);
    if (pathname.startsWith("/chart/")) return this.#chart(exchange, pathname.slice(7), language);
    if (pathname.startsWith("/launch/")) return this.#launch(exchange, pathname.slice(8));
    if (pathname === "/api/faults") return this.#faultsApi(exchange);
    if (pathname === "/api/settings") return this.#settingsApi(exchange);
    return this.#page("404", html`<main><p>${wordsOf(language).not_found}</p></main>`, language, 404);
  }

  #page(title: string, body: Html, language: Language, status = 200): Answer {
    const { app_origin } = this.#parts;
    return htmlAnswer(status, frame(`${title} – ${wordsOf(language).ehr}`, body, language), {
      "Content-Security-Policy": `default-src 'none'; style-src 'self'; img-src 'self' data:; frame-src 'self' ${app_origin}; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
      "Referrer-Policy": "no-referrer",
    });
  }

  #style(exchange: Exchange): Answer {
    const allowed = exchange.headers.origin === this.#parts.app_origin;
    return jsonAnswer(
      200,
      {
        color_background: "#f3f6f9",
        color_error: "#a4262c",
        color_highlight: "#0b6aa8",
        color_modal_backdrop: "",
        color_success: "#2e7d32",
        color_text: "#1c2733",
        dim_border_radius: "6px",
        dim_font_size: "15px",
        dim_spacing_size: "16px",
        font_family_body: "system-ui, sans-serif",
        font_family_heading: "system-ui, sans-serif",
      },
      allowed ? { "Access-Control-Allow-Origin": this.#parts.app_origin, Vary: "Origin" } : { Vary: "Origin" },
    );
  }

  #dialectOf(exchange: Exchange): DialectName {
    const asked = exchange.url.searchParams.get("dialect") ?? "";
    return isDialect(asked) ? asked : "open";
  }

  #bar(say: Words, language: Language, back: string | null, here: string): Html {
    const other = language === "en" ? "fr" : "en";
    const separator = here.includes("?") ? "&" : "?";
    return html`<header class="bar"><strong>${say.ehr}</strong>${back !== null && html`<a href="${back}">${say.back}</a>`}<span class="grow small">${say.synthetic}</span>
<a href="${here}${separator}lang=${other}" lang="${other}" hreflang="${other}">${other === "fr" ? "Français" : "English"}</a></header>`;
  }

  #dialectChoice(say: Words, chosen: DialectName, action: string): Html {
    return html`<form method="get" action="${action}"><label class="field">${say.dialect}<select name="dialect" id="dialect">${DIALECTS.map(
      (name) =>
        html`<option value="${name}"${name === chosen && html` selected`}>${this.#parts.dialects.get(name)?.title ?? name}</option>`,
    )}</select></label> <button>${say.change}</button></form>`;
  }

  #list(exchange: Exchange, language: Language): Html {
    const say = wordsOf(language);
    const dialect = this.#dialectOf(exchange);
    return html`${this.#bar(say, language, null, `/?dialect=${dialect}`)}<main><h1>${say.patients}</h1>
<section class="card">${this.#dialectChoice(say, dialect, "/")}
<p class="buttons"><a class="button" id="standalone" target="_blank" rel="noopener" href="${this.#parts.standalone(dialect)}">${say.standalone}</a></p></section>
<section class="card"><table class="list"><thead><tr><th>${say.patient}</th><th>${say.story}</th><th></th></tr></thead><tbody>${this.#parts.patients.map(
      ({
        patient,
        story,
      }) => html`<tr id="patient-${patient.id}"><td><a href="/chart/${patient.id}?dialect=${dialect}"><b>${nameOf(patient.name?.[0])}</b></a><br><span class="soft small">${patient.gender} · ${say.born} ${patient.birthDate}</span></td>
<td>${story[language]}</td><td><p class="buttons"><a class="button primary launch-tab" target="_blank" rel="noopener" href="/launch/${patient.id}?dialect=${dialect}">${say.launch_tab}</a>
<a class="button launch-frame" href="/chart/${patient.id}?dialect=${dialect}&app=frame">${say.launch_frame}</a></p></td></tr>`,
    )}</tbody></table></section>
<div class="grid">${this.#settingsForm(say)}${this.#faultsForm(say)}</div>
<form method="post" action="/reset"><button>${say.reset}</button></form></main>`;
  }

  #settingsForm(say: Words): Html {
    const { settings } = this.#parts;
    const grant = Object.entries(GRANTS).find(([, scope]) => scope === settings.grant)?.[0] ?? "all";
    const option = (value: string, label: string, chosen: boolean): Html =>
      html`<option value="${value}"${chosen && html` selected`}>${label}</option>`;
    return html`<section class="card"><h2>${say.settings}</h2><form method="post" action="/settings">
<label class="field">${say.grant_less}<select name="grant">${[
      option("all", say.grant_all, grant === "all"),
      option("read", say.grant_read, grant === "read"),
      option("no_reports", say.grant_no_reports, grant === "no_reports"),
      option("laboratory", say.grant_laboratory, grant === "laboratory"),
      option("identity", say.grant_identity, grant === "identity"),
    ]}</select></label>
<label class="field">${say.screen}<select name="authorization_screen">${[
      option("standalone", say.screen_standalone, settings.authorization_screen === "standalone"),
      option("always", say.screen_always, settings.authorization_screen === "always"),
      option("never", say.screen_never, settings.authorization_screen === "never"),
    ]}</select></label>
<label class="field">${say.token_seconds}<input type="number" min="1" max="86400" name="access_token_seconds" value="${settings.access_token_seconds}"></label>
<label class="field">${say.latency}<input type="number" min="0" max="60000" name="latency_ms" value="${settings.latency_ms}"></label>
<label class="field">${say.locale}<select name="locale">${[
      option("", say.none, settings.locale === null),
      option("en", "English", settings.locale === "en"),
      option("fr", "Français", settings.locale === "fr"),
    ]}</select></label><p><button>${say.save}</button></p></form></section>`;
  }

  #faultsForm(say: Words): Html {
    const held = this.#parts.faults.list();
    const types = [
      "*",
      "Patient",
      "Encounter",
      "Condition",
      "Observation",
      "DiagnosticReport",
      "DocumentReference",
      "Binary",
      "Procedure",
      "MedicationRequest",
      "MedicationAdministration",
      "CarePlan",
      "RiskAssessment",
      "Provenance",
      "QuestionnaireResponse",
      "Practitioner",
    ];
    const choice = (values: readonly string[]): Html[] =>
      values.map((value) => html`<option value="${value}">${value === "*" ? say.any : value}</option>`);
    return html`<section class="card"><h2>${say.faults}</h2>${
      held.length === 0
        ? html`<p class="soft">${say.no_faults}</p>`
        : html`<table>${held.map(
            (
              fault,
            ) => html`<tr><td><code>${fault.kind}</code></td><td>${fault.resource ?? "*"}</td><td>${fault.verb ?? "*"}</td><td>${fault.dialect ?? "*"}</td>
<td><form method="post" action="/faults/clear"><button name="id" value="${fault.id}">${say.remove}</button></form></td></tr>`,
          )}</table><form method="post" action="/faults/clear"><button>${say.remove_all}</button></form>`
    }<form method="post" action="/faults"><label class="field">${say.kind}<select name="kind">${choice(FAULT_KINDS)}</select></label>
<label class="field">${say.resource}<select name="resource">${choice(types)}</select></label>
<label class="field">${say.verb}<select name="verb">${choice(FAULT_VERBS)}</select></label>
<label class="field">${say.dialect}<select name="dialect">${choice(["*", ...DIALECTS])}</select></label>
<label class="field">${say.times}<input type="number" min="1" name="times"></label><p><button>${say.add}</button></p></form></section>`;
  }

  #chart(exchange: Exchange, id: string, language: Language): Answer {
    const say = wordsOf(language);
    const held = this.#parts.patients.find(({ patient }) => patient.id === id);
    if (!held) return this.#page("404", html`<main><p>${say.not_found}</p></main>`, language, 404);
    const dialect = this.#dialectOf(exchange);
    const open = exchange.url.searchParams.get("app") === "frame";
    const encounter = exchange.url.searchParams.get("encounter") === "none" ? { encounter: null } : {};
    const resources = this.#parts.chart(dialect, id);
    const written = resources.filter((resource) => this.#parts.isWritten(dialect, resource));
    const recorded = resources.filter((resource) => !this.#parts.isWritten(dialect, resource));
    const here = `/chart/${id}?dialect=${dialect}`;
    const { patient, story } = held;
    const body = html`${this.#bar(say, language, `/?dialect=${dialect}`, open ? `${here}&app=frame` : here)}<main>
<section class="card"><div class="identity"><b>${nameOf(patient.name?.[0])}</b><span>${patient.gender}</span><span>${say.born} ${patient.birthDate}</span>${(
      patient.identifier ?? []
    ).map(
      (identifier) => html`<span class="soft">${identifier.type?.text} ${identifier.value}</span>`,
    )}<span class="tag">${this.#parts.dialects.get(dialect)?.title}</span></div><p class="soft small">${story[language]}</p>
<p class="buttons"><a class="button primary" id="launch-tab" target="_blank" rel="noopener" href="/launch/${id}?dialect=${dialect}">${say.launch_tab}</a>
${open ? html`<a class="button" id="close-frame" href="${here}">${say.close_frame}</a>` : html`<a class="button" id="launch-frame" href="${here}&app=frame">${say.launch_frame}</a>`}
<a class="button" id="refresh" href="${here}">${say.refresh}</a></p></section>
<div class="beside${open && " open"}"><div><section class="card" id="filed"><h2>${say.filed}</h2>${filedPart(written, say)}</section>
<div class="grid">${recordedPart(recorded, say)}</div></div>
${open && html`<iframe id="app" title="GIST Pathway" sandbox="${FRAME_SANDBOX}" src="${this.#parts.launch({ patient: id, dialect, frame: true, ...encounter })}"></iframe>`}</div></main>`;
    return this.#page(nameOf(patient.name?.[0]), body, language);
  }

  #launch(exchange: Exchange, id: string): Answer {
    if (!this.#parts.patients.some(({ patient }) => patient.id === id)) return jsonAnswer(404, { error: "not_found" });
    return redirectAnswer(this.#parts.launch({ patient: id, dialect: this.#dialectOf(exchange), frame: false }));
  }

  #post(exchange: Exchange): Answer {
    const form = new URLSearchParams(exchange.body);
    const { faults, settings } = this.#parts;
    switch (exchange.url.pathname) {
      case "/faults": {
        const fault = parseFault(Object.fromEntries(form));
        if (typeof fault === "string") return jsonAnswer(400, { error: fault });
        faults.set(fault);
        break;
      }
      case "/faults/clear":
        faults.clear(form.get("id") ?? undefined);
        break;
      case "/settings": {
        const grant = form.get("grant") ?? "all";
        if (grant in GRANTS) settings.grant = GRANTS[grant] ?? null;
        const screen = form.get("authorization_screen");
        if (screen === "standalone" || screen === "always" || screen === "never")
          settings.authorization_screen = screen;
        const seconds = Number(form.get("access_token_seconds"));
        if (Number.isInteger(seconds) && seconds > 0) settings.access_token_seconds = seconds;
        const latency = Number(form.get("latency_ms"));
        if (Number.isInteger(latency) && latency >= 0) settings.latency_ms = latency;
        const locale = form.get("locale");
        settings.locale = locale === "en" || locale === "fr" ? locale : null;
        break;
      }
      case "/reset":
        this.#parts.reset();
        break;
      default:
        return jsonAnswer(404, { error: "not_found" });
    }
    return { ...redirectAnswer("/"), status: 303 };
  }

  #faultsApi(exchange: Exchange): Answer {
    const { faults } = this.#parts;
    if (exchange.method === "DELETE") {
      faults.clear(exchange.url.searchParams.get("id") ?? undefined);
      return jsonAnswer(200, faults.list());
    }
    if (exchange.method === "POST") {
      const fault = parseFault(parsed(exchange.body));
      if (typeof fault === "string") return jsonAnswer(400, { error: fault });
      return jsonAnswer(201, { id: faults.set(fault) });
    }
    return jsonAnswer(200, faults.list());
  }

  #settingsApi(exchange: Exchange): Answer {
    const { settings } = this.#parts;
    if (exchange.method === "POST") {
      const given = parsed(exchange.body);
      if (typeof given !== "object" || given === null) return jsonAnswer(400, { error: "settings are a JSON object" });
      const held = settings as unknown as Record<string, unknown>;
      for (const [name, value] of Object.entries(given)) {
        if (!(name in settings)) return jsonAnswer(400, { error: `no such setting: ${name}` });
        held[name] = value;
      }
    }
    return jsonAnswer(200, settings);
  }
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}

function nameOf(name: HumanName | undefined): string {
  return [name?.family?.toUpperCase(), name?.given?.join(" ")].filter(Boolean).join(" ");
}
