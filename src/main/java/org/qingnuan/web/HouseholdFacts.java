package org.qingnuan.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.qingnuan.ledger.Equipment;
import org.qingnuan.ledger.GateResult;
import org.qingnuan.ledger.Gates;
import org.qingnuan.ledger.HouseholdPage;
import org.qingnuan.ledger.HouseholdRow;
import org.qingnuan.ledger.Households;
import org.qingnuan.ledger.Plans;
import org.qingnuan.ledger.Submissions;
import org.qingnuan.process.Tasks.TaskView;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.PlanId;
import org.springframework.stereotype.Component;

/** What the register says to those who build, verify and accept: households with their states, persons masked. */
@Component
class HouseholdFacts implements TaskFacts {

    private static final String CONDITIONS = "construction.completeConditions";
    private static final String PROGRESS = "construction.reportProgress";
    private static final String RECTIFY = "rectification.rectify";
    private static final String VERIFY_RECTIFICATION = "rectification.verifyRectification";

    /** What was handed in for the work that a task verifies, with the field that holds its actual date. */
    private static final Map<String, Reported> REPORTED = Map.of(
            "survey.reviewSurvey", new Reported("survey.userTask_registerSurvey", "surveyedOn", "摸底完成日期"),
            "construction.verifyCompletion",
                    new Reported("construction.userTask_reportProgress", "finishedOn", "实际完工日期"),
            "commissioning.verifyCommissioning",
                    new Reported("commissioning.userTask_reportCommissioning", "finishedOn", "实际调试完成日期"),
            "acceptance.concludeAcceptance",
                    new Reported("acceptance.userTask_inspectHouseholds", "inspectedOn", "最近一批验收日期"),
            "in-home-acceptance.acceptPreliminarily",
                    new Reported("commissioning.userTask_reportCommissioning", "finishedOn", "实际调试完成日期"),
            "in-home-acceptance.concludeAcceptance",
                    new Reported("in-home-acceptance.userTask_inspectHouseholds", "inspectedOn", "最近一批验收日期"));

    private final Households households;
    private final Equipment equipment;
    private final Gates gates;
    private final Submissions submissions;
    private final Plans plans;
    private final DefaultMarks marks;

    HouseholdFacts(
            Households households,
            Equipment equipment,
            Gates gates,
            Submissions submissions,
            Plans plans,
            DefaultMarks marks) {
        this.households = households;
        this.equipment = equipment;
        this.gates = gates;
        this.submissions = submissions;
        this.plans = plans;
        this.marks = marks;
    }

    private record Reported(String task, String field, String label) {}

    @Override
    public Set<String> tasks() {
        return Set.of(
                CONDITIONS,
                PROGRESS,
                RECTIFY,
                VERIFY_RECTIFICATION,
                "survey.reviewSurvey",
                "construction.verifyCompletion",
                "commissioning.verifyCommissioning",
                "acceptance.concludeAcceptance",
                "in-home-acceptance.acceptPreliminarily",
                "in-home-acceptance.concludeAcceptance");
    }

    @Override
    public Facts of(TaskView task) {
        return switch (TaskPages.form(task)) {
            case CONDITIONS -> lacking(task.subject());
            case PROGRESS -> selected(task.subject());
            case RECTIFY, VERIFY_RECTIFICATION -> household(task.subject());
            default -> reported(task.subject(), REPORTED.get(TaskPages.form(task)));
        };
    }

    private Facts lacking(CaseKey village) {
        return gates.constructionStart(village) instanceof GateResult.Lacking lacking
                ? Facts.of(new Facts.Table(
                        "尚缺的开工条件",
                        List.of("缺项", "怎样补齐"),
                        lacking.findings().stream()
                                .map(finding -> List.of(finding.reason(), finding.remedy()))
                                .toList()))
                : Facts.NONE.note("核对时的缺项已经补齐，办结后即可进入施工。");
    }

    private Facts selected(CaseKey village) {
        return equipment
                .selected(village)
                .map(chosen -> Facts.NONE.note("本村选购设备：" + chosen.model() + "，单价 " + Wording.money(chosen.unitPrice())))
                .orElse(Facts.NONE);
    }

    private Facts reported(CaseKey village, Reported reported) {
        HouseholdPage page = households.search(village, "", 0);
        String shown = page.total() > page.rows().size() ? "，列出前" + page.rows().size() + "户" : "";
        Facts facts = Facts.of(new Facts.Table(
                "本村台账（共" + page.total() + "户" + shown + "）",
                List.of("序号", "户主", "路线", "房间", "资格", "改造", "安装日期", "调试日期", "验收"),
                page.rows().stream().map(HouseholdFacts::row).toList()));
        return submissions
                .last(village, reported.task())
                .map(given -> given.fields().get(reported.field()))
                .map(day -> facts.note(reported.label() + "：" + Wording.date(LocalDate.parse(day))))
                .orElse(facts);
    }

    private static List<String> row(HouseholdRow row) {
        return List.of(
                "" + row.no(),
                row.name(),
                Wording.route(row.route()),
                "" + row.rooms(),
                Wording.state(row.eligibility()),
                Wording.state(row.retrofit()),
                shown(Wording.date(row.installedOn())),
                shown(Wording.date(row.commissionedOn())),
                Wording.state(row.acceptance()));
    }

    private Facts household(CaseKey household) {
        return households.search(household.villageKey(), household.item(), 0).rows().stream()
                .filter(row -> row.key().equals(household))
                .findFirst()
                .map(row -> Facts.of(Facts.pairs(
                        "待整改的户",
                        Stream.of(
                                new Facts.Pair("户编号", "" + row.id()),
                                new Facts.Pair("户主", row.name()),
                                new Facts.Pair("路线", Wording.route(row.route())),
                                new Facts.Pair("验收日期", Wording.date(row.inspectedOn())),
                                new Facts.Pair("整改期限", term(household.plan())),
                                new Facts.Pair("不合格原因", row.failureReason())))))
                .orElse(Facts.NONE);
    }

    private String term(PlanId plan) {
        return "验收不合格之日起" + Wording.term(plans.get(plan).rules().rectificationDays())
                + marks.of(plan, "rules.rectificationDays");
    }

    private static String shown(String text) {
        return text == null ? "—" : text;
    }
}
