package org.qingnuan.ledger;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a plan may demand to be there before one of its gates (requirements B6); contract, safety officers and town plan are rules of their own. */
public enum ConditionKind {
    /** LZ-10. */
    ROUTE_STANDARD("技术路线、准入标准和负面清单", Scope.PLAN),
    /** HZ-05. */
    PROJECT_APPROVAL("立项审批", Scope.BODY),
    /** HZ-24, JN-15: with its volume in m³. */
    GAS_AGREEMENT("供气协议", Scope.BODY, "COAL_TO_GAS", "立方米"),
    /** HZ-21, LZ-07: with the capacity in kVA. */
    GRID_SURVEY("电网排查与容量核定", Scope.BODY, "COAL_TO_ELECTRICITY", "千伏安"),
    /** JY-04. */
    TASK_FORCE("专项工作组", Scope.BODY),
    /** HZ-41. */
    CONTINGENCY_PLAN("保供应急预案", Scope.BODY),
    /** JY-13: with the day until which the contractor promises to be done; the households' promise (LZ-27) is another one (D-13). */
    CONTRACTOR_COMMITMENT("施工单位承诺书", Scope.LOT),
    /** LZ-20. */
    WAGE_ACCOUNT("农民工工资专户", Scope.LOT),
    /** LZ-20. */
    REAL_NAME_ROSTER("工人实名制名册", Scope.LOT),
    /** HZ-25. */
    QUALIFICATION("企业准入资格", Scope.LOT),
    /** LZ-32. */
    AFTER_SALES("售后服务", Scope.LOT),
    /** JY-18, LZ-54. */
    PERMITS("施工手续", Scope.VILLAGE),
    /** JY-17: with what is crossed. */
    CROSSING("穿越协调", Scope.VILLAGE),
    /** LZ-11. */
    ASSEMBLY("村(居)户代表大会和意愿调查", Scope.VILLAGE),
    /** LZ-30. */
    PRELIMINARY_ACCEPTANCE("初步验收", Scope.VILLAGE),
    /** LZ-33. */
    INSPECTOR_REPORT("监理入户验收报告", Scope.VILLAGE),
    /** LZ-31. */
    DOSSIER("一户一档", Scope.VILLAGE),
    /** LZ-22: by name. */
    SITE_INSPECTOR("驻场监理", Scope.VILLAGE),
    /** JY-08: by name. */
    VILLAGE_CONTRACTORS("燃气、壁挂炉、暖气片施工单位", Scope.VILLAGE, "COAL_TO_GAS", null),
    /** HZ-21. */
    POST_METER_WIRING("表后线路改造", Scope.VILLAGE, "COAL_TO_ELECTRICITY", null),
    /** JY-16. */
    COMPLETION_FILING("竣工资料备案", Scope.VILLAGE);

    /** The level of the place that has to bring a condition. */
    public enum Scope {
        PLAN,
        BODY,
        LOT,
        VILLAGE
    }

    private final String label;
    private final Scope scope;
    private final String route;
    private final String unit;

    ConditionKind(String label, Scope scope) {
        this(label, scope, null, null);
    }

    ConditionKind(String label, Scope scope, String route, String unit) {
        this.label = label;
        this.scope = scope;
        this.route = route;
        this.unit = unit;
    }

    public String label() {
        return label;
    }

    public Scope scope() {
        return scope;
    }

    /** The code of the route whose villages alone need it, null for all. */
    public String route() {
        return route;
    }

    /** In what its quantity is counted, null for a kind without one. */
    public String unit() {
        return unit;
    }

    /** Whether it holds a day until which something is promised. */
    public boolean promises() {
        return this == CONTRACTOR_COMMITMENT;
    }

    /** What every new entry of it names beyond what all kinds have; none for most. */
    public List<ConditionField> fields() {
        return switch (this) {
            case AFTER_SALES ->
                List.of(
                        ConditionField.text("outlet", "售后服务场所"),
                        ConditionField.text("staff", "售后服务人员"),
                        new ConditionField("phone", "售后服务电话", "只写数字和短横线", ConditionField.Form.PHONE));
            case TASK_FORCE ->
                List.of(
                        ConditionField.text("leader", "分管领导"),
                        ConditionField.text("departments", "相关部门负责人"),
                        ConditionField.text("areaSecretary", "管区书记（或主任）"),
                        ConditionField.text("villageSecretaries", "村支书"));
            case PERMITS ->
                List.of(
                        ConditionField.text("road", "涉路施工许可", "写许可文号；不涉及的写“不涉及”"),
                        ConditionField.text("water", "涉水审查意见", "写意见文号；不涉及的写“不涉及”"));
            case QUALIFICATION ->
                List.of(ConditionField.text("enterprises", "通过准入审查的企业", "写营业执照上的全称；几家的用顿号隔开，中标单位须在其中"));
            case GAS_AGREEMENT -> List.of(ConditionField.text("area", "经营区域", "逐个写明本协议覆盖的乡镇或村；几份协议的合并登记，写明各自的区域"));
            case ASSEMBLY ->
                List.of(new ConditionField("route", "会议确定的改造方式", "登记后即为本村的改造方式", ConditionField.Form.ROUTE));
            case SITE_INSPECTOR -> List.of(ConditionField.text("inspector", "驻场监理人员"));
            case VILLAGE_CONTRACTORS ->
                List.of(
                        ConditionField.text("pipes", "燃气管道施工单位"),
                        ConditionField.text("boilers", "壁挂炉施工单位"),
                        ConditionField.text("radiators", "暖气片施工单位"));
            default -> List.of();
        };
    }

    /** As plan.yaml writes it, such as {@code project-approval}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Empty for a key that is none. */
    public static Optional<ConditionKind> of(String key) {
        return Stream.of(values()).filter(kind -> kind.key().equals(key)).findFirst();
    }
}
