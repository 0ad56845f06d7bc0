package org.qingnuan.process.plan;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.qingnuan.finance.WhenShort;
import org.qingnuan.ledger.ConditionKind;
import org.qingnuan.ledger.GateMode;
import org.qingnuan.ledger.GatePoint;
import org.qingnuan.process.ModelFinding;
import org.qingnuan.process.PlanDrafts.Kind;
import org.qingnuan.process.PlanDrafts.Setting;
import org.qingnuan.process.PlanDrafts.SettingGroup;
import org.qingnuan.process.PlanRefused;
import org.qingnuan.process.RoleNames;

/**
 * The settings of a plan.yaml that people fill in by a form, each explained: names, posts, rules, conditions and steps of
 * payment. Whatever else the file says is edited as text.
 */
final class PlanSettings {

    private static final int MOST_STEPS = 4;
    private static final Pattern WHOLE = Pattern.compile("\\d{1,9}");
    private static final Map<String, String> YES_NO = new LinkedHashMap<>();

    static {
        YES_NO.put("true", "是");
        YES_NO.put("false", "否");
    }

    private static final Map<String, String> ROUTES = ordered(
            "CENTRAL_HEATING", "集中供热",
            "COAL_TO_GAS", "气代煤",
            "COAL_TO_ELECTRICITY", "电代煤",
            "GEOTHERMAL", "地热",
            "BIOMASS", "生物质");

    private final YamlEdit own;
    private final YamlEdit defaults =
            YamlEdit.of(new String(PlanFolder.defaults().file("plan.yaml"), StandardCharsets.UTF_8));

    /** Throws PlanRefused for a text that is no YAML map. */
    PlanSettings(String yaml) {
        try {
            own = YamlEdit.of(yaml);
        } catch (IllegalArgumentException noYaml) {
            throw new PlanRefused(List.of(new ModelFinding("plan.yaml", null, noYaml.getMessage(), "改正后这里才能逐项填写")));
        }
    }

    List<SettingGroup> groups() {
        return List.of(names(), roles(), routes(), rules(), gates(), steps());
    }

    private SettingGroup names() {
        return new SettingGroup(
                "基本信息",
                "照文件填写；文号、日期显示在每个页面和通知上。",
                3,
                List.of(
                        text("name", "方案名称", "例如 桓台县2022年冬季清洁取暖"),
                        text("documentNo", "文号", "例如 桓政办字〔2022〕8号；没有文号的写明“（无文号）”"),
                        setting("issued", "发文日期", "以成文日期为准；各期限不能早于它", Kind.DATE, Map.of()),
                        setting("year", "任务年度", "模型里只写月日的期限都在这一年", Kind.NUMBER, Map.of()),
                        text("area.name", "地区", "本方案的县、区或市"),
                        text("area.code", "行政区划代码", "六位数字；没有的留空"),
                        setting("total", "任务合计（户）", "文件写明的合计，用来核对任务表；没有写的留空", Kind.NUMBER, Map.of())));
    }

    private SettingGroup roles() {
        List<Setting> settings = new ArrayList<>();
        for (String role : Stream.concat(
                        defaults.keys(List.of("roles")).stream(),
                        Roles.NAMES.stream().sorted())
                .distinct()
                .toList()) {
            settings.add(text(
                    "roles." + role + ".name",
                    RoleNames.of(role),
                    role + "：由哪个单位或岗位担任" + (isDefault(role) ? "" : "；留空表示本方案没有这个角色")));
            settings.add(setting(
                    "roles." + role + ".level",
                    "设在哪一级",
                    "",
                    Kind.CHOICE,
                    ordered("plan", "全方案一个", "body", "每个责任主体一个")));
        }
        return new SettingGroup("角色和岗位", "各项任务由角色办理；这里写本地由谁担任。部署以后在“准备情况”的人员名单里安排人员。", 2, settings);
    }

    private boolean isDefault(String role) {
        return defaults.keys(List.of("roles")).contains(role);
    }

