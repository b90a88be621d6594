-- JW or JZ on single-dose drugs
-- Id:          SU10
-- Version:     1
-- Means:       the share of charges to Medicare for single-dose drugs that tell what was discarded, JW, or that nothing was, JZ
-- Formula:     charge lines of single-dose drugs with JW or JZ ÷ those lines
-- Unit:        ratio
-- Better:      higher
-- Row:         one charge line, voids negative
-- Semantic:    flow
-- Numerator:   in period
-- Denominator: in period
-- Category:    billing code
-- Basis:       service date from July 2023 on; codes that purchases name as single-dose
-- Excludes:    payers other than Medicare and codes without a leading letter, such as vaccines
-- Absent:      n/a: no charge to Medicare for what is bought as single-dose
-- Source:      CMS, Discarded Drugs and Biologicals: JW since 2017, JZ since 1 July 2023
-- Needs:       transaction, purchase
select
  service_month as month,
  provider,
  primary_payer as payer,
  location,
  code as category,
  '' as category_group,
  case
    when list_has_any(regexp_split_to_array(coalesce(modifiers, ''), '[^0-9A-Z]+'), ['JW', 'JZ'])
      then line_count
    else 0
  end as numerator,
  line_count as denominator,
  1 as n,
  kind || ' ' || code || coalesce(' ' || modifiers, '') as fact,
  service_date as fact_date,
  'transaction' as feed,
  row_no
from drug_charge
where
  single_dose
  and service_date >= date '2023-07-01'
  and regexp_matches(code, '^[A-Z]')
  and primary_payer in (select payer from payer_kind where kind = 'medicare')
