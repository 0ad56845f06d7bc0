package org.qingnuan.process.plan;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.qingnuan.calendar.Term;
import org.qingnuan.finance.ApprovalStep;
import org.qingnuan.finance.Retention;
import org.qingnuan.finance.SubsidyLimits;
import org.qingnuan.finance.WhenShort;
import org.qingnuan.ledger.AccountabilityCause;
import org.qingnuan.ledger.CoalRule;
import org.qingnuan.ledger.ExtensionCap;
import org.qingnuan.ledger.PlanCharter;
import org.qingnuan.ledger.PlanRules;
import org.qingnuan.ledger.QuotaCategory;
import org.qingnuan.ledger.ReminderRules;
import org.qingnuan.ledger.RoutineRules;
import org.qingnuan.ledger.Target;
import org.qingnuan.process.ModelFinding;
import org.qingnuan.process.PlanRefused;
import org.qingnuan.shared.Money;
import org.qingnuan.shared.PlanId;
import org.qingnuan.shared.Region;

/** A plan.yaml over the default one, key by key, with every mistake in it. */
final class PlanFile {

    private static final String KNOWN_ROLES =
            "可用的角色：" + String.join("、", Roles.NAMES.stream().sorted().toList());
    private static final Set<String> ROUTES =
            Set.of("CENTRAL_HEATING", "COAL_TO_GAS", "COAL_TO_ELECTRICITY", "GEOTHERMAL", "BIOMASS");
    private static final String KNOWN_ROUTES =
            "可用的技术路线：CENTRAL_HEATING、COAL_TO_GAS、COAL_TO_ELECTRICITY、GEOTHERMAL、BIOMASS";
    private static final Pattern KEBAB = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final Pattern DIVISION = Pattern.compile("\\d{6}");
    private static final Pattern WHEN_SHORT = Pattern.compile("wait|accepted|hardship");
    private static final Pattern PERCENT = Pattern.compile("[0-9]{1,2}(\\.[0-9]{1,2})?");
    private static final int MOST_MONTHS = 120;
    private static final Pattern YUAN = Pattern.compile("\\d{1,10}\\.\\d{2}");

    private final PlanId id;
    private final YamlMap file;

    private PlanFile(PlanId id, YamlMap file) {
        this.id = id;
        this.file = file;
    }

    /**
     * What was read, with something harmless in the place of whatever is wrong.
     *
     * @param findings every mistake of the file; only without any may the contents be used for a plan
     */
    record Reading(PlanContents contents, List<ModelFinding> findings) {}

    /** Throws PlanRefused with every mistake of the file, or when it is no YAML map at all. */
    static PlanContents read(PlanId id, String file, byte[] own, byte[] defaults, List<Target> targets) {
        Reading reading = reading(id, file, own, defaults, targets);
        if (!reading.findings().isEmpty()) {
            throw new PlanRefused(reading.findings());
        }
        return reading.contents();
    }

    /** Throws PlanRefused when the file is no YAML map at all. */
    static Reading reading(PlanId id, String file, byte[] own, byte[] defaults, List<Target> targets) {
        PlanFile plan = new PlanFile(id, YamlMap.of(file, own, defaults));
        Map<String, RolePost> roles = plan.roles();
        Map<String, Implementer> implementers = plan.implementers(roles);
        List<ApprovalStep> steps = plan.steps(roles);
        SubsidyLimits limits = plan.limits();
        PlanCharter charter = plan.charter(targets, roles, implementers);
        plan.defaults(YamlMap.read(file, own));
        return new Reading(new PlanContents(charter, roles, implementers, steps, limits), plan.file.findings());
    }

    private PlanCharter charter(
            List<Target> targets, Map<String, RolePost> roles, Map<String, Implementer> implementers) {
        String named = file.text("id");
        if (!named.isEmpty() && !named.equals(id.value())) {
            file.find("id", "计划编号 " + named + " 与目录名 " + id.value() + " 不一致", "请把编号改成目录名");
        }
        YamlMap sources = file.map("sources");
        sources.keys().forEach(sources::text);
        YamlMap area = file.map("area");
        if (area.value("code") != null) {
            area.text("code", DIVISION, "请填写加引号的六位行政区划代码");
        }
        return new PlanCharter(
                id,
                file.text("name"),
                file.text("documentNo"),
                file.date("issued"),
                year(),
                new Region(area.text("id", KEBAB, "请用小写字母、数字和连字符"), area.text("name")),
                targets,
                rules(targets, roles, implementers),
                bases());
    }

