-- Staged tables: one row in = one row out, typed and named our way, in the order of the file.
-- A row that breaks a rule stays, with its problem; `state` says what became of it:
--   loaded      it is what we know now
--   unchanged   it says again what another row says
--   superseded  a newer version of the same key is known; it counted until `known_to`
--   held        quarantined, with `problem` as CODE:field, and sometimes a hint
--   gone        stands on no line: its file is a whole list that no longer has the key
-- `coerced` tells which liberties were taken to read the row, as CODE:field, separated by commas.
-- `rowid` is the row's place in its table; `segment` leads from there to the line of the file.
-- No keys and no indexes: they cost twice the load and are not safe after a crash.

create schema staged;

-- One file that was taken in.
create table staged.file (
  file_id integer,
  import_id varchar,
  sha256 varchar,
  name varchar,
  format varchar,
  known_at timestamp,
  as_of timestamp,
  -- whether the file prints totals and its rows meet all of them
  totals_met boolean,
  -- the list that people keep which it is an edition of, and whether it is all of it
  list varchar,
  whole boolean
);

-- One run of rows that stand on consecutive lines of a file.
create table staged.segment (
  file_id integer,
  feed varchar,
  first_row bigint,
  first_line bigint,
  row_count bigint
);

-- One record held back.
create table staged.quarantine (
  file_id integer,
  feed varchar,
  source_key varchar,
  line bigint,
  problem varchar,
  field varchar
);

create table staged.transaction (
  file_id integer,
  source_key varchar,
  kind varchar,
  reason varchar,
  reason_class varchar,
  charge_id varchar,
  claim_id varchar,
  visit_id varchar,
  patient ubigint,
  provider varchar,
  location varchar,
  payer varchar,
  payer_class varchar,
  primary_payer varchar,
  party varchar,
  code varchar,
  modifiers varchar,
  units decimal(12, 3),
  amount decimal(18, 2),
  service_date date,
  entry_date date,
  post_date date,
  bill_date date,
  check_date date,
  deposit_date date,
  voided_date date,
  voids varchar,
  receipt varchar,
  entered_by varchar,
  coerced varchar,
  problem varchar,
  state varchar,
  known_to timestamp
);

-- One charge as one export shows it, with all that was paid and adjusted on it by then. What two exports
-- say of a charge, one after the other, is not two facts: what changed between them is.
create table staged.charge_snapshot (
  file_id integer,
  source_key varchar,
  charge_id varchar,
  visit_id varchar,
  patient ubigint,
  provider varchar,
  location varchar,
  code varchar,
  modifiers varchar,
  units decimal(12, 3),
  charge decimal(18, 2),
  service_date date,
  entry_date date,
  post_date date,
  bill_date date,
  changed date,
  primary_payer varchar,
  primary_paid decimal(18, 2),
  primary_contract decimal(18, 2),
  primary_adjusted decimal(18, 2),
  primary_paid_on date,
  secondary_payer varchar,
  secondary_paid decimal(18, 2),
  secondary_contract decimal(18, 2),
  secondary_adjusted decimal(18, 2),
  secondary_paid_on date,
  tertiary_payer varchar,
  tertiary_paid decimal(18, 2),
  tertiary_contract decimal(18, 2),
  tertiary_adjusted decimal(18, 2),
  tertiary_paid_on date,
  patient_paid decimal(18, 2),
  other_adjusted decimal(18, 2),
  insurance_balance decimal(18, 2),
  patient_balance decimal(18, 2),
  total_balance decimal(18, 2),
  coerced varchar,
  problem varchar,
  state varchar,
  known_to timestamp
);

create table staged.claim (
  file_id integer,
  source_key varchar,
  patient ubigint,
  provider varchar,
  location varchar,
  payer_id varchar,
  service_date date,
  problem varchar,
  state varchar,
  known_to timestamp
);

