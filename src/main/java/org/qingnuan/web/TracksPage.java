package org.qingnuan.web;

import java.util.List;

/**
 * What a plan has done beside its villages, and how it stands with the contractors that advance its subsidies.
 *
 * @param assigning whether the reader may share targets out
 * @param heating when heating starts or has started, null for a plan that says no day
 */
record TracksPage(
        String plan,
        String path,
        boolean assigning,
        List<TargetLine> targets,
        List<BodyLine> bodies,
        List<GridLine> grids,
        String heating,
        boolean heated,
        List<LotLine> lots) {

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
            String owed) {}
}
