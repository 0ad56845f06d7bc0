package org.qingnuan.process.plan;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.qingnuan.finance.WhenShort;
import org.qingnuan.ledger.AccountabilityCause;
import org.qingnuan.ledger.NoticeList;
import org.qingnuan.process.RoleNames;

/** What people call the values of a plan.yaml, and how each is written for them. */
final class DefaultLabels {

    private static final Map<String, String> ROUTES = Map.of(
            "CENTRAL_HEATING", "集中供热",
            "COAL_TO_GAS", "气代煤",
            "COAL_TO_ELECTRICITY", "电代煤",
            "GEOTHERMAL", "地热能",
            "BIOMASS", "生物质能");
    private static final Map<String, String> CAUSES = Stream.of(AccountabilityCause.values())
            .collect(Collectors.toMap(AccountabilityCause::name, AccountabilityCause::label));
    private static final Map<String, String> METERS = Map.of("gas", "用气", "power", "用电", "heat", "用热");

    /** A value's label and how it is written; the second argument is the whole file. */
    record Label(String text, BiFunction<Object, Map<String, Object>, String> written) {

        String of(Object value, Map<String, Object> file) {
            return written.apply(value, file);
        }
    }

    private static final Map<String, Label> KNOWN = new LinkedHashMap<>();

    static {
        put("issued", "印发日期");
        put("tenderer", "招标由谁办理", DefaultLabels::post);
        put("verifier", "完工和整改由谁核实", DefaultLabels::post);
        put("rules.routes", "技术路线", (value, file) -> words(value, ROUTES));
        number("rules.minRooms", "每户最少改造房间", "间");
        put("rules.priorBenefitExcluded", "此前享受过改造的不予改造");
        put("rules.catalogueRequired", "只能选购入围目录内的设备");
        put("rules.recommendationRequired", "气代煤设备先由燃气公司推荐");
        put("rules.contractItemsRequired", "合同约定四项后方可开工");
        put("rules.jointAcceptance", "至少两个单位联合验收");
        put("rules.ledgerRequired", "台账完整后方可作出验收结论");
        put("rules.safetyOfficersRequired", "落实双安全员后方可开工");
        put("rules.townPlanRequired", "实施方案经核准后方可施工");
        term("rules.rectificationDays", "不合格户整改期限");
        term("rules.correctionDays", "限期整改期限");
        number("rules.backdatingDays", "实际日期早于填报日须经确认的天数", "日");
        put("rules.noBurnZones", "划定禁燃区");
        put("rules.deferral", "拆迁村暂缓改造");
        put("rules.routeTable", "按决策表推荐技术路线");
        put("rules.towns", "责任主体是县区，按乡镇汇总");
        put("rules.clawbackOnCoal", "认定用煤的取消并追缴补贴", (value, file) -> value.equals("zone") ? "只在禁燃区内停发" : plain(value));
        term("rules.clawbackDays", "追缴还款期限");
        put("rules.accountability", "没有逾期也追责的情形", (value, file) -> words(value, CAUSES));
        put("rules.praiseCirculars", "按期完成的通报表扬");
        put("rules.contractFromAbove", "施工和设备企业由上级统一确定");
        put("rules.commissionedWithWorks", "调试随施工一并完成");
        number("rules.extension.maxDays", "延期最多天数", "日");
        number("rules.extension.maxCount", "同一关口延期最多次数", "次");
        put("categories", "任务类别");
        put("priorities", "优先改造的村");
        put("roster.oneRoute", "一村只能一种改造方式");
        put("roster.registrationOrder", "按报名顺序确户");
        put("roster.residence", "核对实际居住和常住户");
        put("roster.exclusions", "核对不得参与的情形");
        put("roster.identities", "核对户主、所有人和用电户");
        put("roster.exceptions", "一户多宅、一宅多户写明原因");
        put("householdGates", "按户的拨付条件");
        put("gates", "前置条件");
        put("milestones", "里程碑", (value, file) -> plain(at(value, "results")));
        put("subordinatePlans", "下级计划");
        term("complaints.reply", "群众诉求答复期限");
        term("complaints.resolve", "群众诉求办结期限");
        put("household-changes.route", "确户后变更单户的改造类型");
        put("publicNotice.lists", "公示的名单", (value, file) -> notices(value));
        term("publicNotice.term", "公示期");
        put("publicNotice.places", "公示方式", (value, file) -> words(value, Map.of("web", "网页", "board", "公示栏张贴")));
        put("publicNotice.restart", "名单变动的重新公示");
        put("season", "采暖季运行补贴");
        put("season.start", "供暖开始", (value, file) -> monthDay(value));
        put("season.end", "供暖结束", (value, file) -> monthDay(value));
        number("season.seasons", "连续采暖季", "个");
        number("season.settlementDays", "供暖结束后报送用量明细", "日内");
        put("season.meters", "由企业报送的用量明细", (value, file) -> words(value, METERS));
        put("season.reviews", "用量审核", (value, file) -> steps(value));
        put("season.card", "充卡到户的企业");
        put("season.hardship", "困难群众由谁认定", DefaultLabels::post);
        put("season.overUse", "列给审核人看的用量", (value, file) -> overUse(value));
        put("season.advance", "运行补贴在采暖季前预拨一部分");
        put("tracks", "村级改造以外的专项");
        put("reminders.before", "期限之前提醒", (value, file) -> numbers(value, "天"));
        put("reminders.overdue", "逾期时提醒");
        put("reminders.mail", "另发邮件提醒");
        put("reminders.recipients.before", "到期前提醒谁", DefaultLabels::post);
        put("reminders.recipients.overdue", "逾期提醒谁", DefaultLabels::post);
        put("reporting.every", "镇街报送进展", (value, file) -> value.equals(0) ? "不要求" : "至少每" + value + "日一次");
        put("drills.perSeason", "每个采暖季应急演练", (value, file) -> value.equals(0) ? "不要求" : value + "次");
        number("spotCheck", "随机抽查验收合格户的比例", "%");
        put("payment.advanceByContractor", "补贴由中标单位垫付");
        put("payment.retention", "质保金", (value, file) -> retention(value));
        put("payment.retention.percent", "质保金比例", (value, file) -> value + "%");
        put("payment.retention.months", "缺陷责任期", (value, file) -> value + "个月");
        put("payment.householdContributions", "登记改造户缴款");
        put("payment.whenShort", "资金不足时", (value, file) -> whenShort(value));
        put("payment.steps", "拨付批次的审批步骤", (value, file) -> steps(value));
        put("payment.secondApproval", "大额批次的复批", (value, file) -> second(value));
    }

