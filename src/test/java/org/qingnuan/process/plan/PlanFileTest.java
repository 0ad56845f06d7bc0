package org.qingnuan.process.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.qingnuan.calendar.Term;
import org.qingnuan.ledger.CoalRule;
import org.qingnuan.ledger.ConditionKind;
import org.qingnuan.ledger.ExtensionCap;
import org.qingnuan.ledger.GateMode;
import org.qingnuan.ledger.GatePoint;
import org.qingnuan.ledger.NoticeList;
import org.qingnuan.ledger.NoticeRules;
import org.qingnuan.ledger.PlanGate;
import org.qingnuan.ledger.PlanRules;
import org.qingnuan.process.PlanRefused;
import org.qingnuan.shared.PlanId;

/** What a plan.yaml says of its own terms, over the default one. */
class PlanFileTest {

    private static final String HEAD = """
            id: zichuan-2021
            name: 淄川区
            documentNo: 文号
            issued: 2021-06-10
            year: 2021
            area: {id: zichuan, name: 淄川区}
            """;

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
                "rectificationDays: 0 | 不能小于 1",
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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "issued: 2021-06-10 | issued: 2021-02-30 | issued：不是日期（2021-02-30）",
                "issued: 2021-06-10 | issued: 去年六月 | issued：不是日期（去年六月）",
                "issued: 2021-06-10 | published: 2021-06-10 | issued：没有填写",
                "issued: 2021-06-10 | published: 2021-06-10 | published：不认识这一项",
                "year: 2021 | year: 二零二一 | year：不是整数",
                "year: 2021 | year: 2201 | 相差太远",
                "year: 2021 | name: 淄川 | 第5行第1列附近不是正确的 YAML",
                "year: 2021 | year: [2021 | 不是正确的 YAML",
                "id: zichuan, | id: 淄川, | area.id：写法不对（淄川）",
                "id: zichuan, | id: zichuan, code: 淄川, | area.code：写法不对",
                "id: zichuan-2021 | id: zichuan-2022 | 与目录名 zichuan-2021 不一致",
                "name: 淄川区 | name: | name：没有填写",
                "year: 2021 | 'year: 2021\nroles: {mayor: {name: 区长, level: plan}}' | roles.mayor：没有这个角色",
                "year: 2021 | 'year: 2021\nroles: {contractor: {level: village}}' | roles.contractor.level：不认识“village”",
                "year: 2021 | 'year: 2021\nimplementers: {STEAM: {works: contractor}}' | implementers.STEAM：没有这种技术路线",
                "year: 2021 | 'year: 2021\nimplementers: {COAL_TO_GAS: {works: mayor}}' | implementers.COAL_TO_GAS.works：没有角色 mayor",
                "year: 2021 | 'year: 2021\nrules: {routes: [STEAM]}' | rules.routes：没有技术路线 STEAM",
                "year: 2021 | 'year: 2021\nrules: {routes: []}' | rules.routes：没有列出技术路线",
                "year: 2021 | 'year: 2021\nrules: {routes: all}' | rules.routes：不是列表（all）",
                "year: 2021 | 'year: 2021\nrules: {minRoom: 2}' | rules.minRoom：不认识这一项",
                "year: 2021 | 'year: 2021\nrules: {townPlanRequired: 是}' | rules.townPlanRequired：不是 true 或 false（是）",
                "year: 2021 | 'year: 2021\npayment: {steps: []}' | payment.steps：没有审批步骤",
                "year: 2021 | 'year: 2021\npayment: {steps: [{role: mayor, label: 批准}]}' | payment.steps[1].role：没有角色 mayor",
                "year: 2021 | 'year: 2021\npayment: {secondApproval: {role: finance-office, label: 复批}}' | payment.secondApproval.above：没有写超过多少元",
                "year: 2021 | 'year: 2021\npayment: {secondApproval: {above: 多, role: finance-office, label: 复批}}' | payment.secondApproval.above：",
                "year: 2021 | 'year: 2021\npayment: {secondApproval: {above: \"1.00\", role: mayor, label: 复批}}' | payment.secondApproval.role：没有角色 mayor",
                "year: 2021 | 'year: 2021\npayment: {retention: {percent: 3}}' | payment.retention.months：写了质保金比例，没有写缺陷责任期",
                "year: 2021 | 'year: 2021\npayment: {retention: {months: 24}}' | payment.retention.percent：写了缺陷责任期，没有写质保金比例",
                "year: 2021 | 'year: 2021\npayment: {retention: {percent: 3%, months: 24}}' | payment.retention.percent：写法不对（3%）",
                "year: 2021 | 'year: 2021\npayment: {retention: {percent: 0, months: 24}}' | payment.retention.percent：质保金比例是0",
                "year: 2021 | 'year: 2021\npayment: {retention: {percent: 3, months: 240}}' | payment.retention.months：缺陷责任期超过120个月",
                "year: 2021 | 'year: 2021\nreminders: {before: 明天}' | reminders.before：不是天数的列表",
                "year: 2021 | 'year: 2021\nreminders: {before: [早]}' | reminders.before：早 不是天数",
                "year: 2021 | 'year: 2021\nreminders: {recipients: {before: [mayor]}}' | reminders.recipients.before：没有角色 mayor",
            })
    void aMistakeIsNamedByItsKey(String right, String wrong, String sentence) {
        assertThatThrownBy(() -> read(HEAD.replace(right, wrong.replace("\\n", "\n"))))
                .isInstanceOfSatisfying(
                        PlanRefused.class,
                        refused -> assertThat(refused.getMessage().replace(" 元素 ", " "))
                                .contains("plan.yaml", sentence));
    }

    @Test
    void everyMistakeIsToldAtOnce() {
        String wrong =
                HEAD.replace("year: 2021", "year: ja").replace("2021-06-10", "10.6.2021") + "rules: {minRooms: -1}";

        assertThatThrownBy(() -> read(wrong))
                .isInstanceOfSatisfying(
                        PlanRefused.class,
                        refused -> assertThat(refused.findings())
                                .extracting(finding -> finding.element())
                                .containsExactlyInAnyOrder("year", "issued", "rules.minRooms"));
    }

    @Test
    void aFileOfAnotherEncodingIsNamedSo() {
        assertThatThrownBy(() -> read(HEAD.getBytes(Charset.forName("GBK")))).hasMessageContaining("不是 UTF-8 编码");
    }

    @Test
    void coalIsARecordOnlyAndNothingIsShownInPublicUnlessThePlanSaysSo() {
        assertThat(rules("").clawbackOnCoal()).isEqualTo(CoalRule.RECORD);
        assertThat(rules("").clawbackDays()).isEqualTo(Term.calendarDays(30));
        assertThat(rules("").publicNotice()).isEqualTo(NoticeRules.NONE);

        assertThat(rules("rules: {clawbackOnCoal: zone, noBurnZones: true}").clawbackOnCoal())
                .isEqualTo(CoalRule.ZONE);
        assertThatThrownBy(() -> rules("rules: {clawbackOnCoal: zone}")).hasMessageContaining("方案却不划定禁燃区");
        assertThatThrownBy(() -> rules("rules: {clawbackOnCoal: some}")).hasMessageContaining("不认识“some”");
        assertThat(rules("rules: {clawbackOnCoal: true, clawbackDays: {days: 20, kind: working}}"))
                .satisfies(rules -> {
                    assertThat(rules.clawbackOnCoal()).isEqualTo(CoalRule.CLAWBACK);
                    assertThat(rules.clawbackDays()).isEqualTo(Term.workingDays(20));
                });
        assertThat(rules("""
                publicNotice:
                  lists: [roster, payment]
                  term: {days: 10, kind: working, firstDay: counts}
                  places: [board]
                  restart: false
                """).publicNotice())
                .isEqualTo(new NoticeRules(
                        Set.of(NoticeList.ROSTER, NoticeList.PAYMENT),
                        new Term(10, Term.Kind.WORKING, true),
                        Set.of(NoticeRules.Place.BOARD),
                        false));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "lists: [names] | publicNotice.lists：不认识“names”。可填：roster、payment",
                "lists: roster | publicNotice.lists：不是列表",
                "places: [newspaper] | publicNotice.places：不认识“newspaper”",
                "{lists: [roster], places: []} | publicNotice.places：要公示却没有公示方式",
                "term: {days: 0} | publicNotice.term.days：不能小于 1",
                "restart: 是 | publicNotice.restart：不是 true 或 false",
                "lenght: 7 | publicNotice.lenght：不认识这一项"
            })
    void aPublicNoticeThatCannotBeIsRefusedByName(String line, String sentence) {
        String section = line.startsWith("{") ? "publicNotice: " + line : "publicNotice:\n  " + line;
        assertThatThrownBy(() -> rules(section))
                .isInstanceOfSatisfying(
                        PlanRefused.class,
                        refused -> assertThat(refused.getMessage().replace(" 元素 ", " "))
                                .contains(sentence.strip()));
    }

    @Test
    void gatesAreReadInTheirOrderAndMarkedWhereTheyAreOurDefault() {
        assertThat(rules("").gates()).isEmpty();

        assertThat(rules("""
                gates:
                  project-approval: {before: construction, mode: required, clause: HZ-05}
                  gas-agreement: {before: plan-approval, mode: required, clause: JN-15, default: true}
                  permits: {before: construction, mode: deferrable, clause: JY-18、LZ-54}
                """).gates())
                .containsExactly(
                        new PlanGate(
                                ConditionKind.PROJECT_APPROVAL,
                                GatePoint.CONSTRUCTION,
                                GateMode.REQUIRED,
                                "HZ-05",
                                false),
                        new PlanGate(
                                ConditionKind.GAS_AGREEMENT, GatePoint.PLAN_APPROVAL, GateMode.REQUIRED, "JN-15", true),
                        new PlanGate(
                                ConditionKind.PERMITS,
                                GatePoint.CONSTRUCTION,
                                GateMode.DEFERRABLE,
                                "JY-18、LZ-54",
                                false));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "environmental-review: {before: construction, mode: required, clause: HZ-05} | gates.environmental-review：没有这种前置条件",
                "permits: {before: winter, mode: required, clause: HZ-05} | gates.permits.before：不认识“winter”",
                "permits: {before: construction, mode: hard, clause: HZ-05} | gates.permits.mode：不认识“hard”",
                "permits: {before: construction, mode: required} | gates.permits.clause：没有填写",
                "permits: {before: construction, mode: required, clause: 第五条} | gates.permits.clause：写法不对",
                "permits: {mode: required, clause: JY-18} | gates.permits.before：没有填写",
                "permits: {before: close, mode: deferrable, clause: JY-18} | gates.permits.mode：办结之后没有可以补的环节",
                "permits: {before: tender, mode: required, clause: JY-18} | gates.permits.before：施工手续按村登记",
                "wage-account: {before: plan-approval, mode: required, clause: LZ-20} | gates.wage-account.before：农民工工资专户按标段登记",
                "permits: {before: construction, mode: required, clause: JY-18, default: 是} | gates.permits.default：不是 true 或 false",
                "permits: {before: construction, mode: required, clause: JY-18, after: survey} | gates.permits.after：不认识这一项",
                "permits: required | gates.permits：缺少这一节"
            })
    void aGateThatCannotBeIsRefusedByName(String line, String sentence) {
        assertThatThrownBy(() -> rules("gates:\n  " + line))
                .isInstanceOfSatisfying(
                        PlanRefused.class,
                        refused -> assertThat(refused.getMessage().replace(" 元素 ", " "))
                                .contains(sentence));
    }

    @Test
    void allMistakesOfGatesAreToldAtOnce() {
        assertThatThrownBy(() -> rules("gates: {permits: {before: now, mode: hard}, weather: {before: close}}"))
                .isInstanceOfSatisfying(
                        PlanRefused.class,
                        refused -> assertThat(refused.findings())
                                .extracting(finding -> finding.element())
                                .contains(
                                        "gates.permits.before",
                                        "gates.permits.mode",
                                        "gates.permits.clause",
                                        "gates.weather",
                                        "gates.weather.mode"));
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
        return read(HEAD + own).charter().rules();
    }

    private static PlanContents read(String text) {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    private static PlanContents read(byte[] file) {
        byte[] defaults = PlanFolder.defaults().files().get("bpmn/plans/default/plan.yaml");
        return PlanFile.read(new PlanId("zichuan-2021"), "plan.yaml", file, defaults, List.of());
    }
}
