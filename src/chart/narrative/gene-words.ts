/** What a sentence on genes is made of: the words of each part, folded; English, French, German. */

/** A change of a gene by its kind. */
export const CHANGE =
  /\b(?:(?:punkt|driver|primar|treiber|missense-?)?mutat(?:ion|ed|ions|ions?\b)|\w*mutation(?:en|s)?|mutants?|mutiert\w*|mute(?:e|s|es)?|delet\w*|\w*deletion\w*|indels?|delins|insert\w*|\w*insertion\w*|dup|duplicat\w*|duplikation\w*|duplication\w*|substitu\w*|variants?|variante?n?|alterations?|aberrations?|anomalies?|fusion\w*|rearrang\w*|translocation\w*|del ?\(?\d{3})\b|\bmut\b|(?<=\d)(?:del|dup)(?![a-z])|\bdel(?= ?\d{3})/;
/** A change that is looked for. */
export const SOUGHT =
  /\b(?:recherche|search(?:ed|es)?|tests?|tested|testing|screen(?:ed|ing)?|analys[ei]\w*|suche|statut|etude|detection)(?: (?:de|des|d'|for|of|auf|nach|von|la|les|the|any|a|une|ponctuelle|eventuelle)){1,3} ?(?:l')?\w*(?:mutation|variant|alteration)\w*|\bmutation(?:al|s)?[ -]?(?:analys|test|screen|stat|profil|nachweis|such)\w*/g;
/** That it is there. */
export const FOUND =
  /\b(?:detected|identified|found|present|presence|positive?|positiv|pos|pathogen\w*|harbou?rs?|harbou?ring|carries|carried|shows?|showed|revealed|demonstrated|ergab|erbrachte|zeigte|montre|mise? en evidence|detectee?s?|retrouvee?s?|identifiee?s?|nachgewiesen|nachweis|nachweisbar)\b/;
/** That it is not. */
export const ABSENT =
  /\(-\)|\b(?:no|not|nor|neither|none|without|absence|absente?s?|negative?s?|negatifs?|negativ|neg|undetected|aucune?|pas de|pas d'|n'a pas|n'ont pas|ni|sans|keine?[nrs]?|kein\w?|weder|noch|nicht|ohne|non (?:detecte|retrouve|identifie|mis|mute|observe)\w*|non[- ]mute(?:e|s|es)?|unmutated|unmutiert|normal|unauffallig\w*|excluded|exclue?s?|ecartee?s?|ruled out|ausgeschlossen|wild[- ]?typ\w*|wt|sauvages?)\b/;
/** A denial of something else: of another finding, of other genes and further changes. */
export const DENIED_BESIDE =
  /\b(?:no|without|absence d[e']|pas d[e']|sans|keine?[nrs]?|ohne|aucune?) ?(?:(?:tumou?r|tumoral\w*) )?(?:\w+ )?(?:ruptur\w*|necros\w*|nekros\w*|metasta\w*|invasion|spill\w*|recurren\w*|recidiv\w*|rezidiv\w*|residu\w*|(?:other|further|additional|autres?|weitere\w*|sonstige\w*)(?: \w+){0,2}|(?:alteration|mutation|variant)s? (?:d[e']|des|of|in|in den) (?:the )?(?:other|remaining|autres?|ubrigen|anderen) \w+)/g;
/** Nothing sure: doubt, no significance, no result. */
export const DOUBTED =
  /\b(?:(?:uncertain|unknown|unclear|undetermined) significance|vus|vous|signification (?:incertaine|indeterminee|inconnue)|unklarer (?:klinischer )?signifikanz|unklarer bedeutung|possibl[ey]|potential(?:ly)?|suspected|suspicion|suspect\w*|suspicious|verdacht\w*|v\.a\.|fraglich\w*|moglich\w*|wahrscheinlich|probable\w*|likely artefact|cannot be (?:excluded|ruled out)|not (?:be )?(?:excluded|ruled out)|ne peut etre (?:exclue?|eliminee?)|nicht auszuschliessen|differential|diagnostic differentiel|differentialdiagnos\w*|inconclusive|non concluant|non contributi\w*|failed|failure|echec|insufficient|insuffisante?s?|unzureichend|nicht ausreichend|unsuccessful|ininterpretable|interpretable|(?:not|non) (?:evaluable|assessable|interpretable|informative|amplifi\w*|reportable)|nicht (?:auswertbar|beurteilbar|verwertbar)|low quality|benign|likely benign|benin\w*|polymorphi\w*|polymorphismus|equivocal|borderline|referred as|reportedly|unknown|inconnue?s?|unbekannt|(?:or|ou|oder) (?:an)?(?:other|autres?|andere\w*|not|non))\b|\?/;
/** Under a condition, of a result that comes behind it. */
export const SUPPOSED =
  /\b(?:if|should|unless|whether|would|could|may|might|en cas de?|en cas d'|si une?|falls|wenn|sofern|bei (?:nachweis|vorliegen)|bei (?:einer |vorliegender |nachgewiesener )?(?:[a-z0-9-]{1,20}-)?(?:mutation|exon)\w*|suggest\w*|evoqu\w*|suggerant|hinweisend|in case of|exclude|to rule out|pour eliminer|afin d\w*|eligible|trial|etude clinique|studie)\b/;
/** What treatment selected, not the primary genotype. */
export const SECONDARY =
  /\b(?:secondary|secondaires?|sekundar\w*|(?<!primary |primare )resistance(?! (?:to|a|primaire|gegen)\b)|resistances|resistenzmutation\w*|acquired|acquise?s?|acquis|erworben\w*|additional(?: \w+)? mutation|second mutation|additional|emergent|emerging|new|neue?|nouvelle|on progression|at progression|at relapse|a la progression|bei progress\w*)\b/;
/** The same, where it is said behind the variant. */
export const CALLED_SECONDARY = /\b(?:secondary|secondaires?|sekundar\w*|acquired|acquise?|erworben\w*)\b/;
/** In SDH and NF1 the germline variant is the tumour's cause; elsewhere it says nothing of the tumour. */
export const GERMLINE = /\b(?:germ-?line|constitutionnel\w*|germinal\w*|keimbahn\w*)\b/;
/** A result that is asked for and awaited. */
export const PENDING =
  /\b(?:pending|in progress|under way|underway|to follow|will follow|awaited|awaiting|ongoing|requested|(?:has been|was|were|have been) ordered|will be (?:performed|reported|issued|done|sent)|sent (?:out )?for|(?:being|been) sent|submitted for|en cours|en attente|dans l'attente|attente d[eu]|attendue?s?|outstanding|sent (?:on )?(?=\d)|a suivre|suivra|suivront|demandee?s?|sera (?:realisee?|adressee?|effectuee?)|adressee?s? (?:a |au |pour|en)|envoyee?s? (?:a |au |pour|en)|transmise? (?:a |au |pour)|ausstehend|steht (?:noch )?aus|stehen (?:noch )?aus|folgt|folgen|veranlasst|angefordert|eingeleitet|beauftragt|in arbeit|in bearbeitung|lauft|laufend\w*|wird nachgereicht|eingesandt|abzuwarten)\b/;
/** A test that was not done. */
export const NOT_TESTED =
  /\b(?:not (?:been )?(?:performed|done|tested|carried out|requested|undertaken|examined|analy[sz]ed|studied|assessed|covered|included|ordered|sequenced)|untested|non (?:realisee?s?|effectuee?s?|faite?s?|recherchee?s?|demandee?s?|testee?s?|etudiee?s?|analysee?s?|couverte?s?|explore\w*)|pas ete (?:realisee?s?|effectuee?s?|recherchee?s?|etudiee?s?|analysee?s?|testee?s?|demandee?s?|faite?s?)|nicht (?:durchgefuhrt|untersucht|erfolgt|getestet|veranlasst|angefordert|bestimmt|analysiert)|(?:erfolgte|wurde|wurden) (?:bisher )?nicht|keine (?:\w+ ){0,2}(?:mutationsanalyse|molekular\w+ \w+|genotypisierung) (?:durchgefuhrt|erfolgt|veranlasst)|not sent|(?:no|aucune?|pas de|keine?) (?:kit |pdgfra )?(?:molecular|mutation\w*|genetic|genotyp\w*|sequencing|analyse moleculaire|biologie moleculaire|genotypage|recherche de mutation\w*)(?: (?:test\w*|analys\w*|stud\w*|moleculaire))?(?: (?:was|were|n'a ete|n'est))? (?:performed|done|requested|carried out|available|undertaken|realisee?|faite?|effectuee?|demandee?)|non envoye\w*)\b/;
/** Another sample than the patient's. */
export const CONTROL =
  /\b(?:control|reference) (?:samples?|dna|specimens?|material|standard|cells?|line)|\b(?:positive|negative|external|internal|assay|run|quality|process) controls?\b|\bcell[- ]lines?\b|(?:echantillon|adn) (?:temoin|controle)|\btemoins?\b|\bcontrole (?:externe|interne|positif|negatif|de qualite|qualite)|\blignees?\b|\bcontrols? (?:passed|failed|ok|valid)\b|external quality|\beqa\b|proficiency|ringversuch|interlaborato\w*|(?:kontroll|referenz)(?:probe|material)|(?:positiv|negativ)kontrolle|zelllinie/;
/** A minor clone: an allele fraction below a tenth is what treatment selects or an artefact, not the primary variant. */
export const MINOR_CLONE =
  /\b(?:low[- ]level|subclon\w*|minor clone|sous-clon\w*|clone minoritaire|faible frequence)\b|(?<![\d.,])[0-9](?:[.,]\d{1,2})? ?% ?(?:vaf|allele|allelic|mutant|variant)|(?:vaf|(?:allele|allelic|variant) (?:frequency|fraction)|frequence allelique|allelfrequenz) {0,2}(?:of|de|:|=|is|was|a|at|\|)? {0,2}(?:only |about |~|<)?[0-9](?:[.,]\d{1,2})? ?%/;
/** What was done in the laboratory. */
export const METHOD =
  /\b(?:amplified|amplifiee?s?|amplifikation|sequenced|sequencee?s?|sequenziert|extracted|extrait|extrahiert|pcr|panel|covers?|covering|covered|coverage|couvre|couvrant|couvert\w*|umfasst|erfasst|includes?|including|targets?|targeted|assay|numbering|numerotation|reference sequence|nm_\d+ ?;|gene list|regions? (?:studied|analy[sz]ed|tested)|genabschnitte|genes (?:tested|studied|analy[sz]ed)|limit of detection|limite de detection|nachweisgrenze|fully covered|only|ausschlie(?:ss|ß)lich|uniquement|seulement)\b/;
/** What holds of such tumours, of a drug or of a test, not of this tumour. */
export const GENERAL =
  /\b(?:les gists? (?:a|avec|sont|porteu\w+)|gists? (?:with|a|avec|mit) (?:une? |a |an |the )?(?:kit[ -])?(?:exon|mutation)\w*[^,;.]{0,30}(?:are|sont|sind|habituellement|usually|typically)|habituellement|generalement|usually|ublicherweise|in der regel|(?:approximately|about|most|majority|up to|environ|la plupart|\d{1,2} ?%) (?:of |des |der |aller )?(?:all )?(?:gists?|tumou?rs|cases|cas|falle)|(?:thirds?|tiers|quarters?|halfs?|half|majority|proportion|subset) (?:of |des )(?:all )?gists?|bei gists? (?:finden|findet|sind|liegen|kommt)|associated with (?:better|response|resistance|good|poor|a )|in general|literature|litterature|guidelines?|recommended|recommande\w*|empfohlen|should be|could be|to look for|a la recherche|confers?|confere|known to|responds? to|(?:imatinib|avapritinib|sunitinib|regorafenib|ripretinib) (?:is|are|est|ist|has|can|may|shows|wirkt)|asked (?:what|about|whether|if)|what an?|mutations? (?:that )?(?:benefit|respond|predict|profitieren|sprechen)\w*|depends? on|depend d|abhangig|most (?:common|frequent)|les plus frequentes?|haufigsten?|(?:assay|test|panel|method|technique)s? (?:detects?|covers?|can detect|is designed|includes?|targets?|detecte|couvre))\b|^(?:tests?|method|assay|methode|technique|technik) ?:/;
/** The tests by which a genotype is found. */
export const TEST =
  /\b(?:molecular|molecularly|mutation(?:al)?s?|mutations?(?:analyse|status|testung|nachweis|suche)|genetics?|genotyp\w*|genotypage|moleculaires?|mutationnel\w*|genetiques?|biologie moleculaire|sequenc\w*|sequenz\w*|molekular\w*|genetisch\w*|ngs|kit|c-kit|pdgfra|mol path)\b/;
