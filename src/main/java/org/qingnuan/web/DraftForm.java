package org.qingnuan.web;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.qingnuan.ledger.Target;
import org.qingnuan.ledger.TargetSheet;
import org.qingnuan.process.NewPlan;
import org.qingnuan.shared.Finding;
import org.qingnuan.shared.PlanId;
import org.qingnuan.shared.Region;

/**
 * What an administrator fills in for a new plan; all of it as typed, so that nothing is lost when something is wrong.
 *
 * @param areaId empty to keep the area of the plan it is copied from
 */
record DraftForm(
        String from,
        String id,
        String name,
        String year,
        String areaId,
        String areaName,
        String areaCode,
        String documentNo,
        String issued) {

    private static final Pattern KEBAB = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final Pattern DIVISION = Pattern.compile("\\d{6}");

    DraftForm {
        from = clean(from);
        id = clean(id);
        name = clean(name);
        year = clean(year);
        areaId = clean(areaId);
        areaName = clean(areaName);
        areaCode = clean(areaCode);
        documentNo = clean(documentNo);
        issued = clean(issued);
    }

    DraftForm() {
        this("", "", "", "", "", "", "", "", "");
    }

    private static String clean(String text) {
        return text == null ? "" : text.strip();
    }

    /** @param order null when there are problems */
    record Read(NewPlan order, List<String> problems) {}

    /** @param workbook the task table, null for none */
    Read read(byte[] workbook) {
        List<String> problems = new ArrayList<>();
        PlanId plan = plan(problems);
        if (from.isEmpty()) {
            problems.add("请选择从哪个方案开始。");
        }
        if (name.isEmpty()) {
            problems.add("没有填写方案名称。");
        }
        if (!year.matches("20\\d\\d")) {
            problems.add("任务年度应为四位数，例如 2022。");
        }
        Region area = area(problems);
        LocalDate day = day(problems);
        List<Target> targets = targets(workbook, problems);
        return new Read(
                problems.isEmpty()
                        ? new NewPlan(
                                from,
                                plan,
                                name,
                                Integer.parseInt(year),
                                area,
                                areaCode.isEmpty() ? null : areaCode,
                                documentNo.isEmpty() ? null : documentNo,
                                day,
                                targets)
                        : null,
                problems);
    }

    private PlanId plan(List<String> problems) {
        try {
            return new PlanId(id);
        } catch (IllegalArgumentException noPlanId) {
            problems.add("方案编号“" + id + "”不对，请用小写字母、数字和连字符，例如 huantai-2022。");
            return null;
        }
    }

    private Region area(List<String> problems) {
        if (areaId.isEmpty() && areaName.isEmpty()) {
            return null;
        }
        if (!KEBAB.matcher(areaId).matches() || areaName.isEmpty()) {
            problems.add("地区要同时填写编号（小写拼音，例如 huantai）和名称；与原方案同一地区的，两项都留空。");
        }
        if (!areaCode.isEmpty() && !DIVISION.matcher(areaCode).matches()) {
            problems.add("行政区划代码“" + areaCode + "”不是六位数字。");
        }
        return new Region(areaId, areaName);
    }

    private LocalDate day(List<String> problems) {
        try {
            return issued.isEmpty() ? null : LocalDate.parse(issued);
        } catch (DateTimeException noDay) {
            problems.add("发文日期“" + issued + "”不对，请重新选择。");
            return null;
        }
    }

    private List<Target> targets(byte[] workbook, List<String> problems) {
        if (workbook == null) {
            return null;
        }
        TargetSheet.Read read = TargetSheet.read(workbook, areaId.isEmpty() ? id : areaId);
        read.findings().stream().map(Finding::sentence).forEach(problems::add);
        return read.targets();
    }
}
