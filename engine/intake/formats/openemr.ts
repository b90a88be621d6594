import type { Format } from "../format.ts";

/**
 * OpenEMR's appointments report as CSV. A provider's name stands on the first of his rows only, cancelled
 * appointments are exported though the screen hides them, and free times stand among them when they were
 * shown. There is no number: an appointment is known by its provider, its moment and which of that moment
 * it is. Names, addresses and birth dates are not read.
 */
export const openemrAppointments: Format<"appointment"> = {
  id: "openemr-appointments",
  title: "OpenEMR appointments",
  evidence: "OpenEMR's public source of the report and of its list of statuses",
  feed: "appointment",
  columns: {
    provider: "Provider",
    start: "Date",
    start_time: "Time",
    visit_type: "Type",
    status: "Status",
  },
  required: ["provider", "start", "start_time", "visit_type", "status"],
  marks: ["Patient", "Address", "DOB"],
  contextFields: ["appointment_id"],
  days: ["%Y-%m-%d", "%m/%d/%Y"],
  moments: ["%Y-%m-%d %H:%M", "%m/%d/%Y %H:%M", "%Y-%m-%d %I:%M %p", "%m/%d/%Y %I:%M %p"],
  words: {
    status: {
      "- none": "booked",
      "* reminder done": "booked",
      "+ chart pulled": "booked",
      "# ins/fin issue": "booked",
      "x canceled": "cancelled",
      "% canceled < 24h": "late_cancel",
      "? no show": "no_show",
      "! left w/o visit": "no_show",
      "@ arrived": "completed",
      "~ arrived late": "completed",
      "< in exam room": "completed",
      "> checked out": "completed",
      "$ coding done": "completed",
    },
  },
  judge(cells, context, columns) {
    const at = (field: string): number => columns.indexOf(field);
    const of = (field: string): string => cells[at(field)]?.trim() ?? "";
    if (cells.length < columns.length) return null;
    const provider = of("provider") || (context.get("provider") ?? "");
    context.set("provider", provider);
    if (of("status") === "" && of("start_time") !== "") return { is: "ignored", as: "open_slot" };
    const moment = `${provider} ${of("start")} ${of("start_time")}`;
    const nth = Number(context.get(moment) ?? "0") + 1;
    context.set(moment, String(nth));
    const row = [`${moment} ${nth}`, ...cells.slice(0, columns.length)];
    row[at("provider") + 1] = provider;
    return { is: "data", rows: [row], coercion: of("provider") === "" ? "FILLED_DOWN" : "" };
  },
};

/**
 * OpenEMR's collections report as CSV: one row an invoice that is owed, on the day it was exported. Only the
 * patients ticked on the screen are in it, and credits are not. Rows have the days of age whether or not
 * their head was ticked, so what stands behind the balance has no name to go by. Names, addresses, birth
 * dates and policy numbers are not read.
 */
export const openemrCollections: Format<"ageing"> = {
  id: "openemr-collections",
  title: "OpenEMR collections report",
  evidence: "OpenEMR's public source of the report",
  feed: "ageing",
  columns: { item: "Invoice", payer: "Insurance", service_date: "DOS", amount: "Balance" },
  required: ["item", "payer", "service_date", "amount"],
  marks: ["Name", "Referrer", "Provider", "Charge", "Adjust", "Paid"],
  days: ["%Y-%m-%d", "%m/%d/%Y"],
  moments: [],
  words: {},
  judge(cells, _, columns) {
    const beyond = cells.length > columns.length;
    return beyond && cells.length <= columns.length + 2
      ? { is: "data", rows: [cells.slice(0, columns.length)], coercion: "BEYOND_HEADER" }
      : null;
  },
};
