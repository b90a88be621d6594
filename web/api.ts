/** Everything the screen knows and does, asked of the server. This file alone fetches. */
import type {
  Closing,
  ControlMeasure,
  ControlSaid,
  Explanation,
  ImportLogEntry,
  ImportProgress,
  ImportReport,
  KpiDefinition,
  Mapping,
  MappingDraft,
  FrozenPlan,
  Note,
  Page,
  PackCheck,
  PackReport,
  PageName,
  Plan,
  PlanEdit,
  PracticeOverview,
  SealedPack,
  SourceLink,
  SourceView,
  TargetEdit,
  TargetList,
  TraceLink,
} from "../engine/contract.ts";
import { assumeText, NOTHING_CHOSEN, queryOf, type Assume, type Chosen } from "./url.ts";

/** The server's own words for what went wrong. */
export class Problem extends Error {
  readonly status: number;
  readonly title: string;
  readonly allowed: readonly string[];
  /** the field that is wrong, where the server names one */
  readonly parameter: string | null;

  constructor(
    title: string,
    status: number,
    detail: string,
    allowed: readonly string[] = [],
    parameter: string | null = null,
  ) {
    super(detail);
    this.parameter = parameter;
    this.title = title;
    this.status = status;
    this.allowed = allowed;
  }
}

export const practice = (signal?: AbortSignal) => read<PracticeOverview>("/api/practice", signal);

export const definitions = () => read<KpiDefinition[]>("/api/kpis");

export const page = (name: PageName, chosen: Chosen, assume: Assume, signal: AbortSignal) =>
  read<Page>(`/api/pages/${name}${queryOf(chosen, ["assume", assumeText(assume)])}`, signal);

export const explanation = (
  trace: TraceLink,
  chosen: Chosen,
  rows: { limit: number; offset: number },
  signal: AbortSignal,
) => {
  const query = queryOf(
    {
      ...NOTHING_CHOSEN,
      compare: chosen.compare,
      known_at: chosen.known_at,
      period: trace.period,
      slice: trace.slice,
    },
    ["category", trace.category],
    ["limit", String(rows.limit)],
    ["offset", String(rows.offset)],
  );
  return read<Explanation>(`/api/explain/${encodeURIComponent(trace.kpi)}${query}`, signal);
};

export const source = ({ sha256, line }: SourceLink, signal: AbortSignal) =>
  read<SourceView>(`/api/lines/${sha256}?line=${line}`, signal);

/** What a table can be saved as. */
export type TableForm = "csv" | "xlsx";

/** One panel of a page. */
export const panelFile = (
  name: PageName,
  panel: string,
  chosen: Chosen,
  assume: Assume,
  form: TableForm,
) => {
  const query = queryOf(chosen, ["assume", assumeText(assume)]);
  return file(`/api/pages/${name}/${encodeURIComponent(panel)}${query}`, form);
};

/** Keeps what is assumed as a scenario of the practice's own, under a name that none has yet. */
export const keepScenario = (name: string, assume: Assume) =>
  send<{ name: string }>("POST", "/api/forecast/scenarios", {
    name,
    assume: assumeText(assume) ?? "",
  });

/** The rows behind a figure. */
export const traceFile = (
  { kpi, period, slice, category }: TraceLink,
  chosen: Chosen,
  form: TableForm,
) => {
  const asked: Chosen = { ...NOTHING_CHOSEN, known_at: chosen.known_at, period, slice };
  const query = queryOf(asked, ["category", category], ["limit", "100000"]);
  return file(`/api/trace/${encodeURIComponent(kpi)}${query}`, form);
};

/** Puts a file into a drop of the inbox; nothing is imported yet. */
export const put = (drop: string, given: File) =>
  send<{ path: string }>(
    "PUT",
    `/api/inbox/${encodeURIComponent(drop)}/${encodeURIComponent(given.name)}`,
    given,
  );

export const discard = (drop: string) =>
  send("DELETE", `/api/inbox/${encodeURIComponent(drop)}`, {});

export type Typed = { measure: string; amount: string };

export const bringIn = (
  drop: string,
  choices: { accept: readonly string[]; controls: readonly Typed[] },
  dryRun: boolean,
) => send<ImportReport>("POST", "/api/import", { paths: [drop], ...choices, dry_run: dryRun });

/** Totals that were typed from the systems' own reports. */
export const controls = (signal?: AbortSignal) => read<ControlSaid[]>("/api/controls", signal);

export const controlMeasures = () => read<ControlMeasure[]>("/api/controls/measures");

export const sayControls = (totals: readonly ControlSaid[]) =>
  send<ControlSaid[]>("POST", "/api/controls", { totals });

export const notes = (signal?: AbortSignal) => read<Note[]>("/api/notes", signal);

/** Keeps a note beside a figure; an empty text takes it back. */
export const writeNote = (note: Omit<Note, "made">) => send<Note[]>("POST", "/api/notes", note);