create table staged.payer (
  file_id integer,
  source_key varchar,
  payer varchar,
  payer_class varchar,
  problem varchar,
  state varchar,
  known_to timestamp
);

create table staged.appointment (
  file_id integer,
  source_key varchar,
  patient ubigint,
  provider varchar,
  location varchar,
  visit_type varchar,
  new_patient boolean,
  created timestamp,
  start timestamp,
  minutes integer,
  status varchar,
  cancelled timestamp,
  cancelled_by varchar,
  rescheduled_from varchar,
  checked_in timestamp,
  checked_out timestamp,
  visit_id varchar,
  copay_due decimal(18, 2),
  copay_paid decimal(18, 2),
  roomed timestamp,
  confirmed boolean,
  booked_online boolean,
  verified boolean,
  preregistered boolean,
  signed timestamp,
  coerced varchar,
  problem varchar,
  state varchar,
  known_to timestamp
);

-- The minutes one provider has for patients at one place on one day, before any are blocked.
create table staged.clinic_hours (
  file_id integer,
  source_key varchar,
  provider varchar,
  location varchar,
  day date,
  minutes integer,
  blocked integer,
  problem varchar,
  state varchar,
  known_to timestamp
);

-- One time that was free on the day it was looked at.
create table staged.open_slot (
  file_id integer,
  source_key varchar,
  sampled date,
  provider varchar,
  location varchar,
  visit_type varchar,
  start timestamp,
  held boolean,
  problem varchar,
  state varchar,
  known_to timestamp
);

create table staged.survey (
  file_id integer,
  source_key varchar,
  visit_date date,
  sampled date,
  received date,
  mode varchar,
  disposition varchar,
  provider varchar,
  location varchar,
  q6 tinyint,
  q8 tinyint,
  q10 tinyint,
  q11 tinyint,
  q12 tinyint,
  q13 tinyint,
  q14 tinyint,
  q15 tinyint,
  q17 tinyint,
  q18 tinyint,
  q20 tinyint,
  q21 tinyint,
  q22 tinyint,
  problem varchar,
  state varchar,
  known_to timestamp
);

create table staged.review (
  file_id integer,
  source_key varchar,
  posted date,
  location varchar,
  rating tinyint,
  comment varchar,
  themes varchar,
  sentiment varchar,
  replied date,
  posted_at timestamp,
  replied_at timestamp,
  problem varchar,
  state varchar,
  known_to timestamp
);

create table staged.bank (
  file_id integer,
  source_key varchar,
  account varchar,
  date date,
  amount decimal(18, 2),
  reference varchar,
  description varchar,
  balance decimal(18, 2),
  problem varchar,
  state varchar,
  known_to timestamp
);

create table staged.ledger (
  file_id integer,
  source_key varchar,
  account varchar,
  entry varchar,
  type varchar,
  date date,
  number varchar,
  memo varchar,
  debit decimal(18, 2),
  credit decimal(18, 2),
  department varchar,
  coerced varchar,
  problem varchar,
  state varchar,
  known_to timestamp
);

create table staged.ageing (
  file_id integer,
  source_key varchar,
  as_of date,
  bucket varchar,
  payer varchar,
  amount decimal(18, 2),
  problem varchar,
  state varchar,
  known_to timestamp
);

create table staged.ledger_summary (
  file_id integer,
  source_key varchar,
  basis varchar,
  month date,
  section varchar,
  account varchar,
  amount decimal(18, 2),
  problem varchar,
  state varchar,
  known_to timestamp
);

create table staged.ledger_balance (
  file_id integer,
  source_key varchar,
  basis varchar,
  as_of date,
  section varchar,
  account varchar,
  amount decimal(18, 2),
  problem varchar,
  state varchar,
  known_to timestamp
);

create table staged.budget (
  file_id integer,
  source_key varchar,
  version varchar,
  month date,
  line varchar,
  payer varchar,
  amount decimal(18, 6),
  behaviour varchar,
  account varchar,
  class varchar,
  problem varchar,
  state varchar,
  known_to timestamp
);

