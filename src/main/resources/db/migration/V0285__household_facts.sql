-- What files say of a household beyond what every roster asks, and what contractors may report of works (domain 1.1, 1.3, 1.6).
-- All of it is optional: null is unknown. Personal values are sealed; their fingerprints tell whether a file says something new,
-- and find households by the numbers on bills and meters.
alter table ledger.household
  add domicile_sealed bytea, add domicile_fingerprint bytea, add domicile_masked text,
  add title_no_sealed bytea, add title_no_fingerprint bytea, add title_no_masked text,
  add house_use text check (house_use in ('RESIDENTIAL', 'BUSINESS', 'MIXED')),
  add user_class text check (user_class in ('NORMAL_USER', 'IDLE_USER', 'OTHER')),
  add use_state text check (use_state in ('IN_USE', 'ACCOUNT_CLOSED')),
  add funding_batch text check (funding_batch in ('STATE_TASK', 'PROVINCE_TASK', 'CITY_TASK', 'SELF_INSTALLED')),
  add payout_channel text check (payout_channel in ('BANK_CARD', 'ALL_IN_ONE_CARD', 'CASH', 'GAS_METER', 'POWER_METER')),
  add power_account_sealed bytea, add power_account_fingerprint bytea, add power_account_masked text,
  add power_meter_sealed bytea, add power_meter_fingerprint bytea, add power_meter_masked text,
  add gas_code_sealed bytea, add gas_code_fingerprint bytea, add gas_code_masked text,
  add holder_relation text check (holder_relation in ('SELF', 'SPOUSE', 'PARENT', 'CHILD', 'SIBLING', 'GRANDPARENT', 'OTHER')),
  add retrofit_year smallint check (retrofit_year between 2000 and 2100),
  add remark text,
  add device_type text check (device_type in ('GAS_BOILER', 'DIRECT_ELECTRIC_BOILER', 'STORAGE_ELECTRIC_BOILER', 'ELECTRIC_WALL_BOILER',
    'DIRECT_ELECTRIC_HEATER', 'STORAGE_ELECTRIC_HEATER', 'GRAPHENE', 'FOCUSED_HEATER', 'AIR_BLOWER', 'AIR_HEAT_PUMP', 'GROUND_HEAT_PUMP',
    'DISTRICT_HEATING', 'PHOTOVOLTAIC', 'SOLAR_THERMAL', 'ALCOHOL_FUEL', 'BIOMASS_STOVE')),
  add energy_class text check (energy_class in ('GRADE_1', 'GRADE_2', 'GRADE_3', 'GRADE_4', 'GRADE_5')),
  add warranty_until date,
  add installers_sealed bytea, add installers_fingerprint bytea, add installers_masked text,
  add indoor_temperature numeric(4,1),
  add outlet_temperature numeric(4,1),
  add gas_alarm boolean,
  add gas_valve boolean,
  add gas_on date;
comment on column ledger.household.retrofit_year is 'the year that the retrofit belongs to; null where it is the plan''s own';

create index household_power_account on ledger.household (power_account_fingerprint) where power_account_fingerprint is not null;
create index household_power_meter on ledger.household (power_meter_fingerprint) where power_meter_fingerprint is not null;
create index household_gas_code on ledger.household (gas_code_fingerprint) where gas_code_fingerprint is not null;

-- An electricity meter hangs in one house of a plan. Looked at when a statement ends, so that two households may exchange theirs in it.
alter table ledger.household add constraint household_power_meter_once
  exclude using btree (plan with =, power_meter_fingerprint with =) where (active and power_meter_fingerprint is not null)
  deferrable initially immediate;

-- Rosters that compare names on papers have asked for the power account before (LZ-41). Nothing changes for the household: no event.
alter table ledger.household disable trigger household_updated;
update ledger.household h set power_account_sealed = g.power_account_sealed, power_account_fingerprint = g.power_account_fingerprint,
    power_account_masked = g.power_account_masked
