import { notRuptured, R0 } from "./answers";
import type { Topic } from "./phrases";

/** Edges named by other words, classes in lists, and operations in which nothing came out; each beside its counterpart that tells nothing good. */
export const edgesAndWhatHeld: Topic = {
  topic: "edges by other names, and what held",
  facts: ["margin", "rupture_category", "rupture_criterion"],
  phrases: [
    // "nothing" denies what it is the subject of
    ["The GIST was lifted out. Nothing spilled in the peritoneum.", {}, "operative"],
    ["Tumour delivered in a bag, nothing was spilt.", notRuptured, "operative"],
    ["Tumeur extraite en sac, rien ne s'est déversé : aucun déversement.", notRuptured, "operative"],
    ["Vom Tumor ist nichts ausgetreten.", {}, "operative"],
    [
      "There was nothing for it; the tumour spilled into the abdomen.",
      { rupture_category: "major_defect", rupture_criterion: "spillage" },
      "operative",
    ],
    ["Nothing else of note. The tumour ruptured during dissection.", {}, "operative"],
    ["The tumour surface stayed unbroken throughout.", notRuptured, "operative"],
    ["The serosa of the colon was unbroken.", {}, "operative"],
    // a class behind its label, or in a list whose other items hold doubts of their own
    ["Completeness: R0.", R0],
    ["Completeness: R1.", { margin: "R1" }],
    ["Completeness of sampling: 0.", {}],
    ["GIST 5 cm, R0, no rupture (confirmed by the surgeon, by telephone).", { ...R0, ...notRuptured }],
    ["GIST 5 cm, R0 (according to the surgeon), no rupture.", notRuptured],
    ["GIST 5 cm, R0, to be confirmed, no rupture.", notRuptured],
    ["Tumour at the deep edge, so complete excision cannot be confirmed microscopically (R1).", { margin: "R1" }],
    ["Complete excision cannot be confirmed, R0 at most.", {}],
    ["Macroscopic disease could not be cleared and was left behind (R2).", { margin: "R2" }, "operative"],
    ["R0 could not be reached.", {}],
    // edges
    ["Circumferential margin 5 mm, ends well clear.", R0],
    ["Sections extrêmes indemnes.", R0],
    ["Sections d'extrémité saines.", R0],
    ["Sections extrêmes envahies.", {}],
    ["Les recoupes chirurgicales sont indemnes.", R0],
    ["Recoupe indemne.", {}],
    ["Enteric and mesenteric margins free of tumor.", R0],
    ["Enteric margin free of tumor.", {}],
    ["Mesenteric margin free of tumor.", {}],
    ["Lines of resection free of growth.", R0],
    ["GIST fusiforme de 5 mm, passant à distance des limites.", R0],
    ["Margins: Proximal, distal and mesenteric: clear", R0],
    ["Tumour rupture                   Yes [ ]   No [x]", notRuptured],
    ["Tumour rupture                   Yes [ ]   No [ ]", {}],
    ["Margins: Proximal clear, distal: not submitted", {}],
  ],
};
