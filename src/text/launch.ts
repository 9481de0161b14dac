import { catalogue } from "./catalogue";

/** Sentences of the launch page. Read without the message library, so: no placeholders. */
export const launchText = catalogue(
  {
    connecting: "Connecting to your EHR…",
    title: "GIST Pathway could not start",
    issuer_missing: "This page is opened by an EHR. It was opened without one: the address names no FHIR server (iss).",
    issuer_unknown:
      "The EHR that opened this page is not on this installation's list, so nothing was sent to it. Ask whoever runs GIST Pathway to add it to config.json.",
    discovery_failed:
      "The EHR's sign-in service did not answer as SMART App Launch asks. Try again; if it stays so, tell your EHR team.",
    pkce_unsupported:
      "The EHR's sign-in service does not offer PKCE with S256, which this app demands. Nothing was sent.",
    configuration_invalid: "The configuration of this installation has mistakes:",
    what: "SMART launch means: you open a patient in your EHR, choose GIST Pathway there, and the EHR opens this page with the patient in context.",
    sandbox:
      "To try it without an EHR, run “npm start” in the project: it starts a sandbox EHR with synthetic patients.",
    retry: "Try again",
    details: "Details",
    device: "Decision support for clinicians. Not cleared as a medical device.",
    problem_unreachable: "config.json cannot be read",
    problem_not_json: "config.json is not JSON",
    problem_missing: "is missing",
    problem_wrong_type: "has the wrong type",
    problem_not_a_url: "is not a URL",
    problem_not_https: "must be https",
    problem_unknown_value: "has a value that is not known",
    problem_unknown_key: "is not a known setting",
    problem_duplicate: "is given twice",
    problem_empty: "is empty",
  },
  {
    connecting: "Connexion à votre dossier patient informatisé…",
    title: "GIST Pathway n'a pas pu démarrer",
    issuer_missing:
      "Cette page est ouverte par un dossier patient informatisé. Elle a été ouverte sans lui : l'adresse ne nomme aucun serveur FHIR (iss).",
    issuer_unknown:
      "Le dossier patient qui a ouvert cette page ne figure pas sur la liste de cette installation ; rien ne lui a été envoyé. Demandez à l'exploitant de GIST Pathway de l'ajouter à config.json.",
    discovery_failed:
      "Le service de connexion du dossier patient n'a pas répondu comme le demande SMART App Launch. Réessayez ; si cela persiste, prévenez l'équipe de votre dossier patient.",
    pkce_unsupported:
      "Le service de connexion du dossier patient n'offre pas PKCE avec S256, exigé par cette application. Rien n'a été envoyé.",
    configuration_invalid: "La configuration de cette installation comporte des erreurs :",
    what: "Lancement SMART : vous ouvrez un patient dans votre dossier informatisé, vous y choisissez GIST Pathway, et le dossier ouvre cette page avec le patient en contexte.",
    sandbox:
      "Pour l'essayer sans dossier patient, lancez « npm start » dans le projet : un dossier d'essai avec des patients fictifs démarre.",
    retry: "Réessayer",
    details: "Détails",
    device: "Aide à la décision pour cliniciens. Non autorisé comme dispositif médical.",
    problem_unreachable: "config.json est illisible",
    problem_not_json: "config.json n'est pas du JSON",
    problem_missing: "manque",
    problem_wrong_type: "n'a pas le bon type",
    problem_not_a_url: "n'est pas une URL",
    problem_not_https: "doit être en https",
    problem_unknown_value: "a une valeur inconnue",
    problem_unknown_key: "n'est pas un réglage connu",
    problem_duplicate: "est donné deux fois",
    problem_empty: "est vide",
  },
);
