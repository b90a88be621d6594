/** Small files of our own template, typed so that a reader can check them by hand. */
import { createWriteStream } from "node:fs";
import { drop } from "../scratch.ts";
import type { Practice } from "../../engine/spine/open.ts";

export type Entry = {
  type: string;
  amount: number | string;
  post: string;
  dos?: string;
  entered?: string;
  billed?: string;
  deposited?: string;
  reason?: string;
  charge?: string;
  claim?: string;
  visit?: string;
  patient?: string;
  provider?: string;
  location?: string;
  payer?: string;
  primary?: string;
  party?: string;
  code?: string;
  modifiers?: string;
  units?: number;
  voided?: string;
  class?: string;
  id?: string;
};

const COLUMNS =
  "transaction_id,type,reason,charge_id,claim_id,visit_id,patient_id,provider,location,payer,payer_class,primary_payer,party,code,modifiers,units,amount,service_date,entry_date,post_date,bill_date,deposit_date,voided_date";

let made = 0;

/** A ledger file of our template. Payer Aetna, provider Lee and site North unless said otherwise. */
export function ledgerFile(entries: readonly Entry[]): string {
  const lines = entries.map((entry) => {
    const payer = entry.payer ?? (entry.party === "patient" ? "Patient" : "Aetna");
    return [
      entry.id ?? `T${++made}`,
      entry.type,
      entry.reason ?? "",
      entry.charge ?? "",
      entry.claim ?? "",
      entry.visit ?? "",
      entry.patient ?? "p1",
      entry.provider ?? "Lee",
      entry.location ?? "North",
      payer,
      entry.class ?? "",
      entry.primary ?? (payer === "Patient" ? "Aetna" : payer),
      entry.party ?? "primary",
      entry.code ?? "",
      entry.modifiers ?? "",
      entry.units ?? 1,
      typeof entry.amount === "number" ? entry.amount.toFixed(2) : entry.amount,
      entry.dos ?? entry.post,
      entry.entered ?? entry.post,
      entry.post,
      entry.billed ?? "",
      entry.deposited ?? "",
      entry.voided ?? "",
    ].join(",");
  });
  return `${[COLUMNS, ...lines].join("\n")}\n`;
}

/** Imports texts as files, in one import; answers its report. */
export async function take(practice: Practice, ...texts: string[]) {
  const paths = texts.map((text, i) => drop(practice, `file-${++made}-${i}.csv`, text));
  const [report] = await practice.import([{ paths, knownAt: null }]);
  return report!;
}

/** One value of a KPI. */
export async function value(practice: Practice, kpi: string, period: string, category?: string) {
  const values = await practice.kpi({ kpis: [kpi], period });
  const found = values.find(
    (each) => category === undefined || each.slice["category"] === category,
  );
  if (!found) throw new Error(`no value of ${kpi} for ${category}`);
  return found;
}

/** An 835 of one payment; each claim is its CLP and what follows it. */
export function remittance(
  options: { trace: string; paidOn: string; amount: number; plb?: string[]; payer?: string },
  claims: readonly string[][],
): string {
  const day = options.paidOn.replaceAll("-", "");
  const body = [
    "ST*835*0001",
    `BPR*I*${options.amount}*C*ACH*CCP*01*111*DA*1*1512345678**01*222*DA*2*${day}`,
    `TRN*1*${options.trace}*1512345678`,
    `DTM*405*${day}`,
    `N1*PR*${options.payer ?? "AETNA"}`,
    "N1*PE*PRACTICE*XX*1234567893",
    "LX*1",
    ...claims.flat(),
    ...(options.plb ?? []),
  ];
  const segments = [
    `ISA*00*          *00*          *ZZ*SENDER         *ZZ*RECEIVER       *${day.slice(2)}*0600*^*00501*${options.trace.padStart(9, "0").slice(-9)}*0*P*:`,
    `GS*HP*SENDER*RECEIVER*${day}*0600*1*X*005010X221A1`,
    ...body,
    `SE*${body.length + 1}*0001`,
    "GE*1*1",
    `IEA*1*${options.trace.padStart(9, "0").slice(-9)}`,
  ];
  return `${segments.join("~\n")}~\n`;
}

/** Waits for a stream that a test wrote to be on disk. */
export const finished = (stream: ReturnType<typeof createWriteStream>): Promise<void> =>
  new Promise((resolve) => stream.end(resolve));

/** Settings under which one row may stand for a month of a practice. */
export const LUMPS = { policies: { largest_amount: "100000000.00" } };