create table staged.payroll (
  file_id integer,
  source_key varchar,
  pay_date date,
  period_begin date,
  period_end date,
  employee_id varchar,
  department varchar,
  job varchar,
  earning varchar,
  hours decimal(12, 2),
  gross decimal(18, 2),
  employer_tax decimal(18, 2),
  benefits decimal(18, 2),
  coerced varchar,
  problem varchar,
  state varchar,
  known_to timestamp
);

create table staged.staff (
  file_id integer,
  source_key varchar,
  role varchar,
  job varchar,
  department varchar,
  location varchar,
  provider varchar,
  weekly_hours decimal(6, 2),
  clinical_share decimal(5, 4),
  start_date date,
  end_date date,
  npi varchar,
  -- of the name, to hold against names of a list; the name itself is not kept
  person ubigint,
  problem varchar,
  state varchar,
  known_to timestamp
);

-- One credential of one person, as one list has it.
create table staged.credential (
  file_id integer,
  source_key varchar,
  employee_id varchar,
  kind varchar,
  region varchar,
  issued date,
  expires date,
  problem varchar,
  state varchar,
  known_to timestamp
);

-- One entry of a list of those whom no federal program pays for.
create table staged.exclusion (
  file_id integer,
  source_key varchar,
  person ubigint,
  npi varchar,
  type varchar,
  excluded date,
  reinstated date,
  problem varchar,
  state varchar,
  known_to timestamp
);

create table staged.usage (
  file_id integer,
  source_key varchar,
  month date,
  measure varchar,
  location varchar,
  done integer,
  out_of integer,
  problem varchar,
  state varchar,
  known_to timestamp
);

create table staged.message (
  file_id integer,
  source_key varchar,
  provider varchar,
  location varchar,
  opened_at timestamp,
  closed_at timestamp,
  problem varchar,
  state varchar,
  known_to timestamp
);

create table staged.opening (
  file_id integer,
  source_key varchar,
  position varchar,
  role varchar,
  location varchar,
  fte decimal(6, 3),
  opened date,
  filled date,
  withdrawn date,
  problem varchar,
  state varchar,
  known_to timestamp
);

create table staged.claim_work (
  file_id integer,
  source_key varchar,
  payer varchar,
  provider varchar,
  location varchar,
  entered date,
  edits integer,
  by_hand boolean,
  denied date,
  appealed date,
  problem varchar,
  state varchar,
  known_to timestamp
);

create table staged.clinical_order (
  file_id integer,
  source_key varchar,
  kind varchar,
  provider varchar,
  location varchar,
  ordered date,
  resulted date,
  abnormal boolean,
  followed_up date,
  problem varchar,
  state varchar,
  known_to timestamp
);

create table staged.inventory (
  file_id integer,
  source_key varchar,
  item varchar,
  kind varchar,
  lot varchar,
  location varchar,
  counted date,
  quantity decimal(12, 3),
  unit_cost decimal(18, 2),
  expires date,
  problem varchar,
  state varchar,
  known_to timestamp
);

-- One item bought, or returned, on a day.
create table staged.purchase (
  file_id integer,
  source_key varchar,
  date date,
  item varchar,
  quantity decimal(18, 6),
  amount decimal(18, 2),
  code varchar,
  units_each decimal(18, 6),
  single_dose boolean,
  problem varchar,
  state varchar,
  known_to timestamp
);

-- What one item is planned to cost, and how much of it a visit takes, from a month on.
create table staged.planned_price (
  file_id integer,
  source_key varchar,
  item varchar,
  line varchar,
  since date,
  unit_price decimal(18, 6),
  per_visit decimal(18, 6),
  problem varchar,
  state varchar,
  known_to timestamp
);

