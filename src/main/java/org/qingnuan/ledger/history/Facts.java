package org.qingnuan.ledger.history;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.qingnuan.calendar.ChineseDates;
import org.qingnuan.ledger.EquipmentType;
import org.qingnuan.ledger.HouseholdFact;

/** What the register's events hold, in the order and the words in which people read it. */
final class Facts {

    /** The label of each fact. */
    static final Map<String, String> LABELS = new LinkedHashMap<>();

    private static final Map<String, String> WORDS = new HashMap<>(Map.ofEntries(
            Map.entry("LOOSE_COAL", "散煤"),
            Map.entry("CLEAN_COAL", "洁净煤"),
            Map.entry("OTHER", "其他"),
            Map.entry("CENTRAL_HEATING", "集中供热"),
            Map.entry("COAL_TO_GAS", "气代煤"),
            Map.entry("COAL_TO_ELECTRICITY", "电代煤"),
            Map.entry("GEOTHERMAL", "地热能"),
            Map.entry("BIOMASS", "生物质能"),
            Map.entry("LOW_INCOME", "低保"),
            Map.entry("DESTITUTE", "特困"),
            Map.entry("true", "是"),
            Map.entry("false", "否"),
            Map.entry("SURVEYED", "待甄别"),
            Map.entry("PROPOSED_ELIGIBLE", "建议确认"),
            Map.entry("PROPOSED_REJECTED", "建议不确认"),
            Map.entry("CONFIRMED", "已确认"),
            Map.entry("REJECTED", "不确认"),
            Map.entry("WAITING", "候补"),
            Map.entry("WITHDRAWN", "已退出"),
            Map.entry("NONE", "无"),
            Map.entry("PENDING", "待核验"),
            Map.entry("INSTALLED", "已安装"),
            Map.entry("COMMISSIONED", "已调试"),
            Map.entry("PASSED", "合格"),
            Map.entry("FAILED", "不合格"),
            Map.entry("IN_BATCH", "拨付中"),
            Map.entry("PAID", "已拨付"),
            Map.entry("CLOSED", "不再拨付"),
            Map.entry("GRADE_1", "1级"),
            Map.entry("GRADE_2", "2级"),
            Map.entry("GRADE_3", "3级"),
            Map.entry("GRADE_4", "4级"),
            Map.entry("GRADE_5", "5级")));

    /** Devices that are there or not. */
    private static final Map<String, Map<String, String>> INSTALLED = Map.of(
            "gasAlarm", Map.of("true", "已安装", "false", "未安装"), "gasValve", Map.of("true", "已安装", "false", "未安装"));

    private static final Map<String, String> CHANGES = Map.ofEntries(
            Map.entry("SURVEYED", "摸底登记"),
            Map.entry("SURVEY_CORRECTED", "更正摸底登记"),
            Map.entry("SURVEY_DROPPED", "更正摸底登记，不再列入"),
            Map.entry("SCREENED", "资格甄别"),
            Map.entry("WAITING", "甄别后列为候补"),
            Map.entry("DECIDED", "确村确户"),
            Map.entry("MOVED_UP", "递补"),
            Map.entry("RECHECKED", "复核后改列"),
            Map.entry("INSTALLED", "登记安装"),
            Map.entry("DEVICE_RELEASED", "更换设备或表具"),
            Map.entry("METER_CHANGED", "更换表具"),
            Map.entry("DEVICE_TYPED", "补记设备类型"),
            Map.entry("COMMISSIONED", "登记调试"),
            Map.entry("PRELIMINARILY_ACCEPTED", "初步验收"),
            Map.entry("IN_HOME_PASSED", "入户核验合格"),
            Map.entry("IN_HOME_FAILED", "入户核验不合格"),
            Map.entry("ACCEPTED", "验收合格"),
            Map.entry("FAILED", "验收不合格"),
            Map.entry("IN_BATCH", "列入拨付批次"),
            Map.entry("PAID", "拨付到账"),
            Map.entry("CLOSED", "不再拨付"),
            Map.entry("NONE", "恢复拨付"),
            Map.entry("WITHDRAWN", "退出"),
            Map.entry("CARRIED_OVER", "结转到后一方案"),
            Map.entry("OMITTED", "变更：漏登补录"),
            Map.entry("NEW_HOUSEHOLD", "变更：新立户"),
            Map.entry("CORRECTION", "变更：信息更正"),
            Map.entry("INHERITANCE", "变更：继承"),
            Map.entry("SALE", "变更：房屋转让"),
            Map.entry("PAYEE", "变更：更换收款账户"),
            Map.entry("VOLUNTARY", "变更：自愿退出"),
            Map.entry("MOVED_OUT", "变更：搬迁或房屋拆除"),
            Map.entry("INELIGIBLE", "变更：不符合条件"),
            Map.entry("OTHER_ROUTE", "变更：改用其他方式"));

