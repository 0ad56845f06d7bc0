package org.qingnuan.ledger.register;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.qingnuan.calendar.ChineseDates;
import org.qingnuan.ledger.ConditionKind;
import org.qingnuan.ledger.Devices;
import org.qingnuan.ledger.Entry;
import org.qingnuan.ledger.Equipment;
import org.qingnuan.ledger.GateMode;
import org.qingnuan.ledger.PlanRules;
import org.qingnuan.ledger.Plans;
import org.qingnuan.ledger.SheetKind;
import org.qingnuan.ledger.SubmissionRule;
import org.qingnuan.ledger.Villages;
import org.qingnuan.ledger.exchange.CheckedSheets;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.Finding;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What must hold of the register's tasks beyond their forms and sheets. */
@Configuration(proxyBeanMethods = false)
class RegisterRules {

    private final CheckedSheets sheets;
    private final VillageStand stand;
    private final Today today;
    private final Plans plans;

    RegisterRules(CheckedSheets sheets, VillageStand stand, Today today, Plans plans) {
        this.sheets = sheets;
        this.stand = stand;
        this.today = today;
        this.plans = plans;
    }

    @Bean
    SubmissionRule villagesSheetRule() {
        return rule(Tasks.REGISTER_VILLAGES, entry -> sheet(entry, SheetKind.VILLAGES, false));
    }

    @Bean
    SubmissionRule surveyRule() {
        return rule(
                Tasks.REGISTER_SURVEY,
                entry -> all(
                        sheets.usable(entry.sheet(), SheetKind.ROSTER, entry.subject()),
                        past(entry, "surveyedOn", "摸底日期")));
    }

    @Bean
    SubmissionRule confirmationRule() {
        return rule(
                Tasks.CONFIRM_HOUSEHOLDS,
                entry -> all(
                        sheets.usable(entry.sheet(), SheetKind.CONFIRMATION, entry.subject()),
                        all(past(entry, "confirmedOn", "确认日期"), assembled(entry))));
    }

    /** What the assembly said is asked for only by a plan that makes it a condition of the confirmation (LZ-11); nobody is asked for a public notice (D-42). */
    private List<Finding> assembled(Entry entry) {
        if (entry.fields().containsKey("villageAssembly")) {
            return List.of();
        }
        return plans.get(entry.subject().plan()).rules().gates().stream()
                .filter(gate -> gate.kind() == ConditionKind.ASSEMBLY && gate.mode() == GateMode.REQUIRED)
                .map(gate -> Finding.ofColumn(
                        "村民会议情况", "没有填写，本方案须先召开村(居)户代表大会（%s）".formatted(gate.clause()), "请填写会议日期、到会户数和意见"))
                .toList();
    }

    @Bean
    SubmissionRule progressRule() {
        return rule(
                Tasks.REPORT_PROGRESS,
                entry -> all(
                        sheet(
                                entry,
                                SheetKind.PROGRESS,
                                stand.of(entry.subject()).notInstalled() > 0),
                        past(entry, "finishedOn", "完工日期")));
    }

    @Bean
    SubmissionRule commissioningRule() {
        return rule(
                Tasks.REPORT_COMMISSIONING,
                entry -> all(
                        sheet(
                                entry,
                                SheetKind.COMMISSIONING,
                                stand.of(entry.subject()).notCommissioned() > 0),
                        past(entry, "finishedOn", "完成日期")));
    }

    @Bean
    SubmissionRule inspectionRule() {
        return rule(
                Tasks.INSPECT_HOUSEHOLDS,
                entry -> all(
                        sheet(
                                entry,
                                SheetKind.INSPECTION,
                                stand.of(entry.subject()).notPassed() > 0),
                        past(entry, "inspectedOn", "验收日期")));
    }

    @Bean
    SubmissionRule conclusionRule(Inspections inspections) {
        return rule(
                Tasks.CONCLUDE_ACCEPTANCE,
                entry -> all(
                        inspections.shortcomings(entry.subject(), entry.fields(), date(entry, "concludedOn")),
                        past(entry, "concludedOn", "结论日期")));
    }

    @Bean
    SubmissionRule preliminaryAcceptanceRule() {
        return rule(Tasks.ACCEPT_PRELIMINARILY, entry -> {
            LocalDate on = date(entry, "acceptedOn");
            LocalDate commissioned = stand.of(entry.subject()).lastCommissioned();
            boolean early = on != null && commissioned != null && on.isBefore(commissioned);
            return all(
                    past(entry, "acceptedOn", "初步验收日期"),
                    early
                            ? List.of(Finding.ofField(
                                    "初步验收日期",
                                    ChineseDates.format(on),
                                    "早于最后一户的调试日期" + ChineseDates.format(commissioned),
                                    "请核对日期"))
                            : stated(entry, "heatingReady", "正常取暖条件", "没有确认设施、设备达到正常取暖条件"));
        });
    }

    private static List<Finding> stated(Entry entry, String field, String label, String reason) {
        return "true".equals(entry.fields().get(field))
                ? List.of()
                : List.of(Finding.ofColumn(label, reason, "请核实后勾选"));
    }

