/**
 * What a piece of text may speak of, found in one pass over its characters (Aho-Corasick): every reader looks only at the
 * pieces that name its topic, so that the work on a text grows with its length whatever the text is.
 *
 * Words are stems unless a `_` stands for the edge of a word. Anything but a letter or a digit is such an edge; several in a row are
 * one. A topic found is only a reason to look: the readers decide.
 */
const WORDS = {
  gist: "_gist_ _gists_ _gist _egist gastrointestinal_stroma gastro_intestinal_stroma stromal_tumo stromal_neoplasm stromal_sarcoma tumeur_stromal tumeurs_stromal stromatumor stroma_tumor cd117 cd_117 dog1 dog_1 pdgfra sdhb",
  other_tumour:
    "carcinom neuroendocrin neuro_endocrin carcinoid lymphom melanom karzinom sarkom leiomyo schwannom desmoid liposarcom seminom myelom meningiom gliom glioblastom breast mammary mammaire _sein_ _mamma_ prostat thyroid adenoma adenome lobulaire nsclc angiosarcom rhabdomyo solitary_fibrous tumeur_fibreuse_solitaire neuroendokrin lipom splenos splenunc nebenmilz accessory_spleen rate_accessoire heterotop ectopic_panc aberrant_panc pancreas_aberr pancreas_ectop endometrio hamartom fibroid_poly polype_fibro glomus glomique",
  relative:
    "family_history familia _mother _father _brother _sister sibling _aunt_ _uncle_ _cousin _son_ _daughter_ wife husband spouse partner _epouse _mari_ conjoint _mere_ _pere_ _frere _sour_ _sours_ _soeur _tante_ _oncle_ _fils_ _fille_ _he_too_ _she_too_ lui_aussi elle_aussi _er_auch_ _sie_auch_ enkel petite_fille petit_fils niece nephew neveu fratrie grand_mere grand_pere grandmother grandfather geschwister _tochter_ _sohn_ _mutter_ _vater_ _bruder_ _schwester_ familienanamnese relative parente",
  length:
    "_cm cm_ _mm mm_ _crn_ _mrn_ 0cm 1cm 2cm 3cm 4cm 5cm 6cm 7cm 8cm 9cm 0mm 1mm 2mm 3mm 4mm 5mm 6mm 7mm 8mm 9mm centim millim zentim inch pouce _in_",
  written_length: "centim millim zentim",
  digit: "0 1 2 3 4 5 6 7 8 9",
  mitosis: "mitos mitot mitoz figures_de_division figure_de_division kernteilung",
  fields:
    "hpf mm2 mm_2 sqmm sq_mm mm_carre millimetre_carre millimetres_carre mm_square millimetres_square millimeters_square qmm quadratmillim square field champ gesichtsfeld sehfeld objectiv objectif objektiv _fn_ _cgg_ _cfg_ _hgf_",
  rupture:
    "ruptur perfor spill fragment piecemeal morcel fractur rompu breach breche effraction zerreiss zerrei\u00df eroffn capsul dissemination incisional incisionnel ascit intact essaimage defect dehiscen intralesion tear_ torn_ dechir lacerat deversement issue_de effusion pseudocapsul kapsel unversehrt integr _pieces morceau stuckweise disrupt unruptured penetrat infiltr invad invasion envahi invas _tore_ _burst _broke _split _cracked fell_apart came_apart _entered_ violat _opened_ escap leak contaminat souillure eclate_ eclatee _rompt biopsie_chirurgicale surgical_biopsy open_biopsy wedge_biopsy _riss_ rei\u00dft _reisst_ unbroken untorn entleer gerissen _platz geplatzt schleimhaut schleimhaut repand austritt ausgetret _trat_ kapselverletz intakt einriss rompre spilt _whole_ one_piece _entiere_ unverletz unbeschadigt came_out tumormassen geplatz gerissen solution_de_cont oozed gelangt blood bloody blutig aszit epanchement erguss peritoneal_fluid free_fluid abdominal_fluid liquide_ inzision offene_biops ouverte_ ouverture_ angeschnitten",
  site: "_sb_ sigma coecum zokum zakum kardia kurvatur gastral netz _pars_ flexur angle_coli intestine large_bowel _c15 _c16 _c17 _c18 _c20 _c49 esophag \u0153sophag osophag speiserohre duoden jejun ileum ileal ileon ileaux small_bowel small_intest small_gut grele greliq dunndarm append rectum rectal rectaux rekt mastdarm rectovag colon coliq sigmo caecum cecum kolon dickdarm stomach gastric gastriq estomac antrum antral antre fundus fundic fundiq cardia pylor magen curvatur courbure oment epiplo mesent periton _d1_ _d2_ _d3_ _d4_ egj _goj_ _gej_ junction jonction angulus angle_de_treitz treitz ampul vater meckel bulb gastrectom gastrektom zwolffingerdarm",
  margin:
    "_r0_ _r1_ _r2_ _pr0_ _pr1_ _pr2_ _rx_ margin marge limite resektionsr absetzungsr in_sano schnittr tranche inked recoupe section zone_saine tissu_sain resection_ends surgical_ends berge extremit completely_excised excision_complete excision_is_complete excision_was_complete resection_is_complete exerese_est_complete exerese_complete complete_excision _rand_ _rander_ all_free all_clear staple_line residu _marg_ ends _edges_ _ink_ encre tusche absetzung rander_ randern excis exerese exzis exzid im_gesunden clear_by locally_clear completely_res completely_rem vollstandig komplett healthy_tissue en_totalite in_toto entirety fully_rem fully_res radically _r_class _r_stat reliquat resektatr exzisionsr abtragungsr laisse_ tumorrest pn0r v0r pn1r v1r belassen zuruckgelassen left_behind left_in left_on laissee line_of_res lines_of_res lines_of_ex ligne_de_res lignes_de_res macroscopically_incomplete macroscopiquement_incomplete inkomplett incomplete_resection incomplete_excision",
  genotype:
    "exon mutat mutant mutiert mute_ mutee _p_ wild sauvage d842v v600e asp842 sdh succinate fusion pdgfr nf1 nf_1 neurofibromat recklinghausen molec molek genotyp sequen genetic genetiq _wt_ wildtyp delet braf ntrk analys _kit_ codon variant ngs",
  stain: "cd_one dog_one succin cd117 cd_117 cd1l7 d0g1 _kit_ _c_kit_ ckit dog1 dog_1 ano1 ano_1 sdhb sdh_b",
  diagnosis:
    "_gist_ _gists_ _egist stromal stromatumor stroma_tumor spindle fusiform fusocell fuso_cell spindelzell spindelig spindelform epithelioid epitheloid epithelio_ide _mixed_ mischtyp mischzell biphasi mixte gemischt focality focalite multifocal unifocal multifok unifok single solit _number_ _nombre_ unique separate discrete distinct getrennt number_of foyer anzahl tumorzahl nombre_de_tumeurs number_of_tumo no_of_tumo no_of_lesion nombre_de_lesions number_of_lesions tumour_number tumor_number _zahl_ einzeln plurifoc tumeur_unique tumeurs_multiples multifo plurifo multiplic multipliz two_tumo two_gastric three_tumo deux_tumeur trois_tumeur tumorknoten tumorherde zwei_tumor drei_tumor synchron only_one seule_ seul_ einzig tumor_count tumour_count lesion_solit",
  spread:
    "_m_ liver hepat foie leber lung poumon pulmon periton distant_site _m1_ _pm1_ metasta _mets_ _met_ relapse rechute recidiv recurren peritoneal_ peritoneale_ peritonealen_ peritonealer_ nodule_peritone nodules_peritone rezidiv implant secondar secondaire localisation carcinomatos sarcomatos carcinos karzinos sarkomatos filia deposit absiedl aussaat tochtergesch seeding stage_iv stade_iv stadium_iv lymph nodal _nodes_ _pn1 n1_ n1a_ n1b_ disseminat disseminee disseminiert disseminat spread diaphragm zwerchfell paracolic gouttiere gangli segment _target _cible ziellasion",
  performance: "ecog e_c_o_g zubrod _oms_ _who_ _ps_ _ps0_ _ps1_ _ps2_ _ps3_ _ps4_ performance",
  treatment:
    "imatinib glivec gleevec glivek sunitinib regorafenib ripretinib avapritinib _tki_ _tkis_ _itk_ kinase kinasehemmer kinaseinhib neoadj neo_adj naiv treat traitement traite therap behandl behandelt _drug _rx_ upfront up_front d_emblee exerese_premiere chirurgie_premiere presurgical preoperat pre_operat preop_ pre_op_ primary_surgery primary_resection primare_operation primare_resektion",
  procedure:
    "resect resekt resecat gastrectom enterectom colectom proctectom duodenopancr whipple wedge enucleat excis exzis exeres piece_operatoire piece_d piece_de esophagectom sleeve tumorectom tumourectom segmentectom duodenectom biops core_needle needle_core _fnb_ ponction punch tru_cut trucut _fna_ cytol fine_needle feinnadel cytoponction",
  pathology_words: "macroscop microscop gross histolog mitos mitot immunohisto _hpf spindle fusiform margin synoptic",
  imaging_words: "_ct_ _mri_ scanner _irm_ contrast enhanc rehauss hounsfield arterial_phase portal _tdm_ impression",
} as const;

