-- What came with the transactions just staged
-- Grain: one row that counts now and did not before, with the row it replaced and why it is news.
-- A row is dated back where it was entered after the month it is posted to was closed; what is posted
-- after every closed month only lets cohorts of closed months mature.
insert into arrival
with
replaced as (
  select source_key, arg_max(rowid, known_to) as row_no
  from staged.transaction
  where file_id < $first_file_id and state = 'superseded'
  group by source_key
),
came as (
  select
    transaction.*,
    transaction.rowid as row_no,
    replaced.row_no as replaced_no,
    cast(date_trunc('month', post_date) as date) as month
  from staged.transaction transaction
  left join replaced on replaced.source_key = transaction.source_key
  where file_id >= $first_file_id and state = 'loaded'
)
select
  'transaction', came.row_no, came.replaced_no, file.import_id,
  case
    when
      came.kind = 'charge_void'
      or came.voided_date is not null and before.rowid is not null and before.voided_date is null
    then 'void'
    when before.rowid is null and closed.month is null then 'matured'
    when before.rowid is null and came.entry_date > closed.day then 'back_dating'
    when before.rowid is null then 'late_posting'
    when
      (came.kind, came.amount, came.units, came.post_date, came.service_date, came.charge_id, came.voided_date)
      is not distinct from (
        before.kind, before.amount, before.units, before.post_date, before.service_date, before.charge_id,
        before.voided_date
      )
    then 're_class'
    else 'source_correction'
  end
from came
join staged.file file on file.file_id = came.file_id
left join staged.transaction before on before.rowid = came.replaced_no
asof left join closed_month closed on closed.month >= came.month
