/** Open the practice in a browser: serve, and start, which makes the example practice first. */
import type { Command } from "commander";

export function addServeCommands(_program: Command): void {}
