package org.qingnuan.web;

import java.util.List;

/**
 * What a plan has done beside its villages, and how it stands with the contractors that advance its subsidies.
 *
 * @param assigning whether the reader may share targets out
 * @param releasing whether the reader may pay what is retained or keep it
 * @param heating when heating starts or has started, null for a plan that says no day
 */
record TracksPage(
        String plan,
        String path,
        boolean assigning,
        boolean releasing,
        List<TargetLine> targets,
        List<BodyLine> bodies,
        List<GridLine> grids,
        String heating,
        boolean heated,
        List<LotLine> lots,
        List<Retained> retained) {

    /**
     * What is retained of a batch.
     *
     * @param bad whether something holds it
     * @param payable whether it may be paid now
     */
    record Retained(
            String body,
            String lot,
            String village,
            String batch,
            int households,
            String amount,
            String paid,
            String kept,
            String open,
            String dueOn,
            String state,
            boolean bad,
            List<String> holding,
            boolean payable,
            String release,
            List<Part> parts) {}

    /** @param keepable whether it may be proposed to keep it; {@code waiting} whether a proposal waits for another than the reader */
    record Part(
            long id,
            long household,
            String item,
            String amount,
            String state,
            String proposal,
            boolean keepable,
            boolean waiting) {}

    record TargetLine(String category, String name, String quantity, String assigned, String left, String unit) {}

    record BodyLine(
            String id,
            String name,
            String urbanShare,
            String urbanRegistered,
            String urbanDone,
            String urbanPassed,
            int ruralShare,
            int ruralRegistered,
            int ruralDone,
            int ruralPassed,
            List<BodyPage.FrameLine> frames) {}

    record GridLine(
            String name,
            String required,
            String available,
            String completedOn,
            String protectionPlan,
            String repairMechanism,
            List<BodyPage.FrameLine> frames) {}

    record LotLine(
            String body,
            String lot,
            String contractor,
            int households,
            String claimed,
            String settled,
            String reduced,
            String owed,
            String retained) {}
}
