/**
 * What references in a file of FHIR lead to: the ids behind them, and the names of practitioners,
 * organisations and places. Of patients nothing is kept but the id that refers to them.
 */
import { at, isObject, listOf, textAt, type Json } from "./json.ts";

const NAMED = new Set(["Practitioner", "Organization", "Location"]);

export class Directory {
  /** ids by the address an entry is known under, where the address does not show it */
  readonly #ids = new Map<string, string>();
  /** kinds by the address, of what people and places are */
  readonly #types = new Map<string, string>();
  readonly #names = new Map<string, string>();
  readonly #visits = new Map<string, string>();

  /** Takes note of a resource, and of the address a Bundle gives it. */
  add(resource: Json, fullUrl: string | null): void {
    const type = textAt(resource, "resourceType");
    const id = textAt(resource, "id");
    if (type === null || id === null) return;
    if (fullUrl !== null && lastOf(fullUrl) !== id) this.#ids.set(fullUrl, id);
    if (fullUrl !== null && (NAMED.has(type) || type === "Patient")) this.#types.set(fullUrl, type);
    if (NAMED.has(type)) {
      const name = nameOf(resource);
      if (name !== null) this.#names.set(id, name);
      for (const identifier of listOf(resource["identifier"])) {
        const value = textAt(identifier, "value");
        if (name !== null && value !== null) this.#names.set(value, name);
      }
    }
    if (type === "Encounter") {
      for (const appointment of listOf(resource["appointment"])) {
        const booked = this.idOf(appointment);
        if (booked !== null) this.#visits.set(booked, id);
      }
    }
  }

  /** The id a reference leads to; null for none, and for what is contained in the resource itself. */
  idOf(reference: unknown): string | null {
    const address = textAt(reference, "reference");
    if (address === null) return textAt(reference, "identifier", "value");
    if (address.startsWith("#")) return null;
    return this.#ids.get(address) ?? lastOf(address);
  }

  /** What a practitioner, an organisation or a place is called; its id where nobody says. */
  nameOf(reference: unknown): string | null {
    const id = this.idOf(reference);
    return textAt(reference, "display") ?? (id === null ? null : (this.#names.get(id) ?? id));
  }

  /** What kind of thing a reference leads to: by its own words, else by what stands in the file. */
  typeOf(reference: unknown): string | null {
    const address = textAt(reference, "reference") ?? "";
    return (
      /(?:^|\/)([A-Z][A-Za-z]+)[/?]/.exec(address)?.[1] ??
      textAt(reference, "type") ??
      this.#types.get(address) ??
      null
    );
  }

  /** The visit an appointment led to, where an Encounter says so. */
  visitOf(appointmentId: string | null): string | null {
    return appointmentId === null ? null : (this.#visits.get(appointmentId) ?? null);
  }
}

/** @example lastOf("urn:uuid:a-b") // => "a-b" · lastOf("Practitioner?identifier=npi|9") // => "9" */
function lastOf(address: string): string {
  const plain = address.replace(/\/_history\/.*$/, "");
  return plain.slice(Math.max(...["/", ":", "|"].map((mark) => plain.lastIndexOf(mark))) + 1);
}

function nameOf(resource: Json): string | null {
  const name = at(resource, "name");
  if (typeof name === "string") return textAt(resource, "name");
  if (!isObject(name)) return null;
  const given = Array.isArray(name["given"]) ? name["given"].join(" ") : "";
  const parts = [textAt(name, "prefix"), given, textAt(name, "family")];
  return textAt(name, "text") ?? (parts.filter(Boolean).join(" ") || null);
}
