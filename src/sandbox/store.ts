import { randomUUID } from "node:crypto";
import type { FhirResource } from "fhir/r4";

/** The resources of one FHIR server, every version kept, in memory. Stored resources are never changed in place. */
export class Store {
  readonly #versions = new Map<string, FhirResource[]>();
  readonly #deleted = new Set<string>();
  readonly #written = new Set<string>();

  /** Puts a resource of the shipped charts in; it does not count as written by an app. */
  seed(resource: FhirResource): void {
    this.#versions.set(`${resource.resourceType}/${resource.id}`, [resource]);
  }

  read(type: string, id: string): FhirResource | null {
    const key = `${type}/${id}`;
    return this.#deleted.has(key) ? null : (this.#versions.get(key)?.at(-1) ?? null);
  }

  isDeleted(type: string, id: string): boolean {
    return this.#deleted.has(`${type}/${id}`);
  }

  history(type: string, id: string): readonly FhirResource[] {
    return this.#versions.get(`${type}/${id}`) ?? [];
  }

  /** All current resources of one type. */
  ofType(type: string): FhirResource[] {
    const found: FhirResource[] = [];
    for (const [key, versions] of this.#versions) {
      const current = versions.at(-1);
      if (current && key.startsWith(`${type}/`) && !this.#deleted.has(key)) found.push(current);
    }
    return found;
  }

  all(): FhirResource[] {
    return [...this.#versions].flatMap(([key, versions]) => {
      const current = versions.at(-1);
      return current && !this.#deleted.has(key) ? [current] : [];
    });
  }

  /** Stores a new resource under an id of the server's own (or the given one). @returns it as stored. */
  create(resource: FhirResource, id: string = randomUUID()): FhirResource {
    const stored = stamped(resource, id, 1);
    this.#versions.set(`${stored.resourceType}/${id}`, [stored]);
    this.#written.add(`${stored.resourceType}/${id}`);
    return stored;
  }

  /** Adds a version. @returns it as stored. */
  update(resource: FhirResource, id: string): FhirResource {
    const key = `${resource.resourceType}/${id}`;
    const versions = this.#versions.get(key) ?? [];
    const stored = stamped(resource, id, versions.length + 1);
    this.#versions.set(key, [...versions, stored]);
    this.#deleted.delete(key);
    this.#written.add(key);
    return stored;
  }

  delete(type: string, id: string): void {
    this.#deleted.add(`${type}/${id}`);
  }

  /** What apps wrote, oldest first. */
  written(): FhirResource[] {
    return [...this.#written].flatMap((key) => {
      const current = this.#versions.get(key)?.at(-1);
      return current && !this.#deleted.has(key) ? [current] : [];
    });
  }

  isWritten(resource: FhirResource): boolean {
    return this.#written.has(`${resource.resourceType}/${resource.id}`);
  }

  /** A copy to return to when a transaction fails half-way. */
  snapshot(): () => void {
    const versions = new Map(this.#versions);
    const deleted = new Set(this.#deleted);
    const written = new Set(this.#written);
    return () => {
      this.#versions.clear();
      for (const [key, value] of versions) this.#versions.set(key, value);
      this.#deleted.clear();
      for (const key of deleted) this.#deleted.add(key);
      this.#written.clear();
      for (const key of written) this.#written.add(key);
    };
  }

  clear(): void {
    this.#versions.clear();
    this.#deleted.clear();
    this.#written.clear();
  }
}

function stamped(resource: FhirResource, id: string, version: number): FhirResource {
  const copy = structuredClone(resource);
  copy.id = id;
  copy.meta = { ...copy.meta, versionId: String(version), lastUpdated: new Date().toISOString() };
  return copy;
}
