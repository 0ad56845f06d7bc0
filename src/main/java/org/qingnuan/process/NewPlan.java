package org.qingnuan.process;

import java.time.LocalDate;
import java.util.List;
import org.qingnuan.ledger.Target;
import org.qingnuan.shared.PlanId;
import org.qingnuan.shared.Region;

/**
 * What a new plan's folder shall be, see {@link PlanFolders#create}.
 *
 * @param from the plan it is copied from, {@code default} for the bare skeleton, or the path of a folder
 * @param name as people call it, such as 桓台县2022年冬季清洁取暖
 * @param year the year of its task
 * @param area its county or city; null keeps that of the plan it is copied from
 * @param code the area's division code, six digits; null for none, or to keep it along with the area
 * @param documentNo the number of its document; null when it has none yet
 * @param issued the day of its document; null for the same day in the new year
 * @param targets its task table; null keeps that of the plan it is copied from
 */
public record NewPlan(
        String from,
        PlanId id,
        String name,
        int year,
        Region area,
        String code,
        String documentNo,
        LocalDate issued,
        List<Target> targets) {}