    private SettingGroup routes() {
        List<Setting> settings = new ArrayList<>();
        Map<String, String> works = new LinkedHashMap<>();
        Roles.NAMES.stream().sorted().forEach(role -> works.put(role, RoleNames.of(role)));
        Map<String, String> network = new LinkedHashMap<>(Map.of());
        network.put("", "不登记配套管网");
        network.putAll(works);
        ROUTES.forEach((route, name) -> {
            settings.add(
                    setting("implementers." + route + ".works", name + "由谁实施", "安装、报告进度和调试的一方", Kind.CHOICE, works));
            settings.add(setting(
                    "implementers." + route + ".network", name + "的配套管网", "负责管网的一方；管网完工后才能核实完工", Kind.CHOICE, network));
        });
        settings.add(setting("tenderer", "招标由谁办理", "默认由镇街组织", Kind.CHOICE, works));
        settings.add(setting("verifier", "完工和整改由谁核实", "默认由镇街核实；文件写明监理的选监理单位", Kind.CHOICE, works));
        return new SettingGroup("实施主体", "每种技术路线由谁施工。方案列明哪些技术路线，在文本里改 rules.routes。", 2, settings);
    }

    private SettingGroup rules() {
        List<Setting> settings = new ArrayList<>(List.of(
                number("rules.minRooms", "每户最少房间数", "少于这个数的不得确认、不得验收合格；0 为不限"),
                flag("rules.priorBenefitExcluded", "此前享受过改造的不予改造", "文件有此规定的才选；不选的只提示核实"),
                flag("rules.catalogueRequired", "只能选购入围目录内的设备", "选购设备时核对目录"),
                flag("rules.recommendationRequired", "气代煤设备须经燃气公司推荐", "是的，燃气公司先从入围目录中推荐，村里只能选推荐的型号；须同时要求只选目录内的设备"),
                flag("rules.contractItemsRequired", "合同须约定四项内容", "双方责任义务、供暖模式、服务质量、准入退出；缺一项不能登记合同，也不能开工"),
                flag("rules.jointAcceptance", "竣工验收由几个单位联合作出", "是的，验收结论须写明至少两个参加单位"),
                flag("rules.ledgerRequired", "台账完整并经核对后才能作出验收结论", "核对设备和收款信息是否齐全"),
                flag("rules.safetyOfficersRequired", "须配齐双安全员", "开工前登记企业和村级安全员"),
                flag("rules.townPlanRequired", "镇街方案核准后才能施工", "没有核准的，村里停在施工之前"),
                number("rules.rectificationDays", "不合格户整改天数", "自然日；按工作日的在文本里写 {days: 10, kind: working}"),
                number("rules.correctionDays", "限期整改天数", "没有写明日期的限期整改，写法同上"),
                number("rules.backdatingDays", "补报天数", "实际完成日期早于填报日这么多天以上的，须经推进办公室确认"),
                flag("rules.contractFromAbove", "施工和设备企业由上级统一确定", "是的，没有招投标环节；在“环节”里去掉招投标时一起写上"),
                flag("rules.commissionedWithWorks", "调试随施工一并完成", "是的，没有调试环节，完工日即调试日；在“环节”里去掉调试时一起写上"),
                flag("rules.towns", "责任主体是县区", "是的，村庄分解任务表逐村填写乡镇，按乡镇汇总"),
                flag("rules.praiseCirculars", "按期完成的通报表扬", ""),
                setting(
                        "rules.clawbackOnCoal",
                        "认定用煤的怎么办",
                        "禁燃区内停发的，须同时划定禁燃区",
                        Kind.CHOICE,
                        ordered("false", "只作记录", "zone", "在禁燃区内的停发以后的补贴，不追缴", "true", "停发并追缴全部已付补贴")),
                flag("rules.noBurnZones", "划定禁燃区", ""),
                flag("rules.deferral", "拆迁村可以暂缓改造", ""),
                number("rules.extension.maxDays", "延期最多天数", "经批准的延期每次最多这么多天"),
                number("rules.extension.maxCount", "延期最多次数", "同一关口最多延期几次"),
                flag("payment.advanceByContractor", "补贴由中标单位垫付", "是的，据实结算"),
                setting(
                        "payment.retention.percent",
                        "质保金比例（%）",
                        "只在中标单位垫付时；从每笔补贴中预留，如 3 或 2.5，不留的空着",
                        Kind.TEXT,
                        Map.of()),
                number("payment.retention.months", "缺陷责任期（月）", "自本批最后一户验收合格起；期满后支付质保金，不留的空着"),
                flag("payment.householdContributions", "登记改造户缴款", ""),
                setting(
                        "payment.whenShort",
                        "资金不足时",
                        "先拨一部分的，其余各户转入另一批，等下一笔资金",
                        Kind.CHOICE,
                        ordered(
                                "wait", WhenShort.WAIT.label(),
                                "accepted", WhenShort.ACCEPTED.label(),
                                "hardship", WhenShort.HARDSHIP.label()))));
        if (own.has(List.of("season", "start"))) {
            settings.add(new Setting(
                    "season.advance",
                    "运行补贴在采暖季前预拨一部分",
                    "预拨多少写在补贴标准表的 RUNNING_ADVANCE 行；采暖季结束后按实际用量结算，多退少补",
                    Kind.FLAG,
                    own.value(List.of("season", "advance")).orElse("false"),
                    YES_NO));
        }
        return new SettingGroup("规则", "文件没有规定的保持默认。", 3, settings);
    }