from ledger.household_registration g
where g.household = h.id and g.replaced_at is null and g.power_account_sealed is not null;
alter table ledger.household enable trigger household_updated;

create or replace function ledger.household_facts(h ledger.household) returns jsonb language sql immutable as $$
    select jsonb_strip_nulls(jsonb_build_object(
        'dwelling', h.dwelling, 'sequenceNo', h.sequence_no, 'name', h.name_masked, 'identity', h.identity_masked,
        'phone', h.phone_masked, 'residents', h.residents, 'rooms', h.rooms, 'heatedArea', h.heated_area,
        'previousHeating', h.previous_heating, 'route', h.route, 'willing', h.willing, 'hardship', h.hardship,
        'surveyedOn', h.surveyed_on, 'proposalCode', h.proposal_code, 'eligibility', h.eligibility,
        'confirmedOn', h.confirmed_on, 'retrofit', h.retrofit, 'deviceModel', h.device_model,
        'deviceSerial', h.device_serial, 'meter', h.meter_masked, 'installedOn', h.installed_on,
        'commissionedOn', h.commissioned_on, 'oldStoveRemovedOn', h.old_stove_removed_on, 'acceptance', h.acceptance,
        'inspectedOn', h.inspected_on, 'payment', h.payment)
        || jsonb_build_object('spouse', h.spouse_masked, 'exceptionReason', h.exception_reason,
        'proposalReason', h.proposal_reason, 'decisionReason', h.decision_reason, 'inHome', h.in_home,
        'failureReason', h.failure_reason, 'domicile', h.domicile_masked, 'titleNo', h.title_no_masked,
        'houseUse', h.house_use, 'userClass', h.user_class, 'useState', h.use_state, 'fundingBatch', h.funding_batch,
        'payoutChannel', h.payout_channel, 'powerAccount', h.power_account_masked, 'powerMeter', h.power_meter_masked,
        'gasCode', h.gas_code_masked, 'holderRelation', h.holder_relation, 'retrofitYear', h.retrofit_year,
        'remark', h.remark)
        || jsonb_build_object('deviceType', h.device_type, 'energyClass', h.energy_class, 'warrantyUntil', h.warranty_until,
        'installers', h.installers_masked, 'indoorTemperature', h.indoor_temperature,
        'outletTemperature', h.outlet_temperature, 'gasAlarm', h.gas_alarm, 'gasValve', h.gas_valve, 'gasOn', h.gas_on,
        'marks', jsonb_build_object('name', left(encode(h.name_fingerprint, 'hex'), 8),
            'identity', left(encode(h.identity_fingerprint, 'hex'), 8), 'phone', left(encode(h.phone_fingerprint, 'hex'), 8),
            'meter', left(encode(h.meter_fingerprint, 'hex'), 8), 'spouse', left(encode(h.spouse_fingerprint, 'hex'), 8),
            'domicile', left(encode(h.domicile_fingerprint, 'hex'), 8), 'titleNo', left(encode(h.title_no_fingerprint, 'hex'), 8),
            'powerAccount', left(encode(h.power_account_fingerprint, 'hex'), 8),
            'powerMeter', left(encode(h.power_meter_fingerprint, 'hex'), 8),
            'gasCode', left(encode(h.gas_code_fingerprint, 'hex'), 8),
            'installers', left(encode(h.installers_fingerprint, 'hex'), 8))))
$$;

-- An account at a utility that two households share is a doubt for two people.
alter table ledger.flag drop constraint flag_kind_check, add constraint flag_kind_check
  check (kind in ('SAME_IDENTITY', 'SEVERAL_DWELLINGS', 'SHARED_DWELLING', 'COUPLE', 'SAME_PHONE', 'SAME_ACCOUNT', 'SAME_UTILITY',
    'PRIOR_BENEFIT', 'OTHER_NAME'));
