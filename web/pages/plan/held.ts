/** A list of the practice's folder that was held when it was brought in. */
import type { FileReport, Finding } from "../../../engine/contract.ts";
import type { Accepted } from "../../api.ts";

export type Held = { name: string; reasons: Finding[]; accepted: Accepted };

/** Null where the file is in, or cannot be brought in at all. */
export const heldOf = (file: FileReport | undefined): Held | null =>
  file?.accept && file.sha256
    ? {
        name: file.path,
        reasons: file.findings.filter(({ check }) => file.accept!.includes(check)),
        accepted: { codes: file.accept, etag: file.sha256 },
      }
    : null;
