import type { OperationOutcome, OperationOutcomeIssue } from "fhir/r4";

/** A refusal by the FHIR server; every one becomes an OperationOutcome (or an empty body, as Epic's 403). */
export class FhirError extends Error {
  readonly status: number;
  readonly issues: readonly OperationOutcomeIssue[];
  readonly headers: Readonly<Record<string, string>>;
  readonly empty_body: boolean;

  constructor(
    status: number,
    issues: readonly OperationOutcomeIssue[] | string,
    options: {
      code?: OperationOutcomeIssue["code"];
      headers?: Readonly<Record<string, string>>;
      empty_body?: boolean;
    } = {},
  ) {
    const list = typeof issues === "string" ? [issue(options.code ?? codeFor(status), issues)] : issues;
    super(list.map((one) => one.diagnostics ?? one.details?.text ?? one.code).join("; "));
    this.status = status;
    this.issues = list;
    this.headers = options.headers ?? {};
    this.empty_body = options.empty_body ?? false;
  }

  get outcome(): OperationOutcome {
    return outcomeOf(this.issues);
  }
}

export function issue(
  code: OperationOutcomeIssue["code"],
  diagnostics: string,
  severity: OperationOutcomeIssue["severity"] = "error",
): OperationOutcomeIssue {
  return { severity, code, diagnostics };
}

export function outcomeOf(issues: readonly OperationOutcomeIssue[]): OperationOutcome {
  return { resourceType: "OperationOutcome", issue: [...issues] };
}

function codeFor(status: number): OperationOutcomeIssue["code"] {
  switch (status) {
    case 401:
      return "login";
    case 403:
      return "forbidden";
    case 404:
      return "not-found";
    case 405:
    case 501:
      return "not-supported";
    case 409:
    case 412:
      return "conflict";
    case 422:
      return "business-rule";
    case 429:
      return "throttled";
    default:
      return status >= 500 ? "exception" : "invalid";
  }
}