    private List<String> bases() {
        return file.list("bases").stream().map(String::valueOf).toList();
    }

    private int year() {
        int year = file.number("year", 2000);
        LocalDate issued = file.date("issued");
        if (!issued.equals(LocalDate.EPOCH) && Math.abs(issued.getYear() - year) > 5) {
            file.find("year", "与发文日期 " + issued + " 相差太远（" + year + "）", "请填写任务年度");
        }
        return year;
    }

    private Map<String, RolePost> roles() {
        Map<String, RolePost> posts = new LinkedHashMap<>();
        YamlMap roles = file.map("roles");
        for (String role : roles.keys()) {
            YamlMap post = roles.map(role);
            if (!Roles.NAMES.contains(role)) {
                roles.find(role, "没有这个角色", KNOWN_ROLES);
            }
            posts.put(
                    role,
                    new RolePost(
                            post.text("name"),
                            post.isOther("level", "plan", "body") ? RolePost.Level.BODY : RolePost.Level.PLAN));
        }
        return posts;
    }

    private Map<String, Implementer> implementers(Map<String, RolePost> known) {
        Map<String, Implementer> implementers = new LinkedHashMap<>();
        YamlMap routes = file.map("implementers");
        for (String route : routes.keys()) {
            if (!ROUTES.contains(route)) {
                routes.find(route, "没有这种技术路线", KNOWN_ROUTES);
            }
            YamlMap roles = routes.map(route);
            implementers.put(
                    route,
                    new Implementer(
                            roleOf(known, roles, "works"),
                            roles.value("network") == null ? null : roleOf(known, roles, "network")));
        }
        return implementers;
    }

    private List<ApprovalStep> steps(Map<String, RolePost> roles) {
        YamlMap payment = file.map("payment");
        List<ApprovalStep> steps = new ArrayList<>();
        for (YamlMap step : payment.maps("steps")) {
            steps.add(new ApprovalStep(steps.size() + 1, roleOf(roles, step, "role"), step.text("label")));
        }
        if (steps.isEmpty()) {
            payment.find("steps", "没有审批步骤", "至少写一步复核和一步批准");
        }
        second(roles, payment, steps.size() + 1).ifPresent(steps::add);
        if (steps.stream().map(ApprovalStep::label).distinct().count() < steps.size()) {
            payment.find("steps", "两步的名称相同", "请写成办理人分得清的名称");
        }
        return steps;
    }

    /** The one more approval of batches above an amount, where the plan wants it. */
    private Optional<ApprovalStep> second(Map<String, RolePost> roles, YamlMap payment, int no) {
        YamlMap second = payment.map("secondApproval");
        if (second.keys().isEmpty()) {
            return Optional.empty();
        }
        if (second.value("above") == null) {
            second.find("above", "没有写超过多少元", "请填写加引号、两位小数的元，如 \"500000.00\"；不要大额复批的整项写 {}");
        }
        return Optional.of(
                new ApprovalStep(no, roleOf(roles, second, "role"), second.text("label"), yuan(second, "above")));
    }

    private SubsidyLimits limits() {
        YamlMap payment = file.map("payment");
        String whenShort = payment.text("whenShort", WHEN_SHORT, "请填写 wait、accepted 或 hardship");
        return new SubsidyLimits(
                yuan(payment, "floor"),
                yuan(payment, "awardPot"),
                WHEN_SHORT.matcher(whenShort).matches()
                        ? WhenShort.valueOf(whenShort.toUpperCase(Locale.ROOT))
                        : WhenShort.WAIT,
                retention(payment.map("retention")));
    }

