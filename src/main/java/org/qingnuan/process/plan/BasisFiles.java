package org.qingnuan.process.plan;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import org.qingnuan.ledger.PlanBasis;
import org.qingnuan.process.ModelFinding;
import org.qingnuan.process.PlanRefused;

/** {@code baseline.csv} and {@code projects.csv}: what a planning document states of its base year and names (JN-01, JN-22). */
final class BasisFiles {

    private static final String FIGURES = "name,figure,unit,asOf,scope,clause";
    private static final String PROJECTS = "kind,name,place,clause";
    private static final Pattern NUMBER = Pattern.compile("\\d{1,12}(\\.\\d{1,2})?");

    private BasisFiles() {}

    /** Throws PlanRefused with every wrong line. */
    static List<PlanBasis.Figure> figures(String file, byte[] bytes) {
        return read(file, bytes, FIGURES, BasisFiles::figure);
    }

    /** Throws PlanRefused with every wrong line. */
    static List<PlanBasis.Project> projects(String file, byte[] bytes) {
        return read(file, bytes, PROJECTS, BasisFiles::project);
    }

    /** @param parse the record of a line's cells, or null after it added its finding's reason */
    private static <T> List<T> read(
            String file, byte[] bytes, String header, BiFunction<String[], List<String>, T> parse) {
        List<ModelFinding> findings = new ArrayList<>();
        List<T> records = new ArrayList<>();
        List<String> lines = CsvLines.of(file, bytes);
        boolean headed = false;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            if (!headed) {
                headed = true;
                if (!line.equals(header)) {
                    findings.add(new ModelFinding(file, null, "首行不是 " + header, "请按此顺序写列名"));
                }
                continue;
            }
            List<String> wrong = new ArrayList<>();
            T parsed = parse.apply(line.split(",", -1), wrong);
            if (parsed != null) {
                records.add(parsed);
            }
            for (String reason : wrong) {
                findings.add(new ModelFinding(file, "第" + (i + 1) + "行", reason, "请写成 " + header));
            }
        }
        if (!findings.isEmpty()) {
            throw new PlanRefused(findings);
        }
        return records;
    }

    private static PlanBasis.Figure figure(String[] cells, List<String> wrong) {
        if (cells.length != 6 || cells[0].isBlank() || cells[2].isBlank() || cells[4].isBlank()) {
            wrong.add("不是六列，或缺少名称、单位、口径");
            return null;
        }
        if (!NUMBER.matcher(cells[1].strip()).matches()) {
            wrong.add("数字“" + cells[1] + "”不是两位小数以内的数");
            return null;
        }
        try {
            return new PlanBasis.Figure(
                    cells[0].strip(),
                    new BigDecimal(cells[1].strip()),
                    cells[2].strip(),
                    LocalDate.parse(cells[3].strip()),
                    cells[4].strip(),
                    cells[5].strip());
        } catch (DateTimeException noDay) {
            wrong.add("日期“" + cells[3] + "”不是 2018-12-31 这样的日期");
            return null;
        }
    }

    private static PlanBasis.Project project(String[] cells, List<String> wrong) {
        if (cells.length != 4 || cells[0].isBlank() || cells[1].isBlank() || cells[3].isBlank()) {
            wrong.add("不是四列，或缺少类别、名称、条目");
            return null;
        }
        return new PlanBasis.Project(
                cells[0].strip(), cells[1].strip(), cells[2].isBlank() ? null : cells[2].strip(), cells[3].strip());
    }
}
