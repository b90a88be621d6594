// Makes one file of the command line and all of ours that it loads at the start: to find and read seven
// hundred files takes longer than most commands do. Packages stay what they are.
import { isAbsolute } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { rolldown } from "rolldown";

const built = new URL("dist/node/", import.meta.url);

/** A module finds its threads and its data from where it was built, not from where it is bundled. */
const whereItWas = {
  name: "where it was",
  transform(code, id) {
    const path = `../node/${pathToFileURL(id).href.slice(built.href.length)}`;
    const itself = `new URL(${JSON.stringify(path)}, import.meta.url).href`;
    return code.includes("import.meta.url") ? code.replaceAll("import.meta.url", itself) : null;
  },
};

const bundle = await rolldown({
  input: fileURLToPath(new URL("engine/cli/practice.js", built)),
  platform: "node",
  // packages, by their names; a file of ours is told relative to another, or whole, with its drive on Windows
  external: (id) => !id.startsWith(".") && !isAbsolute(id),
  plugins: [whereItWas],
  treeshake: { moduleSideEffects: "no-external" },
});
await bundle.write({ dir: fileURLToPath(new URL("../cli/", built)), cleanDir: true });
