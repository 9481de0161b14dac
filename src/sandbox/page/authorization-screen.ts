import { type Answer, htmlAnswer } from "../exchange";
import { html } from "./html";
import { frame } from "./layout";
import { type Language, wordsOf } from "./words";

export interface AuthorizationRequest {
  readonly id: string;
  readonly dialect: string;
  readonly title: string;
  readonly scopes: readonly string[];
  /** Patients to pick from in a standalone launch; null: the launch has one. */
  readonly patients: readonly { readonly id: string; readonly name: string }[] | null;
  readonly patient: string | null;
  readonly app_origin: string;
  readonly language: Language;
}

/** Asks the clinician whether the app may have what it asks; single scopes can be unticked. */
export function authorizationScreen(request: AuthorizationRequest): Answer {
  const say = wordsOf(request.language);
  const body = html`<main class="narrow">
<h1>${say.authorize_title}</h1>
<p>${say.authorize_text} <b>GIST Pathway</b> · ${request.title}</p>
<form method="post" action="/${request.dialect}/oauth2/decide">
<input type="hidden" name="id" value="${request.id}">
${
  request.patients &&
  html`<label class="field">${say.patient}<select name="patient" id="patient" required>${request.patients.map(
    (patient) => html`<option value="${patient.id}">${patient.name}</option>`,
  )}</select></label>`
}
<fieldset><legend>${say.scopes}</legend>${request.scopes.map(
    (scope) =>
      html`<label class="scope"><input type="checkbox" name="scope" value="${scope}" checked> <code>${scope}</code></label>`,
  )}</fieldset>
<p class="buttons"><button name="decision" value="allow" class="primary" id="allow">${say.allow}</button>
<button name="decision" value="deny" id="deny" formnovalidate>${say.deny}</button></p>
</form></main>`;
  return htmlAnswer(200, frame(say.authorize_title, body, request.language), {
    // A form's redirect is held to form-action: the app is where the answer goes.
    "Content-Security-Policy": `default-src 'none'; style-src 'self'; form-action 'self' ${request.app_origin}; frame-ancestors 'self'; base-uri 'none'`,
  });
}

export function refusalScreen(status: number, error: string, what: string, language: Language): Answer {
  const say = wordsOf(language);
  const body = html`<main class="narrow"><h1>${say.refused_title}</h1><p>${say.refused_text}</p>
<p><code>${error}</code> · <code>${what}</code></p></main>`;
  return htmlAnswer(status, frame(say.refused_title, body, language));
}
