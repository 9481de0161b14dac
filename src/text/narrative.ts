import { catalogue } from "./translate";

/** What the reader of report texts says about a value that it found, or did not take. */
export const NARRATIVE = catalogue(
  {
    approximate: "The report gives this as approximate.",
    greatest_of_several: "Greatest of several dimensions.",
    largest_of_several: "Largest of several tumours named in the report.",
    several_tumours: "The report names several tumours: check which one this describes.",
    range: "The report gives a range, not one value.",
    limit: "The report gives a limit, not a value.",
    no_field_area: "Counted per high-power fields without the field's size: not converted.",
    other_area: "Counted over another area than 5 mm².",
    converted: "Counted over {area} mm², converted to 5 mm² (count × 5 / area).",
    no_denominator: "Mitoses without the area or the number of fields counted.",
    words_only: "Mitoses in words only, without a number.",
    several_counts: "Several mitotic counts in the report: check which one applies.",
    rupture_unspecified: "Rupture is stated, but not what was found: minor and major defects cannot be told apart.",
    rupture_undetermined: "The report does not settle whether the tumour ruptured.",
    fragmented_specimen: "The specimen came in fragments; whether the tumour was broken during surgery is not stated.",
    capsule: "The capsule is described, rupture itself is not.",
    margin_degree: "A margin is involved; whether microscopically or macroscopically is not stated.",
    margin_partial: "Only some of the margins are described.",
    margin_undetermined: "The report does not settle the margin.",
    margin_planned: "A margin is named as an aim, not as a result.",
    variant_unstated: "The exact change is not stated.",
    not_full_wild_type: "No mutation in the regions named; other regions are not reported, so this is not wild type.",
    wild_type_extent: "Wild type for KIT and PDGFRA only; SDH, BRAF and NF1 are not all reported.",
    single_variant_absent: "One variant is reported as absent; that says nothing of the others.",
    secondary_mutation: "A secondary (resistance) mutation, not the primary genotype.",
    genotype_unclear: "The molecular finding is not stated clearly enough.",
    equivocal_stain: "The stain is reported as equivocal.",
    hedged: "The report is not certain of this.",
    several_sites: "Several sites are named.",
    superseded: "An addendum corrects the earlier text of this report, which said: “{earlier}”.",
    addendum_unclear:
      "An addendum speaks of this in a way that could not be read: the earlier value may no longer hold.",
    too_often: "The report names this too often to be read by the machine: read it yourself.",
    withdrawn: "An addendum withdraws the earlier statement: “{earlier}”.",
  },
  {
    approximate: "Valeur donnée comme approximative dans le compte rendu.",
    greatest_of_several: "La plus grande de plusieurs dimensions.",
    largest_of_several: "La plus grande de plusieurs tumeurs citées dans le compte rendu.",
    several_tumours: "Le compte rendu cite plusieurs tumeurs : vérifier laquelle est décrite ici.",
    range: "Le compte rendu donne un intervalle et non une valeur.",
    limit: "Le compte rendu donne une limite et non une valeur.",
    no_field_area: "Compte par champs à fort grossissement sans la taille du champ : non converti.",
    other_area: "Compte sur une autre surface que 5 mm².",
    converted: "Compte sur {area} mm², converti pour 5 mm² (compte × 5 / surface).",
    no_denominator: "Mitoses sans la surface ni le nombre de champs comptés.",
    words_only: "Mitoses décrites en mots, sans chiffre.",
    several_counts: "Plusieurs comptes mitotiques dans le compte rendu : vérifier lequel s'applique.",
    rupture_unspecified:
      "Une rupture est mentionnée sans le constat précis : défaut mineur ou majeur, on ne peut pas trancher.",
    rupture_undetermined: "Le compte rendu ne permet pas de dire si la tumeur était rompue.",
    fragmented_specimen:
      "La pièce est parvenue fragmentée ; il n'est pas dit si la tumeur a été morcelée pendant l'intervention.",
    capsule: "La capsule est décrite, mais pas la rupture elle-même.",
    margin_degree: "Une marge est envahie, sans préciser si l'atteinte est microscopique ou macroscopique.",
    margin_partial: "Seules certaines marges sont décrites.",
    margin_undetermined: "Le compte rendu ne permet pas de conclure sur la marge.",
    margin_planned: "La marge est citée comme un objectif et non comme un résultat.",
    variant_unstated: "Le variant exact n'est pas précisé.",
    not_full_wild_type:
      "Pas de mutation dans les régions citées ; les autres régions ne sont pas rapportées : ce n'est pas un statut sauvage.",
    wild_type_extent: "Sauvage pour KIT et PDGFRA seulement ; SDH, BRAF et NF1 ne sont pas tous rapportés.",
    single_variant_absent: "Un seul variant est rapporté absent ; cela ne dit rien des autres.",
    secondary_mutation: "Mutation secondaire (de résistance), et non le génotype primaire.",
    genotype_unclear: "Le résultat moléculaire n'est pas assez clairement énoncé.",
    equivocal_stain: "Le marquage est rapporté comme équivoque.",
    hedged: "Le compte rendu n'est pas affirmatif.",
    several_sites: "Plusieurs sites sont cités.",
    superseded: "Un complément corrige le texte antérieur de ce compte rendu, qui disait : « {earlier} ».",
    addendum_unclear:
      "Un complément en parle d'une façon qui n'a pas pu être lue : la valeur antérieure n'est peut-être plus valable.",
    too_often: "Le compte rendu cite cet élément trop souvent pour une lecture automatique : à lire directement.",
    withdrawn: "Un complément retire l'énoncé antérieur : « {earlier} ».",
  },
);

export type NarrativeMessage = keyof (typeof NARRATIVE)["en"];

/** A note as data: its sentence is made in the reader's language at the end. */
export interface NarrativeNote {
  readonly message: NarrativeMessage;
  readonly values?: Readonly<Record<string, string>>;
}