create table staged.account (
  file_id integer,
  source_key varchar,
  line varchar,
  problem varchar,
  state varchar,
  known_to timestamp
);

-- One patient with one condition in one year, as the electronic record lists them.
create table staged.quality_patient (
  file_id integer,
  source_key varchar,
  patient ubigint,
  year integer,
  age integer,
  condition varchar,
  excluded boolean,
  provider varchar,
  location varchar,
  sex varchar,
  problem varchar,
  state varchar,
  known_to timestamp
);

-- One result of one test.
create table staged.quality_result (
  file_id integer,
  source_key varchar,
  patient ubigint,
  day date,
  test varchar,
  value decimal(9, 3),
  setting varchar,
  problem varchar,
  state varchar,
  known_to timestamp
);

-- One patient as an electronic record exports them. Of the day of birth the year is kept, and whether it was
-- the first of January: that is all an age at the beginning or end of a year depends on.
create table staged.care_patient (
  file_id integer,
  source_key varchar,
  patient ubigint,
  born_year integer,
  born_on_new_year boolean,
  died date,
  sex varchar,
  problem varchar,
  state varchar,
  known_to timestamp
);

-- One visit, condition, result, procedure or medication of a patient, with its codes as the record writes them.
create table staged.care_event (
  file_id integer,
  source_key varchar,
  visit_id varchar,
  patient ubigint,
  kind varchar,
  day date,
  until date,
  codes varchar,
  name varchar,
  value decimal(18, 6),
  unit varchar,
  answer varchar,
  setting varchar,
  provider varchar,
  location varchar,
  problem varchar,
  state varchar,
  known_to timestamp
);

-- What the practice says a code of its record means.
create table staged.care_code (
  file_id integer,
  source_key varchar,
  kind varchar,
  code varchar,
  means varchar,
  value decimal(18, 6),
  at_least decimal(18, 6),
  unit varchar,
  problem varchar,
  state varchar,
  known_to timestamp
);

-- What a payer has agreed to allow for one unit of a code, from a day on.
create table staged.contract_rate (
  file_id integer,
  source_key varchar,
  payer varchar,
  code varchar,
  allowed decimal(18, 2),
  since date,
  until date,
  problem varchar,
  state varchar,
  known_to timestamp
);

-- What the practice wants a KPI to be, from a day on.
create table staged.target (
  file_id integer,
  source_key varchar,
  kpi varchar,
  category varchar,
  value decimal(18, 6),
  per varchar,
  since date,
  source varchar,
  problem varchar,
  state varchar,
  known_to timestamp
);

create table staged.fee (
  file_id integer,
  source_key varchar,
  code varchar,
  service_year integer,
  work_rvu decimal(9, 3),
  fee decimal(18, 2),
  problem varchar,
  state varchar,
  known_to timestamp
);

create table staged.loan (
  file_id integer,
  source_key varchar,
  lender varchar,
  purpose varchar,
  original_principal decimal(18, 2),
  annual_rate decimal(12, 8),
  day_count varchar,
  first_payment date,
  payments integer,
  payment decimal(18, 2),
  balance_date date,
  balance decimal(18, 2),
  problem varchar,
  state varchar,
  known_to timestamp
);

create table staged.remittance (
  file_id integer,
  source_key varchar,
  payer varchar,
  trace varchar,
  method varchar,
  paid_on date,
  amount decimal(18, 2),
  claims_paid decimal(18, 2),
  provider_adjustments decimal(18, 2),
  balances boolean,
  problem varchar,
  state varchar,
  known_to timestamp
);

create table staged.remitted_claim (
  file_id integer,
  source_key varchar,
  remittance varchar,
  position integer,
  claim_id varchar,
  status varchar,
  charge decimal(18, 2),
  paid decimal(18, 2),
  patient_responsibility decimal(18, 2),
  received_on date,
  balances boolean,
  problem varchar,
  state varchar,
  known_to timestamp
);

