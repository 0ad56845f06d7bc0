package org.qingnuan.ledger.history;

import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.qingnuan.calendar.ChinaTime;
import org.qingnuan.ledger.HouseholdChange.Value;
import org.qingnuan.ledger.HouseholdFact;
import org.qingnuan.ledger.HouseholdHistory;
import org.qingnuan.ledger.PersonalData;
import org.qingnuan.ledger.privacy.SealedJson;
import org.qingnuan.shared.CaseKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads the register's events, to which nothing is ever changed. */
@Component
@Transactional(readOnly = true)
class StoredHistory implements HouseholdHistory {

    private static final String CHANGED = "changed.";
    private static final Set<String> PERSONAL = Stream.concat(
                    Stream.of("name", "identity", "phone", "meter", "spouse", "installers"),
                    HouseholdFact.all().filter(HouseholdFact::personal).map(HouseholdFact::key))
            .collect(Collectors.toUnmodifiableSet());

    private final JdbcClient jdbc;
    private final PersonalData personal;

    StoredHistory(JdbcClient jdbc, PersonalData personal) {
        this.jdbc = jdbc;
        this.personal = personal;
    }

    @Override
    public Optional<List<Item>> on(CaseKey household, LocalDate day) {
        long id = require(household);
        UnaryOperator<String> places = places(id);
        return jdbc.sql("""
                        SELECT after::text FROM ledger.household_event WHERE household = :id AND changed_at < :end
                        ORDER BY id DESC LIMIT 1""")
                .param("id", id)
                .param("end", Timestamp.from(ChinaTime.endOfDay(day)))
                .query(String.class)
                .optional()
                .map(StoredHistory::facts)
                .map(facts -> {
                    List<Item> items = new ArrayList<>();
                    Facts.LABELS.forEach((key, label) -> {
                        String shown = Facts.shown(key, facts.get(key), places);
                        if (shown != null) {
                            items.add(new Item(label, shown));
                        }
                    });
                    items.addAll(payee(id, day));
                    return items;
                });
    }

    private List<Item> payee(long household, LocalDate day) {
        return jdbc.sql("""
                        SELECT name_masked, bank, account_masked FROM ledger.payee
                        WHERE household = :id AND valid_from <= :day AND (valid_to IS NULL OR valid_to > :day) ORDER BY id DESC LIMIT 1""")
                .param("id", household)
                .param("day", day)
                .query((row, number) -> List.of(
                        new Item("收款人", row.getString("name_masked")),
                        new Item("开户银行", row.getString("bank")),
                        new Item("银行账号", row.getString("account_masked"))))
                .optional()
                .orElse(List.of());
    }

    @Override
    public List<Change> changes(CaseKey household) {
        long id = require(household);
        UnaryOperator<String> places = places(id);
        return jdbc.sql("""
                        SELECT change, reason, changed_by, changed_at, before::text AS before, after::text AS after
                        FROM ledger.household_event WHERE household = :id ORDER BY id DESC""")
                .param("id", id)
                .query((row, number) -> new Change(
                        row.getTimestamp("changed_at").toInstant(),
                        row.getString("changed_by"),
                        Facts.change(row.getString("change")),
                        row.getString("reason"),
                        values(facts(row.getString("before")), facts(row.getString("after")), places)))
                .list();
    }

    private static List<Value> values(
            Map<String, String> before, Map<String, String> after, UnaryOperator<String> places) {
        List<Value> values = new ArrayList<>();
        Facts.LABELS.forEach((key, label) -> {
            String was = Facts.shown(key, before.get(key), places);
            String is = Facts.shown(key, after.get(key), places);
            if (!Objects.equals(was, is)) {
                values.add(new Value(label, was, is));
            } else if (PERSONAL.contains(key) && after.containsKey(CHANGED + key)) {
                values.add(new Value(label, was, is + "（内容已变更）"));
            }
        });
        return values;
    }

    @Override
    public List<Look> looks(CaseKey household) {
        return jdbc.sql("SELECT * FROM ledger.household_disclosure WHERE household = :id ORDER BY id DESC")
                .param("id", require(household))
                .query((row, number) ->
                        new Look(row.getTimestamp("at").toInstant(), row.getString("by_user"), row.getString("reason")))
                .list();
    }

    /** The household's number, if it is one of that village. */
    private long require(CaseKey household) {
        return jdbc.sql(
                        "SELECT id FROM ledger.household WHERE id::text = :id AND plan = :plan AND body = :body AND village = :village")
                .param("id", household.item())
                .param("plan", household.plan().value())
                .param("body", household.area())
                .param("village", household.village())
                .query(Long.class)
                .optional()
                .orElseThrow(() -> new NoSuchElementException("No household " + household));
    }

    /** Every house in which the household was registered, its digits masked. */
    private UnaryOperator<String> places(long household) {
        Map<String, String> places = new HashMap<>();
        jdbc.sql("""
                        SELECT d.id::text AS id, d.address_sealed FROM ledger.dwelling d WHERE d.id IN (
                            SELECT (e.after ->> 'dwelling')::bigint FROM ledger.household_event e WHERE e.household = :id)""")
                .param("id", household)
                .query((row, number) -> places.put(
                        row.getString("id"),
                        personal.open(row.getBytes("address_sealed")).replaceAll("[0-9０-９]", "*")))
                .list();
        return id -> places.getOrDefault(id, id);
    }

    /** The facts by key, what changed though it is masked the same by its prefix; none for null. */
    private static Map<String, String> facts(String json) {
        return json == null ? Map.of() : SealedJson.flat(json);
    }
}
