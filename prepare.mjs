// Builds after `npm ci`, so that `npm start` has something to start. An installation without the
// development packages brings the built files with it and needs no building.
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";

const here = (path) => new URL(path, import.meta.url);
const canBuild =
  existsSync(here("node_modules/typescript")) && existsSync(here("node_modules/vite"));

if (canBuild)
  execFileSync("npm", ["run", "build"], { stdio: "inherit", cwd: here("."), shell: true });
else if (!existsSync(here("dist/cli"))) {
  throw new Error("dist/ is missing and the packages to build it are not installed; run: npm ci");
}
