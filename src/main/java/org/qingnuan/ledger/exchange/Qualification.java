package org.qingnuan.ledger.exchange;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.qingnuan.ledger.Decisions;
import org.qingnuan.ledger.HouseholdFact;
import org.qingnuan.ledger.PlanRules;
import org.qingnuan.ledger.Plans;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.PlanId;
import org.qingnuan.shared.WrittenDates;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a plan's table {@code eligibility} says of households as they stand, asked once for those that are alike. */
@Component
public class Qualification {

    /** What the table may look at in a household and a change may put right. */
    public static final List<String> FACTS = List.of(
            "route",
            "rooms",
            "actualResident",
            "permanentResident",
            "premises",
            "demolition",
            "benefitedOn",
            HouseholdFact.USER_CLASS.key(),
            HouseholdFact.HOUSE_USE.key(),
            HouseholdFact.USE_STATE.key());

    /** Written in place of a day by whoever benefited from nothing before. */
    public static final String NO_BENEFIT = "无";

    private static final String TABLE = "eligibility";
    private static final int NEVER = 99_999_999;

    private static final String HOUSEHOLDS = """
            SELECT h.id, h.willing, h.route, h.rooms, g.actual_resident, g.permanent_resident, g.premises, g.demolition,
                g.benefited_on, h.user_class, h.house_use, h.use_state,
                least((SELECT min(o.inspected_on) FROM ledger.household o WHERE o.identity_fingerprint = h.identity_fingerprint
                        AND o.plan <> h.plan AND o.active AND o.acceptance = 'PASSED'),
                    (SELECT min(o.inspected_on) FROM ledger.dwelling e JOIN ledger.household o ON o.dwelling = e.id
                        WHERE e.natural_key = d.natural_key AND e.village = d.village AND e.plan <> d.plan
                        AND o.active AND o.acceptance = 'PASSED'),
                    (SELECT make_date(min(b.year), 12, 31) FROM ledger.past_benefit b JOIN ledger.plan p ON p.id = h.plan
                        WHERE b.area = p.area AND b.year < p.year AND (b.identity_fingerprint = h.identity_fingerprint
                            OR b.address_fingerprint = d.natural_key AND EXISTS (SELECT FROM ledger.area v JOIN ledger.area t ON t.id = h.body
                                WHERE v.id = h.village AND b.place IN (v.name, t.name || v.name))))) AS accepted_elsewhere
            FROM ledger.household h JOIN ledger.dwelling d ON d.id = h.dwelling
            LEFT JOIN ledger.household_registration g ON g.household = h.id AND g.replaced_at IS NULL
            WHERE h.plan = :plan AND h.village = :village AND %s ORDER BY h.id""";

    private static final String UNDECIDED = "h.eligibility IN ('SURVEYED', 'PROPOSED_ELIGIBLE', 'PROPOSED_REJECTED')";

    private final Decisions decisions;
    private final Plans plans;
    private final JdbcClient jdbc;

    Qualification(Decisions decisions, Plans plans, JdbcClient jdbc) {
        this.decisions = decisions;
        this.plans = plans;
        this.jdbc = jdbc;
    }

    /**
     * What the table says of households that are alike.
     *
     * @param hard whether the plan's document itself rules them out (不得、不少于), so that nobody may confirm or accept them; never for eligible ones
     * @param clause where the document says so, or 默认
     */
    public record Proposal(
            List<Long> households, boolean eligible, boolean hard, String code, String reason, String clause) {

        /** Reason and clause, as people read them. */
        public String shown() {
            return "%s（依据：%s）".formatted(reason, clause);
        }
    }

    /** Of the village's households that nobody decided about yet. */
    public List<Proposal> undecided(CaseKey village) {
        return proposals(village.plan(), read(village, UNDECIDED, List.of(-1L)));
    }

    /** Of these households of the village, decided or not. */
    public List<Proposal> of(CaseKey village, Collection<Long> households) {
        return proposals(village.plan(), read(village, "h.id IN (:ids)", households));
    }

