/**
 * Turns staged rows into the warehouse: the A/R ledger and the other facts, each a relation of its
 * own file under `warehouse/`, in the order in which they build on each other. What is read often
 * and costly to make is a table, everything else a view.
 */
import { join } from "node:path";
import { packageFolder, sqlFile, viewOfFiles, type Session } from "../database.ts";
import { feeds, type Feed } from "../intake/feeds.ts";
import type { Policies } from "../practice.ts";

type Relation = { name: string; as: "view" | "table" };

const RELATIONS: readonly Relation[] = [
  { name: "completed_row", as: "table" },
  { name: "entry", as: "table" },
  { name: "month", as: "table" },
  { name: "ar_interval", as: "table" },
  { name: "open_item", as: "view" },
  { name: "ar_month", as: "table" },
  { name: "business_day", as: "table" },
  { name: "claim_submitted", as: "table" },
  { name: "denied_line", as: "view" },
  { name: "claim_adjudicated", as: "view" },
  { name: "contract_line", as: "view" },
  { name: "claim_state", as: "view" },
  { name: "claim_first_answer", as: "view" },
  { name: "claim_paid", as: "table" },
  { name: "denied_claim", as: "table" },
  { name: "visit_charge", as: "table" },
  { name: "unbilled_visit", as: "table" },
  { name: "unfiled_charge", as: "table" },
  { name: "payer_kind", as: "table" },
  { name: "receivable_age", as: "table" },
  { name: "receivable_proven", as: "table" },
  { name: "encounter", as: "table" },
  { name: "patient_seen", as: "view" },
  { name: "clinic_day", as: "view" },
  { name: "modifier_set", as: "table" },
  { name: "work_line", as: "view" },
  { name: "ledger_summary_in_force", as: "view" },
  { name: "ledger_line", as: "view" },
  { name: "account_balance", as: "table" },
  { name: "labour", as: "table" },
  { name: "person_month", as: "table" },
  { name: "paid_month", as: "view" },
  { name: "employed_month", as: "view" },
  { name: "survey_answer", as: "view" },
  { name: "comment_theme", as: "view" },
  { name: "ar_flow", as: "table" },
  { name: "visit_month", as: "table" },
  { name: "appointment_slot", as: "table" },
  { name: "collection_triangle", as: "table" },
  { name: "settled_month", as: "table" },
  { name: "dimension_name", as: "table" },
  { name: "feed_extent", as: "table" },
  { name: "feed_reach", as: "table" },
  { name: "clinic_session", as: "view" },
  { name: "next_available", as: "view" },
  { name: "budget_planned", as: "view" },
  { name: "budget_in_force", as: "view" },
  { name: "budget_line", as: "view" },
  { name: "budget_driver", as: "view" },
  { name: "today", as: "view" },
  { name: "denial_open", as: "table" },
  { name: "federal_overpayment", as: "view" },
  { name: "federal_credit_month", as: "view" },
  { name: "federal_credit", as: "view" },
  { name: "credential_month", as: "view" },
  { name: "credential_standing", as: "view" },
  { name: "exclusion_list", as: "view" },
  { name: "exclusion_match", as: "view" },
  { name: "care_meaning", as: "table" },
  { name: "quality_fact", as: "table" },
  { name: "quality_visit", as: "table" },
  { name: "quality_person", as: "table" },
  { name: "quality_due", as: "table" },
  { name: "quality_clause", as: "table" },
  { name: "quality_case", as: "table" },
  { name: "order_due", as: "view" },
  { name: "stock_counted", as: "view" },
  { name: "stock_month", as: "view" },
  { name: "stock_grown", as: "view" },
  { name: "stock_held", as: "view" },
  { name: "stock_recounted", as: "view" },
  { name: "purchase_priced", as: "view" },
  { name: "purchase_coded", as: "view" },
  { name: "drug_charge", as: "view" },
];

/** What becomes transactions of exports that show charges as they stand. */
const FROM_SNAPSHOTS: readonly Relation[] = [
  { name: "snapshot_export", as: "table" },
  { name: "snapshot_shown", as: "table" },
  { name: "snapshot_expected", as: "table" },
  { name: "snapshot_state", as: "table" },
  { name: "snapshot_entry", as: "table" },
];

