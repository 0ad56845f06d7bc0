package org.qingnuan.process.plan;

import java.util.Map;
import java.util.Set;

/**
 * What the program hands to a table and reads of it.
 *
 * @param inputs the names that an expression may speak of
 * @param outputs the columns that are read
 * @param hitPolicies how many rows may apply, as the program takes them
 * @param oneAnswer whether exactly one row must apply to whatever comes
 */
record TableRules(Set<String> inputs, Set<String> outputs, Set<String> hitPolicies, boolean oneAnswer) {

    private static final Set<String> FIRST = Set.of("FIRST", "UNIQUE");

    /** By the table's name. */
    static final Map<String, TableRules> OF = Map.of(
            "eligibility",
                    new TableRules(
                            Set.of(
                                    "listed",
                                    "willing",
                                    "route",
                                    "rooms",
                                    "priorBenefit",
                                    "priorBenefitExcluded",
                                    "actualResident",
                                    "permanentResident",
                                    "premises",
                                    "demolition",
                                    "benefitedOn",
                                    "idle",
                                    "houseUse",
                                    "accountClosed",
                                    "minRooms",
                                    "routes"),
                            Set.of("eligible", "reasonCode", "reason", "clause"),
                            FIRST,
                            true),
            "building-eligibility",
                    new TableRules(
                            Set.of("inPlan", "cleanHeated", "occupied", "worthwhile", "willing"),
                            Set.of("eligible", "reasonCode", "reason", "clause"),
                            FIRST,
                            true),
            "device",
                    new TableRules(
                            Set.of("device", "route"),
                            Set.of("allowed", "reasonCode", "reason", "clause"),
                            FIRST,
                            true),
            "route",
                    new TableRules(
                            Set.of(
                                    "settlement",
                                    "density",
                                    "heatNetwork",
                                    "wasteHeat",
                                    "gasNetwork",
                                    "gasSecured",
                                    "gridCapacity",
                                    "geothermal",
                                    "biomass",
                                    "builtShantytown"),
                            Set.of("route", "technique", "reason", "clause"),
                            Set.of("RULE ORDER"),
                            false),
            "subsidy",
                    new TableRules(
                            Set.of(
                                    "route",
                                    "rooms",
                                    "heatedArea",
                                    "equipmentPrice",
                                    "hardship",
                                    "season",
                                    "gasVolume",
                                    "powerUsage",
                                    "valleyUsage",
                                    "powerBase",
                                    "tariff",
                                    "heatUsage",
                                    "lastGas",
                                    "lastPower",
                                    "lastHeat",
                                    "lastValley",
                                    "hardshipIdentified",
                                    "area",
                                    "year",
                                    "selfInstalled",
                                    "equipmentType",
                                    "selfPaid"),
                            Set.of("item", "label", "amount", "shares", "clause", "basis"),
                            Set.of("COLLECT"),
                            false));
}