    /** What is held back of the contractors' money; null where the plan says nothing. */
    private static Retention retention(YamlMap retention) {
        boolean percent = retention.value("percent") != null;
        boolean months = retention.value("months") != null;
        if (!percent && !months) {
            return null;
        }
        if (!percent || !months) {
            retention.find(
                    percent ? "months" : "percent",
                    percent ? "写了质保金比例，没有写缺陷责任期" : "写了缺陷责任期，没有写质保金比例",
                    "请写成 {percent: \"3\", months: 24}；不留质保金的整项写 {}");
            return null;
        }
        String text = retention.text("percent", PERCENT, "请填写大于0、小于100、最多两位小数的百分数，如 \"3\" 或 \"2.5\"");
        int term = retention.number("months", 1);
        if (term > MOST_MONTHS) {
            retention.find("months", "缺陷责任期超过" + MOST_MONTHS + "个月", "请核对文件，填写验收后的月数");
        }
        int basisPoints =
                PERCENT.matcher(text).matches() ? Math.toIntExact(Money.of(text).fen()) : 0;
        if (PERCENT.matcher(text).matches() && basisPoints == 0) {
            retention.find("percent", "质保金比例是0", "不留质保金的整项写 {}");
        }
        return basisPoints == 0 || term < 1 || term > MOST_MONTHS ? null : new Retention(basisPoints, term);
    }

    /** Null where the plan says nothing. */
    private static Money yuan(YamlMap map, String key) {
        String text = map.value(key) == null ? "" : map.text(key, YUAN, "请填写加引号、两位小数的元，如 \"900.00\"");
        return YUAN.matcher(text).matches() ? Money.of(text) : null;
    }

    private static String roleOf(Map<String, RolePost> roles, YamlMap map, String key) {
        String role = map.text(key);
        if (!role.isEmpty() && !roles.containsKey(role)) {
            map.find(key, "没有角色 " + role, "可用的角色：" + String.join("、", roles.keySet()));
        }
        return role;
    }

    /** What the plan marks as not of its document must be there, and be something that people have a name for. */
    private void defaults(Map<String, Object> own) {
        YamlMap marks = file.map("defaults");
        for (String path : marks.keys()) {
            marks.text(path);
            if (DefaultLabels.of(path).isEmpty()) {
                marks.find(path, "不认识这一项", "请填写 plan.yaml 里的路径，例如 rules.rectificationDays");
            } else if (DefaultLabels.at(own, path) == null) {
                marks.find(path, "本文件没有写这一项", "没有写的本来就是默认，请去掉这一行");
            }
        }
    }

    /** Figures that the document gives twice must agree, or one of them was copied wrongly. */
    private void sums(List<Target> targets, List<QuotaCategory> categories) {
        int known = targets.stream().mapToInt(Target::quantity).sum();
        boolean open = targets.stream().anyMatch(target -> target.quantity() == Target.LEFT_OPEN);
        if (file.value("total") != null) {
            int total = file.number("total", 1);
            if (open ? known > total : known != total) {
                file.find("total", "任务合计 " + total + " 与 targets.csv 各地区之和 " + known + " 不符", "请核对文件的任务表");
            }
        }
        int byCategory = categories.stream().mapToInt(QuotaCategory::households).sum();
        if (!categories.isEmpty() && !targets.isEmpty() && (open ? known > byCategory : known != byCategory)) {
            file.find("categories", "各类别之和 " + byCategory + " 与 targets.csv 各地区之和 " + known + " 不符", "请核对文件的任务表");
        }
    }

