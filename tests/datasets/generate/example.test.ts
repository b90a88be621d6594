/**
 * One small example practice, written once and read again by code that shares nothing with what
 * wrote it. Each chapter is a file of its own.
 */
import { afterAll } from "vitest";
import "./behaviour.ts";
import "./books.ts";
import { example } from "./example.ts";
import "./remittances.ts";
import "./truth.ts";

afterAll(() => example.remove());
