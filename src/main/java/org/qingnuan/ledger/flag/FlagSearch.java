package org.qingnuan.ledger.flag;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import org.qingnuan.shared.PlanId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Looks through villages' households set-based, by fingerprints: nobody's data is opened for it. */
@Component
class FlagSearch {

    /**
     * Two households of the plan, with how the other one is named to who reads the flag. Whoever is compared is looked up by the
     * fingerprint: plan and area stand in expressions that no index knows, since a plan that has just come in is nothing to
     * the planner's statistics, and it would go through all of it for each household.
     */
    private static final String SHARED = """
            mine AS MATERIALIZED (SELECT h.id, h.plan, h.body, h.village, h.dwelling, h.name_fingerprint, h.identity_fingerprint,
                    h.phone_fingerprint, h.spouse_fingerprint, h.power_account_fingerprint, h.gas_code_fingerprint
                FROM ledger.household h WHERE h.plan = :plan AND h.village = ANY (:villages) AND h.active),
            named AS NOT MATERIALIZED (SELECT o.id, o.plan, o.dwelling, o.name_fingerprint, o.identity_fingerprint, o.phone_fingerprint,
                    o.spouse_fingerprint, o.power_account_fingerprint, o.gas_code_fingerprint,
                    coalesce(b.name, o.body) || coalesce(v.name, o.village) || '第' || o.sequence_no || '号' || o.name_masked AS called
                FROM ledger.household o LEFT JOIN ledger.area b ON b.id = o.body LEFT JOIN ledger.area v ON v.id = o.village
                WHERE o.plan || '' = :plan AND o.active),
            pair AS MATERIALIZED (
                SELECT m.id, CASE WHEN m.name_fingerprint = o.name_fingerprint THEN 'SEVERAL_DWELLINGS' ELSE 'SAME_IDENTITY' END AS kind,
                    encode(m.identity_fingerprint, 'hex') AS evidence, 'h' || o.id AS other, o.id AS rank, o.called
                FROM mine m JOIN named o ON o.identity_fingerprint = m.identity_fingerprint AND o.id <> m.id
                UNION ALL
                SELECT m.id, 'SHARED_DWELLING', m.dwelling::text, 'h' || o.id, o.id, o.called
                FROM mine m JOIN named o ON o.dwelling = m.dwelling AND o.id <> m.id
                UNION ALL
                SELECT m.id, 'COUPLE', encode(m.spouse_fingerprint, 'hex'), 'h' || o.id, o.id, o.called
                FROM mine m JOIN named o ON o.identity_fingerprint = m.spouse_fingerprint AND o.id <> m.id
                UNION ALL
                SELECT m.id, 'COUPLE', encode(o.identity_fingerprint, 'hex'), 'h' || o.id, o.id, o.called
                FROM mine m JOIN named o ON o.spouse_fingerprint = m.identity_fingerprint AND o.id <> m.id
                    AND o.identity_fingerprint IS DISTINCT FROM m.spouse_fingerprint
                UNION ALL
                SELECT m.id, 'SAME_PHONE', encode(m.phone_fingerprint, 'hex'), 'h' || o.id, o.id, o.called
                FROM mine m JOIN named o ON o.phone_fingerprint = m.phone_fingerprint AND o.id <> m.id
                UNION ALL
                SELECT m.id, 'SAME_ACCOUNT', encode(p.account_fingerprint, 'hex'), 'h' || o.id, o.id, o.called
                FROM mine m JOIN ledger.payee p ON p.household = m.id AND p.valid_to IS NULL
                JOIN ledger.payee q ON q.plan = p.plan AND q.account_fingerprint = p.account_fingerprint AND q.valid_to IS NULL
                    AND q.household <> m.id
                JOIN named o ON o.id = q.household
                UNION ALL
                SELECT m.id, 'SAME_UTILITY', 'power' || encode(m.power_account_fingerprint, 'hex'), 'h' || o.id, o.id, o.called
                FROM mine m JOIN named o ON o.power_account_fingerprint = m.power_account_fingerprint AND o.id <> m.id
                UNION ALL
                SELECT m.id, 'SAME_UTILITY', 'gas' || encode(m.gas_code_fingerprint, 'hex'), 'h' || o.id, o.id, o.called
                FROM mine m JOIN named o ON o.gas_code_fingerprint = m.gas_code_fingerprint AND o.id <> m.id
                UNION ALL
                SELECT m.id, 'PRIOR_BENEFIT', 'earlier', 'h' || o.id, o.id,
                    '《' || l.name || '》' || to_char(o.inspected_on, 'YYYY"年"FMMM"月"FMDD"日"') || '验收合格'
                FROM mine m JOIN ledger.household o ON o.plan <> m.plan AND o.active AND o.acceptance = 'PASSED'
                    AND o.identity_fingerprint = m.identity_fingerprint
                JOIN ledger.plan l ON l.id = o.plan
                UNION ALL
                SELECT m.id, 'PRIOR_BENEFIT', 'earlier', 'h' || o.id, o.id,
                    '《' || l.name || '》' || to_char(o.inspected_on, 'YYYY"年"FMMM"月"FMDD"日"') || '同一住址验收合格'
                FROM mine m JOIN ledger.dwelling d ON d.id = m.dwelling
                JOIN ledger.dwelling e ON e.natural_key = d.natural_key AND e.village = d.village AND e.plan <> d.plan
                JOIN ledger.household o ON o.dwelling = e.id AND o.active AND o.acceptance = 'PASSED'
                    AND o.identity_fingerprint <> m.identity_fingerprint
                JOIN ledger.plan l ON l.id = o.plan
                UNION ALL
                SELECT m.id, 'PRIOR_BENEFIT', 'earlier', 'b' || b.id, b.id, b.year || '年“' || b.item || '”' || b.place || b.name_masked
                FROM mine m JOIN ledger.plan p ON p.id = m.plan
                JOIN ledger.past_benefit b ON b.area || '' = p.area AND b.year < p.year AND b.identity_fingerprint = m.identity_fingerprint
                UNION ALL
                SELECT m.id, 'PRIOR_BENEFIT', 'earlier', 'b' || b.id, b.id, b.year || '年“' || b.item || '”' || b.place || b.name_masked
                FROM mine m JOIN ledger.plan p ON p.id = m.plan
                JOIN ledger.past_benefit b ON b.area || '' = p.area AND b.year < p.year AND b.identity_fingerprint = m.spouse_fingerprint
                    AND b.identity_fingerprint <> m.identity_fingerprint
                UNION ALL
                SELECT m.id, 'PRIOR_BENEFIT', 'earlier', 'b' || b.id, b.id,
                    b.year || '年“' || b.item || '”同一住址' || b.name_masked
                FROM mine m JOIN ledger.plan p ON p.id = m.plan JOIN ledger.dwelling d ON d.id = m.dwelling
                JOIN ledger.area v ON v.id = m.village JOIN ledger.area t ON t.id = m.body
                JOIN ledger.past_benefit b ON b.area || '' = p.area AND b.year < p.year AND b.address_fingerprint = d.natural_key
                    AND b.place IN (v.name, t.name || v.name) AND b.identity_fingerprint <> m.identity_fingerprint
                    AND b.identity_fingerprint IS DISTINCT FROM m.spouse_fingerprint
                UNION ALL
                SELECT m.id, 'OTHER_NAME', 'owner' || encode(g.owner_fingerprint, 'hex') || encode(m.name_fingerprint, 'hex'), NULL, 1,
                    '房屋所有人' || g.owner_masked || '不是户主'
                FROM mine m JOIN ledger.household_registration g ON g.household = m.id AND g.replaced_at IS NULL
                    AND g.owner_fingerprint <> m.name_fingerprint
                UNION ALL
                SELECT m.id, 'OTHER_NAME', 'power' || encode(g.power_holder_fingerprint, 'hex') || encode(m.name_fingerprint, 'hex'), NULL, 2,
                    '用电户名' || g.power_holder_masked || '不是户主'
                FROM mine m JOIN ledger.household_registration g ON g.household = m.id AND g.replaced_at IS NULL
                    AND g.power_holder_fingerprint <> m.name_fingerprint),
            found AS (SELECT m.plan, m.body, m.village, p.id AS household, p.kind, p.evidence,
                    coalesce(array_agg(DISTINCT p.other) FILTER (WHERE p.other IS NOT NULL), '{}') AS others,
                    array_to_string(trim_array(array_agg(p.called ORDER BY p.rank), greatest(count(*)::integer - 3, 0)), '、')
                        || CASE WHEN count(*) > 3 THEN '等' || count(*) || '处' ELSE '' END AS shown
                FROM pair p JOIN ledger.household m ON m.id = p.id
                GROUP BY m.plan, m.body, m.village, p.id, p.kind, p.evidence)
            """;

