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

    record ViolationLine(String body, String documentNo, String date, String finding, String by) {}

    record BodyLine(String id, String name, String leader, String department, String note, boolean barred) {}
}