create table staged.remitted_line (
  file_id integer,
  source_key varchar,
  remittance varchar,
  position integer,
  claim_position integer,
  charge_id varchar,
  code varchar,
  modifiers varchar,
  charge decimal(18, 2),
  paid decimal(18, 2),
  allowed decimal(18, 2),
  units decimal(12, 3),
  service_date date,
  problem varchar,
  state varchar,
  known_to timestamp
);

create table staged.remitted_adjustment (
  file_id integer,
  source_key varchar,
  remittance varchar,
  claim_position integer,
  line_position integer,
  adjustment_group varchar,
  reason varchar,
  amount decimal(18, 2),
  problem varchar,
  state varchar,
  known_to timestamp
);

create table staged.remitted_provider_adjustment (
  file_id integer,
  source_key varchar,
  remittance varchar,
  provider_id varchar,
  code varchar,
  reference varchar,
  amount decimal(18, 2),
  problem varchar,
  state varchar,
  known_to timestamp
);

create table staged.submitted_claim (
  file_id integer,
  source_key varchar,
  submission varchar,
  position integer,
  group_control varchar,
  set_control varchar,
  claim_id varchar,
  submitted_on date,
  service_date date,
  charge decimal(18, 2),
  place varchar,
  frequency varchar,
  original_claim_id varchar,
  payer varchar,
  payer_id varchar,
  payer_order varchar,
  billing_provider varchar,
  provider varchar,
  balances boolean,
  problem varchar,
  state varchar,
  known_to timestamp
);

create table staged.submitted_line (
  file_id integer,
  source_key varchar,
  submission varchar,
  claim_position integer,
  charge_id varchar,
  code varchar,
  modifiers varchar,
  charge decimal(18, 2),
  units decimal(12, 3),
  place varchar,
  service_date date,
  provider varchar,
  problem varchar,
  state varchar,
  known_to timestamp
);

create table staged.claim_status (
  file_id integer,
  source_key varchar,
  level varchar,
  claim_id varchar,
  category varchar,
  code varchar,
  accepted boolean,
  status_on date,
  amount decimal(18, 2),
  payer varchar,
  payer_claim_id varchar,
  service_date date,
  problem varchar,
  state varchar,
  known_to timestamp
);

create table staged.acknowledgement (
  file_id integer,
  source_key varchar,
  level varchar,
  group_control varchar,
  set_kind varchar,
  set_control varchar,
  outcome varchar,
  taken boolean,
  answered_on date,
  errors varchar,
  included integer,
  received integer,
  accepted integer,
  problem varchar,
  state varchar,
  known_to timestamp
);

create table staged.acknowledged_error (
  file_id integer,
  source_key varchar,
  group_control varchar,
  set_control varchar,
  segment varchar,
  segment_position integer,
  loop varchar,
  element varchar,
  code varchar,
  problem varchar,
  state varchar,
  known_to timestamp
);

create table staged.visit (
  file_id integer,
  source_key varchar,
  patient ubigint,
  provider varchar,
  location varchar,
  setting varchar,
  visit_type varchar,
  status varchar,
  start timestamp,
  end_at timestamp,
  appointment_id varchar,
  problem varchar,
  state varchar,
  known_to timestamp
);

create table staged.explained_benefit (
  file_id integer,
  source_key varchar,
  claim_id varchar,
  patient ubigint,
  payer varchar,
  provider varchar,
  status varchar,
  outcome varchar,
  created date,
  service_date date,
  submitted decimal(18, 2),
  eligible decimal(18, 2),
  paid decimal(18, 2),
  paid_on date,
  problem varchar,
  state varchar,
  known_to timestamp
);

create table staged.coverage (
  file_id integer,
  source_key varchar,
  patient ubigint,
  payer varchar,
  type varchar,
  status varchar,
  start_date date,
  end_date date,
  problem varchar,
  state varchar,
  known_to timestamp
);