/** Reference data that ships with us, dated and sourced in the files themselves. */
const REFERENCES: readonly {
  table: string;
  file: string;
  columns: readonly (readonly [string, string])[];
}[] = [
  {
    table: "statement_line",
    file: "statement_lines.csv",
    columns: [
      ["line", "varchar"],
      ["title", "varchar"],
      ["kind", "varchar"],
      ["line_group", "varchar"],
      ["behaviour", "varchar"],
      ["position", "integer"],
    ],
  },
  {
    table: "holiday",
    file: "us_federal_holidays.csv",
    columns: [
      ["date", "date"],
      ["observed", "date"],
      ["name", "varchar"],
    ],
  },
  {
    table: "modifier_factor",
    file: "modifier_factors.csv",
    columns: [
      ["modifier", "varchar"],
      ["factor", "decimal(6, 3)"],
      ["valid_from", "date"],
      ["source", "varchar"],
    ],
  },
  {
    table: "ancillary_code",
    file: "ancillary_codes.csv",
    columns: [
      ["first", "varchar"],
      ["last", "varchar"],
      ["why", "varchar"],
    ],
  },
  {
    table: "not_a_denial",
    file: "not_a_denial.csv",
    columns: [
      ["reason", "varchar"],
      ["why", "varchar"],
    ],
  },
  {
    table: "quality_measure",
    file: "quality_measures.csv",
    columns: [
      ["measure", "varchar"],
      ["edition", "varchar"],
      ["year", "integer"],
      ["title", "varchar"],
      ["better", "varchar"],
      ["sex", "varchar"],
      ["age_at", "varchar"],
      ["age_from", "integer"],
      ["age_to", "integer"],
      ["visits", "integer"],
      ["condition", "varchar"],
      ["side", "varchar"],
      ["bound", "decimal(18, 6)"],
      ["by_months", "integer"],
      ["back_months", "integer"],
      ["source", "varchar"],
      ["verified", "varchar"],
      ["checked", "varchar"],
    ],
  },
  {
    table: "quality_rule",
    file: "quality_rules.csv",
    columns: [
      ["measure", "varchar"],
      ["from_year", "integer"],
      ["to_year", "integer"],
      ["part", "varchar"],
      ["way", "integer"],
      ["what", "varchar"],
      ["pick", "varchar"],
      ["side", "varchar"],
      ["bound", "decimal(18, 6)"],
      ["back_months", "integer"],
      ["age_from", "integer"],
      ["age_to", "integer"],
      ["fact_age", "integer"],
      ["within_days", "integer"],
      ["setting", "varchar"],
      ["verified", "varchar"],
      ["checked", "varchar"],
    ],
  },
  {
    table: "quality_code",
    file: "quality_codes.csv",
    columns: [
      ["kind", "varchar"],
      ["code", "varchar"],
      ["means", "varchar"],
      ["value", "decimal(18, 6)"],
      ["at_least", "decimal(18, 6)"],
      ["unit", "varchar"],
      ["most", "decimal(18, 6)"],
      ["called", "varchar"],
      ["source", "varchar"],
    ],
  },
  {
    table: "em_code",
    file: "em_codes.csv",
    columns: [
      ["code", "varchar"],
      ["family", "varchar"],
      ["level", "integer"],
    ],
  },
];

/** Makes an empty generation: the staged tables and the reference data. */
export async function createWarehouse(session: Session): Promise<void> {
  await session.script(sqlFile("model/staged/schema.sql"));
  await session.script(sqlFile("model/staged/grammar.sql"));
  for (const { table, file, columns } of REFERENCES) {
    const fields = columns.map(([name]) => name);
    const path = join(packageFolder(), "datasets", "reference", file);
    const layout = { skip: 1, delimiter: ",", compression: "none", tidy: true } as const;
    const source = { id: 0, file: { path, fields, ...layout } };
    await viewOfFiles(session, "reference", [source], { wanted: fields });
    const typed = columns.map(([name, type]) => `cast("${name}" as ${type}) as "${name}"`);
    await session.run(`create table ${table} as select ${typed.join(", ")} from reference`);
  }
}

/** Makes every relation anew from the staged rows, under the practice's policies. */
export async function buildWarehouse(session: Session, policies: Policies): Promise<void> {
  await session.run(
    `create or replace table policy as select
      cast($unbilled_after_business_days as integer) as unbilled_after_business_days,
      cast($filing_limit_days as integer) as filing_limit_days,
      cast($appeal_limit_days as integer) as appeal_limit_days,
      cast($late_charge_days as integer) as late_charge_days,
      cast($visit_payment_days as integer) as visit_payment_days,
      cast($sign_within_days as integer) as sign_within_days,
      cast($full_time_weekly_hours as decimal(6, 2)) as full_time_weekly_hours,
      cast($follow_up_days as integer) as follow_up_days,
      cast($referral_days as integer) as referral_days,
      cast($write_off_limit as decimal(18, 2)) as write_off_limit,
      cast($refund_limit as decimal(18, 2)) as refund_limit,
      cast($minimum_cash as decimal(18, 2)) as minimum_cash`,
    {
      write_off_limit: policies.write_off_limit,
      refund_limit: policies.refund_limit,
      minimum_cash: policies.minimum_cash,
      filing_limit_days: policies.filing_limit_days,
      appeal_limit_days: policies.appeal_limit_days,
      unbilled_after_business_days: policies.unbilled_after_business_days,
      late_charge_days: policies.late_charge_days,
      visit_payment_days: policies.visit_payment_days,
      sign_within_days: policies.sign_within_days,
      full_time_weekly_hours: policies.full_time_weekly_hours,
      follow_up_days: policies.follow_up_days,
      referral_days: policies.referral_days,
    },
  );
  for (const [table, limits] of [
    ["filing_limit", policies.filing_limits],
    ["appeal_limit", policies.appeal_limits],
  ] as const) {
    await session.run(
      `create or replace table ${table} as
      select unnest($payers) as payer, cast(unnest($days) as integer) as days`,
      { payers: Object.keys(limits), days: Object.values(limits).map(String) },
    );
  }
  await session.run(
    "create or replace table horizon as select cast(null as date) as day, cast(null as timestamp) as known_at",
  );
  await viewRows(
    session,
    "",
    (feed) => `select feed.*, feed.rowid as row_no from staged.${feed} feed where state = 'loaded'`,
  );
  await findHeldRows(session);
  await make(session, RELATIONS, "");
}

