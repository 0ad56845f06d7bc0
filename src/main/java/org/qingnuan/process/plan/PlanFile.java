package org.qingnuan.process.plan;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.qingnuan.calendar.Term;
import org.qingnuan.finance.ApprovalStep;
import org.qingnuan.ledger.ExtensionCap;
import org.qingnuan.ledger.PlanCharter;
import org.qingnuan.ledger.PlanRules;
import org.qingnuan.ledger.ReminderRules;
import org.qingnuan.ledger.Target;
import org.qingnuan.process.ModelFinding;
import org.qingnuan.process.PlanRefused;
import org.qingnuan.shared.PlanId;
import org.qingnuan.shared.Region;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/** A plan.yaml over the default one, key by key. */
final class PlanFile {

    private final String file;
    private final Map<String, Object> content;

    private PlanFile(String file, Map<String, Object> content) {
        this.file = file;
        this.content = content;
    }

    /** Throws PlanRefused when either text is no YAML map. */
    static PlanFile of(String file, byte[] own, byte[] defaults) {
        return new PlanFile(file, merged(map(file, own), map("bpmn/plans/default/plan.yaml", defaults)));
    }

    PlanCharter charter(List<Target> targets) {
        Map<String, Object> area = section("area");
        return new PlanCharter(
                new PlanId(text(content, "id")),
                text(content, "name"),
                text(content, "documentNo"),
                LocalDate.parse(text(content, "issued")),
                number(content, "year"),
                new Region(text(area, "id"), text(area, "name")),
                targets,
                rules());
    }

    /** Role name to its post and level, in the order of the file. */
    Map<String, RolePost> roles() {
        Map<String, RolePost> posts = new LinkedHashMap<>();
        section("roles").forEach((role, value) -> {
            if (!Roles.NAMES.contains(role)) {
                throw refused("roles." + role, "没有这个角色", "可用的角色：" + String.join("、", Roles.NAMES));
            }
            Map<String, Object> post = asMap("roles." + role, value);
            posts.put(role, new RolePost(text(post, "name"), RolePost.Level.of(text(post, "level"))));
        });
        return posts;
    }

    /** Route code to the roles that implement it, in the order of the file. */
    Map<String, Implementer> implementers() {
        Map<String, Implementer> implementers = new LinkedHashMap<>();
        section("implementers").forEach((route, value) -> {
            String key = "implementers." + route;
            Map<String, Object> roles = asMap(key, value);
            implementers.put(route, new Implementer(role(key, roles, "works"), role(key, roles, "network")));
        });
        return implementers;
    }

    /** Null where the plan names nobody for the network; somebody always does the works. */
    private String role(String key, Map<String, Object> roles, String work) {
        if (work.equals("network") && roles.get(work) == null) {
            return null;
        }
        String role = text(roles, work);
        if (!Roles.NAMES.contains(role)) {
            throw refused(key + "." + work, "没有角色 " + role, "可用的角色：" + String.join("、", Roles.NAMES));
        }
        return role;
    }

    List<ApprovalStep> approvalSteps() {
        Object steps = section("payment").get("steps");
        if (!(steps instanceof List<?> list) || list.isEmpty()) {
            throw refused("payment.steps", "没有审批步骤", "至少写一步复核和一步批准");
        }
        List<ApprovalStep> result = new ArrayList<>();
        for (Object step : list) {
            Map<String, Object> one = asMap("payment.steps", step);
            result.add(new ApprovalStep(result.size() + 1, text(one, "role"), text(one, "label")));
        }
        return result;
    }

    private PlanRules rules() {
        Map<String, Object> rules = section("rules");
        Object routes = rules.get("routes");
        if (!(routes instanceof List<?> names) || names.isEmpty()) {
            throw refused("rules.routes", "没有列出技术路线", "请列出 CENTRAL_HEATING、COAL_TO_GAS、COAL_TO_ELECTRICITY 中允许的");
        }
        return new PlanRules(
                names.stream().map(Object::toString).collect(Collectors.toList()),
                number(rules, "minRooms"),
                flag(rules, "catalogueRequired"),
                flag(rules, "safetyOfficersRequired"),
                flag(rules, "townPlanRequired"),
                term(rules, "rectificationDays"),
                number(rules, "backdatingDays"),
                implementers().entrySet().stream()
                        .filter(route -> route.getValue().network() != null)
                        .map(Map.Entry::getKey)
                        .sorted()
                        .toList(),
                term(rules, "correctionDays"),
                extension(asMap("rules.extension", rules.get("extension"))),
                reminders(),
                flag(rules, "praiseCirculars"));
    }

    private ExtensionCap extension(Map<String, Object> cap) {
        return new ExtensionCap(number(cap, "maxDays"), number(cap, "maxCount"));
    }

