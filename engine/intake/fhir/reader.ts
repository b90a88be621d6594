import type { Tables } from "../tables.ts";
import type { Directory } from "./directory.ts";
import type { Json } from "./json.ts";

/** Adds the rows of a resource; false where it says nothing that counts. */
export type Reader = (
  resource: Json,
  line: number,
  directory: Directory,
  tables: Tables,
) => boolean;
