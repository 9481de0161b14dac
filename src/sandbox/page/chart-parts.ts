import type { CodeableConcept, FhirResource, Observation, Quantity } from "fhir/r4";
import { type Html, html } from "./html";
import type { Words } from "./words";

const SHOWN = 60;

function textOf(concept: CodeableConcept | undefined): string {
  return concept?.text ?? concept?.coding?.[0]?.display ?? concept?.coding?.[0]?.code ?? "";
}

function quantityText(quantity: Quantity | undefined): string {
  return quantity?.value === undefined ? "" : `${quantity.comparator ?? ""}${quantity.value} ${quantity.unit ?? ""}`;
}

function valueText(
  observation: Pick<
    Observation,
    "valueQuantity" | "valueCodeableConcept" | "valueString" | "valueInteger" | "valueBoolean"
  >,
): string {
  return (
    quantityText(observation.valueQuantity) ||
    textOf(observation.valueCodeableConcept) ||
    observation.valueString ||
    String(observation.valueInteger ?? observation.valueBoolean ?? "")
  );
}

function plainText(data: string | undefined, type: string | undefined): string {
  if (data === undefined) return "";
  const text = Buffer.from(data, "base64").toString("utf8");
  if (/^text\/html/.test(type ?? "")) return text.replace(/<[^>]+>/g, " ");
  return /^text\//.test(type ?? "") ? text : `[${type}]`;
}

/** What apps filed, as an EHR shows it: notes with their state, plans, risk assessments, provenance. Newest first. */
export function filedPart(resources: readonly FhirResource[], say: Words): Html {
  if (resources.length === 0) return html`<p class="soft">${say.nothing_filed}</p>`;
  return html`${[...resources].reverse().map((resource) => {
    const when = resource.meta?.lastUpdated?.replace("T", " ").slice(0, 16);
    switch (resource.resourceType) {
      case "DocumentReference": {
        const attachment = resource.content[0]?.attachment;
        const state =
          resource.docStatus === "final"
            ? html`<span class="tag">${say.final}</span>`
            : html`<span class="tag draft">${say.draft}</span>`;
        return html`<article data-type="DocumentReference"><h3>${say.note}: ${textOf(resource.type)} ${state}</h3><p class="soft small">${when} · ${resource.status} · v${resource.meta?.versionId}</p>
<div class="note">${plainText(attachment?.data, attachment?.contentType)}</div></article>`;
      }
      case "CarePlan":
        return html`<article data-type="CarePlan"><h3>${say.care_plan}: ${resource.title ?? ""} <span class="tag">${resource.status} · ${resource.intent}</span></h3><p class="soft small">${when}</p>
<ul>${(resource.activity ?? []).map((activity) => html`<li>${activity.detail?.description ?? textOf(activity.detail?.code)}</li>`)}</ul>${(resource.note ?? []).map((note) => html`<p>${note.text}</p>`)}</article>`;
      case "RiskAssessment":
        return html`<article data-type="RiskAssessment"><h3>${say.risk}: ${textOf(resource.method)} <span class="tag">${resource.status}</span></h3><p class="soft small">${when}</p>
<ul>${(resource.prediction ?? []).map((one) => html`<li>${textOf(one.outcome)} ${textOf(one.qualitativeRisk)} ${one.probabilityDecimal !== undefined && `${one.probabilityDecimal} %`} ${one.rationale}</li>`)}</ul></article>`;
      case "Provenance":
        return html`<article data-type="Provenance"><h3>${say.provenance}</h3><p class="small">${resource.recorded} · ${resource.agent.map((agent) => `${textOf(agent.type)} ${agent.who.display ?? agent.who.reference ?? ""}`).join("; ")}</p></article>`;
      default:
        return html`<article data-type="${resource.resourceType}"><h3>${resource.resourceType}</h3><p class="soft small">${when}</p></article>`;
    }
  })}`;
}

/** The chart as it was shipped, part by part. */
export function recordedPart(resources: readonly FhirResource[], say: Words): Html {
  const rows: Record<"conditions" | "results" | "reports" | "medications" | "procedures", [string, Html | string][]> = {
    conditions: [],
    results: [],
    reports: [],
    medications: [],
    procedures: [],
  };
  for (const resource of resources) {
    switch (resource.resourceType) {
      case "Condition":
        rows.conditions.push([
          resource.recordedDate ?? "",
          `${textOf(resource.code)}${resource.verificationStatus ? ` (${textOf(resource.verificationStatus)})` : ""}`,
        ]);
        break;
      case "Observation": {
        const parts = (resource.component ?? []).map((one) => `${textOf(one.code)}: ${valueText(one)}`);
        rows.results.push([
          resource.effectiveDateTime ?? "",
          `${textOf(resource.code)}: ${[valueText(resource), ...parts].filter(Boolean).join("; ")}`,
        ]);
        break;
      }
      case "DiagnosticReport": {
        const form = resource.presentedForm?.[0];
        rows.reports.push([
          resource.effectiveDateTime ?? "",
          html`${textOf(resource.code)}${resource.conclusion && html` – ${resource.conclusion}`}${form?.data !== undefined && html`<details><summary>${form.contentType}</summary><div class="note">${plainText(form.data, form.contentType)}</div></details>`}`,
        ]);
        break;
      }
      case "DocumentReference": {
        const form = resource.content[0]?.attachment;
        rows.reports.push([
          resource.date ?? "",
          html`${textOf(resource.type)} <span class="tag">${form?.contentType}</span>${form?.data !== undefined && html`<details><summary>${say.note}</summary><div class="note">${plainText(form.data, form.contentType)}</div></details>`}`,
        ]);
        break;
      }
      case "MedicationRequest":
        rows.medications.push([
          resource.authoredOn ?? "",
          `${textOf(resource.medicationCodeableConcept)} ${resource.dosageInstruction?.[0]?.text ?? ""} (${resource.status})`,
        ]);
        break;
      case "Procedure":
        rows.procedures.push([resource.performedDateTime ?? "", textOf(resource.code)]);
        break;
      default:
        break;
    }
  }
  return html`${(["conditions", "results", "reports", "medications", "procedures"] as const).map((part) => {
    const sorted = rows[part].sort(([a], [b]) => b.localeCompare(a));
    const hidden = sorted.length - SHOWN;
    return html`<section class="card"><h2>${say[part]}</h2>${
      sorted.length === 0
        ? html`<p class="soft">${say.nothing}</p>`
        : html`<table>${sorted.slice(0, SHOWN).map(([date, text]) => html`<tr><td class="soft small">${date.slice(0, 10)}</td><td>${text}</td></tr>`)}</table>`
    }${hidden > 0 && html`<p class="soft small">+ ${hidden} ${say.more}</p>`}</section>`;
  })}`;
}
