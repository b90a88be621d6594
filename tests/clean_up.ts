/** After each test file: what it made and opened goes. Files share a process, and so their modules. */
import { afterAll } from "vitest";
import { clearScratch } from "./scratch.ts";

afterAll(clearScratch);
