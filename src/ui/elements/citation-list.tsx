import type { ReactNode } from "react";
import type { CitationText } from "../../engine/assessment";
import styles from "./citation-list.module.css";
import { OuterLink } from "./outer-link";

/** Publications with plain links to their DOI, PubMed or web page. A key without an entry is printed as it is. */
export function CitationList(props: {
  readonly keys: readonly string[];
  readonly citations: Readonly<Record<string, CitationText>>;
}): ReactNode {
  const { keys, citations } = props;
  if (keys.length === 0) return null;
  return (
    <ul className={styles.list}>
      {keys.map((key) => (
        <li key={key}>
          <span className={styles.key}>{key}</span> {citations[key]?.text ?? ""}
          {linksOf(citations[key]).map(({ label, url }) => (
            <OuterLink key={label} className={styles.link} url={url}>
              {label}
            </OuterLink>
          ))}
        </li>
      ))}
    </ul>
  );
}

function linksOf(citation: CitationText | undefined): readonly { readonly label: string; readonly url: string }[] {
  if (!citation) return [];
  const { doi, pmid, url } = citation;
  const links: { label: string; url: string }[] = [];
  if (doi) links.push({ label: `doi:${doi}`, url: `https://doi.org/${doi}` });
  if (pmid) links.push({ label: `PubMed ${pmid}`, url: `https://pubmed.ncbi.nlm.nih.gov/${pmid}/` });
  const isRepeated =
    url !== null && (url.includes("doi.org/") || url.includes("pubmed.ncbi.nlm.nih.gov/")) && links.length > 0;
  if (url && !isRepeated) links.push({ label: hostOf(url), url });
  return links;
}

function hostOf(url: string): string {
  try {
    return new URL(url).hostname;
  } catch {
    return url;
  }
}