    private DefaultLabels() {}

    private static String retention(Object value) {
        Map<?, ?> terms = (Map<?, ?>) value;
        return terms.isEmpty() ? "不留" : terms.get("percent") + "%，验收后" + terms.get("months") + "个月";
    }

    private static String whenShort(Object value) {
        return Stream.of(WhenShort.values())
                .filter(way -> way.name().equalsIgnoreCase(value.toString()))
                .map(WhenShort::label)
                .findFirst()
                .orElse(value.toString());
    }

    private static void put(String path, String label) {
        put(path, label, (value, file) -> plain(value));
    }

    private static void put(String path, String label, BiFunction<Object, Map<String, Object>, String> written) {
        KNOWN.put(path, new Label(label, written));
    }

    private static void number(String path, String label, String unit) {
        put(path, label, (value, file) -> value.equals(0) ? "不限" : value + unit);
    }

    private static void term(String path, String label) {
        put(path, label, (value, file) -> term(value));
    }

    /** In the order in which people read them. */
    static Map<String, Label> known() {
        return Collections.unmodifiableMap(KNOWN);
    }

    /** Of any value that may be a default; empty for a path that nobody knows. */
    static Optional<Label> of(String path) {
        String last = path.substring(path.indexOf('.') + 1);
        if (path.matches("roles\\.[a-z-]+")) {
            return Optional.of(new Label(RoleNames.of(last), (value, file) -> plain(at(value, "name"))));
        }
        if (path.matches("implementers\\.[A-Z_]+")) {
            return Optional.of(new Label(ROUTES.getOrDefault(last, last) + "由谁实施", DefaultLabels::implementer));
        }
        if (path.matches("milestones\\.results\\.\\w+\\.by")) {
            return Optional.of(new Label("里程碑 " + path.split("\\.")[2] + " 由谁核定", DefaultLabels::post));
        }
        return Optional.ofNullable(KNOWN.get(path));
    }