    static {
        HouseholdFact.all().forEach(fact -> fact.codes().forEach((word, code) -> WORDS.put(code, word)));
        EquipmentType.codes().forEach((label, code) -> WORDS.put(code, label));
        LABELS.put("sequenceNo", "序号");
        LABELS.put("name", "户主姓名");
        LABELS.put("identity", "身份证号");
        LABELS.put("spouse", "配偶身份证号");
        LABELS.put("phone", "联系电话");
        LABELS.put("dwelling", "住址");
        LABELS.put("residents", "常住人口");
        LABELS.put("rooms", "房间数");
        LABELS.put("heatedArea", "采暖面积(㎡)");
        LABELS.put("previousHeating", "原取暖方式");
        LABELS.put("route", "改造方式");
        LABELS.put("willing", "改造意愿");
        LABELS.put("hardship", "困难类别");
        LABELS.put("exceptionReason", "一户多宅、一宅多户原因");
        HouseholdFact.all().forEach(fact -> LABELS.put(fact.key(), fact.label()));
        LABELS.put("surveyedOn", "摸底日期");
        LABELS.put("proposalReason", "甄别理由");
        LABELS.put("eligibility", "资格");
        LABELS.put("decisionReason", "确认理由");
        LABELS.put("confirmedOn", "确认日期");
        LABELS.put("retrofit", "改造");
        LABELS.put("deviceType", "设备类型");
        LABELS.put("deviceModel", "设备型号");
        LABELS.put("deviceSerial", "设备序列号");
        LABELS.put("energyClass", "能效等级");
        LABELS.put("meter", "表具号");
        LABELS.put("installedOn", "安装日期");
        LABELS.put("installers", "安装人员");
        LABELS.put("warrantyUntil", "质保到期日");
        LABELS.put("gasOn", "通气日期");
        LABELS.put("gasAlarm", "燃气报警器");
        LABELS.put("gasValve", "切断阀");
        LABELS.put("commissionedOn", "调试日期");
        LABELS.put("indoorTemperature", "室内温度(℃)");
        LABELS.put("outletTemperature", "出水（出风）温度(℃)");
        LABELS.put("oldStoveRemovedOn", "旧炉拆除日期");
        LABELS.put("inHome", "入户核验");
        LABELS.put("acceptance", "验收");
        LABELS.put("inspectedOn", "验收日期");
        LABELS.put("failureReason", "不合格原因");
        LABELS.put("payment", "拨付");
    }

    private Facts() {}

    /** A fact as people read it; {@code place} says what a dwelling's number means. Null for null. */
    static String shown(String key, String value, UnaryOperator<String> place) {
        if (value == null) {
            return null;
        }
        if (key.equals("dwelling")) {
            return place.apply(value);
        }
        if (INSTALLED.containsKey(key)) {
            return INSTALLED.get(key).get(value);
        }
        if (key.endsWith("On") || key.equals("warrantyUntil")) {
            return ChineseDates.format(LocalDate.parse(value));
        }
        return key.endsWith("Reason") || key.equals(HouseholdFact.REMARK.key())
                ? value
                : WORDS.getOrDefault(value, value);
    }

    /** What a change was. */
    static String change(String code) {
        return CHANGES.getOrDefault(code, "变更（%s）".formatted(code));
    }
}
