/** The example practice that the notebooks are about: small, and the same on every machine. */
import { writeExamplePractice } from "../datasets/generate/index.ts";

/** Where the notebooks find it, beside where they run. */
const FOLDER = "example-practice";

/** Writes its folder, with eighteen months of exports waiting in the inbox, into the current folder. */
export async function writeExample(): Promise<void> {
  await writeExamplePractice({ dir: FOLDER, providers: 2, months: 18 });
}
