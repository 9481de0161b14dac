import type { ReactNode } from "react";
import { SHELL } from "../../text/ui";
import { formatDate } from "../format";
import { useApp, useText } from "../state/use-app";
import styles from "./patient-banner.module.css";

/**
 * Who the patient is. Shown in full when the EHR asks for it (need_patient_banner) and on paper; inside an EHR that has
 * its own banner only the printed page carries it. The name never goes into the window's title.
 */
export function PatientBanner(): ReactNode {
  const text = useText(SHELL);
  const language = useApp((state) => state.language);
  const needed = useApp((state) => state.session?.need_patient_banner ?? true);
  const patient = useApp((state) => state.reading?.patient ?? null);
  const age = useApp((state) => state.assessment?.facts.age);
  if (!patient) return null;
  const sex = patient.sex === "male" || patient.sex === "female" || patient.sex === "other" ? patient.sex : "unknown";
  return (
    <section className={styles.banner} aria-label={text("patient")} data-print-only={needed ? undefined : ""}>
      <strong className={styles.name}>{patient.name ?? text("no_name")}</strong>
      <span>
        {patient.birth_date ? text("born", { date: formatDate(patient.birth_date, language) }) : null}
        {age?.status === "known" && typeof age.value === "number" ? ` · ${text("age", { age: age.value })}` : null}
        {` · ${text(`sex.${sex}`)}`}
      </span>
      {patient.identifiers.slice(0, 2).map((identifier) => (
        <span key={identifier.value} className={styles.identifier}>
          {identifier.label ? `${identifier.label} ` : null}
          {identifier.value}
        </span>
      ))}
    </section>
  );
}
