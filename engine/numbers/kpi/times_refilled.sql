-- Cancelled times filled again
-- Id:          AC12.refilled
-- Version:     1
-- Means:       how many of the times that patients gave up went to somebody else
-- Formula:     times given up that another appointment took ÷ times given up
-- Unit:        ratio
-- Better:      higher
-- Row:         one time of one provider that a patient gave up
-- Counts:      times given up
-- Enough:      {enough_to_compare} to compare providers
-- Semantic:    flow
-- Numerator:   in period
-- Denominator: in period
-- Basis:       appointment date; taken is a time within which another appointment with the provider, made after it was given up and not called off, begins or still lasts
-- Excludes:    times that the practice called off, were given up once they had begun, or of which it is not told when or whose
-- Source:      field practice: waitlist fill
-- Needs:       appointment
with
given_up as (
  select
    *,
    start + to_minutes(coalesce(minutes, 1)) as until
  from appointment_row
  where
    provider is not null
    and status in ('cancelled', 'late_cancel', 'rescheduled')
    and cancelled < start
    and coalesce(cancelled_by, 'patient') <> 'practice'
  qualify row_number() over (
    partition by provider, start order by cancelled desc, source_key desc
  ) = 1
),
taken as (
  select distinct given_up.source_key
  from given_up
  join appointment_row other
    on other.provider = given_up.provider
    and cast(other.start as date) = cast(given_up.start as date)
    and other.created >= given_up.cancelled
    and other.start < given_up.until
    and other.start + to_minutes(coalesce(other.minutes, 1)) > given_up.start
  where other.status in ('booked', 'completed', 'no_show')
)
select
  cast(date_trunc('month', given_up.start) as date) as month,
  given_up.provider,
  'Unassigned' as payer,
  coalesce(given_up.location, 'Unassigned') as location,
  '' as category,
  '' as category_group,
  case when taken.source_key is not null then 1 else 0 end as numerator,
  1 as denominator,
  1 as n,
  'appointment ' || given_up.source_key || ' ' || given_up.status as fact,
  cast(given_up.start as date) as fact_date,
  'appointment' as feed,
  given_up.row_no
from given_up
left join taken on taken.source_key = given_up.source_key