export const closings = (signal?: AbortSignal) => read<Closing[]>("/api/closings", signal);

export const closeMonth = (month: string) => send<Closing>("POST", "/api/close", { month });

export const reopenMonth = (month: string) => send("POST", "/api/reopen", { month });

/** A draft of a pack, made when it is asked for. */
export const packUrl = (kind: string, month: string, form: "pdf" | "xlsx") =>
  `/api/pack/${kind}/${encodeURIComponent(month)}/${form}`;

/** A file of a pack that was sealed. */
export const sealedUrl = (kept: string, form: "pdf" | "xlsx") =>
  `/api/packs/${encodeURIComponent(kept)}/${form}`;

export const sealedPacks = (signal?: AbortSignal) => read<SealedPack[]>("/api/packs", signal);

export const sealPack = (pack: string, month: string) =>
  send<PackReport>("POST", "/api/packs", { pack, month });

export const changesSince = (kept: string) =>
  read<PackCheck>(`/api/packs/${encodeURIComponent(kept)}/changes`);

/** Where the certificate is to be had as a page to print. */
export const certificateUrl = (of: string) => `/api/certificate/${encodeURIComponent(of)}/pdf`;

/** One version of the plan of a year; the newest where none is named. */
export const plan = (year: string | null, version: string | null) => {
  const asked = [
    ...(year === null ? [] : [`year=${encodeURIComponent(year)}`]),
    ...(version === null ? [] : [`version=${encodeURIComponent(version)}`]),
  ];
  return read<Plan>(`/api/plan${asked.length > 0 ? `?${asked.join("&")}` : ""}`);
};

export const previewPlan = (edit: PlanEdit) => send<Plan>("POST", "/api/plan/preview", edit);
export const savePlan = (edit: PlanEdit) => send<Plan>("POST", "/api/plan", edit);
/** Of a file that was held: what she lets pass, and the bytes she was told of. */
export type Accepted = { codes: readonly string[]; etag: string };
export const importPlan = (accepted: Accepted | null) =>
  send<ImportReport>("POST", "/api/plan/import", { accepted });
export const freezePlan = (given: {
  fiscal_year: string;
  version: string;
  reason: string | null;
  approved_by: string | null;
}) => send<FrozenPlan>("POST", "/api/plan/freeze", given);

/** A first description of a dropped file, to be completed by who knows it. */
export const targets = () => read<TargetList>("/api/targets");
export const saveTarget = (edit: TargetEdit) => send<TargetList>("POST", "/api/targets", edit);
export const importTargets = (accepted: Accepted | null) =>
  send<ImportReport>("POST", "/api/targets/import", { accepted });

export const draftMapping = (path: string, template: string | null) =>
  send<MappingDraft>(
    "POST",
    "/api/mappings/draft",
    template === null ? { path } : { path, template },
  );

export const saveMapping = (mapping: Mapping) => send("POST", "/api/mappings", { mapping });

export const progress = () => read<ImportProgress>("/api/import");

export const imports = (signal?: AbortSignal) => read<ImportLogEntry[]>("/api/imports", signal);

export const rebuild = () => send("POST", "/api/rebuild", {});

export const undo = (importId: string) => send("POST", "/api/undo", { import_id: importId });

const read = <T>(path: string, signal?: AbortSignal): Promise<T> =>
  answered<T>(path, { headers: { accept: "application/json" }, signal: signal ?? null });

const send = <T>(method: string, path: string, body: object): Promise<T> =>
  answered<T>(
    path,
    body instanceof Blob
      ? { method, body, headers: { "content-type": "application/octet-stream" } }
      : { method, body: JSON.stringify(body), headers: { "content-type": "application/json" } },
  );

const ACCEPT: Record<TableForm, string> = {
  csv: "text/csv",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};

async function file(path: string, form: TableForm): Promise<Blob> {
  return (await reached(path, { headers: { accept: ACCEPT[form] } })).blob();
}

async function answered<T>(path: string, init: RequestInit): Promise<T> {
  return (await (await reached(path, init)).json()) as T;
}

async function reached(path: string, init: RequestInit): Promise<Response> {
  const response = await fetch(path, init).catch((cause: unknown) => {
    if (cause instanceof DOMException && cause.name === "AbortError") throw cause;
    throw new Problem(
      "The program does not answer",
      0,
      "It may have been stopped. Start it again in the window where it ran, then retry.",
    );
  });
  if (response.ok) return response;
  const said = (await response.json().catch(() => ({}))) as {
    title?: string;
    detail?: string;
    allowed?: string[];
    parameter?: string;
  };
  throw new Problem(
    said.title ?? "The request failed",
    response.status,
    said.detail ?? `The server answered ${response.status}.`,
    said.allowed ?? [],
    said.parameter ?? null,
  );
}
