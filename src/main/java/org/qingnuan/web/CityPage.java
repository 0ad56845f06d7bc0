package org.qingnuan.web;

import java.util.List;

/**
 * What the city keeps of a plan beside the households: area targets, awards, violations, and who stands above each body.
 *
 * @param reporting whether the reader may report progress
 * @param deciding whether the reader may enter awards and violations
 * @param pot null in a plan without a pot
 */
record CityPage(
        String plan,
        String path,
        boolean reporting,
        boolean deciding,
        List<AreaLine> areas,
        String areasTotal,
        String areasDone,
        String pot,
        String granted,
        String left,
        List<AwardLine> awards,
        List<ViolationLine> violations,
        List<BodyLine> bodies) {

    record AreaLine(String area, String name, String target, String done, String percent, String asOf, String note) {}

    record AwardLine(String body, String amount, String documentNo, String date, String reason, String by) {}

    /**
     * @param lift what was proposed or done about the bar, null for nothing
     * @param liftable whether the reader may propose to lift it, {@code approvable} approve what another proposed
     */
    record ViolationLine(
            long id,
            String body,
            String documentNo,
            String date,
            String finding,
            String by,
            String lift,
            boolean liftable,
            boolean approvable) {}

    record BodyLine(String id, String name, String leader, String department, String note, boolean barred) {}
}