    private PlanRules rules(List<Target> targets, Map<String, RolePost> roles, Map<String, Implementer> implementers) {
        YamlMap rules = file.map("rules");
        List<QuotaCategory> categories = PlanHouseholds.categories(file.map("categories"));
        sums(targets, categories);
        return PlanRules.draft(routes(rules, implementers))
                .minRooms(rules.number("minRooms", 0))
                .priorBenefitExcluded(rules.flag("priorBenefitExcluded"))
                .catalogueRequired(rules.flag("catalogueRequired"))
                .safetyOfficersRequired(rules.flag("safetyOfficersRequired"))
                .townPlanRequired(rules.flag("townPlanRequired"))
                .recommendationRequired(recommendation(rules))
                .contractItemsRequired(rules.flag("contractItemsRequired"))
                .jointAcceptance(rules.flag("jointAcceptance"))
                .ledgerRequired(rules.flag("ledgerRequired"))
                .verifier(roleOf(roles, file, "verifier"))
                .rectificationDays(term(rules, "rectificationDays"))
                .backdatingDays(rules.number("backdatingDays", 0))
                .networkRoutes(networkRoutes(implementers))
                .correctionDays(term(rules, "correctionDays"))
                .extension(extension(rules.map("extension")))
                .reminders(reminders(roles))
                .praiseCirculars(rules.flag("praiseCirculars"))
                .accountability(causes(rules))
                .season(PlanSeason.read(file.map("season"), roles.keySet()))
                .towns(rules.flag("towns"))
                .clawbackOnCoal(coal(rules))
                .clawbackDays(term(rules, "clawbackDays"))
                .publicNotice(PlanNotice.read(file.map("publicNotice")))
                .gates(PlanGates.read(file.map("gates")))
                .tenderer(roleOf(roles, file, "tenderer"))
                .categories(categories)
                .roster(PlanHouseholds.roster(file.map("roster")))
                .householdGates(PlanHouseholds.gates(file.map("householdGates")))
                .milestones(PlanMilestones.read(file.map("milestones"), targets, roles.keySet()))
                .subordinatePlans(PlanMilestones.subordinate(file.map("subordinatePlans"), targets))
                .noBurnZones(rules.flag("noBurnZones"))
                .routeTable(rules.flag("routeTable"))
                .deferral(rules.flag("deferral"))
                .complaints(PlanCases.complaints(file.map("complaints")))
                .householdChanges(PlanCases.householdChanges(file.map("household-changes")))
                .advanceByContractor(file.map("payment").flag("advanceByContractor"))
                .householdContributions(file.map("payment").flag("householdContributions"))
                .sentences(sentences(file.map("sentences")))
                .priorities(PlanHouseholds.priorities(file.map("priorities")))
                .tracks(TracksSection.read(file.map("tracks")))
                .contractFromAbove(rules.flag("contractFromAbove"))
                .commissionedWithWorks(rules.flag("commissionedWithWorks"))
                .routine(routine())
                .done();
    }

    /** Recommended is what stands in the catalogue, so that the one is nothing without the other (ZC-17, ZC-18). */
    private static boolean recommendation(YamlMap rules) {
        boolean required = rules.flag("recommendationRequired");
        if (required && !rules.flag("catalogueRequired")) {
            rules.find(
                    "recommendationRequired",
                    "推荐的型号从设备目录中选，而 catalogueRequired 不是 true",
                    "请把 catalogueRequired 改为 true，或不要求推荐");
        }
        return required;
    }

    private static Map<String, String> sentences(YamlMap section) {
        Map<String, String> sentences = new LinkedHashMap<>();
        section.keys().forEach(task -> sentences.put(task, section.text(task)));
        return sentences;
    }

    private RoutineRules routine() {
        int percent = file.number("spotCheck", 1);
        if (percent > 100) {
            file.find("spotCheck", "超过100%（" + percent + "）", "请填写1至100的整数");
        }
        return new RoutineRules(
                file.map("reporting").number("every", 0),
                file.map("drills").number("perSeason", 0),
                Math.min(percent, 100));
    }

