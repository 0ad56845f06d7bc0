package org.qingnuan.web;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.qingnuan.ledger.SiteReport;
import org.qingnuan.ledger.SiteReports;
import org.qingnuan.process.Staff;
import org.qingnuan.process.Tasks.TaskView;
import org.springframework.stereotype.Component;

/** The difficulty or issue behind a task, and what was done about it (JY-09, JY-19). */
@Component
class SiteReportFacts implements TaskFacts {

    private final SiteReports reports;
    private final Staff staff;

    SiteReportFacts(SiteReports reports, Staff staff) {
        this.reports = reports;
        this.staff = staff;
    }

    @Override
    public Set<String> tasks() {
        return Set.of(
                "difficulty-report.answerReport",
                "difficulty-report.closeReport",
                "contractor-issue.answerReport",
                "contractor-issue.closeReport",
                "service-incident.answerReport",
                "service-incident.closeReport");
    }

    @Override
    public Facts of(TaskView task) {
        SiteReport report = reports.get(task.subject());
        Facts.Table what = Facts.pairs(
                report.kind().label(),
                Stream.of(
                        new Facts.Pair("村（单位）", report.placeName()),
                        new Facts.Pair("施工或监理单位", report.against()),
                        new Facts.Pair("情况", report.text()),
                        new Facts.Pair("提出人", staff.name(report.raisedBy())),
                        new Facts.Pair("提出日期", Wording.date(report.raisedAt()))));
        return report.steps().isEmpty() ? Facts.of(what) : Facts.of(what, steps(report));
    }

    private Facts.Table steps(SiteReport report) {
        return new Facts.Table(
                "办理经过",
                List.of("日期", "事项", "内容", "办理人"),
                report.steps().stream()
                        .map(step -> List.of(
                                Wording.date(step.at()),
                                step.kind().label(),
                                step.text() == null ? "—" : step.text(),
                                staff.name(step.by())))
                        .toList());
    }
}