    /** Raises what is there and clears what is not any more, in one look. */
    private static final String SEARCHED = "WITH " + SHARED + """
            , raised AS (INSERT INTO ledger.flag AS f (plan, body, village, household, kind, evidence, others, shown, raised_at)
                SELECT plan, body, village, household, kind, evidence, others, shown, :at FROM found
                ORDER BY household, kind, evidence
                ON CONFLICT (household, kind, evidence) DO UPDATE SET others = excluded.others, shown = excluded.shown, cleared_at = NULL
                WHERE (f.others, f.shown) IS DISTINCT FROM (excluded.others, excluded.shown) OR f.cleared_at IS NOT NULL)
            UPDATE ledger.flag f SET cleared_at = :at
            WHERE f.plan = :plan AND f.village = ANY (:villages) AND f.cleared_at IS NULL
              AND NOT EXISTS (SELECT FROM found n WHERE n.household = f.household AND n.kind = f.kind AND n.evidence = f.evidence)""";

    /** Villages whose households stand on the other side of these villages' flags, also of those that have just ended. */
    private static final String COUNTERPARTS = """
            SELECT DISTINCT o.village FROM ledger.flag f JOIN ledger.household m ON m.id = f.household,
                unnest(f.others) AS other, ledger.household o
            WHERE f.plan = :plan AND f.village = ANY (:villages) AND (f.cleared_at IS NULL OR f.cleared_at = :at)
              AND other LIKE 'h%' AND o.id = substr(other, 2)::bigint AND o.plan = :plan AND o.village <> ALL (:villages)
            UNION
            SELECT DISTINCT f.village FROM ledger.household m
                JOIN ledger.flag f ON f.plan = m.plan AND f.cleared_at IS NULL AND f.others && ARRAY['h' || m.id]
            WHERE m.plan = :plan AND m.village = ANY (:villages) AND f.village <> ALL (:villages)""";

    private final JdbcClient jdbc;
    private final Clock clock;

    FlagSearch(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** One at a time in a plan, and always the last lock that is taken. */
    void hold(PlanId plan) {
        jdbc.sql("SELECT 1 FROM (SELECT pg_advisory_xact_lock(hashtextextended('ledger.flag/' || :plan, 0))) AS held")
                .param("plan", plan.value())
                .query(Integer.class)
                .single();
    }

    /** Raises and clears the flags of these villages; gives the villages that share something with them. */
    List<String> search(PlanId plan, Collection<String> villages) {
        Timestamp at = Timestamp.from(clock.instant());
        statement(SEARCHED, plan, villages, at).update();
        return statement(COUNTERPARTS, plan, villages, at).query(String.class).list();
    }

    private JdbcClient.StatementSpec statement(String sql, PlanId plan, Collection<String> villages, Timestamp at) {
        return jdbc.sql(sql)
                .param("plan", plan.value())
                .param("villages", villages.toArray(String[]::new))
                .param("at", at);
    }
}
