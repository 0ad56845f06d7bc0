package org.qingnuan.finance.subsidy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.qingnuan.calendar.ChinaTime;
import org.qingnuan.finance.Decisions;
import org.qingnuan.finance.RateTrial;
import org.qingnuan.finance.RateTrial.Change;
import org.qingnuan.finance.RateTrial.Due;
import org.qingnuan.finance.RateTrials;
import org.qingnuan.finance.SubsidyItem;
import org.qingnuan.ledger.Households;
import org.qingnuan.ledger.SubsidyCase;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.Money;
import org.qingnuan.shared.PlanId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Compares line by line; each distinct case is asked once. */
@Component
class RegisterTrials implements RateTrials {

    private static final Comparator<Change> ORDER = Comparator.comparing((Change change) -> !change.decided())
            .thenComparing(Change::household)
            .thenComparing(Change::season)
            .thenComparing(Change::item);

    private final JdbcClient jdbc;
    private final Households households;
    private final ObjectReader inputs;
    private final Clock clock;

    RegisterTrials(JdbcClient jdbc, Households households, ObjectMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.households = households;
        this.inputs = json.readerFor(new TypeReference<Map<String, Object>>() {})
                .with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    }

    @Override
    @Transactional(readOnly = true)
    public RateTrial run(PlanId plan, Decisions deployed, Decisions other) {
        Trial trial = new Trial(plan, deployed, other);
        Set<Long> decidedOnAcceptance = trial.decided();
        trial.open(decidedOnAcceptance);
        trial.changes.sort(ORDER);
        return new RateTrial(trial.seen.size(), trial.changes, trial.unanswered());
    }

    /** One run over the register. */
    private final class Trial {

        private final PlanId plan;
        private final LocalDate today = ChinaTime.today(clock);
        private final Answers now;
        private final Answers then;
        private final Set<Long> seen = new HashSet<>();
        private final List<Change> changes = new ArrayList<>();
        private final Map<String, Set<Long>> unanswered = new TreeMap<>();

        private Trial(PlanId plan, Decisions deployed, Decisions other) {
            this.plan = plan;
            this.now = new Answers(plan, deployed);
            this.then = new Answers(plan, other);
        }

        /** Compares what was decided; returns who was decided on for acceptance. */
        private Set<Long> decided() {
            Set<Long> onAcceptance = new HashSet<>();
            for (Kept kept : kept(plan)) {
                seen.add(kept.household);
                if (kept.season == 0) {
                    onAcceptance.add(kept.household);
                }
                Said answer = then.to(kept.inputs, kept.season);
                if (answer.reason() != null) {
                    note(answer.reason(), kept.household);
                } else {
                    compare(new Change(
                            kept.village,
                            kept.household,
                            kept.item,
                            kept.season,
                            true,
                            kept.due,
                            answer.due().get(kept.item)));
                }
            }
            return onAcceptance;
        }

        /** Compares what the tables would say to everybody else. */
        private void open(Set<Long> decided) {
            for (SubsidyCase one : households.confirmedCases(plan)) {
                if (decided.contains(one.household()) || !seen.add(one.household())) {
                    continue;
                }
                Map<String, Object> asked = Case.onAcceptance(one, today).inputs();
                Said after = then.to(asked, 0);
                if (after.reason() != null) {
                    note(after.reason(), one.household());
                    continue;
                }
                Map<SubsidyItem, Due> before = now.to(asked, 0).due();
                Stream.of(SubsidyItem.values())
                        .filter(SubsidyItem::dueOnAcceptance)
                        .forEach(item -> compare(new Change(
                                one.village(),
                                one.household(),
                                item,
                                0,
                                false,
                                before.get(item),
                                after.due().get(item))));
            }
        }

        private void compare(Change change) {
            if (!same(change.now(), change.then())) {
                changes.add(change);
            }
        }

        private void note(String reason, long household) {
            unanswered.computeIfAbsent(reason, key -> new HashSet<>()).add(household);
        }

        private Map<String, Integer> unanswered() {
            Map<String, Integer> counts = new LinkedHashMap<>();
            unanswered.forEach((reason, who) -> counts.put(reason, who.size()));
            return counts;
        }
    }

    /** Whether both pay the same from the same sources; under which label does not matter. */
    private static boolean same(Due one, Due other) {
        return one == null || other == null
                ? one == other
                : one.amount().equals(other.amount()) && one.shares().equals(other.shares());
    }

    /** What a table says to each distinct case. */
    private static final class Answers {

        private final PlanId plan;
        private final Decisions table;
        private final Map<Map<String, Object>, Said> known = new HashMap<>();

        private Answers(PlanId plan, Decisions table) {
            this.plan = plan;
            this.table = table;
        }

        private Said to(Map<String, Object> inputs, int season) {
            return known.computeIfAbsent(inputs, asked -> ask(asked, season));
        }

        private Said ask(Map<String, Object> asked, int season) {
            Map<SubsidyItem, Due> due = new EnumMap<>(SubsidyItem.class);
            try {
                Answer.of(inputs -> table.decide(plan, Rates.TABLE, inputs), asked).rates().stream()
                        .filter(rate -> rate.item().dueOnAcceptance() == (season == 0))
                        .forEach(rate -> due.put(
                                rate.item(),
                                new Due(Money.ofFen(rate.fen()), Shares.inMoney(rate.split()), rate.label())));
                return new Said(due, null);
            } catch (IllegalArgumentException unfit) {
                return new Said(Map.of(), unfit.getMessage());
            }
        }
    }

    /** By item, or why there is no answer. */
    private record Said(Map<SubsidyItem, Due> due, String reason) {}

    /** Of a season that was settled against an advance, the whole. */
    private List<Kept> kept(PlanId plan) {
        return jdbc.sql("""
                        SELECT e.village, e.household, e.item, e.season, e.row_label,
                               coalesce((SELECT sum(t.whole) FROM finance.season_settlement t WHERE t.entitlement = e.id), e.amount) AS amount,
                               jsonb_build_object('on', (e.computed_at AT TIME ZONE 'Asia/Shanghai')::date) || e.inputs AS inputs,
                               array_agg(s.source || ':' || s.amount) FILTER (WHERE s.source IS NOT NULL) AS shares
                        FROM finance.entitlement e
                        LEFT JOIN LATERAL (
                            SELECT source, whole AS amount FROM finance.season_settlement WHERE entitlement = e.id AND whole > 0
                            UNION ALL SELECT source, amount FROM finance.entitlement_share WHERE entitlement = e.id
                              AND NOT EXISTS (SELECT FROM finance.season_settlement t WHERE t.entitlement = e.id)) s ON true
                        WHERE e.plan = :plan AND e.instalment = 1 GROUP BY e.id ORDER BY e.id""")
                .param("plan", plan.value())
                .query((rows, n) -> new Kept(
                        CaseKey.parse(rows.getString("village")),
                        rows.getLong("household"),
                        SubsidyItem.valueOf(rows.getString("item")),
                        rows.getInt("season"),
                        read(rows.getString("inputs")),
                        new Due(
                                Money.ofFen(rows.getLong("amount")),
                                Shares.ofRows(
                                        rows.getArray("shares") == null
                                                ? new String[0]
                                                : (String[])
                                                        rows.getArray("shares").getArray()),
                                rows.getString("row_label"))))
                .list();
    }

    private Map<String, Object> read(String kept) {
        try {
            return inputs.readValue(kept);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Inputs of an entitlement cannot be read: " + kept, e);
        }
    }

    /** A line that was decided. */
    private record Kept(
            CaseKey village, long household, SubsidyItem item, int season, Map<String, Object> inputs, Due due) {}
}
