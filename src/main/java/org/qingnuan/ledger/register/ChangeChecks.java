package org.qingnuan.ledger.register;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.qingnuan.ledger.HouseholdChange.Cause;
import org.qingnuan.ledger.HouseholdChange.Kind;
import org.qingnuan.ledger.HouseholdFact;
import org.qingnuan.ledger.PaymentHolds;
import org.qingnuan.ledger.PersonalData;
import org.qingnuan.ledger.PlanRules;
import org.qingnuan.ledger.Plans;
import org.qingnuan.ledger.RosterRules;
import org.qingnuan.ledger.exchange.FactChecks;
import org.qingnuan.ledger.exchange.Qualification;
import org.qingnuan.ledger.exchange.ResidentIds;
import org.qingnuan.ledger.exchange.Spelling;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.Finding;
import org.qingnuan.shared.WrittenDates;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Everything against a change of a household, when it is asked for and again when it is approved. */
@Component
class ChangeChecks {

    private static final Pattern PHONE = Pattern.compile("1[3-9][0-9]{9}");
    private static final Pattern ACCOUNT = Pattern.compile("[0-9]{8,30}");
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]?");
    private static final Pattern AREA = Pattern.compile("[0-9]{1,5}(\\.[0-9]{1,2})?");
    private static final int LONGEST = 100;
    private static final String REJECTED = "REJECTED";
    private static final Set<String> OF_A_NEW_ONE = Set.of(
            "name",
            "identity",
            "phone",
            "address",
            "residents",
            "rooms",
            "area",
            "previousHeating",
            "hardship",
            "bank",
            "account");
    private static final Set<String> OF_A_SUCCESSOR = Set.of("name", "identity", "bank", "account");
    private static final Set<String> OF_A_PAYEE = Set.of("bank", "account");

    private final JdbcClient jdbc;
    private final PersonalData personal;
    private final Plans plans;
    private final PaymentHolds holds;
    private final RosterOrder order;
    private final Today today;
    private final Qualification qualification;

    ChangeChecks(
            JdbcClient jdbc,
            PersonalData personal,
            Plans plans,
            PaymentHolds holds,
            RosterOrder order,
            Today today,
            Qualification qualification) {
        this.jdbc = jdbc;
        this.personal = personal;
        this.plans = plans;
        this.holds = holds;
        this.order = order;
        this.today = today;
        this.qualification = qualification;
    }

    /** {@code standing} null for a new household; {@code values} are those that would change. */
    List<Finding> of(CaseKey village, Cause cause, HouseholdNow.Standing standing, Map<String, String> values) {
        List<Finding> findings = new ArrayList<>();
        if (cause.kind() == Kind.ADD) {
            addable(village, findings);
        } else {
            findings.addAll(changeable(cause, standing));
        }
        required(village, cause, values, findings);
        written(values, findings);
        asked(village, values, findings);
        once(village, standing, values, findings);
        if (cause.kind() == Kind.ROUTE) {
            findings.addAll(route(village, standing, values.get("route")));
        }
        if (findings.isEmpty() && standing != null) {
            findings.addAll(ruledOut(village, standing, values));
        }
        return findings;
    }

    /** Who is confirmed or waits stays so only as far as the plan's document allows (HZ-18, LZ-35, LZ-36). */
    private List<Finding> ruledOut(CaseKey village, HouseholdNow.Standing standing, Map<String, String> values) {
        if (standing.eligibility().equals(REJECTED) || Collections.disjoint(Qualification.FACTS, values.keySet())) {
            return List.of();
        }
        return qualification.ruledOut(village, Map.of(standing.id(), values)).values().stream()
                .map(proposal -> Finding.ofSheet("变更以后，文件规定该户不得参与改造：" + proposal.shown(), "不能这样变更；情况属实的，请办理撤销（不符合条件）"))
                .toList();
    }

    /** Facts that the plan's roster does not ask are not changed either. */
    private void asked(CaseKey village, Map<String, String> values, List<Finding> findings) {
        RosterRules roster = plans.get(village.plan()).rules().roster();
        values.keySet().stream()
                .filter(key -> ChangedValues.RESIDENCE.contains(key) && !roster.residence()
                        || ChangedValues.EXCLUSIONS.contains(key) && !roster.exclusions())
                .forEach(key -> findings.add(Finding.ofColumn(ChangedValues.LABELS.get(key), "本方案的摸底登记表没有这一项", "请留空")));
    }

    private void addable(CaseKey village, List<Finding> findings) {
        boolean confirmed = jdbc.sql("""
                        SELECT EXISTS (SELECT FROM ledger.household
                            WHERE plan = :plan AND village = :village AND confirmed_on IS NOT NULL)""")
                .param("plan", village.plan().value())
                .param("village", village.village())
                .query(Boolean.class)
                .single();
        if (!confirmed) {
            findings.add(Finding.ofSheet("本村还没有确认改造户", "确户以前的住户，请在摸底登记表中登记"));
        } else if (!order.room(village).open()) {
            findings.add(Finding.ofSheet("本村施工已经完成", "不能再新增住户，请列入以后年度"));
        }
    }

    private List<Finding> changeable(Cause cause, HouseholdNow.Standing standing) {
        List<Finding> findings = new ArrayList<>();
        String eligibility = standing.eligibility();
        boolean rejected = cause == Cause.CORRECTION && eligibility.equals(REJECTED);
        if (!eligibility.equals("CONFIRMED") && !eligibility.equals("WAITING") && !rejected) {
            findings.add(Finding.ofSheet("该户不是确认户，也不在候补名单", "确户以前的住户请更正摸底登记表；不予确认的只办理信息更正，更正后可以申请复核"));
        }
        boolean revoking = cause.kind() == Kind.REVOKE;
        (revoking ? holds.computed(standing.id()) : holds.paying(standing.id()))
                .ifPresent(batch -> findings.add(Finding.ofSheet(
                        "第%d号%s在第%s号拨付批次中，批次还没有办结".formatted(standing.no(), standing.head(), batch), "请等批次办结后再办理")));
        if (revoking && standing.rectifying()) {
            findings.add(Finding.ofSheet("第%d号%s还有整改没有办结".formatted(standing.no(), standing.head()), "请先办结整改"));
        }
        return findings;
    }

    private void required(CaseKey village, Cause cause, Map<String, String> values, List<Finding> findings) {
        Set<String> required = switch (cause) {
            case OMITTED, NEW_HOUSEHOLD ->
                ofANewOne(plans.get(village.plan()).rules().roster());
            case INHERITANCE, SALE -> OF_A_SUCCESSOR;
            case PAYEE -> OF_A_PAYEE;
            case OTHER_ROUTE -> Set.of("route");
            default -> Set.of();
        };
        ChangedValues.LABELS.forEach((key, label) -> {
            if (required.contains(key) && !values.containsKey(key)) {
                findings.add(Finding.ofColumn(label, "没有填写，或与现在登记的相同", "请填写新的" + label));
            }
        });
        if (cause == Cause.CORRECTION && values.isEmpty()) {
            findings.add(Finding.ofSheet("没有填写要变更的内容，或与现在登记的相同", "请只填写要变更的项目"));
        }
    }

    private static Set<String> ofANewOne(RosterRules roster) {
        Set<String> required = new HashSet<>(OF_A_NEW_ONE);
        if (roster.residence()) {
            required.addAll(ChangedValues.RESIDENCE);
        }
        if (roster.exclusions()) {
            required.addAll(ChangedValues.EXCLUSIONS);
        }
        return required;
    }

    private void written(Map<String, String> values, List<Finding> findings) {
        if (values.containsKey("identity")) {
            String identity = values.get("identity");
            ResidentIds.fault(identity, today.get())
                    .ifPresent(fault ->
                            findings.add(Finding.ofField("身份证号", personal.maskId(identity), fault, "请对照身份证更正")));
        }
        pattern(values, "phone", PHONE, personal.maskPhone(values.get("phone")), "不是11位手机号码", findings);
        pattern(values, "account", ACCOUNT, personal.maskAccount(values.get("account")), "应为8到30位数字", findings);
        pattern(values, "residents", NUMBER, values.get("residents"), "应为1到99的整数", findings);
        pattern(values, "rooms", NUMBER, values.get("rooms"), "应为1到99的整数", findings);
        pattern(values, "area", AREA, values.get("area"), "不是平方米数", findings);
        if (values.containsKey("area")
                && AREA.matcher(values.get("area")).matches()
                && new BigDecimal(values.get("area")).signum() == 0) {
            findings.add(Finding.ofField("采暖面积", "0", "应大于0", "请填写实际采暖面积"));
        }
        known(values, "previousHeating", ChangedValues.HEATING, findings);
        known(values, "hardship", ChangedValues.HARDSHIP, findings);
        known(values, "route", ChangedValues.ROUTES, findings);
        known(values, "actualResident", ChangedValues.YES_NO, findings);
        known(values, "permanentResident", ChangedValues.YES_NO, findings);
        known(values, "premises", ChangedValues.PREMISES, findings);
        known(values, "demolition", ChangedValues.YES_NO, findings);
        HouseholdFact.all()
                .filter(fact -> values.containsKey(fact.key()))
                .forEach(fact -> FactChecks.fault(fact, values.get(fact.key()))
                        .ifPresent(fault -> findings.add(Finding.ofField(
                                fact.label(),
                                fact.personal() ? personal.maskAccount(values.get(fact.key())) : values.get(fact.key()),
                                fault,
                                "请核对后更正"))));
        String benefited = values.getOrDefault("benefitedOn", Qualification.NO_BENEFIT);
        if (!benefited.equals(Qualification.NO_BENEFIT)
                && WrittenDates.parse(benefited).isEmpty()) {
            findings.add(Finding.ofField("此前享受政策日期", benefited, "不是日期", "请按2021-08-30填写，没有享受过的填“无”"));
        }
        values.forEach((key, value) -> {
            if (value.length() > LONGEST) {
                findings.add(Finding.ofColumn(ChangedValues.LABELS.get(key), "超过" + LONGEST + "字", "请写得简短些"));
            }
        });
    }

    private static void pattern(
            Map<String, String> values, String key, Pattern form, String shown, String reason, List<Finding> findings) {
        if (values.containsKey(key) && !form.matcher(values.get(key)).matches()) {
            findings.add(Finding.ofField(ChangedValues.LABELS.get(key), shown, reason, "请核对后更正"));
        }
    }

    private static void known(
            Map<String, String> values, String key, Map<String, String> words, List<Finding> findings) {
        if (values.containsKey(key) && !words.containsKey(values.get(key))) {
            findings.add(Finding.ofField(ChangedValues.LABELS.get(key), values.get(key), "不是可选的内容", "请重新选择"));
        }
    }

    /** A person, a house and an account are in the plan once. */
    private void once(
            CaseKey village, HouseholdNow.Standing standing, Map<String, String> values, List<Finding> findings) {
        long own = standing == null ? 0 : standing.id();
        if (values.containsKey("identity")) {
            taken(
                            "ledger.household h",
                            "h.active AND h.identity_fingerprint = :key",
                            village,
                            own,
                            values.get("identity"))
                    .ifPresent(place -> findings.add(Finding.ofField(
                            "身份证号", personal.maskId(values.get("identity")), "已在" + place + "登记", "一人只能登记一处，请核实")));
        }
        if (values.containsKey("address")) {
            taken(
                            "ledger.household h JOIN ledger.dwelling d ON d.id = h.dwelling",
                            "h.active AND h.village = :village AND d.natural_key = :key",
                            village,
                            own,
                            Spelling.address(values.get("address")))
                    .ifPresent(place -> findings.add(Finding.ofColumn("住址", "这处房屋已由本村另一户登记", "请核实住址")));
        }
        onceInPlan(village, standing, values, HouseholdFact.POWER_METER, findings);
        if (plans.get(village.plan()).rules().roster().identities()) {
            onceInPlan(village, standing, values, HouseholdFact.POWER_ACCOUNT, findings);
        }
        if (values.containsKey("account")) {
            taken(
                            "ledger.household h JOIN ledger.payee p ON p.household = h.id AND p.valid_to IS NULL",
                            "p.account_fingerprint = :key",
                            village,
                            own,
                            values.get("account"))
                    .ifPresent(place -> findings.add(Finding.ofField(
                            "银行账号", personal.maskAccount(values.get("account")), "已由" + place + "的住户使用", "请填写本户的账号")));
        }
    }

    /** A meter hangs in one house; a power account is somebody's alone where the plan compares the names on papers (LZ-41), else a doubt. */
    private void onceInPlan(
            CaseKey village,
            HouseholdNow.Standing standing,
            Map<String, String> values,
            HouseholdFact fact,
            List<Finding> findings) {
        String number = values.get(fact.key());
        if (number != null && !number.equals(HouseholdFact.NOTHING)) {
            taken(
                            "ledger.household h",
                            "h.active AND h." + fact.column() + "_fingerprint = :key",
                            village,
                            standing == null ? 0 : standing.id(),
                            number)
                    .ifPresent(place -> findings.add(Finding.ofField(
                            fact.label(),
                            personal.maskAccount(number),
                            "已由" + place + "的住户登记",
                            "请填写本户的" + fact.label())));
        }
    }

    private java.util.Optional<String> taken(String from, String where, CaseKey village, long own, String text) {
        return jdbc.sql("SELECT coalesce(b.name, h.body) || coalesce(v.name, h.village) FROM " + from
                        + " LEFT JOIN ledger.area b ON b.id = h.body LEFT JOIN ledger.area v ON v.id = h.village"
                        + " WHERE h.plan = :plan AND h.id <> :own AND :village::text IS NOT NULL AND " + where
                        + " LIMIT 1")
                .param("plan", village.plan().value())
                .param("village", village.village())
                .param("own", own)
                .param("key", personal.fingerprint(text))
                .query(String.class)
                .optional();
    }

    private List<Finding> route(CaseKey village, HouseholdNow.Standing standing, String route) {
        PlanRules rules = plans.get(village.plan()).rules();
        List<Finding> findings = new ArrayList<>();
        if (!rules.householdChanges().route()) {
            findings.add(Finding.ofColumn("改造方式", "本方案一村只用一种方式，不办理单户的改造类型变更", "确需改变的，由镇街调整全村的技术路线"));
        }
        if (!standing.retrofit().equals("NONE")) {
            findings.add(Finding.ofColumn("改造方式", "该户已经安装", "已安装的不能变更改造类型"));
        }
        if (route != null && !rules.routes().contains(route)) {
            findings.add(Finding.ofField(
                    "改造方式", ChangedValues.ROUTES.getOrDefault(route, route), "不是本方案的技术路线", "请选择方案允许的方式"));
        }
        return findings;
    }
}