    @Bean
    SubmissionRule inHomeRule() {
        return rule(
                Tasks.INSPECT_IN_HOME,
                entry -> all(sheet(entry, SheetKind.IN_HOME, true), past(entry, "inspectedOn", "入户核验日期")));
    }

    @Bean
    SubmissionRule commitmentsRule() {
        return rule(Tasks.COLLECT_COMMITMENTS, entry -> sheet(entry, SheetKind.COMMITMENT, false));
    }

    @Bean
    SubmissionRule inspectionAfterInHomeRule() {
        return rule(
                Tasks.INSPECT_AFTER_IN_HOME,
                entry -> all(
                        sheet(
                                entry,
                                SheetKind.INSPECTION,
                                stand.of(entry.subject()).notPassed() > 0),
                        past(entry, "inspectedOn", "验收日期")));
    }

    @Bean
    SubmissionRule conclusionAfterInHomeRule(Inspections inspections) {
        return rule(
                Tasks.CONCLUDE_AFTER_IN_HOME,
                entry -> all(
                        inspections.shortcomings(entry.subject(), entry.fields(), date(entry, "concludedOn")),
                        all(
                                past(entry, "concludedOn", "结论日期"),
                                stated(entry, "restored", "房屋环境恢复", "没有确认施工造成的破坏已恢复"))));
    }

    @Bean
    SubmissionRule rectificationRule() {
        return rule(Tasks.RECTIFY, entry -> past(entry, "rectifiedOn", "整改日期"));
    }

    @Bean
    SubmissionRule recommendationRule(Equipment equipment) {
        return rule(
                Tasks.RECOMMEND_EQUIPMENT,
                entry -> CatalogueEquipment.models(entry.fields().get("models")).stream()
                        .filter(model -> !listed(equipment, entry.subject(), "COAL_TO_GAS")
                                .contains(model))
                        .map(model -> Finding.ofField("推荐型号", model, "不在入围采暖设备目录的气代煤设备中", "请从目录中选择"))
                        .toList());
    }

    @Bean
    SubmissionRule selectionRule(Equipment equipment, Villages villages, Devices devices, Plans plans) {
        return rule(
                Tasks.SELECT_EQUIPMENT,
                entry -> selection(
                        entry,
                        equipment,
                        villages,
                        devices,
                        plans.get(entry.subject().plan()).rules()));
    }

    /** A model of the catalogue (ZC-17), for gas a recommended one (ZC-18), each where the plan asks for it; none that it forbids. */
    private static List<Finding> selection(
            Entry entry, Equipment equipment, Villages villages, Devices devices, PlanRules rules) {
        if (entry.fields().get("model") == null) {
            return List.of();
        }
        String model = CatalogueEquipment.model(entry.fields());
        if (model == null) {
            return List.of(Finding.ofColumn("目录外型号", "没有填写", "请填写铭牌上的型号"));
        }
        List<Finding> findings = new ArrayList<>();
        String route = villages.get(entry.subject()).route();
        if (rules.catalogueRequired()
                && !listed(equipment, entry.subject(), route).contains(model)) {
            findings.add(Finding.ofField("设备型号", model, "不在入围采暖设备目录中，或与本村改造方式不符", "请从目录中选择"));
        }
        if (rules.recommendationRequired()
                && route.equals("COAL_TO_GAS")
                && !equipment.recommended(entry.subject()).contains(model)) {
            findings.add(Finding.ofField("设备型号", model, "燃气公司没有向本村推荐该型号", "请从推荐的型号中选择"));
        }
        devices.refusal(entry.subject(), route, model)
                .ifPresent(reason -> findings.add(Finding.ofField("设备型号", model, reason, "请选用方案允许的设备")));
        String price = entry.fields().get("unitPrice");
        if (price != null && price.matches("0+(\\.0+)?")) {
            findings.add(Finding.ofField("单价", price, "单价应大于0", "请填写合同单价"));
        }
        return findings;
    }

    private static List<String> listed(Equipment equipment, CaseKey village, String route) {
        return equipment.catalogue(village.plan(), route).stream()
                .map(item -> item.model())
                .toList();
    }

    private List<Finding> sheet(Entry entry, SheetKind kind, boolean needed) {
        return entry.sheet() == null && !needed ? List.of() : sheets.usable(entry.sheet(), kind, entry.subject());
    }

    private List<Finding> past(Entry entry, String field, String label) {
        LocalDate day = date(entry, field);
        return day == null || !day.isAfter(today.get())
                ? List.of()
                : List.of(Finding.ofField(label, ChineseDates.format(day), "日期尚未到来", "请填写实际发生的日期"));
    }

    private static LocalDate date(Entry entry, String field) {
        String written = entry.fields().get(field);
        return written == null ? null : LocalDate.parse(written);
    }

    private static List<Finding> all(List<Finding> first, List<Finding> second) {
        List<Finding> findings = new ArrayList<>(first);
        findings.addAll(second);
        return findings;
    }

    private static SubmissionRule rule(String task, Function<Entry, List<Finding>> check) {
        return new SubmissionRule() {
            @Override
            public String task() {
                return task;
            }

            @Override
            public List<Finding> check(Entry entry) {
                return check.apply(entry);
            }
        };
    }
}
