-- What kind of heating a model is (改造类型, domain 1.1), where the catalogue says it; the routes stay as they are.
alter table ledger.catalogue_item add type text check (type in ('GAS_BOILER', 'DIRECT_ELECTRIC_BOILER', 'STORAGE_ELECTRIC_BOILER',
  'ELECTRIC_WALL_BOILER', 'DIRECT_ELECTRIC_HEATER', 'STORAGE_ELECTRIC_HEATER', 'GRAPHENE', 'FOCUSED_HEATER', 'AIR_BLOWER', 'AIR_HEAT_PUMP',
  'GROUND_HEAT_PUMP', 'DISTRICT_HEATING', 'PHOTOVOLTAIC', 'SOLAR_THERMAL', 'ALCOHOL_FUEL', 'BIOMASS_STOVE'));
