import type { Credential } from "../books/credentials.ts";
import { dayFromNumber } from "../../../engine/calendar.ts";
import type { TextFile } from "./text_file.ts";

const STATE = "IL";

/** The list of credentials on file. Returns the rows written. */
export function writeCredentials(file: TextFile, credentials: readonly Credential[]): number {
  file.write("employee_id,credential,state,issued,expires\n");
  for (const { employee, kind, issued, expires } of credentials)
    file.write(
      `${employee},${kind},${kind === "licence" ? STATE : ""},${dayFromNumber(issued)},${dayFromNumber(expires)}\n`,
    );
  return credentials.length;
}
