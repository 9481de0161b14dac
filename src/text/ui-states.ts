import { catalogue } from "./catalogue";

/** What a query of the read set asks for: by its id, else by its resource type. */
export const QUERIES = catalogue(
  {
    "condition-problem-list": "problem list",
    "condition-encounter-diagnosis": "encounter diagnoses",
    "condition-health-concern": "health concerns",
    "observation-laboratory": "laboratory results",
    "observation-tumour": "coded tumour findings",
    "observation-measurements": "weight, blood pressure and other measurements",
    "observation-imaging": "imaging measurements",
    "observation-confirmed": "values confirmed earlier in this app",
    "questionnaire-response": "questionnaires, with what was confirmed earlier in this app",
    "diagnostic-report": "pathology, imaging and laboratory reports",
    "document-reference": "clinical notes",
    "document-reference-pathology": "pathology reports kept as documents",
    Patient: "patient record",
    Encounter: "encounter",
    Practitioner: "your user record",
    Condition: "problems and diagnoses",
    Observation: "observations",
    DiagnosticReport: "pathology, imaging and laboratory reports",
    DocumentReference: "clinical documents",
    Procedure: "procedures",
    MedicationRequest: "prescriptions",
    MedicationAdministration: "administered drugs",
    MedicationStatement: "medication list",
    Medication: "drug details",
    CarePlan: "care plans",
    Binary: "report texts",
    Provenance: "authorship",
    BodyStructure: "tumour structures",
    Specimen: "specimens",
    RiskAssessment: "risk assessments",
    AllergyIntolerance: "allergies",
    FamilyMemberHistory: "family history",
  },
  {
    "condition-problem-list": "liste des problèmes",
    "condition-encounter-diagnosis": "diagnostics des venues",
    "condition-health-concern": "points de vigilance",
    "observation-laboratory": "résultats de biologie",
    "observation-tumour": "données tumorales codées",
    "observation-measurements": "poids, pression artérielle et autres mesures",
    "observation-imaging": "mesures d’imagerie",
    "observation-confirmed": "valeurs confirmées auparavant dans cette application",
    "questionnaire-response": "questionnaires, avec ce qui a été confirmé auparavant dans cette application",
    "diagnostic-report": "comptes rendus d’anatomopathologie, d’imagerie et de biologie",
    "document-reference": "notes cliniques",
    "document-reference-pathology": "comptes rendus d’anatomopathologie archivés comme documents",
    Patient: "fiche du patient",
    Encounter: "venue",
    Practitioner: "votre fiche d’utilisateur",
    Condition: "problèmes et diagnostics",
    Observation: "observations",
    DiagnosticReport: "comptes rendus d’anatomopathologie, d’imagerie et de biologie",
    DocumentReference: "documents cliniques",
    Procedure: "actes",
    MedicationRequest: "prescriptions",
    MedicationAdministration: "médicaments administrés",
    MedicationStatement: "liste des médicaments",
    Medication: "détail des médicaments",
    CarePlan: "plans de soins",
    Binary: "textes des comptes rendus",
    Provenance: "auteurs",
    BodyStructure: "structures tumorales",
    Specimen: "prélèvements",
    RiskAssessment: "évaluations du risque",
    AllergyIntolerance: "allergies",
    FamilyMemberHistory: "antécédents familiaux",
  },
);

