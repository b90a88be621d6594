/** What the practice wants its figures to be. */
import type { Finding } from "./imports.ts";

/** A target of `targets.csv`, for the days it holds. */
export type TargetRow = {
  /** id of the KPI; as it is written where it is none */
  kpi: string;
  title: string;
  category: string | null;
  /** as it is written, and as a reader sees it */
  target: string;
  text: string;
  unit: string | null;
  per: string | null;
  /** first and last day it holds; null for always, and for until further notice */
  since: string | null;
  until: string | null;
  source: string | null;
  /** why no figure is compared with it; null where one is */
  reason: string | null;
};

/** `targets.csv` as it stands. */
export type TargetList = {
  /** SHA-256 of its bytes; null where there is no file */
  etag: string | null;
  /** whether the figures go by this very file */
  is_imported: boolean;
  /** said where the file is gone and its last edition still counts */
  gone: Finding | null;
  targets: TargetRow[];
};

/** One change of `targets.csv`; months as 2026-01, days as 2026-01-15. */
export type TargetEdit = {
  etag: string | null;
  kpi: string;
  category: string | null;
  /** the first day of the target that is meant; null for one that always held */
  since: string | null;
} & (
  | {
      do: "add";
      target: string;
      per?: string | null | undefined;
      source?: string | null | undefined;
      /** the last month or day; null for until further notice */
      until: string | null;
    }
  /** words that are not given stay as they are */
  | {
      do: "change";
      target: string;
      per?: string | null | undefined;
      source?: string | null | undefined;
    }
  | { do: "end"; until: string }
);
