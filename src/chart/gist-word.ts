const OF_TALK =
  "(?:discussions?|conversations?|talks?|matter|consultations?|meetings?|(?:phone )?calls?|arguments?|stor(?:y|ies)|letters?|messages?|e-?mails?|notes?|reports?|history|advice|question|problem|issue|visit|plan|counsel\\w*|explanation|debate|situation|it|this|that|what|which|above|information|findings)";
/** "Gist of discussion", "the gist of it is", "in gist,", "gave her the gist": the English word. */
const PLAIN = new RegExp(
  `\\bgist(?= (?:of|from) (?:the |this |our |that |my |his |her |their |today's |(?:mdt|tumou?r board|multidisciplinary|team|family|above|whole|long|previous) ){0,3}${OF_TALK}\\b(?! (?:antrum|fundus))| (?:is|was|being)(?: simply| basically| just)? (?:that|this)\\b)|(?<=\\b(?:in|the general|the main|the rough|the brief|the basic|(?:get|got|gets|getting|gave|given|give|grasp\\w*|understood|understands?|convey\\w*|explained) (?:\\w{2,8} )?(?:the|a))) gist\\b(?=[,.;:]| of\\b|$)`,
  "gi",
);

/** The text without the English word "gist", which names no tumour. Same length. */
export function withoutPlainGist(text: string): string {
  return text.replace(PLAIN, (word) => " ".repeat(word.length));
}
