package org.qingnuan.web;

import java.util.List;
import java.util.stream.Stream;
import org.qingnuan.ledger.Plans;
import org.qingnuan.ledger.ReportKind;
import org.qingnuan.ledger.SiteReport;
import org.qingnuan.ledger.SiteReports;
import org.qingnuan.ledger.Villages;
import org.qingnuan.process.Staff;
import org.qingnuan.shared.CaseKey;
import org.springframework.stereotype.Component;

/** Puts together a body's page of difficulties and issues. */
@Component
class SiteReportPages {

    private final SiteReports reports;
    private final Plans plans;
    private final Villages villages;
    private final Staff staff;

    SiteReportPages(SiteReports reports, Plans plans, Villages villages, Staff staff) {
        this.reports = reports;
        this.plans = plans;
        this.villages = villages;
        this.staff = staff;
    }

    /** @param places the body by an empty id, and its villages */
    record Page(
            String name,
            String back,
            String path,
            List<Facts.Choice> kinds,
            List<Facts.Choice> places,
            List<Line> lines,
            boolean reporting) {}

    /** A report; {@code look} is late for open wages, soon while open, done when closed. */
    record Line(
            String place,
            String kind,
            String against,
            String text,
            String by,
            String state,
            String look,
            List<Step> steps) {}

    record Step(String head, String text) {}

    static String path(CaseKey body) {
        return BodyController.path(body) + "/reports";
    }

    Page of(CaseKey body, boolean reporting) {
        String name = plans.body(body).area().name();
        return new Page(
                name,
                BodyController.path(body),
                path(body),
                Stream.of(ReportKind.values())
                        .map(kind -> new Facts.Choice(kind.name(), kind.label()))
                        .toList(),
                Stream.concat(
                                Stream.of(new Facts.Choice("", name + "（不限于一个村）")),
                                villages.of(body).stream()
                                        .filter(village -> !village.state().isGone())
                                        .map(village -> new Facts.Choice(
                                                village.area().id(),
                                                village.area().name())))
                        .toList(),
                reports.of(body).stream().map(this::line).toList(),
                reporting);
    }

    private Line line(SiteReport report) {
        return new Line(
                report.placeName(),
                report.kind().label(),
                report.against(),
                report.text(),
                staff.name(report.raisedBy()) + " " + Wording.date(report.raisedAt()),
                report.closedAt() == null ? "办理中" : "已解决 " + Wording.date(report.closedAt()),
                look(report),
                report.steps().stream().map(this::step).toList());
    }

    private static String look(SiteReport report) {
        if (report.closedAt() != null) {
            return "done";
        }
        return report.kind() == ReportKind.WAGE_ARREARS ? "late" : "soon";
    }

    private Step step(SiteReport.Step step) {
        return new Step(
                Wording.date(step.at()) + " " + staff.name(step.by()) + " "
                        + step.kind().label(),
                step.text());
    }
}