    /**
     * Those of these households whom the plan rules out for good, with what it says of each, if the given facts were put
     * right: new values by {@link #FACTS}, a day as 2021-08-30 or {@link #NO_BENEFIT}, truth as {@code true} and
     * {@code false}; empty for facts that stay.
     */
    public Map<Long, Proposal> ruledOut(CaseKey village, Map<Long, Map<String, String>> households) {
        Map<Long, Inputs> corrected = read(village, "h.id IN (:ids)", households.keySet());
        corrected.replaceAll((household, inputs) -> inputs.with(households.get(household)));
        Map<Long, Proposal> ruledOut = new TreeMap<>();
        proposals(village.plan(), corrected).stream()
                .filter(Proposal::hard)
                .forEach(proposal -> proposal.households().forEach(household -> ruledOut.put(household, proposal)));
        return ruledOut;
    }

    /** What the plan's table and another one say of each household of the village that has not left, asked once for those that are alike. */
    Trial trial(PlanId plan, Decisions other) {
        return new Trial(plan, other);
    }

    /** Two tables that are asked about one village after the other and remember what they said. */
    final class Trial {

        private final PlanId plan;
        private final Decisions other;
        private final PlanRules rules;
        private final Map<Inputs, Answers> known = new HashMap<>();

        private Trial(PlanId plan, Decisions other) {
            this.plan = plan;
            this.other = other;
            this.rules = plans.get(plan).rules();
        }

        Map<Long, Answers> of(CaseKey village) {
            Map<Long, Answers> answers = new LinkedHashMap<>();
            read(village, "h.eligibility <> 'WITHDRAWN'", List.of(-1L))
                    .forEach((household, inputs) -> answers.put(household, known.computeIfAbsent(inputs, this::ask)));
            return answers;
        }

        private Answers ask(Inputs inputs) {
            Proposal now = decide(plan, inputs, rules, List.of());
            List<Map<String, Object>> rows = other.decide(plan, TABLE, inputs.asMap(rules));
            return rows.size() == 1
                    ? new Answers(now, proposal(rows.get(0), List.of()), null)
                    : new Answers(now, null, rows.isEmpty() ? "表中没有一行适用" : "表中有%d行同时适用，应只有一行".formatted(rows.size()));
        }
    }

    /** What the two say, or why the other one has no answer. */
    record Answers(Proposal now, Proposal then, String unanswered) {}

    private Map<Long, Inputs> read(CaseKey village, String which, Collection<Long> ids) {
        Map<Long, Inputs> households = new LinkedHashMap<>();
        if (!ids.isEmpty()) {
            jdbc.sql(HOUSEHOLDS.formatted(which))
                    .param("plan", village.plan().value())
                    .param("village", village.village())
                    .param("ids", ids)
                    .query((rows, n) -> Map.entry(rows.getLong("id"), inputs(rows)))
                    .list()
                    .forEach(one -> households.put(one.getKey(), one.getValue()));
        }
        return households;
    }

    private List<Proposal> proposals(PlanId plan, Map<Long, Inputs> households) {
        PlanRules rules = plans.get(plan).rules();
        Map<Inputs, List<Long>> alike = new LinkedHashMap<>();
        households.forEach((household, inputs) ->
                alike.computeIfAbsent(inputs, first -> new ArrayList<>()).add(household));
        return alike.entrySet().stream()
                .map(one -> decide(plan, one.getKey(), rules, one.getValue()))
                .toList();
    }

    private Proposal decide(PlanId plan, Inputs inputs, PlanRules rules, List<Long> households) {
        List<Map<String, Object>> rows = decisions.decide(plan, TABLE, inputs.asMap(rules));
        if (rows.size() != 1) {
            throw new IllegalStateException("方案 %s 的资格甄别表对 %s 给出%d个结果，应为一个".formatted(plan, inputs, rows.size()));
        }
        return proposal(rows.get(0), households);
    }