    private SettingGroup gates() {
        Map<String, String> points = new LinkedHashMap<>();
        points.put("", "不要求");
        Stream.of(GatePoint.values()).forEach(point -> points.put(point.key(), point.label() + "之前"));
        Map<String, String> modes = new LinkedHashMap<>();
        Stream.of(GateMode.values()).forEach(mode -> modes.put(mode.key(), mode.label()));
        List<Setting> settings = new ArrayList<>();
        for (ConditionKind kind : ConditionKind.values()) {
            String path = "gates." + kind.key();
            settings.add(setting(path + ".before", kind.label(), "", Kind.CHOICE, points));
            settings.add(setting(path + ".mode", "缺的怎么办", "", Kind.CHOICE, modes));
            settings.add(text(path + ".clause", "依据", ""));
        }
        return new SettingGroup(
                "前置条件", "到哪一步之前核对有没有登记；缺的，“必备”不放行，“可容缺”先放行后补，“建议”只提示；依据写文件的条目编号，例如 HT-05。", 3, settings);
    }

    private SettingGroup steps() {
        Map<String, String> offered = new LinkedHashMap<>();
        offered.put("", "没有这一步");
        Roles.NAMES.stream().sorted().forEach(role -> offered.put(role, RoleNames.of(role)));
        List<Setting> settings = new ArrayList<>();
        for (int i = 1; i <= MOST_STEPS; i++) {
            Optional<Map<String, String>> step = step(i - 1);
            settings.add(new Setting(
                    "payment.steps." + i + ".role",
                    "第" + i + "步由谁审批",
                    "",
                    Kind.CHOICE,
                    step.map(one -> one.getOrDefault("role", "")).orElse(""),
                    offered));
            settings.add(new Setting(
                    "payment.steps." + i + ".label",
                    "名称",
                    "例如 县财政局批准",
                    Kind.TEXT,
                    step.map(one -> one.getOrDefault("label", "")).orElse(""),
                    Map.of()));
        }
        return new SettingGroup("拨付步骤", "镇街编制拨付批次以后，依次审批；编制人和各步的人都不能相同。审批的须是上面有岗位的角色。", 2, settings);
    }

    private Optional<Map<String, String>> step(int index) {
        List<Map<String, String>> steps = own.maps(List.of("payment", "steps"))
                .or(() -> defaults.maps(List.of("payment", "steps")))
                .orElse(List.of());
        return index < steps.size() ? Optional.of(steps.get(index)) : Optional.empty();
    }

    private Setting text(String path, String label, String hint) {
        return setting(path, label, hint, Kind.TEXT, Map.of());
    }

    private Setting number(String path, String label, String hint) {
        return setting(path, label, hint, Kind.NUMBER, Map.of());
    }

    private Setting flag(String path, String label, String hint) {
        return setting(path, label, hint, Kind.FLAG, YES_NO);
    }

    private Setting setting(String path, String label, String hint, Kind kind, Map<String, String> choices) {
        return new Setting(path, label, hint, kind, value(path), choices);
    }

    private String value(String path) {
        List<String> keys = List.of(path.split("\\."));
        return own.has(keys) ? own.value(keys).orElse("") : defaults.value(keys).orElse("");
    }

