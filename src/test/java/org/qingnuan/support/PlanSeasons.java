package org.qingnuan.support;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.qingnuan.ledger.Fuel;
import org.qingnuan.ledger.HardshipAuthority;
import org.qingnuan.ledger.SeasonReviewStep;
import org.qingnuan.ledger.SeasonRules;
import org.qingnuan.shared.PlanId;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Gives a registered plan heating seasons, so that one test can have them and another not. */
public final class PlanSeasons {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private PlanSeasons() {}

    public static void set(JdbcClient jdbc, PlanId plan, SeasonRules rules) {
        jdbc.sql("update ledger.plan set rules = jsonb_set(rules, '{season}', cast(:season as jsonb)) where id = :plan")
                .param("season", json(rules))
                .param("plan", plan.value())
                .update();
    }

    /** November 15 to March 31, six seasons, statements 15 days later, town before office, to the bank account. */
    public static SeasonRules usual(Fuel... meters) {
        return with(6, null, List.of(), meters);
    }

    public static SeasonRules with(int seasons, String card, List<HardshipAuthority> authorities, Fuel... meters) {
        return new SeasonRules(
                "11-15",
                "03-31",
                seasons,
                15,
                List.of(meters),
                List.of(
                        new SeasonReviewStep("town-official", "镇街审核"),
                        new SeasonReviewStep("district-office", "推进办审核")),
                card,
                authorities,
                Map.of(Fuel.GAS, BigDecimal.valueOf(4000), Fuel.POWER, BigDecimal.valueOf(20000)),
                false);
    }

    /** The same rules with a part paid before each season. */
    public static SeasonRules inAdvance(SeasonRules rules) {
        return new SeasonRules(
                rules.start(),
                rules.end(),
                rules.seasons(),
                rules.settlementDays(),
                rules.meters(),
                rules.reviews(),
                rules.card(),
                rules.authorities(),
                rules.overUse(),
                true);
    }

    private static String json(SeasonRules rules) {
        try {
            return JSON.writeValueAsString(rules);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
