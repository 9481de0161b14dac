/*
 * The modified NIH class and the adjuvant decision as a CQL library, written by hand in ELM from the risk schemes §5 and the
 * pathway rules §5, not from the tables of src/knowledge. An unknown fact is null; CQL's own three-valued logic carries it: a class
 * or a row is true, false, or null (possible). The CQL that it stands for is beside each definition.
 */

type Elm = Readonly<Record<string, unknown>>;

const TYPES = "urn:hl7-org:elm-types:r1";
const fact = (path: string): Elm => ({ type: "Property", path, source: { type: "ExpressionRef", name: "Patient" } });
const ref = (name: string): Elm => ({ type: "ExpressionRef", name });
const text = (value: string): Elm => ({ type: "Literal", valueType: `{${TYPES}}String`, value });
const number = (value: number): Elm => ({ type: "Literal", valueType: `{${TYPES}}Decimal`, value: String(value) });
const binary =
  (type: string) =>
  (left: Elm, right: Elm): Elm => ({ type, operand: [left, right] });
const [greater, atMost, equal, and, or, isIn] = ["Greater", "LessOrEqual", "Equal", "And", "Or", "In"].map(binary) as [
  ReturnType<typeof binary>,
  ReturnType<typeof binary>,
  ReturnType<typeof binary>,
  ReturnType<typeof binary>,
  ReturnType<typeof binary>,
  ReturnType<typeof binary>,
];
const not = (operand: Elm): Elm => ({ type: "Not", operand });
const isTrue = (operand: Elm): Elm => ({ type: "IsTrue", operand });
const list = (...values: string[]): Elm => ({ type: "List", element: values.map(text) });
const all = (...parts: Elm[]): Elm => parts.reduce(and);
const any = (...parts: Elm[]): Elm => parts.reduce(or);
const nullBoolean: Elm = { type: "As", operand: { type: "Null" }, asType: `{${TYPES}}Boolean` };

export const CLASSES = { very_low: "VeryLow", low: "Low", intermediate: "Intermediate", high: "High" } as const;
export const ROWS = ["AD-01", "AD-02", "AD-03", "AD-04", "AD-05"] as const;

const size = fact("size_mm");
const count = fact("mitoses_per_5mm2");
const genotype = fact("genotype");

function genotypeIn(...values: string[]): Elm {
  return {
    type: "If",
    condition: { type: "IsNull", operand: ref("Genotype") },
    // biome-ignore lint/suspicious/noThenProperty: the word of ELM.
    then: nullBoolean,
    else: isIn(ref("Genotype"), list(...values)),
  };
}

const DEFINITIONS: Readonly<Record<string, Elm>> = {
  // define NonGastric: if Patient.site = 'egj' then null else Patient.site != 'stomach'
  NonGastric: {
    type: "If",
    condition: equal(fact("site"), text("egj")),
    // biome-ignore lint/suspicious/noThenProperty: the word of ELM.
    then: nullBoolean,
    else: not(equal(fact("site"), text("stomach"))),
  },
  // define Ruptured: Patient.rupture_category = 'major_defect'
  Ruptured: equal(fact("rupture_category"), text("major_defect")),
  // define High: Ruptured or size > 100 or count > 10 or (count > 5 and (size > 50 or (NonGastric and size > 20))) or (NonGastric and size > 50)
  High: any(
    ref("Ruptured"),
    greater(size, number(100)),
    greater(count, number(10)),
    and(greater(count, number(5)), or(greater(size, number(50)), and(ref("NonGastric"), greater(size, number(20))))),
    and(ref("NonGastric"), greater(size, number(50))),
  ),
  // define Intermediate: not Ruptured and count <= 10 and size <= 100 and ((count > 5 and (size <= 20 or (not NonGastric and size <= 50))) or (not NonGastric and size > 50 and count <= 5))
  Intermediate: all(
    not(ref("Ruptured")),
    atMost(count, number(10)),
    atMost(size, number(100)),
    or(
      and(
        greater(count, number(5)),
        or(atMost(size, number(20)), and(not(ref("NonGastric")), atMost(size, number(50)))),
      ),
      all(not(ref("NonGastric")), greater(size, number(50)), atMost(count, number(5))),
    ),
  ),
  // define Low: not Ruptured and size > 20 and size <= 50 and count <= 5
  Low: all(not(ref("Ruptured")), greater(size, number(20)), atMost(size, number(50)), atMost(count, number(5))),
  // define VeryLow: not Ruptured and size <= 20 and count <= 5
  VeryLow: all(not(ref("Ruptured")), atMost(size, number(20)), atMost(count, number(5))),

  // define Genotype: if Patient.genotype in { 'pending', 'not_tested' } then null else Patient.genotype
  Genotype: {
    type: "If",
    condition: isIn(genotype, list("pending", "not_tested")),
    // biome-ignore lint/suspicious/noThenProperty: the word of ELM.
    then: { type: "As", operand: { type: "Null" }, asType: `{${TYPES}}String` },
    else: genotype,
  },
  // define Sensitive: if Genotype is null then null else Genotype in { … }: "in" alone would take null for a genotype not listed
  Sensitive: genotypeIn("KIT_ex11_del557_558", "KIT_ex11_other", "KIT_ex9", "KIT_ex13", "KIT_ex17", "PDGFRA_ex12_14"),
  // Insensitive genotypes and other true wild-type: no adjuvant treatment, whatever the class
  "AD-01": genotypeIn("PDGFRA_D842V", "SDH_deficient", "NF1", "BRAF_V600E", "NTRK_fusion", "quadruple_WT"),
  // A row that fires suppresses the lower ones: genotype, then rupture, then class
  "AD-02": all(not(isTrue(ref("AD-01"))), ref("Ruptured"), ref("Sensitive")),
  Unsuppressed: not(or(isTrue(ref("AD-01")), isTrue(ref("AD-02")))),
  "AD-03": all(ref("Unsuppressed"), ref("High"), ref("Sensitive")),
  "AD-04": all(ref("Unsuppressed"), ref("Intermediate"), ref("Sensitive")),
  "AD-05": and(ref("Unsuppressed"), or(ref("Low"), ref("VeryLow"))),
  // Everything that is asked for, as one tuple: cql-execution does not keep the value of a definition, so nothing is asked twice
  Decision: {
    type: "Tuple",
    element: [...Object.values(CLASSES), ...ROWS].map((name) => ({ name, value: ref(name) })),
  },
};

/** The library as cql-execution reads it. */
export const ADJUVANT_DECISION_ELM = {
  library: {
    identifier: { id: "AdjuvantDecision" },
    schemaIdentifier: { id: "urn:hl7-org:elm", version: "r1" },
    usings: { def: [{ localIdentifier: "System", uri: TYPES }] },
    statements: {
      def: [
        {
          name: "Patient",
          context: "Patient",
          expression: {
            type: "SingletonFrom",
            operand: { type: "Retrieve", dataType: "{https://github.com/cqframework/cql-execution/simple}Patient" },
          },
        },
        ...Object.entries(DEFINITIONS).map(([name, expression]) => ({ name, context: "Patient", expression })),
      ],
    },
  },
};