export type Topic = keyof typeof WORDS;

const TOPICS = Object.keys(WORDS) as readonly Topic[];
const BIT = Object.fromEntries(TOPICS.map((topic, index) => [topic, 2 ** index])) as Readonly<Record<Topic, number>>;

/** Letters, digits, ß and œ have a class each; everything else is the edge of a word. */
const CLASSES = 39;
const CLASS_OF = buildClasses();

function buildClasses(): Uint8Array {
  const classes = new Uint8Array(65536);
  for (let index = 0; index < 26; index += 1) classes[0x61 + index] = index + 1;
  for (let index = 0; index < 10; index += 1) classes[0x30 + index] = index + 27;
  classes[0xdf] = 37;
  classes[0x153] = 38;
  return classes;
}

interface Automaton {
  /** Next state for each state and class. */
  readonly next: Uint16Array;
  /** Topics whose word ends in a state. */
  readonly found: Uint32Array;
}

const AUTOMATON = buildAutomaton();

function buildAutomaton(): Automaton {
  const words = TOPICS.flatMap((topic) =>
    WORDS[topic].split(" ").map((word) => ({ topic, codes: [...word].map((one) => CLASS_OF[one.charCodeAt(0)] ?? 0) })),
  );
  const most = words.reduce((sum, word) => sum + word.codes.length, 1);
  const next = new Uint16Array(most * CLASSES);
  const found = new Uint32Array(most);
  let states = 1;
  for (const { topic, codes } of words) {
    let state = 0;
    for (const code of codes) {
      const at = state * CLASSES + code;
      if (next[at] === 0) {
        next[at] = states;
        states += 1;
      }
      state = next[at] ?? 0;
    }
    found[state] = (found[state] ?? 0) | BIT[topic];
  }
  // Breadth first: a missing step is the step of the longest proper suffix.
  const suffix = new Uint16Array(states);
  const queue: number[] = [];
  for (let code = 0; code < CLASSES; code += 1) if (next[code] !== 0) queue.push(next[code] ?? 0);
  for (let head = 0; head < queue.length; head += 1) {
    const state = queue[head] ?? 0;
    const shorter = suffix[state] ?? 0;
    found[state] = (found[state] ?? 0) | (found[shorter] ?? 0);
    for (let code = 0; code < CLASSES; code += 1) {
      const at = state * CLASSES + code;
      const target = next[at] ?? 0;
      const fallback = next[shorter * CLASSES + code] ?? 0;
      if (target === 0) next[at] = fallback;
      else {
        suffix[target] = fallback;
        queue.push(target);
      }
    }
  }
  return { next: next.slice(0, states * CLASSES), found: found.slice(0, states) };
}

/** The topics that a folded text may speak of, as bits for `speaksOf`. One step per character. */
export function topicsIn(text: string, from = 0, to = text.length): number {
  const { next, found } = AUTOMATON;
  let state = next[0] ?? 0;
  let topics = 0;
  let edge = true;
  for (let index = from; index < to; index += 1) {
    const code = CLASS_OF[text.charCodeAt(index)] ?? 0;
    if (code === 0) {
      if (edge) continue;
      edge = true;
    } else edge = false;
    state = next[state * CLASSES + code] ?? 0;
    topics |= found[state] ?? 0;
  }
  if (!edge) topics |= found[next[state * CLASSES] ?? 0] ?? 0;
  return topics >>> 0;
}

/** true where the text that gave these bits names a word of one of the topics. */
export function speaksOf(topics: number, ...wanted: readonly Topic[]): boolean {
  return wanted.some((topic) => (topics & BIT[topic]) !== 0);
}
