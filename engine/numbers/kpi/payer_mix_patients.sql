-- Payer mix, patients
-- Id:          RC25.patients
-- Version:     1
-- Means:       which class of payer our patients are of
-- Formula:     patients of the class ÷ all patients, each once, seen in the eighteen months to the month's end
-- Unit:        ratio
-- Better:      neither
-- Row:         one patient, at their last encounter
-- Counts:      patients
-- Semantic:    stock
-- Numerator:   at end
-- Denominator: at end
-- Combine:     share
-- Category:    financial class of the primary payer
-- Basis:       patients seen in eighteen months, each of the payer of their last encounter; with less than eighteen months of billing, of what there is
-- Source:      MGMA A/R, collections and payer mix; the patients of Patients seen in 18 months (PR08)
-- Needs:       transaction
select
  month,
  provider,
  payer,
  location,
  payer_class as category,
  '' as category_group,
  1 as numerator,
  1 as denominator,
  1 as n,
  'last encounter of a patient' as fact,
  service_date as fact_date,
  'transaction' as feed,
  row_no
from patient_seen
