import type { Text } from "../decode.ts";
import type { Contents, ReadOptions } from "../read.ts";
import { Rejected } from "../rejected.ts";

/** @throws {Rejected} */
export async function readX12(_text: Text, options: ReadOptions): Promise<Contents> {
  throw new Rejected({
    check: "UNRECOGNISED",
    message: `${options.name}: X12 is not read yet`,
    file: options.name,
    line: null,
    fix: "wait for the next commit",
  });
}