    /** A plain number of calendar days, or {@code {days: 10, kind: working, firstDay: counts}}. */
    private Term term(Map<String, Object> rules, String key) {
        Map<String, Object> term =
                rules.get(key) instanceof Integer days ? Map.of("days", days) : asMap("rules." + key, rules.get(key));
        int days = number(term, "days");
        if (days < 1) {
            throw refused(key + ".days", "不是天数（" + days + "）", "请填写1以上的整数");
        }
        boolean working = oneOf(key, term, "kind", "calendar", "working");
        return new Term(
                days, working ? Term.Kind.WORKING : Term.Kind.CALENDAR, oneOf(key, term, "firstDay", "next", "counts"));
    }

    /** Whether the second of two words stands there; the first is meant where nothing does. */
    private boolean oneOf(String key, Map<String, Object> map, String word, String usual, String other) {
        Object value = map.getOrDefault(word, usual);
        if (!value.equals(usual) && !value.equals(other)) {
            throw refused(key + "." + word, "不认识“" + value + "”", "请填写 " + usual + " 或 " + other);
        }
        return value.equals(other);
    }

    private ReminderRules reminders() {
        Map<String, Object> reminders = section("reminders");
        Map<String, Object> recipients = asMap("reminders.recipients", reminders.get("recipients"));
        ReminderRules rules = new ReminderRules(
                days(reminders),
                flag(reminders, "overdue"),
                flag(reminders, "mail"),
                readers(recipients, "before"),
                readers(recipients, "overdue"));
        requireReaders("before", !rules.before().isEmpty(), rules.toBefore());
        requireReaders("overdue", rules.overdue(), rules.toOverdue());
        return rules;
    }

    private List<Integer> days(Map<String, Object> reminders) {
        if (!(reminders.get("before") instanceof List<?> days)) {
            throw refused("reminders.before", "不是天数的列表（" + reminders.get("before") + "）", "请写成 [30, 14, 7, 1]，不提醒写 []");
        }
        for (Object day : days) {
            if (!(day instanceof Integer number) || number < 0) {
                throw refused("reminders.before", day + " 不是天数", "请填写 0 或正整数");
            }
        }
        return days.stream().map(Integer.class::cast).distinct().toList();
    }

    private List<String> readers(Map<String, Object> recipients, String when) {
        List<String> names = recipients.get(when) instanceof List<?> list
                ? list.stream().map(Object::toString).toList()
                : List.of();
        for (String name : names) {
            if (!roles().containsKey(name)) {
                throw refused(
                        "reminders.recipients." + when, "没有角色 " + name, "可用的角色：" + String.join("、", roles().keySet()));
            }
        }
        return names;
    }

    private void requireReaders(String when, boolean reminded, List<String> readers) {
        if (reminded && readers.isEmpty()) {
            throw refused("reminders.recipients." + when, "设置了提醒却没有收件角色，提醒不会有人收到", "请写明收件角色，或取消这项提醒");
        }
    }

    private Map<String, Object> section(String key) {
        return asMap(key, content.get(key));
    }

    private String text(Map<String, Object> map, String key) {
        Object value = map.get(key);
        if (value == null || value.toString().isBlank()) {
            throw refused(key, "没有填写", "请补上该项");
        }
        return value instanceof Date date ? date.toInstant().toString().substring(0, 10) : value.toString();
    }

    private int number(Map<String, Object> map, String key) {
        if (map.get(key) instanceof Integer value) {
            return value;
        }
        throw refused(key, "不是整数（" + map.get(key) + "）", "请填写整数");
    }

    private boolean flag(Map<String, Object> map, String key) {
        if (map.get(key) instanceof Boolean value) {
            return value;
        }
        throw refused(key, "不是 true 或 false（" + map.get(key) + "）", "请填写 true 或 false");
    }

    private PlanRefused refused(String key, String reason, String remedy) {
        return new PlanRefused(List.of(new ModelFinding(file, key, reason, remedy)));
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> asMap(String key, Object value) {
        if (value instanceof Map<?, ?> map) {
            return (Map<String, Object>) map;
        }
        throw refused(key, "缺少这一节", "请参照 bpmn/plans/default/plan.yaml 补上");
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(String file, byte[] text) {
        try {
            Object loaded =
                    new Yaml(new SafeConstructor(new LoaderOptions())).load(new String(text, StandardCharsets.UTF_8));
            if (loaded instanceof Map<?, ?> map) {
                return (Map<String, Object>) map;
            }
            throw new PlanRefused(List.of(new ModelFinding(file, null, "内容为空", "请参照默认计划填写")));
        } catch (YAMLException e) {
            throw new PlanRefused(List.of(
                    new ModelFinding(file, null, "不是正确的 YAML（" + e.getMessage().replace('\n', ' ') + "）", "请检查缩进和冒号")));
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> merged(Map<String, Object> own, Map<String, Object> defaults) {
        Map<String, Object> result = new LinkedHashMap<>(defaults);
        own.forEach((key, value) -> result.merge(
                key,
                value,
                (low, high) -> low instanceof Map<?, ?> lowMap && high instanceof Map<?, ?> highMap
                        ? merged((Map<String, Object>) highMap, (Map<String, Object>) lowMap)
                        : high));
        return result;
    }
}
