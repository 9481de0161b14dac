import { readdirSync, readFileSync } from "node:fs";

/** Resident memory of a process and of everything below it, in bytes; NaN where /proc is not there. */
export function residentMemory(root: number): number {
  const parents = new Map<number, number>();
  const pages = new Map<number, number>();
  try {
    for (const name of readdirSync("/proc").filter((entry) => /^\d+$/.test(entry))) {
      try {
        // the name of the program, in brackets, may hold anything
        const fields = readFileSync(`/proc/${name}/stat`, "utf8")
          .replace(/^.*\) /, "")
          .split(" ");
        parents.set(Number(name), Number(fields[1]));
        pages.set(Number(name), Number(readFileSync(`/proc/${name}/statm`, "utf8").split(" ")[1]));
      } catch {
        // ended in between
      }
    }
  } catch {
    return Number.NaN;
  }
  const isBelow = (id: number): boolean => {
    if (id === root) return true;
    const parent = parents.get(id);
    return parent !== undefined && parent > 1 && isBelow(parent);
  };
  let sum = 0;
  for (const [id, held] of pages) if (isBelow(id)) sum += held;
  return sum * 4096;
}
