package org.qingnuan.process.plan;

import java.util.Set;

/** The roles that models speak of; which post holds one, and at which level, is said by each plan.yaml. */
public final class Roles {

    public static final String DISTRICT_OFFICE = "district-office";
    public static final String LEADING_GROUP = "leading-group";
    public static final String FINANCE_OFFICE = "finance-office";
    public static final String HEAT_COMPANY = "heat-company";
    public static final String GAS_COMPANY = "gas-company";
    public static final String FINANCE_COMPANY = "finance-company";
    public static final String CIVIL_AFFAIRS = "civil-affairs";
    public static final String POVERTY_RELIEF = "poverty-relief";
    public static final String ECOLOGY_BRANCH = "ecology-branch";
    public static final String HOUSING_BUREAU = "housing-bureau";
    public static final String DEVELOPMENT_COMMISSION = "development-commission";
    public static final String POWER_COMPANY = "power-company";
    public static final String ADMINISTRATOR = "administrator";
    public static final String TOWN_OFFICIAL = "town-official";
    public static final String VILLAGE_CLERK = "village-clerk";
    public static final String CONTRACTOR = "contractor";
    public static final String SITE_INSPECTOR = "site-inspector";
    public static final String ACCEPTANCE_TECHNICIAN = "acceptance-technician";

    public static final Set<String> NAMES = Set.of(
            DISTRICT_OFFICE,
            LEADING_GROUP,
            FINANCE_OFFICE,
            HEAT_COMPANY,
            GAS_COMPANY,
            FINANCE_COMPANY,
            CIVIL_AFFAIRS,
            POVERTY_RELIEF,
            ECOLOGY_BRANCH,
            HOUSING_BUREAU,
            DEVELOPMENT_COMMISSION,
            POWER_COMPANY,
            ADMINISTRATOR,
            TOWN_OFFICIAL,
            VILLAGE_CLERK,
            CONTRACTOR,
            SITE_INSPECTOR,
            ACCEPTANCE_TECHNICIAN);

    /** Those who build, supply or check for pay: what they report is confirmed by others. */
    public static final Set<String> OUTSIDE = Set.of(
            HEAT_COMPANY,
            GAS_COMPANY,
            POWER_COMPANY,
            FINANCE_COMPANY,
            CONTRACTOR,
            SITE_INSPECTOR,
            ACCEPTANCE_TECHNICIAN);

    private Roles() {}
}
