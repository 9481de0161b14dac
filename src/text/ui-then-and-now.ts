import { catalogue } from "./catalogue";

/** 2007 and today: the founding abstract beside today's rules. */
export const THEN_AND_NOW = catalogue(
  {
    title: "2007 and today",
    "title.note": "what the founding abstract would have said for this patient, and what holds now",
    open: "Show the {count, plural, one {# statement that applies} other {# statements that apply}} to this patient",
    "column.then": "2007",
    "column.now": "Today, for this patient",
    "column.change": "Change",
    rest: "Statements that do not apply to this patient",
    "now.none": "Of today’s rules {rules}, none applies to this patient.",
    "risk.then": "NIH 2002: {class}",
    "risk.now": "{scheme}: {class}",
    source: "The abstract in our own words",
  },
  {
    title: "2007 et aujourd’hui",
    "title.note": "ce que le résumé fondateur aurait dit pour ce patient, et ce qui vaut maintenant",
    open: "Afficher {count, plural, one {l’énoncé applicable} other {les # énoncés applicables}} à ce patient",
    "column.then": "2007",
    "column.now": "Aujourd’hui, pour ce patient",
    "column.change": "Évolution",
    rest: "Énoncés qui ne s’appliquent pas à ce patient",
    "now.none": "Parmi les règles actuelles {rules}, aucune ne s’applique à ce patient.",
    "risk.then": "NIH 2002 : {class}",
    "risk.now": "{scheme} : {class}",
    source: "Le résumé, dans nos propres termes",
  },
);
