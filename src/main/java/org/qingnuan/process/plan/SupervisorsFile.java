package org.qingnuan.process.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.qingnuan.ledger.Supervisor;
import org.qingnuan.ledger.Target;
import org.qingnuan.process.ModelFinding;
import org.qingnuan.process.PlanRefused;

/** Who stands above each body: {@code area,leader,department,note}, posts and no names (HZ-36). */
final class SupervisorsFile {

    private static final String HEADER = "area,leader,department,note";

    private SupervisorsFile() {}

    /** Throws PlanRefused with every wrong line. */
    static List<Supervisor> read(String file, byte[] bytes, List<Target> bodies) {
        List<String> lines = CsvLines.of(file, bytes);
        Set<String> known = bodies.stream().map(body -> body.area().id()).collect(Collectors.toSet());
        List<ModelFinding> findings = new ArrayList<>();
        List<Supervisor> supervisors = new ArrayList<>();
        if (lines.isEmpty() || !lines.get(0).equals(HEADER)) {
            findings.add(new ModelFinding(file, null, "首行不是 " + HEADER, "请按此顺序写列名"));
        }
        for (int i = 1; i < lines.size(); i++) {
            String[] cells = lines.get(i).strip().split(",", -1);
            String where = "第" + (i + 1) + "行";
            if (cells.length != 4 || cells[1].isBlank() || cells[2].isBlank()) {
                findings.add(new ModelFinding(file, where, "不是四列，或缺少责任领导、责任单位", "请写成 " + HEADER));
            } else if (!known.remove(cells[0])) {
                findings.add(new ModelFinding(file, where, "没有责任主体 " + cells[0] + "，或写了两次", "请对照 targets.csv"));
            } else {
                supervisors.add(new Supervisor(cells[0], cells[1], cells[2], cells[3].isBlank() ? null : cells[3]));
            }
        }
        if (!findings.isEmpty()) {
            throw new PlanRefused(findings);
        }
        return supervisors;
    }
}