/** Views of the rows of each feed that count; transactions are also what snapshots come to. */
async function viewRows(
  session: Session,
  temp: "" | "temp",
  rowsOf: (feed: Feed) => string,
): Promise<void> {
  const views = feeds
    .filter((each) => each !== "transaction")
    .map((feed) => `create or replace ${temp} view ${feed}_row as ${rowsOf(feed)}`);
  await session.script(views.join("\n;\n"));
  await make(session, FROM_SNAPSHOTS, temp);
  await session.run(
    `create or replace ${temp} view transaction_row as
    ${rowsOf("transaction")} union all by name select * from snapshot_entry`,
  );
  const present = feeds.map(
    (feed) => `select '${feed}' as feed where exists (select 1 from ${feed}_row)`,
  );
  await session.run(
    `create or replace ${temp} table feed_present as ${present.join(" union all ")}`,
  );
}

async function make(
  session: Session,
  relations: readonly Relation[],
  temp: "" | "temp",
): Promise<void> {
  const made = relations.map(
    ({ name, as }) => `create or replace ${temp} ${as} ${name} as ${textOf(name)}`,
  );
  await session.script(made.join("\n;\n"));
}

/** Rows still held back: those whose key has not come in whole since, nor a whole list that they were in. */
async function findHeldRows(session: Session): Promise<void> {
  await session.run(
    "create or replace table held_row as select * from staged.quarantine where source_key is null",
  );
  const keyed = await session.rows(
    "select distinct feed from staged.quarantine where source_key is not null",
  );
  for (const feed of feeds.filter((each) => keyed.some((row) => row["feed"] === each))) {
    await session.run(
      `insert into held_row
      select quarantine.*
      from staged.quarantine quarantine
      where
        feed = $feed
        and source_key is not null
        and (
          problem = 'DUPLICATE_KEY'
          or not exists (select 1 from ${feed}_row row where row.source_key = quarantine.source_key)
        )`,
      { feed },
    );
  }
  await session.run(
    `delete from held_row
    where file_id in (
      select file.file_id
      from staged.file file
      join staged.file later on later.list = file.list
      where later.whole and (later.known_at, later.file_id) > (file.known_at, file.file_id)
    )`,
  );
}

/**
 * Makes this connection see the practice as it was known at an instant: the rows of then, and every
 * relation on them, as temporary ones that stand before the generation's own.
 *
 * @param knownAt  ISO 8601 instant
 */
export async function asKnownAt(session: Session, knownAt: string): Promise<void> {
  await session.run("create or replace temp table knowledge (known_at timestamp)");
  await session.run(
    "insert into knowledge select cast($known_at as timestamptz) at time zone 'UTC'",
    { known_at: knownAt },
  );
  await session.run(
    `create or replace temp table horizon as
    select least(cast(known_at as date), (select max(month_end) from month)) as day, known_at
    from knowledge`,
  );
  await seeRows(
    session,
    (feed) => `select feed.*, feed.rowid as row_no
      from staged.${feed} feed
      join staged.file file on file.file_id = feed.file_id
      cross join knowledge
      where
        file.known_at <= knowledge.known_at
        and feed.state in ('loaded', 'superseded')
        and (feed.known_to is null or feed.known_to > knowledge.known_at)`,
  );
}

/**
 * Makes this connection see other rows of each feed, and every relation on them, as temporary ones that
 * stand before the generation's own.
 *
 * @param rowsOf  SELECT of the rows of a feed, with their `row_no`
 */
export async function seeRows(session: Session, rowsOf: (feed: Feed) => string): Promise<void> {
  await viewRows(session, "temp", rowsOf);
  await make(session, RELATIONS, "temp");
}

/**
 * Runs work on a connection that has `entry_version` besides: entries in every version there ever was,
 * replaced ones included; a row's version is known by its `file_id` and `row_no`.
 */
export async function withEveryVersion<T>(session: Session, work: () => Promise<T>): Promise<T> {
  await session.run(
    `create or replace temp view transaction_version as
    select feed.*, feed.rowid as row_no
    from staged.transaction feed
    where feed.state in ('loaded', 'superseded')
    union all by name
    select * from snapshot_entry`,
  );
  const text = textOf("entry").replaceAll(/\btransaction_row\b/g, "transaction_version");
  await session.run(`create or replace temp view entry_version as ${text}`);
  try {
    return await work();
  } finally {
    await session.run("drop view entry_version");
    await session.run("drop view transaction_version");
  }
}

const textOf = (name: string): string => sqlFile(`model/warehouse/${name}.sql`);
