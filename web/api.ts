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
  Page,
  PackCheck,
  PackReport,
  PageName,
  PracticeOverview,
  SealedPack,
  SourceLink,
  SourceView,
  TraceLink,
} from "../engine/contract.ts";
import { queryOf, type Chosen } from "./url.ts";

/** The server's own words for what went wrong. */
export class Problem extends Error {
  readonly status: number;
  readonly title: string;
  readonly allowed: readonly string[];

  constructor(title: string, status: number, detail: string, allowed: readonly string[] = []) {
    super(detail);
    this.title = title;
    this.status = status;
    this.allowed = allowed;
  }
}

export const practice = (signal?: AbortSignal) => read<PracticeOverview>("/api/practice", signal);

export const definitions = () => read<KpiDefinition[]>("/api/kpis");

export const page = (name: PageName, chosen: Chosen, signal: AbortSignal) =>
  read<Page>(`/api/pages/${name}${queryOf(chosen)}`, signal);

export const explanation = (
  trace: TraceLink,
  chosen: Chosen,
  rows: { limit: number; offset: number },
  signal: AbortSignal,
) => {
  const query = queryOf(
    { ...chosen, period: trace.period, slice: trace.slice },
    ["category", trace.category],
    ["limit", String(rows.limit)],
    ["offset", String(rows.offset)],
  );
  return read<Explanation>(`/api/explain/${encodeURIComponent(trace.kpi)}${query}`, signal);
};

export const source = ({ sha256, line }: SourceLink, signal: AbortSignal) =>
  read<SourceView>(`/api/lines/${sha256}?line=${line}`, signal);

/** One panel of a page, or the rows behind a figure, as a CSV file. */
/** What a table can be saved as. */
export type TableForm = "csv" | "xlsx";

export const panelFile = (name: PageName, panel: string, chosen: Chosen, form: TableForm) =>
  file(`/api/pages/${name}/${encodeURIComponent(panel)}${queryOf(chosen)}`, form);

export const traceFile = (
  { kpi, period, slice, category }: TraceLink,
  chosen: Chosen,
  form: TableForm,
) => {
  const { known_at } = chosen;
  const asked: Chosen = { ...chosen, period, slice, compare: null, basis: "service", flex: false };
  const query = queryOf({ ...asked, known_at }, ["category", category], ["limit", "100000"]);
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

/** A first description of a dropped file, to be completed by who knows it. */
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
  };
  throw new Problem(
    said.title ?? "The request failed",
    response.status,
    said.detail ?? `The server answered ${response.status}.`,
    said.allowed ?? [],
  );
}
