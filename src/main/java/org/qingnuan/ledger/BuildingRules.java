package org.qingnuan.ledger;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.qingnuan.calendar.ChinaTime;
import org.qingnuan.ledger.BuildingRows.Report;
import org.qingnuan.ledger.StoredBuildings.Quantities;
import org.qingnuan.shared.CaseKey;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What must hold of buildings that are registered, finished, inspected and accepted (LZ-02, LZ-08, LZ-33). */
@Configuration(proxyBeanMethods = false)
class BuildingRules {

    static final String REGISTER = "building-works.userTask_registerBuildings";
    static final String REPORT = "building-works.userTask_reportBuildingWorks";
    static final String VERIFY = "building-works.userTask_verifyBuildingWorks";
    static final String INSPECT = "building-acceptance.userTask_inspectBuildings";
    static final String RECTIFY = "building-acceptance.userTask_rectifyBuildings";
    static final String CONCLUDE = "building-acceptance.userTask_concludeBuildings";

    @Bean
    SubmissionRule registerBuildingsRule(SheetRows sheets, BuildingRows rows) {
        return Rules.of(REGISTER, answers -> {
            answers.refuseIf(answers.sheet() == null, "没有节能改造对象登记表", "请上传或填写改造对象");
            if (answers.sheet() != null) {
                List<NewBuilding> listed = sheets.rows(answers.sheet()).stream()
                        .map(NewBuilding::of)
                        .toList();
                for (BuildingCategory category : BuildingCategory.values()) {
                    enough(answers, rows, category, listed);
                }
            }
        });
    }

    /** What is registered and listed comes to the body's share at least. */
    private static void enough(
            Answers answers, BuildingRows rows, BuildingCategory category, List<NewBuilding> listed) {
        BigDecimal share = rows.share(answers.subject(), category);
        BigDecimal sum = listed.stream()
                .filter(one -> one.category() == category)
                .filter(one -> !rows.known(answers.subject(), one.place(), one.door()))
                .map(one -> one.area() == null ? BigDecimal.ONE : one.area())
                .reduce(rows.registered(answers.subject(), category), BigDecimal::add);
        answers.refuseIf(
                sum.compareTo(share) < 0,
                "%s共%s%s，少于本单位任务%s%s"
                        .formatted(category.label(), shown(sum), category.unit(), shown(share), category.unit()),
                "请补充改造对象，或由推进办公室调整任务");
    }

    @Bean
    SubmissionRule reportBuildingWorksRule(BuildingRows rows, Clock clock) {
        return Rules.of(REPORT, answers -> {
            past(answers, "finishedOn", "实际完工日期", null, clock);
            quantities(answers, "完工").ifPresent(done -> {
                noMore(answers, rows, done, "完工");
                answers.refuseIf(
                        !all(rows, answers.subject(), done),
                        "还没有全部完工：登记%s平方米、%s户，完工%s平方米、%d户"
                                .formatted(
                                        shown(rows.registered(answers.subject(), BuildingCategory.URBAN)),
                                        shown(rows.registered(answers.subject(), BuildingCategory.RURAL)),
                                        shown(done.urban()),
                                        done.rural()),
                        "全部完工后再报告");
            });
        });
    }

    @Bean
    SubmissionRule verifyBuildingWorksRule() {
        return Rules.of(VERIFY, Rules::decided);
    }

    @Bean
    SubmissionRule inspectBuildingsRule(BuildingRows rows, Clock clock) {
        return Rules.of(INSPECT, answers -> {
            past(
                    answers,
                    "inspectedOn",
                    "验收日期",
                    rows.last(answers.subject(), "WORKS").map(Report::doneOn).orElse(null),
                    clock);
            quantities(answers, "合格").ifPresent(passed -> {
                noMore(answers, rows, passed, "合格");
                answers.refuseIf(
                        !all(rows, answers.subject(), passed) && !answers.has("problems"),
                        "不合格情况",
                        null,
                        "没有全部合格，却没有写明不合格的部位和原因",
                        "请逐项写明");
            });
        });
    }

    @Bean
    SubmissionRule rectifyBuildingsRule(Clock clock) {
        return Rules.of(RECTIFY, answers -> {
            answers.require("measure", "整改情况");
            past(answers, "rectifiedOn", "整改完成日期", null, clock);
        });
    }

    @Bean
    SubmissionRule concludeBuildingsRule(BuildingRows rows, Clock clock) {
        return Rules.of(CONCLUDE, answers -> {
            Rules.decided(answers);
            past(
                    answers,
                    "acceptedOn",
                    "验收日期",
                    rows.last(answers.subject(), "INSPECTION")
                            .map(Report::doneOn)
                            .orElse(null),
                    clock);
        });
    }

    private static void past(Answers answers, String field, String label, LocalDate first, Clock clock) {
        answers.requireDay(field, label)
                .refuseIf(
                        answers.day(field)
                                .filter(ChinaTime.today(clock)::isBefore)
                                .isPresent(),
                        label,
                        answers.text(field),
                        "晚于今天",
                        "请填写实际日期")
                .refuseIf(
                        first != null
                                && answers.day(field).filter(first::isAfter).isPresent(),
                        label,
                        answers.text(field),
                        "早于上一步的" + first,
                        "请核对日期");
    }

    private static Optional<Quantities> quantities(Answers answers, String what) {
        boolean urban = answers.text("urban").matches("[0-9]{1,9}(\\.[0-9]{1,2})?");
        boolean rural = answers.text("rural").matches("[0-9]{1,7}");
        answers.refuseIf(!urban, what + "面积", answers.text("urban"), "不是平方米数，最多两位小数", "没有的填0")
                .refuseIf(!rural, what + "户数", answers.text("rural"), "不是户数", "没有的填0");
        return urban && rural
                ? Optional.of(
                        new Quantities(new BigDecimal(answers.text("urban")), Integer.parseInt(answers.text("rural"))))
                : Optional.empty();
    }

    private static void noMore(Answers answers, BuildingRows rows, Quantities given, String what) {
        BigDecimal urban = rows.registered(answers.subject(), BuildingCategory.URBAN);
        BigDecimal rural = rows.registered(answers.subject(), BuildingCategory.RURAL);
        answers.refuseIf(
                        given.urban().compareTo(urban) > 0,
                        what + "面积",
                        answers.text("urban"),
                        "多于登记的" + shown(urban) + "平方米",
                        "请核对")
                .refuseIf(
                        BigDecimal.valueOf(given.rural()).compareTo(rural) > 0,
                        what + "户数",
                        answers.text("rural"),
                        "多于登记的" + shown(rural) + "户",
                        "请核对");
    }

    /** Whether these are all that is registered. */
    static boolean all(BuildingRows rows, CaseKey body, Quantities given) {
        return given.urban().compareTo(rows.registered(body, BuildingCategory.URBAN)) == 0
                && BigDecimal.valueOf(given.rural()).compareTo(rows.registered(body, BuildingCategory.RURAL)) == 0;
    }

    private static String shown(BigDecimal quantity) {
        return quantity.signum() == 0 ? "0" : quantity.stripTrailingZeros().toPlainString();
    }
}
