package org.qingnuan.process.plan;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.qingnuan.ledger.BuildingCategory;
import org.qingnuan.ledger.BuildingTarget;
import org.qingnuan.process.ModelFinding;
import org.qingnuan.process.PlanRefused;

/** The building-efficiency targets of a plan: {@code category,name,quantity,unit}, square metres with at most two decimals (LZ-02, D-37). */
final class BuildingTargetsFile {

    private static final String HEADER = "category,name,quantity,unit";
    private static final String QUANTITY = "[1-9]\\d{0,9}(\\.\\d{1,2})?";

    private BuildingTargetsFile() {}

    /** Throws PlanRefused with every wrong line. */
    static List<BuildingTarget> read(String file, byte[] bytes) {
        List<String> lines = CsvLines.of(file, bytes);
        List<ModelFinding> findings = new ArrayList<>();
        List<BuildingTarget> targets = new ArrayList<>();
        Set<BuildingCategory> seen = EnumSet.noneOf(BuildingCategory.class);
        if (lines.isEmpty() || !lines.get(0).equals(HEADER)) {
            findings.add(new ModelFinding(file, null, "首行不是 " + HEADER, "请按此顺序写列名"));
        }
        for (int i = 1; i < lines.size(); i++) {
            String[] cells = lines.get(i).strip().split(",", -1);
            String where = "第" + (i + 1) + "行";
            Optional<BuildingCategory> category = Stream.of(BuildingCategory.values())
                    .filter(known -> known.name().equals(cells[0]))
                    .findFirst();
            if (cells.length != 4 || category.isEmpty() || cells[1].isBlank()) {
                findings.add(new ModelFinding(file, where, "不是四列，或类别不是 URBAN、RURAL", "请写成 " + HEADER));
            } else if (!seen.add(category.get())) {
                findings.add(new ModelFinding(file, where, "类别 " + cells[0] + " 写了两次", "请合并"));
            } else if (!cells[2].matches(QUANTITY)
                    || category.get() == BuildingCategory.RURAL && cells[2].contains(".")) {
                findings.add(new ModelFinding(file, where, "任务量“" + cells[2] + "”不对", "城区填平方米，最多两位小数；农村填户数"));
            } else if (!cells[3].equals(category.get().unit())) {
                findings.add(new ModelFinding(
                        file,
                        where,
                        "单位“" + cells[3] + "”不对",
                        "应为" + category.get().unit()));
            } else {
                targets.add(new BuildingTarget(
                        category.get(), cells[1], new BigDecimal(cells[2]), cells[3], BigDecimal.ZERO));
            }
        }
        if (!findings.isEmpty()) {
            throw new PlanRefused(findings);
        }
        return targets;
    }
}