/** Pages and notices of every state that is not the normal one. */
export const STATES = catalogue(
  {
    starting: "Connecting to the EHR…",
    reading: "Reading the chart",
    reading_note: "{count, plural, =0 {waiting for the first answer} one {# answer} other {# answers}}",
    broken_title: "The app stopped",
    broken:
      "A fault in this app stopped it: it shows nothing rather than something wrong. What you filed before stands in the chart.",
    part_failed_title: "This part could not be shown",
    part_failed:
      "{part}: a fault in this app, or its script did not load. The rest of the page stands. To try again, open the window anew; entries that are not filed are lost then.",
    signed_out_title: "Signed out",
    signed_out: "The access to this chart is forgotten. Open the patient in the EHR again to go on.",
    retry: "Try again",
    read_again: "Read the chart again",
    details: "Details",
    no_launch_title: "Open this app from your EHR",
    no_launch:
      "GIST Pathway is a SMART on FHIR app. It starts inside an electronic health record, with a patient open: the EHR then tells it which chart to read and who you are.",
    no_launch_clinician: "In your EHR, open the patient’s chart and choose GIST Pathway from the apps menu.",
    no_launch_integrator:
      "To register it in an EHR, use the launch and redirect addresses given in the project’s README, and add the EHR to config.json.",
    no_launch_try: "To try it without an EHR: in the project’s folder run",
    no_launch_sandbox: "It starts a practice EHR with synthetic patients and prints the address to open.",
    failure_title: "No chart was opened",
    "failure.configuration_invalid":
      "The configuration of this installation has mistakes. The person who installed the app can mend them in config.json:",
    "failure.issuer_unknown":
      "The EHR at {iss} is not on this installation’s list. Nothing was sent to it. Ask the person who installed the app to add it to config.json.",
    "failure.issuer_missing":
      "The launch did not say which EHR it comes from. Open the app from the patient’s chart again.",
    "failure.discovery_failed":
      "The EHR did not say how to sign in: {detail}. Try again; if it stays so, tell the EHR’s administrator.",
    "failure.pkce_unsupported":
      "The EHR’s sign-in does not offer the protection this app demands (PKCE with S256). The EHR’s administrator can switch it on.",
    "failure.denied": "The EHR refused access: {error}. {description}",
    "failure.state_mismatch":
      "The answer of the EHR does not belong to this window, so it was not used. Open the app from the patient’s chart again.",
    "failure.code_expired": "The sign-in took too long and its code has expired. Open the app from the chart again.",
    "failure.token_refused":
      "The EHR did not grant access: {detail}. Open the app from the chart again; if it stays so, tell the EHR’s administrator.",
    "failure.no_patient":
      "The EHR opened the app without a patient. Open a patient’s chart first, then the app from within it.",
    "failure.expired": "The session has ended. What was entered here is gone with it; nothing was filed on its own.",
    "failure.network": "The EHR could not be reached: {detail}. Check the connection and try again.",
    way_out_relaunch: "Close this window and open the app from the patient’s chart again.",
    "mistake.unreachable": "cannot be read",
    "mistake.not_json": "is not JSON",
    "mistake.missing": "is missing",
    "mistake.wrong_type": "has the wrong type",
    "mistake.not_a_url": "is not an address",
    "mistake.not_https": "must begin with https",
    "mistake.unknown_value": "has a value that is not known",
    "mistake.unknown_key": "is not a known setting",
    "mistake.duplicate": "is given twice",
    "mistake.empty": "is empty",
    mistake_got: "(found: {got})",
    "state.ok": "read",
    "state.empty": "read: nothing there",
    "state.unauthorized": "could not read: session not accepted",
    "state.forbidden": "could not read: refused by the EHR",
    "state.unsupported": "could not read: not offered by this EHR",
    "state.truncated": "read in part only",
    "state.error": "could not read: error",
    "state.pending": "being read",
    pending_title: "The chart is still being read",
    pending:
      "Still to come: {what}. The facts, the risk and the pathway below rest on what has been read so far and may change. Nothing can be filed before all of it is here.",
    pending_others: "{count, plural, one {# other query} other {# other queries}}",
    pending_ended: "The chart has been read in full.",
    pending_ended_partly: "The rest of the chart has been asked for; a part of it could not be read.",
    partly_title: "The chart was read in part",
    partly: "Could not read {what}. What they hold is unknown, not absent.",
    all_failed_title: "The chart could not be read",
    all_failed:
      "Every request for this patient’s data failed, so nothing of the tumour is known here and no risk or advice is derived from it. You can enter facts by hand, or try again.",
    "silent.unread":
      "Nothing about the tumour could be read, so no risk and no pathway is worked out: unknown is not low. Read the chart again, or enter the facts by hand.",
    "silent.absent":
      "The chart says nothing of the tumour, so no risk and no pathway is worked out. Enter the facts by hand to go on.",
    "silent.filing":
      "So there is nothing to review and file either: a note or a plan would rest on no fact of the tumour. As soon as one is entered under Facts, “Review and file” opens here.",
    nothing_found_title: "Nothing about a GIST in this chart",
    nothing_found:
      "The chart was read in full and holds no statement of a GIST or of a suspected one. That is what the chart says, not a finding about the patient. Enter facts by hand to go on.",
    no_gist_title: "GIST excluded",
    no_gist: "According to the facts below, GIST is excluded. The pathway for GIST does not apply.",
    not_adult_title: "Not an adult: the pathway does not apply as it stands",
    not_adult:
      "The patient is {age, plural, one {# year} other {# years}} old. The rules here are for adults; refer to a paediatric GIST centre.",
    deceased_title: "Recorded as deceased",
    deceased: "The chart records this patient as deceased.",
    expiring_title: "Session about to end",
    expiring:
      "The EHR ends this session at {time}. What you entered is kept in this window only, until it closes: file or copy it before.",
    expired_title: "The session has ended",
    expired_kept:
      "Nothing more can be read or filed. What you entered stays on this screen for this patient until the window is closed; copy it before you leave.",
    other_patient_title: "Another patient is open in another window",
    other_patient: "This window shows {name}. Check the patient before you file.",
    this_patient: "the patient named above",
    dismiss: "Dismiss",
  },
  {
    starting: "Connexion au dossier patient…",
    reading: "Lecture du dossier",
    reading_note: "{count, plural, =0 {en attente de la première réponse} one {# réponse} other {# réponses}}",
    broken_title: "L’application s’est arrêtée",
    broken:
      "Un défaut de cette application l’a arrêtée : elle n’affiche rien plutôt qu’une erreur. Ce que vous avez enregistré avant figure au dossier.",
    part_failed_title: "Cette partie n’a pas pu être affichée",
    part_failed:
      "{part} : un défaut de cette application, ou son script n’a pas été chargé. Le reste de la page reste valable. Pour réessayer, rouvrir la fenêtre ; les saisies non enregistrées seront perdues.",
    signed_out_title: "Déconnecté",
    signed_out: "L’accès à ce dossier est oublié. Rouvrir le patient dans le DPI pour continuer.",
    retry: "Réessayer",
    read_again: "Relire le dossier",
    details: "Détails",
    no_launch_title: "Ouvrir cette application depuis le DPI",
    no_launch:
      "GIST Pathway est une application SMART on FHIR. Elle démarre dans un dossier patient informatisé, patient ouvert : le DPI lui indique alors quel dossier lire et qui vous êtes.",
    no_launch_clinician:
      "Dans votre DPI, ouvrir le dossier du patient et choisir GIST Pathway dans le menu des applications.",
    no_launch_integrator:
      "Pour l’enregistrer dans un DPI, utiliser les adresses de lancement et de redirection données dans le README du projet, et ajouter le DPI à config.json.",
    no_launch_try: "Pour l’essayer sans DPI : dans le dossier du projet, exécuter",
    no_launch_sandbox: "Cela démarre un DPI d’entraînement avec des patients fictifs et affiche l’adresse à ouvrir.",
    failure_title: "Aucun dossier n’a été ouvert",
    "failure.configuration_invalid":
      "La configuration de cette installation comporte des erreurs. La personne qui a installé l’application peut les corriger dans config.json :",
    "failure.issuer_unknown":
      "Le DPI à l’adresse {iss} n’est pas sur la liste de cette installation. Rien ne lui a été envoyé. Demander à la personne qui a installé l’application de l’ajouter à config.json.",
    "failure.issuer_missing":
      "Le lancement n’a pas indiqué de quel DPI il vient. Rouvrir l’application depuis le dossier du patient.",
    "failure.discovery_failed":
      "Le DPI n’a pas indiqué comment se connecter : {detail}. Réessayer ; si cela persiste, prévenir l’administrateur du DPI.",
    "failure.pkce_unsupported":
      "La connexion du DPI n’offre pas la protection exigée par cette application (PKCE avec S256). L’administrateur du DPI peut l’activer.",
    "failure.denied": "Le DPI a refusé l’accès : {error}. {description}",
    "failure.state_mismatch":
      "La réponse du DPI n’appartient pas à cette fenêtre ; elle n’a pas été utilisée. Rouvrir l’application depuis le dossier du patient.",
    "failure.code_expired":
      "La connexion a pris trop de temps et son code a expiré. Rouvrir l’application depuis le dossier.",
    "failure.token_refused":
      "Le DPI n’a pas accordé l’accès : {detail}. Rouvrir l’application depuis le dossier ; si cela persiste, prévenir l’administrateur du DPI.",
    "failure.no_patient":
      "Le DPI a ouvert l’application sans patient. Ouvrir d’abord le dossier d’un patient, puis l’application depuis celui-ci.",
    "failure.expired":
      "La session est terminée. Ce qui a été saisi ici est perdu avec elle ; rien n’a été enregistré au dossier.",
    "failure.network": "Le DPI n’a pas pu être joint : {detail}. Vérifier la connexion et réessayer.",
    way_out_relaunch: "Fermer cette fenêtre et rouvrir l’application depuis le dossier du patient.",
    "mistake.unreachable": "ne peut être lu",
    "mistake.not_json": "n’est pas du JSON",
    "mistake.missing": "manque",
    "mistake.wrong_type": "n’a pas le bon type",
    "mistake.not_a_url": "n’est pas une adresse",
    "mistake.not_https": "doit commencer par https",
    "mistake.unknown_value": "a une valeur inconnue",
    "mistake.unknown_key": "n’est pas un réglage connu",
    "mistake.duplicate": "est donné deux fois",
    "mistake.empty": "est vide",
    mistake_got: "(trouvé : {got})",
    "state.ok": "lu",
    "state.empty": "lu : rien n’y figure",
    "state.unauthorized": "lecture impossible : session non acceptée",
    "state.forbidden": "lecture impossible : refusée par le DPI",
    "state.unsupported": "lecture impossible : non proposée par ce DPI",
    "state.truncated": "lu en partie seulement",
    "state.error": "lecture impossible : erreur",
    "state.pending": "lecture en cours",
    pending_title: "La lecture du dossier n’est pas terminée",
    pending:
      "Encore attendus : {what}. Données, risque et parcours ci-dessous reposent sur ce qui a été lu jusqu’ici et peuvent changer. Rien ne peut être enregistré au dossier avant la fin de la lecture.",
    pending_others: "{count, plural, one {# autre demande} other {# autres demandes}}",
    pending_ended: "Le dossier a été lu en entier.",
    pending_ended_partly: "Le reste du dossier a été demandé ; une partie n’a pas pu être lue.",
    partly_title: "Le dossier a été lu en partie",
    partly: "Lecture impossible : {what}. Leur contenu est inconnu, non absent.",
    all_failed_title: "Le dossier n’a pas pu être lu",
    all_failed:
      "Toutes les demandes de données de ce patient ont échoué : rien n’est connu ici de la tumeur, et aucun risque ni conseil n’en est déduit. Vous pouvez saisir les données à la main, ou réessayer.",
    "silent.unread":
      "Rien n’a pu être lu sur la tumeur : ni risque ni parcours n’en sont déduits ; inconnu ne veut pas dire faible. Relire le dossier ou saisir les données à la main.",
    "silent.absent":
      "Le dossier ne dit rien de la tumeur : ni risque ni parcours n’en sont déduits. Saisir les données à la main pour continuer.",
    "silent.filing":
      "Il n’y a donc rien non plus à relire et à enregistrer : une note ou un plan ne reposerait sur aucune donnée de la tumeur. Dès qu’une donnée est saisie sous « Données », « Relire et enregistrer » s’ouvre ici.",
    nothing_found_title: "Rien sur un GIST dans ce dossier",
    nothing_found:
      "Le dossier a été lu en entier et ne mentionne ni GIST ni suspicion de GIST. C’est ce que dit le dossier, non un constat sur le patient. Saisir les données à la main pour continuer.",
    no_gist_title: "GIST écarté",
    no_gist: "D’après les données ci-dessous, le GIST est écarté. Le parcours GIST ne s’applique pas.",
    not_adult_title: "Patient non adulte : le parcours ne s’applique pas tel quel",
    not_adult:
      "Le patient a {age, plural, one {# an} other {# ans}}. Les règles sont ici celles de l’adulte ; adresser à un centre de référence pédiatrique.",
    deceased_title: "Noté décédé",
    deceased: "Le dossier indique que ce patient est décédé.",
    expiring_title: "La session va se terminer",
    expiring:
      "Le DPI met fin à cette session à {time}. Vos saisies ne sont gardées que dans cette fenêtre, jusqu’à sa fermeture : enregistrer au dossier ou copier avant.",
    expired_title: "La session est terminée",
    expired_kept:
      "Plus rien ne peut être lu ni enregistré au dossier. Vos saisies restent à l’écran pour ce patient jusqu’à la fermeture de la fenêtre ; les copier avant de quitter.",
    other_patient_title: "Un autre patient est ouvert dans une autre fenêtre",
    other_patient: "Cette fenêtre concerne {name}. Vérifier le patient avant d’enregistrer au dossier.",
    this_patient: "le patient nommé ci-dessus",
    dismiss: "Fermer",
  },
);
