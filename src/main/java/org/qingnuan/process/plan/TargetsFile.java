package org.qingnuan.process.plan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.qingnuan.ledger.Target;
import org.qingnuan.process.ModelFinding;
import org.qingnuan.process.PlanRefused;
import org.qingnuan.shared.Region;

/**
 * The plan's own task table: {@code area,name,code,quantity,unit}; keyed by area, never by the printed number (D-03). An
 * empty quantity is one that the document leaves open (D-24); lines that begin with # are for people.
 */
final class TargetsFile {

    private static final String HEADER = "area,name,code,quantity,unit";

    private static final Pattern AREA = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final Pattern CODE = Pattern.compile("\\d{6}(\\d{3}){0,2}");

    private TargetsFile() {}

    /** Throws PlanRefused with every wrong line. */
    static List<Target> read(String file, byte[] bytes) {
        List<String> lines = CsvLines.of(file, bytes);
        int header = 0;
        while (header < lines.size() && isRemark(lines.get(header))) {
            header++;
        }
        List<ModelFinding> findings = new ArrayList<>();
        List<Target> targets = new ArrayList<>();
        if (header == lines.size() || !lines.get(header).equals(HEADER)) {
            findings.add(new ModelFinding(file, null, "首行不是 " + HEADER, "请按此顺序写列名"));
        }
        for (int i = header + 1; i < lines.size(); i++) {
            if (!isRemark(lines.get(i))) {
                line(file, i + 1, lines.get(i), targets, findings);
            }
        }
        if (targets.stream().map(t -> t.area().id()).distinct().count() < targets.size()) {
            findings.add(new ModelFinding(file, null, "同一地区出现两次", "请合并或改正地区编号"));
        }
        findings.addAll(twice(file, "名称", targets, target -> target.area().name()));
        findings.addAll(twice(file, "行政区划代码", targets, Target::officialCode));
        if (targets.isEmpty() && findings.isEmpty()) {
            findings.add(new ModelFinding(file, null, "没有一个责任主体", "请逐行填写承担任务的镇街或县区"));
        }
        if (!findings.isEmpty()) {
            throw new PlanRefused(findings);
        }
        return targets;
    }

    private static List<ModelFinding> twice(
            String file, String what, List<Target> targets, Function<Target, String> word) {
        Set<String> seen = new HashSet<>();
        return targets.stream()
                .map(word)
                .filter(said -> said != null && !seen.add(said))
                .map(said -> new ModelFinding(file, said, what + "“" + said + "”出现两次", "请核对，同一地区只写一行"))
                .toList();
    }

    private static boolean isRemark(String line) {
        return line.startsWith("#") || line.isBlank();
    }

    private static void line(String file, int number, String line, List<Target> targets, List<ModelFinding> findings) {
        String[] cells = line.strip().split(",", -1);
        String where = "第" + number + "行";
        if (line.contains("，")) {
            findings.add(new ModelFinding(file, where, "用了中文逗号", "各列之间用英文逗号"));
        } else if (cells.length != 5 || cells[0].isBlank() || cells[1].isBlank()) {
            findings.add(new ModelFinding(file, where, "不是五列或缺少地区", "请写成 " + HEADER));
        } else if (!cells[3].isBlank() && !cells[3].strip().matches("[1-9]\\d{0,8}")) {
            findings.add(new ModelFinding(file, where, "任务数“" + cells[3] + "”不是正整数", "请填写户数；文件没有写明的留空"));
        } else if (!AREA.matcher(cells[0].strip()).matches()) {
            findings.add(new ModelFinding(file, where, "地区编号“" + cells[0] + "”的写法不对", "请用小写字母、数字和连字符，例如 xihe"));
        } else if (!cells[2].isBlank() && !CODE.matcher(cells[2].strip()).matches()) {
            findings.add(new ModelFinding(file, where, "行政区划代码“" + cells[2] + "”不是六位、九位或十二位数字", "请核对，没有代码的留空"));
        } else if (cells[4].isBlank()) {
            findings.add(new ModelFinding(file, where, "没有写单位", "请填写户"));
        } else {
            targets.add(new Target(
                    new Region(cells[0].strip(), cells[1].replaceAll("\\s", "")),
                    cells[2].isBlank() ? null : cells[2].strip(),
                    cells[3].isBlank() ? Target.LEFT_OPEN : Integer.parseInt(cells[3].strip()),
                    cells[4].strip()));
        }
    }
}