    private static Proposal proposal(Map<String, Object> row, List<Long> households) {
        boolean eligible = Boolean.TRUE.equals(row.get("eligible"));
        return new Proposal(
                households,
                eligible,
                !eligible && Boolean.TRUE.equals(row.get("hard")),
                (String) row.get("reasonCode"),
                (String) row.get("reason"),
                (String) row.get("clause"));
    }

    private static Inputs inputs(ResultSet rows) throws SQLException {
        return new Inputs(
                rows.getBoolean("willing"),
                rows.getString("route"),
                rows.getInt("rooms"),
                rows.getObject("accepted_elsewhere", LocalDate.class),
                !Boolean.FALSE.equals(rows.getObject("actual_resident", Boolean.class)),
                !Boolean.FALSE.equals(rows.getObject("permanent_resident", Boolean.class)),
                rows.getString("premises") == null ? "OWN_HOUSE" : rows.getString("premises"),
                rows.getBoolean("demolition"),
                rows.getObject("benefited_on", LocalDate.class),
                rows.getString("user_class"),
                rows.getString("house_use"),
                rows.getString("use_state"));
    }

    /** What the table looks at in a household; days null for never, the last three null where no file said them. */
    private record Inputs(
            boolean willing,
            String route,
            int rooms,
            LocalDate acceptedElsewhere,
            boolean actualResident,
            boolean permanentResident,
            String premises,
            boolean demolition,
            LocalDate benefitedOn,
            String userClass,
            String houseUse,
            String useState) {

        private static final String LIVED_IN = "RESIDENTIAL";

        Inputs with(Map<String, String> facts) {
            return new Inputs(
                    willing,
                    facts.getOrDefault("route", route),
                    either(facts, "rooms", rooms, Integer::valueOf),
                    acceptedElsewhere,
                    either(facts, "actualResident", actualResident, Boolean::valueOf),
                    either(facts, "permanentResident", permanentResident, Boolean::valueOf),
                    facts.getOrDefault("premises", premises),
                    either(facts, "demolition", demolition, Boolean::valueOf),
                    either(
                            facts,
                            "benefitedOn",
                            benefitedOn,
                            day -> WrittenDates.parse(day).orElse(null)),
                    either(facts, HouseholdFact.USER_CLASS.key(), userClass, Function.identity()),
                    either(facts, HouseholdFact.HOUSE_USE.key(), houseUse, Function.identity()),
                    either(facts, HouseholdFact.USE_STATE.key(), useState, Function.identity()));
        }

        private static <T> T either(Map<String, String> facts, String key, T stands, Function<String, T> read) {
            return facts.containsKey(key) ? read.apply(facts.get(key)) : stands;
        }

        Map<String, Object> asMap(PlanRules rules) {
            return Map.ofEntries(
                    Map.entry("listed", true),
                    Map.entry("willing", willing),
                    Map.entry("route", route),
                    Map.entry("rooms", rooms),
                    Map.entry("priorBenefit", acceptedElsewhere != null),
                    Map.entry("priorBenefitExcluded", rules.priorBenefitExcluded()),
                    Map.entry("actualResident", actualResident),
                    Map.entry("permanentResident", permanentResident),
                    Map.entry("premises", premises),
                    Map.entry("demolition", demolition),
                    Map.entry("benefitedOn", Math.min(number(acceptedElsewhere), number(benefitedOn))),
                    Map.entry("idle", "IDLE_USER".equals(userClass)),
                    Map.entry("houseUse", known(houseUse) ? houseUse : LIVED_IN),
                    Map.entry("accountClosed", "ACCOUNT_CLOSED".equals(useState)),
                    Map.entry("minRooms", rules.minRooms()),
                    Map.entry("routes", rules.routes()));
        }

        private static boolean known(String code) {
            return code != null && !code.equals(HouseholdFact.NOTHING);
        }

        /** 20221231 for a day, so that tables can compare; beyond all days for none. */
        private static int number(LocalDate day) {
            return day == null ? NEVER : Integer.parseInt(day.format(DateTimeFormatter.BASIC_ISO_DATE));
        }
    }
}
