package org.qingnuan.web;

import java.util.List;
import java.util.Map;
import org.qingnuan.finance.FundSource;
import org.qingnuan.finance.RateColumns;
import org.qingnuan.finance.RateHistory;
import org.qingnuan.finance.SubsidyItem;
import org.qingnuan.ledger.Body;
import org.qingnuan.ledger.PlanStarts;
import org.qingnuan.ledger.Plans;
import org.qingnuan.process.PlanStarting;
import org.qingnuan.process.PlanSuccession;
import org.qingnuan.process.Readiness;
import org.qingnuan.process.ReadinessLine;
import org.qingnuan.process.ReadinessState;
import org.qingnuan.process.Staff;
import org.qingnuan.process.Staff.Action;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.PlanId;
import org.springframework.stereotype.Component;

/** What a plan lacks, where each thing is given, and its start. */
@Component
class ReadinessPages {

    private static final Map<ReadinessState, String> LOOKS = Map.of(
            ReadinessState.COMPLETE, "done",
            ReadinessState.MISSING, "bad",
            ReadinessState.NOT_NEEDED, "none",
            ReadinessState.ADVISED, "wait");

    private final Readiness readiness;
    private final PlanStarting starting;
    private final PlanSuccession succession;
    private final Plans plans;
    private final Staff staff;
    private final RateHistory rates;

    ReadinessPages(
            Readiness readiness,
            PlanStarting starting,
            PlanSuccession succession,
            Plans plans,
            Staff staff,
            RateHistory rates) {
        this.rates = rates;
        this.succession = succession;
        this.readiness = readiness;
        this.starting = starting;
        this.plans = plans;
        this.staff = staff;
    }

    static String path(PlanId plan) {
        return "/plans/" + plan + "/readiness";
    }

    ReadinessPage of(PlanId plan, String user) {
        List<ReadinessLine> lines = readiness.of(plan);
        int missing = count(lines, ReadinessState.MISSING);
        return new ReadinessPage(
                plans.get(plan).name(),
                path(plan),
                starting.started(plan).map(this::started).orElse(null),
                missing == 0,
                missing,
                count(lines, ReadinessState.ADVISED),
                staff.may(user, CaseKey.ofPlan(plan), Action.PREPARE_PLAN),
                staff.may(user, CaseKey.ofPlan(plan), Action.RECORD_ALLOTMENTS),
                succession.earlier(plan).isEmpty() ? null : CarryOverController.path(plan),
                lines.stream().map(line -> line(plan, line, user)).toList(),
                rates.of(plan).stream().map(this::change).toList());
    }

    private ReadinessPage.RateChange change(RateHistory.Recorded recorded) {
        return new ReadinessPage.RateChange(
                Wording.date(recorded.at()),
                staff.name(recorded.by()),
                recorded.change().before() == null
                        ? null
                        : inWords(recorded.change().before()),
                inWords(recorded.change().after()),
                recorded.reason());
    }

    /** A row of the table without the codes of its cells. */
    private static String inWords(String row) {
        String said = row;
        for (SubsidyItem item : SubsidyItem.values()) {
            said = said.replaceAll("(^|，)" + item.name() + "(?=，|$)", "$1" + item.label());
        }
        for (Map.Entry<String, String> route : Wording.ROUTES.entrySet()) {
            said = said.replaceAll("(^|，)" + route.getKey() + "(?=，|$)", "$1" + route.getValue());
        }
        for (String rounding : List.of("FEN", "JIAO", "YUAN", "FEN_DOWN", "JIAO_DOWN", "YUAN_DOWN")) {
            said = said.replaceAll(
                    "(^|，)" + rounding + "(?=，|$)",
                    "$1" + RateColumns.rounding(rounding).orElse(rounding));
        }
        for (FundSource source : FundSource.values()) {
            said = said.replace(source.name() + ":rest", source.label() + "其余")
                    .replace(source.name() + ":", source.label());
        }
        return said.replaceAll("(?<=，)(\\d{3,})(?=，)", "$1分");
    }

    private static int count(List<ReadinessLine> lines, ReadinessState state) {
        return (int) lines.stream().filter(line -> line.state() == state).count();
    }

    private String started(PlanStarts.Start start) {
        String by = start.by().equals("system") ? "系统" : staff.name(start.by());
        return Wording.date(start.at()) + "由" + by + "启动";
    }

    private ReadinessPage.Line line(PlanId plan, ReadinessLine line, String user) {
        Way way = way(plan, line, user);
        return new ReadinessPage.Line(
                line.topic().label(),
                line.state().label(),
                LOOKS.get(line.state()),
                line.text(),
                line.missing(),
                line.holdsUp(),
                way.link(),
                way.linkText(),
                way.sheet(),
                way.sheetText(),
                way.template(),
                way.templateText());
    }

    /** Only to what the person may open. */
    private Way way(PlanId plan, ReadinessLine line, String user) {
        String own = path(plan);
        return switch (line.topic()) {
            case TARGETS -> body(plan);
            case VILLAGES -> Way.NONE;
            case STAFF, FOUR_EYES -> Way.to(StaffController.path(plan), "人员名单");
            case EQUIPMENT -> Way.sheet(own, "equipment", "上传设备目录");
            case NEGATIVE_LIST ->
                line.state() == ReadinessState.NOT_NEEDED
                                || !staff.may(user, CaseKey.ofPlan(plan), Action.READ_CONDITIONS)
                        ? Way.NONE
                        : Way.to(BarredBiddersController.path(plan), "投标负面清单");
            case RATES ->
                new Way(RatesPages.path(plan), "查看和批准补贴标准", "rates", "上传补充或改正的标准", own + "/rates/template", "下载现行的表");
            case FUNDS -> Way.sheet(own, "allotments", "上传资金指标");
            case BANK_FILE -> new Way(null, null, null, null, own + "/bank-file", "下载样张");
            case PAST_BENEFITS ->
                line.state() == ReadinessState.NOT_NEEDED
                        ? Way.NONE
                        : Way.to(PastBenefitsController.path(plan), "以往享受名单");
            case CALENDAR -> Way.to("/calendar" + year(line), "节假日");
            case MAIL -> line.state() == ReadinessState.MISSING ? Way.to(StaffController.path(plan), "人员名单") : Way.NONE;
        };
    }

    /** The first year that is not loaded, to be chosen at once. */
    private static String year(ReadinessLine line) {
        return line.missing().isEmpty() ? "" : "?year=" + line.missing().get(0).replaceAll("\\D", "");
    }

    /** The first body without a figure, else the first of all. */
    private Way body(PlanId plan) {
        List<Body> bodies = plans.bodies(plan);
        return bodies.stream()
                .filter(body -> body.target() == 0)
                .findFirst()
                .or(() -> bodies.stream().findFirst())
                .map(body -> Way.to(BodyController.path(body.key()), body.area().name() + "的任务"))
                .orElse(Way.NONE);
    }

    /** Where something is given; each part may be null. */
    private record Way(
            String link, String linkText, String sheet, String sheetText, String template, String templateText) {

        static final Way NONE = new Way(null, null, null, null, null, null);

        static Way to(String link, String text) {
            return new Way(link, text, null, null, null, null);
        }

        static Way sheet(String page, String sheet, String text) {
            return new Way(null, null, sheet, text, page + "/" + sheet + "/template", "下载模板");
        }
    }
}