    /** The file with what differs from what holds; throws PlanRefused for numbers and dates that are none. */
    String changed(Map<String, String> values) {
        List<ModelFinding> findings = new ArrayList<>();
        Map<String, Setting> known = new LinkedHashMap<>();
        groups().forEach(group -> group.settings().forEach(setting -> known.put(setting.path(), setting)));
        Map<String, String> given = new LinkedHashMap<>();
        known.values().forEach(setting -> {
            String said = values.getOrDefault(setting.path(), setting.value()).strip();
            given.put(setting.path(), said);
            boolean number = setting.kind() == Kind.NUMBER && !said.equals(setting.value());
            if (number && !said.isEmpty() && !WHOLE.matcher(said).matches()) {
                findings.add(new ModelFinding(
                        "plan.yaml", setting.path(), "“" + setting.label() + "”不是整数（" + said + "）", "请填写整数"));
            }
        });
        if (!findings.isEmpty()) {
            throw new PlanRefused(findings);
        }
        known.values().stream()
                .filter(setting -> !setting.path().startsWith("payment.steps."))
                .filter(setting -> !setting.path().startsWith("gates."))
                .filter(setting -> !given.get(setting.path()).equals(setting.value()))
                .forEach(setting -> put(setting, given.get(setting.path())));
        roles(given);
        conditions(given);
        payment(given);
        return own.text();
    }

    /** Whoever fills a value in says what their document states: the copied plan's mark does not hold of it. */
    private void stated(String path) {
        own.remove(List.of("defaults", path.replaceFirst("\\.(name|level|works|network)$", "")));
        if (own.keys(List.of()).contains("defaults")
                && own.keys(List.of("defaults")).isEmpty()) {
            own.set(List.of("defaults"), "{}");
        }
    }

    private void put(Setting setting, String value) {
        List<String> keys = List.of(setting.path().split("\\."));
        stated(setting.path());
        boolean level = setting.path().endsWith(".level");
        if (level && own.value(List.of("roles", keys.get(1), "name")).isEmpty() && !isDefault(keys.get(1))) {
            return; // a role without a post has no level either
        }
        if (value.isEmpty()) {
            own.remove(keys);
        } else {
            boolean text = setting.kind() == Kind.TEXT || setting.kind() == Kind.CHOICE;
            String yaml =
                    setting.path().equals("area.code") ? "\"" + value + "\"" : text ? YamlEdit.quoted(value) : value;
            own.set(keys, yaml);
        }
    }

    /** A post that is left empty takes the role away; one that is new has its level, too. */
    private void roles(Map<String, String> given) {
        for (String role : own.keys(List.of("roles"))) {
            String name = given.getOrDefault("roles." + role + ".name", "");
            if (name.isEmpty() && !isDefault(role)) {
                own.remove(List.of("roles", role));
            } else if (own.value(List.of("roles", role, "level")).isEmpty() && !isDefault(role)) {
                String level = given.getOrDefault("roles." + role + ".level", "");
                own.set(List.of("roles", role, "level"), level.isEmpty() ? "plan" : level);
            }
        }
    }

    private void conditions(Map<String, String> given) {
        for (ConditionKind kind : ConditionKind.values()) {
            String path = "gates." + kind.key();
            List<String> keys = List.of("gates", kind.key());
            String before = given.getOrDefault(path + ".before", "");
            if (before.isEmpty()) {
                own.remove(keys);
                continue;
            }
            for (String key : List.of("before", "mode", "clause")) {
                String said = given.getOrDefault(path + "." + key, "");
                String value = key.equals("mode") && said.isEmpty() ? GateMode.REQUIRED.key() : said;
                if (!value.equals(value(path + "." + key))) {
                    own.set(List.of("gates", kind.key(), key), YamlEdit.quoted(value));
                }
            }
        }
        if (own.keys(List.of()).contains("gates") && own.keys(List.of("gates")).isEmpty()) {
            own.set(List.of("gates"), "{}");
        }
    }

    private void payment(Map<String, String> given) {
        List<String> steps = new ArrayList<>();
        boolean same = true;
        for (int i = 1; i <= MOST_STEPS; i++) {
            String role = given.getOrDefault("payment.steps." + i + ".role", "");
            String label = given.getOrDefault("payment.steps." + i + ".label", "");
            Map<String, String> now = step(i - 1).orElse(Map.of());
            same &= role.equals(now.getOrDefault("role", "")) && label.equals(now.getOrDefault("label", ""));
            if (!role.isEmpty()) {
                steps.add("{role: " + role + ", label: " + YamlEdit.quoted(label) + "}");
            }
        }
        if (!same) {
            own.set(List.of("payment", "steps"), "[" + String.join(", ", steps) + "]");
            stated("payment.steps");
        }
    }

    private static Map<String, String> ordered(String... pairs) {
        Map<String, String> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put(pairs[i], pairs[i + 1]);
        }
        return map;
    }
}