    /** The value at a path of nested maps, null for none. */
    static Object at(Object within, String path) {
        Object value = within;
        for (String key : path.split("\\.")) {
            value = value instanceof Map<?, ?> map ? map.get(key) : null;
        }
        return value;
    }

    private static String plain(Object value) {
        if (value instanceof Boolean flag) {
            return flag ? "是" : "否";
        }
        if (value instanceof Map<?, ?> map && map.isEmpty() || value instanceof List<?> list && list.isEmpty()) {
            return "没有";
        }
        return value instanceof List<?> list
                ? list.stream().map(String::valueOf).collect(Collectors.joining("、"))
                : value instanceof Map<?, ?> map
                        ? map.keySet().stream().map(String::valueOf).collect(Collectors.joining("、"))
                        : String.valueOf(value);
    }

    private static String words(Object value, Map<String, String> words) {
        return value instanceof List<?> list && !list.isEmpty()
                ? list.stream()
                        .map(word -> words.getOrDefault(String.valueOf(word), String.valueOf(word)))
                        .collect(Collectors.joining("、"))
                : plain(value);
    }

    private static String numbers(Object value, String unit) {
        return value instanceof List<?> list && !list.isEmpty() ? plain(list) + unit : "不提醒";
    }

    private static String notices(Object value) {
        return value instanceof List<?> list && list.isEmpty()
                ? "不公示"
                : words(value, Map.of("roster", NoticeList.ROSTER.label(), "payment", NoticeList.PAYMENT.label()));
    }

    /** The posts of one role or several. */
    private static String post(Object role, Map<String, Object> file) {
        if (role instanceof List<?> roles) {
            return roles.stream().map(one -> post(one, file)).collect(Collectors.joining("、"));
        }
        Object name = at(file, "roles." + role + ".name");
        return name == null ? RoleNames.of(String.valueOf(role)) : name.toString();
    }

    private static String implementer(Object value, Map<String, Object> file) {
        Object network = at(value, "network");
        return post(at(value, "works"), file) + (network == null ? "" : "；配套管网" + post(network, file));
    }

    private static String steps(Object value) {
        return value instanceof List<?> list
                ? list.stream().map(step -> plain(at(step, "label"))).collect(Collectors.joining("，然后"))
                : plain(value);
    }

    private static String second(Object value) {
        return value instanceof Map<?, ?> map && !map.isEmpty()
                ? "超过" + map.get("above") + "元的另由" + map.get("label")
                : "没有";
    }

    private static String overUse(Object value) {
        return value instanceof Map<?, ?> map
                ? map.entrySet().stream()
                        .map(limit ->
                                METERS.getOrDefault(String.valueOf(limit.getKey()), String.valueOf(limit.getKey()))
                                        + "超过" + limit.getValue())
                        .collect(Collectors.joining("、"))
                : plain(value);
    }

    private static String monthDay(Object value) {
        String[] day = String.valueOf(value).split("-");
        return Integer.parseInt(day[0]) + "月" + Integer.parseInt(day[1]) + "日";
    }

    private static String term(Object value) {
        if (!(value instanceof Map<?, ?> term)) {
            return value + "日";
        }
        return at(term, "days")
                + ("working".equals(at(term, "kind")) ? "个工作日" : "日")
                + ("counts".equals(at(term, "firstDay")) ? "，当日计入" : "，次日起算");
    }
}
