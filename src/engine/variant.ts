const THREE_LETTERS: Readonly<Record<string, string>> = {
  ala: "A",
  arg: "R",
  asn: "N",
  asp: "D",
  cys: "C",
  gln: "Q",
  glu: "E",
  gly: "G",
  his: "H",
  ile: "I",
  leu: "L",
  lys: "K",
  met: "M",
  phe: "F",
  pro: "P",
  ser: "S",
  thr: "T",
  trp: "W",
  tyr: "Y",
  val: "V",
  ter: "*",
};

/**
 * The protein changes that a text names, each in one form: "D842V", "R841_D842delinsKI", "H845_N848delinsP",
 * "I843del", "D842_H845del". Reads HGVS with one- or three-letter amino acids, with or without "p." and brackets, and the older
 * "RD841-842KI" form. Text without a protein change gives an empty list; nothing is inferred from DNA changes.
 */
export function proteinChanges(text: string): readonly string[] {
  const short = text
    .replace(/[()[\]\s]+/g, (gap) => (/\s/.test(gap) ? " " : ""))
    .replace(/\b(?:NP_\d+(?:\.\d+)?|c\.[^\s;,]+)/gi, " ")
    .replace(
      /(ala|arg|asn|asp|cys|gln|glu|gly|his|ile|leu|lys|met|phe|pro|ser|thr|trp|tyr|val|ter)(?=\d|_|del|ins|dup|fs|[A-Z;,. ]|$)/gi,
      (name) => THREE_LETTERS[name.toLowerCase()] ?? name,
    );
  const found: string[] = [];
  const residue = "[ACDEFGHIKLMNPQRSTVWY]";
  const pattern = new RegExp(
    `(?<![A-Za-z0-9])(?:p\\.)?(?:` +
      `(?<first>${residue})(?<start>\\d{1,4})_(?<last>${residue})(?<end>\\d{1,4})(?<kind>delins|del|ins|dup)(?<inserted>${residue}*)` +
      `|(?<old>${residue}{2,})(?<oldStart>\\d{1,4})[-–_](?<oldEnd>\\d{1,4})(?<oldNew>${residue}+)` +
      `|(?<one>${residue})(?<at>\\d{1,4})(?<change>delins${residue}+|del|dup|${residue}|\\*)` +
      `)(?![A-Za-z0-9])`,
    "g",
  );
  for (const { groups = {} } of short.matchAll(pattern)) {
    if (groups.first) {
      found.push(`${groups.first}${groups.start}_${groups.last}${groups.end}${groups.kind}${groups.inserted}`);
    } else if (groups.old) {
      const last = groups.old.at(-1) ?? "";
      found.push(`${groups.old[0]}${groups.oldStart}_${last}${groups.oldEnd}delins${groups.oldNew}`);
    } else {
      found.push(`${groups.one}${groups.at}${groups.change}`);
    }
  }
  return found;
}
