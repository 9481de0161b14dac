import type { FactName } from "../knowledge/types";

/** The facts of a dictionary by number: the position there, which is the order of every list of facts. */
export class FactIndex {
  readonly names: readonly FactName[];
  private readonly numbers: ReadonlyMap<string, number>;

  constructor(dictionary: Readonly<Partial<Record<FactName, unknown>>>) {
    this.names = Object.keys(dictionary) as FactName[];
    this.numbers = new Map(this.names.map((name, number) => [name, number]));
  }

  /** @throws for a name that is not in the dictionary, a mistake in the tables. */
  numberOf(name: FactName): number {
    const number = this.numbers.get(name);
    if (number === undefined) throw new Error(`no fact ${name}`);
    return number;
  }

  emptySet(): FactSet {
    return new FactSet(this.names);
  }
}

/** A set of facts as bits: adding is cheap, and its members come out in the order of the dictionary. */
export class FactSet {
  private readonly words: Int32Array;

  constructor(private readonly all: readonly FactName[]) {
    this.words = new Int32Array((all.length + 31) >>> 5);
  }

  add(number: number): void {
    const word = number >>> 5;
    this.words[word] = (this.words[word] ?? 0) | (1 << (number & 31));
  }

  addAll(other: FactSet): void {
    for (let word = 0; word < this.words.length; word++) {
      this.words[word] = (this.words[word] ?? 0) | (other.words[word] ?? 0);
    }
  }

  clear(): void {
    for (let word = 0; word < this.words.length; word++) this.words[word] = 0;
  }

  /** The members in the order of the dictionary. */
  names(): readonly FactName[] {
    const found: FactName[] = [];
    for (let word = 0; word < this.words.length; word++) {
      for (let bits = this.words[word] ?? 0; bits !== 0; bits &= bits - 1) {
        const name = this.all[(word << 5) + 31 - Math.clz32(bits & -bits)];
        if (name !== undefined) found.push(name);
      }
    }
    return found;
  }
}
