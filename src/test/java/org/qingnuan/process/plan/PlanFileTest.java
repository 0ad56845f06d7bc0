package org.qingnuan.process.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.qingnuan.calendar.Term;
import org.qingnuan.ledger.ExtensionCap;
import org.qingnuan.ledger.PlanRules;
import org.qingnuan.process.PlanRefused;

/** What a plan.yaml says of its own terms, over the default one. */
class PlanFileTest {

    @Test
    void aPlanThatSaysNothingHasTheDefaultTerms() {
        PlanRules rules = rules("");

        assertThat(rules.rectificationDays()).isEqualTo(Term.calendarDays(10));
        assertThat(rules.correctionDays()).isEqualTo(Term.calendarDays(10));
        assertThat(rules.extension()).isEqualTo(new ExtensionCap(30, 1));
    }

    @Test
    void aPlainNumberIsCalendarDaysAndWorkingDaysAreSaidSo() {
        PlanRules rules = rules("""
                rules:
                  rectificationDays: 15
                  correctionDays: {days: 5, kind: working, firstDay: counts}
                  extension: {maxCount: 2}
                """);

        assertThat(rules.rectificationDays()).isEqualTo(Term.calendarDays(15));
        assertThat(rules.correctionDays()).isEqualTo(new Term(5, Term.Kind.WORKING, true));
        assertThat(rules.extension()).isEqualTo(new ExtensionCap(30, 2));
    }

    @Test
    void praiseCircularsAreThereOnlyWhereThePlanSaysSo() {
        assertThat(rules("").praiseCirculars()).isFalse();
        assertThat(rules("rules:\n  praiseCirculars: true").praiseCirculars()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "rectificationDays: 0 | 不是天数",
                "rectificationDays: 十天 | 缺少这一节",
                "rectificationDays: {days: 10, kind: weekdays} | 不认识“weekdays”",
                "rectificationDays: {days: 10, kind: working, firstDay: maybe} | 不认识“maybe”",
                "rectificationDays: {kind: working} | 不是整数",
                "extension: {maxDays: 一个月} | 不是整数"
            })
    void aTermThatIsNoneIsRefusedByName(String line, String reason) {
        assertThatThrownBy(() -> rules("rules:\n  " + line))
                .isInstanceOfSatisfying(
                        PlanRefused.class,
                        refused -> assertThat(refused.getMessage()).contains("plan.yaml", reason));
    }

    @Test
    void aReminderThatNamesNobodyIsRefused() {
        assertThatThrownBy(() -> rules("reminders: {recipients: {before: []}}"))
                .isInstanceOfSatisfying(
                        PlanRefused.class,
                        refused -> assertThat(refused.getMessage())
                                .contains("plan.yaml", "reminders.recipients.before", "提醒不会有人收到"));
        assertThat(rules("reminders: {before: [], recipients: {before: []}}")
                        .reminders()
                        .before())
                .isEmpty();
    }

    private static PlanRules rules(String own) {
        String head = """
                id: zichuan-2021
                name: 淄川区
                documentNo: 文号
                issued: 2021-06-10
                year: 2021
                area: {id: zichuan, name: 淄川区}
                """;
        byte[] defaults = PlanFolder.defaults().files().get("bpmn/plans/default/plan.yaml");
        return PlanFile.of("plan.yaml", (head + own).getBytes(StandardCharsets.UTF_8), defaults)
                .charter(List.of())
                .rules();
    }
}
