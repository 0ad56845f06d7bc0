package org.qingnuan.web;

import java.util.List;

/** A body's page: its villages and lots as its officials see them. */
record BodyPage(
        String name,
        String plan,
        String path,
        int target,
        int assigned,
        List<TaskPage.Figure> numbers,
        List<FrameLine> frames,
        List<TownLine> towns,
        List<VillageLine> villages,
        List<LotLine> lots,
        List<Facts.Choice> routes,
        List<Facts.Choice> others,
        List<ChangeLine> changes,
        List<DutyLine> duties,
        List<Facts.Choice> officials,
        boolean county,
        boolean manageable,
        boolean recordable,
        boolean gated,
        boolean supervised,
        boolean praised,
        boolean changed,
        boolean heated,
        boolean contributing) {

    /** A gate; {@code look} is late, soon, ontime or done. */
    record FrameLine(String name, String due, String state, String look) {}

    /** A town of a county with the numbers of its villages (HZ-39). */
    record TownLine(String name, int villages, List<TaskPage.Figure> numbers) {}

    record TaskLine(String name, String holder) {}

    /** @param changeable whether quota and withdrawal are still open */
    /** A village; {@code code} null where it has no official one. */
    record VillageLine(
            String id,
            String name,
            String code,
            String route,
            String state,
            int quota,
            List<TaskPage.Figure> numbers,
            List<FrameLine> frames,
            List<TaskLine> tasks,
            boolean changeable) {}

    record LotLine(String name, String state, String round, String bidder, String price, String villages) {}

    /** A version of the body's quota. */
    record ChangeLine(String date, String households, String other, String reason, String by) {}

    /** Who answers for a duty of the town, null while nobody is named (ZC-24); {@code holder} is whom its tasks are handed to (JY-05). */
    record DutyLine(String id, String duty, String post, String name, String holder, String since) {}

    /** Households of the target that no village has yet. */
    public int unassigned() {
        return target - assigned;
    }
}
