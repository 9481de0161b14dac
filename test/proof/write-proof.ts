import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { proofDocument } from "./record-proof";

writeFileSync(join(import.meta.dirname, "../../docs/proof.md"), proofDocument());