    private static List<String> networkRoutes(Map<String, Implementer> implementers) {
        return implementers.entrySet().stream()
                .filter(route -> route.getValue().network() != null)
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    private static List<String> routes(YamlMap rules, Map<String, Implementer> implementers) {
        List<String> routes = rules.list("routes").stream().map(String::valueOf).toList();
        if (routes.isEmpty()) {
            rules.find("routes", "没有列出技术路线", KNOWN_ROUTES);
        }
        routes.stream()
                .filter(route -> !ROUTES.contains(route))
                .forEach(route -> rules.find("routes", "没有技术路线 " + route, KNOWN_ROUTES));
        routes.stream()
                .filter(route -> ROUTES.contains(route) && !implementers.containsKey(route))
                .forEach(route -> rules.find("routes", "技术路线 " + route + " 没有实施主体", "请在 implementers 中写明"));
        if (Set.copyOf(routes).size() < routes.size()) {
            rules.find("routes", "同一技术路线写了两次", "请只写一次");
        }
        return routes;
    }

    private static List<AccountabilityCause> causes(YamlMap rules) {
        List<String> names =
                rules.list("accountability").stream().map(String::valueOf).toList();
        names.stream()
                .filter(name -> AccountabilityCause.of(name).isEmpty())
                .forEach(name -> rules.find(
                        "accountability",
                        "没有追责原因 " + name,
                        "可填："
                                + Stream.of(AccountabilityCause.values())
                                        .map(cause -> cause.name() + "（" + cause.label() + "）")
                                        .collect(Collectors.joining("、"))));
        return names.stream()
                .flatMap(name -> AccountabilityCause.of(name).stream())
                .distinct()
                .toList();
    }

    private static CoalRule coal(YamlMap rules) {
        CoalRule rule = CoalRule.of(rules.text("clawbackOnCoal"));
        if (rule == null) {
            rules.find(
                    "clawbackOnCoal",
                    "不认识“" + rules.value("clawbackOnCoal") + "”",
                    "可填：true（取消并追缴）、zone（禁燃区内停发，不追缴）、false（只作记录）");
        } else if (rule == CoalRule.ZONE && !rules.flag("noBurnZones")) {
            rules.find("clawbackOnCoal", "写了 zone，方案却不划定禁燃区", "请同时写 noBurnZones: true，或改为 true、false");
        }
        return rule;
    }

    private static ExtensionCap extension(YamlMap cap) {
        return new ExtensionCap(cap.number("maxDays", 0), cap.number("maxCount", 0));
    }

    /** A plain number of calendar days, or {@code {days: 10, kind: working, firstDay: counts}}. */
    static Term term(YamlMap rules, String key) {
        if (rules.value(key) instanceof Integer) {
            return Term.calendarDays(rules.number(key, 1));
        }
        YamlMap term = rules.map(key);
        return new Term(
                term.number("days", 1),
                term.isOther("kind", "calendar", "working") ? Term.Kind.WORKING : Term.Kind.CALENDAR,
                term.isOther("firstDay", "next", "counts"));
    }

    private ReminderRules reminders(Map<String, RolePost> roles) {
        YamlMap reminders = file.map("reminders");
        YamlMap recipients = reminders.map("recipients");
        ReminderRules rules = new ReminderRules(
                days(reminders),
                reminders.flag("overdue"),
                reminders.flag("mail"),
                readers(recipients, "before", roles),
                readers(recipients, "overdue", roles));
        requireReaders(recipients, "before", !rules.before().isEmpty(), rules.toBefore());
        requireReaders(recipients, "overdue", rules.overdue(), rules.toOverdue());
        return rules;
    }

    private static List<Integer> days(YamlMap reminders) {
        if (!(reminders.value("before") instanceof List<?> days)) {
            reminders.find("before", "不是天数的列表（" + reminders.value("before") + "）", "请写成 [30, 14, 7, 1]，不提醒写 []");
            return List.of();
        }
        days.stream()
                .filter(day -> !(day instanceof Integer number && number >= 0))
                .forEach(day -> reminders.find("before", day + " 不是天数", "请填写 0 或正整数"));
        return days.stream()
                .filter(Integer.class::isInstance)
                .map(Integer.class::cast)
                .distinct()
                .toList();
    }

    private static List<String> readers(YamlMap recipients, String when, Map<String, RolePost> roles) {
        if (recipients.value(when) == null) {
            return List.of();
        }
        List<String> names = recipients.list(when).stream().map(String::valueOf).toList();
        names.stream()
                .filter(name -> !roles.containsKey(name))
                .forEach(name -> recipients.find(when, "没有角色 " + name, "可用的角色：" + String.join("、", roles.keySet())));
        return names;
    }

    private static void requireReaders(YamlMap recipients, String when, boolean reminded, List<String> readers) {
        if (reminded && readers.isEmpty()) {
            recipients.find(when, "设置了提醒却没有收件角色，提醒不会有人收到", "请写明收件角色，或取消这项提醒");
        }
    }
}
