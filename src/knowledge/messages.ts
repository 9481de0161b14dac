import type { Localised } from "./types";

/**
 * Sentences that the engine itself says: why a fact is unknown or in conflict, what a range depends on, what to ask next.
 * `{name}` is a placeholder. Clinical advice is in the rules, not here.
 */
export const MESSAGES = {
  // Derived facts
  not_stated: { en: "Not stated.", fr: "Non renseigné." },
  derived_from: { en: "Calculated from {facts}.", fr: "Calculé à partir de : {facts}." },
  same_value_as: { en: "Same value as {facts}.", fr: "Même valeur que {facts}." },
  bounds_known: { en: "No exact value; known to be {bounds}.", fr: "Pas de valeur exacte ; connu : {bounds}." },
  age_from_birth_date: {
    en: "Age on {date}, from the date of birth.",
    fr: "Âge au {date}, d'après la date de naissance.",
  },
  completed_months: {
    en: "Completed calendar months from {start} to {end}.",
    fr: "Mois calendaires révolus du {start} au {end}.",
  },
  weeks_from_surgery: {
    en: "Weeks from surgery ({start}) to {end}.",
    fr: "Semaines entre la chirurgie ({start}) et le {end}.",
  },
  rupture_from_criterion: {
    en: "From the recorded finding, by the definition of rupture of Nishida 2019.",
    fr: "D'après le constat rapporté, selon la définition de la rupture de Nishida 2019.",
  },
  intent_from_setting: {
    en: "From the current situation; confirm.",
    fr: "D'après la situation actuelle ; à confirmer.",
  },
  line_from_courses: {
    en: "Counted from the previous courses for advanced disease; adjuvant and neoadjuvant courses are not counted.",
    fr: "Compté d'après les lignes antérieures au stade avancé ; adjuvant et néoadjuvant non comptés.",
  },
  courses_without_setting: {
    en: "At least {low}: for some previous course it is not stated whether it was adjuvant or for advanced disease.",
    fr: "Au moins {low} : pour une ligne antérieure, il n'est pas précisé si elle était adjuvante ou pour stade avancé.",
  },
  courses_without_dates: {
    en: "At least {low} months: some course has no start or stop date.",
    fr: "Au moins {low} mois : une ligne n'a pas de date de début ou de fin.",
  },
  months_at_least: {
    en: "At least {low} months, from {start} to {end}; whether there was imatinib before is not stated.",
    fr: "Au moins {low} mois, du {start} au {end} ; un imatinib antérieur n'est pas renseigné.",
  },
  mitoses_converted: {
    en: "{count} mitoses on {area} mm², converted: count × 5 / area.",
    fr: "{count} mitoses sur {area} mm², conversion : compte × 5 / surface.",
  },
  mitoses_bounds: {
    en: "{count} mitoses per {fields} fields; the eyepiece field number is not stated. Between field numbers {low_fn} and {high_fn} this is {low} to {high} per 5 mm².",
    fr: "{count} mitoses pour {fields} champs ; indice de champ non précisé. Entre les indices {low_fn} et {high_fn} : {low} à {high} pour 5 mm².",
  },
  mitoses_not_convertible: {
    en: "{count} mitoses reported without a usable area: not convertible to 5 mm². Ask for the area counted, or field number and objective.",
    fr: "{count} mitoses rapportées sans surface exploitable : conversion pour 5 mm² impossible. Demander la surface comptée, ou l'indice de champ et l'objectif.",
  },
  genotype_from_variant: {
    en: "The reported protein change ({variant}) says which PDGFRA exon 18 mutation it is.",
    fr: "Le changement protéique rapporté ({variant}) précise la mutation de l'exon 18 de PDGFRA.",
  },
  final_risk_computed: {
    en: "Classes of modified NIH and AFIP; major rupture counts as high.",
    fr: "Classes NIH modifié et AFIP ; une rupture majeure compte comme haut risque.",
  },
  final_risk_possible: { en: "Still possible: {classes}.", fr: "Encore possible : {classes}." },

  // Refused input
  illegal_not_object: { en: "expected an object, found {found}", fr: "objet attendu, trouvé {found}" },
  illegal_fact_name: { en: "{name} is no fact of the dictionary", fr: "{name} n'est pas une donnée du dictionnaire" },
  illegal_member: { en: "{found} is none of: {allowed}", fr: "{found} ne fait pas partie de : {allowed}" },
  illegal_list: { en: "expected a list, found {found}", fr: "liste attendue, trouvé {found}" },
  illegal_boolean: { en: "expected true or false, found {found}", fr: "true ou false attendu, trouvé {found}" },
  illegal_number: { en: "expected a number, found {found}", fr: "nombre attendu, trouvé {found}" },
  illegal_range: { en: "{found} is outside {allowed}", fr: "{found} est hors de {allowed}" },
  illegal_date: {
    en: "expected a calendar date YYYY-MM-DD, found {found}",
    fr: "date AAAA-MM-JJ attendue, trouvé {found}",
  },
  illegal_text: { en: "expected a text, found {found}", fr: "texte attendu, trouvé {found}" },
  illegal_form: { en: "{found} is not written as {allowed}", fr: "{found} n'a pas la forme {allowed}" },
  illegal_key: { en: "{key} is none of: {allowed}", fr: "{key} ne fait pas partie de : {allowed}" },
  illegal_bounds: { en: "{found} are no limits of a number", fr: "{found} ne sont pas les bornes d'un nombre" },
  illegal_order: { en: "{found} is before the start {other}", fr: "{found} précède le début {other}" },

  // Contradictions
  conflict_given_and_derived: {
    en: "{given} was stated; worked out from {facts} it is {derived}.",
    fr: "{given} est renseigné ; le calcul à partir de {facts} donne {derived}.",
  },
  conflict_rupture: {
    en: "The category says {category}, the recorded finding {criterion} means {derived}.",
    fr: "La catégorie indique {category}, le constat {criterion} signifie {derived}.",
  },
  conflict_with_fact: {
    en: "Contradicts {fact}: {value}.",
    fr: "En contradiction avec {fact} : {value}.",
  },
  conflict_before: {
    en: "{date} is before {fact} ({other}).",
    fr: "{date} est antérieur à {fact} ({other}).",
  },
  conflict_future: { en: "{date} is after {as_of}.", fr: "{date} est postérieur au {as_of}." },
  conflict_age: {
    en: "{date} would make an age of {age} years on {as_of}.",
    fr: "{date} donnerait un âge de {age} ans au {as_of}.",
  },
  conflict_stated_twice: {
    en: "Stated twice with different values.",
    fr: "Renseigné deux fois avec des valeurs différentes.",
  },

  // Risk schemes
  size_from_imaging: {
    en: "Size taken from imaging; the tables are made for the size in pathology.",
    fr: "Taille prise en imagerie ; les tables reposent sur la taille anatomopathologique.",
  },
  no_table_for_site: {
    en: "This scheme has no table for the site {site}.",
    fr: "Cette classification n'a pas de table pour le site {site}.",
  },
  no_data_in_cell: {
    en: "Insufficient data in the published table ({printed}).",
    fr: "Données insuffisantes dans la table publiée ({printed}).",
  },
  some_cells_without_data: {
    en: "Among the possible cells, some hold no data in the published table.",
    fr: "Parmi les cases possibles, certaines n'ont pas de données dans la table publiée.",
  },
  pooled_percent: {
    en: "The original table pools this row with its neighbour: {percent} % together, no figure of its own.",
    fr: "La table d'origine regroupe cette ligne avec la voisine : {percent} % ensemble, pas de chiffre propre.",
  },
  not_evaluated_in_seed: {
    en: "Not part of the founding abstract of 2007.",
    fr: "Ne fait pas partie du résumé fondateur de 2007.",
  },
  alternative_reading: {
    en: "Some sources read this cell as {category}.",
    fr: "Certaines sources classent cette case en {category}.",
  },

  // Ranges and next facts
  range_text: {
    en: "Depends on what is missing. Still possible: {items}. The fact that would settle most: {fact}.",
    fr: "Dépend de données manquantes. Encore possible : {items}. La donnée la plus utile : {fact}.",
  },
  range_setting_missing: {
    en: "The current situation is not stated: the pathway cannot be evaluated without it. The fact that would settle most: {fact}.",
    fr: "La situation actuelle n'est pas renseignée : le parcours ne peut pas être évalué sans elle. La donnée la plus utile : {fact}.",
  },
  range_strength: { en: "engine rule", fr: "règle du moteur" },
  question: { en: "{label}: not known. What is it?", fr: "{label} : non connu. Quelle est la valeur ?" },
  question_conflict: {
    en: "{label}: the sources disagree. Which one holds?",
    fr: "{label} : les sources divergent. Laquelle retenir ?",
  },
  schedule_needs_date: {
    en: "{text}. No dates: {label} is missing.",
    fr: "{text}. Pas de dates : il manque « {label} ».",
  },

  // What would change
  change_to: {
    en: "{label} {value} instead of {current}",
    fr: "{label} {value} au lieu de {current}",
  },
  change_size_below: {
    en: "{distance} mm below the next size class (over {boundary} mm)",
    fr: "{distance} mm au-dessous de la classe de taille suivante (plus de {boundary} mm)",
  },
  change_size_above: {
    en: "{distance} mm above the lower size class (up to {boundary} mm)",
    fr: "{distance} mm au-dessus de la classe de taille inférieure (jusqu'à {boundary} mm)",
  },
  change_mitoses_below: {
    en: "{distance} per 5 mm² below the next mitotic class (over {boundary})",
    fr: "{distance} pour 5 mm² au-dessous de la classe mitotique suivante (plus de {boundary})",
  },
  change_mitoses_above: {
    en: "{distance} per 5 mm² above the lower mitotic class (up to {boundary})",
    fr: "{distance} pour 5 mm² au-dessus de la classe mitotique inférieure (jusqu'à {boundary})",
  },
  change_at_boundary: {
    en: "exactly on the boundary at {boundary}",
    fr: "exactement sur la limite de {boundary}",
  },
  change_limit: {
    en: "{label}: {distance} away from the limit {boundary}",
    fr: "{label} : à {distance} de la limite {boundary}",
  },
  not_known: { en: "not known", fr: "non connu" },
  empty_list: { en: "none", fr: "aucun" },
  status_recommended: { en: "recommended", fr: "recommandé" },
  status_option: { en: "option", fr: "option" },
  status_conditional: { en: "conditional", fr: "conditionnel" },
  status_possible: { en: "possible", fr: "possible" },
  status_blocked: { en: "blocked", fr: "bloqué" },
  status_warning: { en: "warning", fr: "avertissement" },
  status_info: { en: "information", fr: "information" },
  change_class: { en: "{scheme}: {from} → {to}", fr: "{scheme} : {from} → {to}" },
  change_appears: { en: "{code} would apply", fr: "{code} s'appliquerait" },
  change_disappears: { en: "{code} would no longer apply", fr: "{code} ne s'appliquerait plus" },
  change_status: { en: "{code}: {from} → {to}", fr: "{code} : {from} → {to}" },
} as const satisfies Record<string, Localised>;
