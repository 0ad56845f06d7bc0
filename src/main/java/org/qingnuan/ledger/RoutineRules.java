package org.qingnuan.ledger;

/**
 * What is done again and again and no document gives a figure for (B5): 及时, 定期 and 随机.
 *
 * @param reportDays a town reports its progress at least every so many days, 0 for no such reminder
 * @param drills emergency drills of a body for each heating season, 0 for no such reminder
 * @param spotCheckPercent how many of a body's accepted households a spot check looks at, from 1 to 100
 */
public record RoutineRules(int reportDays, int drills, int spotCheckPercent) {

    static final RoutineRules USUAL = new RoutineRules(7, 1, 5);
}
