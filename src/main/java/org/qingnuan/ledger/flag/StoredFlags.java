package org.qingnuan.ledger.flag;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.qingnuan.ledger.Flag;
import org.qingnuan.ledger.Flag.State;
import org.qingnuan.ledger.Flag.Verdict;
import org.qingnuan.ledger.FlagKind;
import org.qingnuan.ledger.Flags;
import org.qingnuan.ledger.SubmissionRefused;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.Finding;
import org.qingnuan.shared.PlanId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Flags in the database; the words that people gave are only ever added to. */
@Component
@Transactional
class StoredFlags implements Flags {

    private static final int LONGEST_REASON = 500;

    private static final String PRESENT = """
            SELECT f.*, h.sequence_no, h.name_masked, coalesce(v.name, f.village) AS village_name,
                CASE WHEN w.verdict = 'ASKED' THEN 'ASKED' WHEN w.verdict = 'AGREED' AND f.others <@ w.others THEN 'EXCEPTED'
                    ELSE 'OPEN' END AS state
            FROM ledger.flag f JOIN ledger.household h ON h.id = f.household LEFT JOIN ledger.area v ON v.id = f.village
            LEFT JOIN LATERAL (SELECT w.verdict, w.others FROM ledger.flag_word w WHERE w.flag = f.id ORDER BY w.id DESC LIMIT 1) w ON true
            WHERE f.plan = :plan AND f.body = :body AND f.cleared_at IS NULL AND (:village::text IS NULL OR f.village = :village)
              AND (:flag::bigint IS NULL OR f.id = :flag)
            ORDER BY village_name, h.sequence_no, h.id, f.kind, f.id""";

    private final JdbcClient jdbc;
    private final FlagSearch search;
    private final Clock clock;

    StoredFlags(JdbcClient jdbc, FlagSearch search, Clock clock) {
        this.jdbc = jdbc;
        this.search = search;
        this.clock = clock;
    }

    @Override
    public void review(CaseKey village) {
        search.hold(village.plan());
        List<String> others = search.search(village.plan(), List.of(village.village()));
        if (!others.isEmpty()) {
            search.search(village.plan(), others);
        }
    }

    @Override
    @Transactional(readOnly = true)
    public List<Flag> ofVillage(CaseKey village) {
        return present(village.body(), village.village(), null);
    }

    @Override
    @Transactional(readOnly = true)
    public List<Flag> ofBody(CaseKey body) {
        return present(body, null, null);
    }

    @Override
    @Transactional(readOnly = true)
    public Map<CaseKey, Integer> awaiting(Collection<CaseKey> bodies, String user) {
        Map<CaseKey, Integer> awaiting = new LinkedHashMap<>();
        for (CaseKey body : bodies) {
            int count = jdbc.sql("""
                            SELECT count(*) FROM ledger.flag f JOIN ledger.flag_word w ON w.flag = f.id AND w.verdict = 'ASKED'
                            WHERE f.plan = :plan AND f.body = :body AND f.cleared_at IS NULL AND w.by_user <> :user
                              AND NOT EXISTS (SELECT FROM ledger.flag_word a WHERE a.answers = w.id)""")
                    .param("plan", body.plan().value())
                    .param("body", body.area())
                    .param("user", user)
                    .query(Integer.class)
                    .single();
            if (count > 0) {
                awaiting.put(body, count);
            }
        }
        return awaiting;
    }

    @Override
    public void ask(CaseKey body, long id, String reason, String by) {
        search.hold(body.plan());
        Flag flag = flag(body, id);
        requireWritten(reason, "原因", "请写明为什么属实、为什么可以例外");
        if (flag.state() != State.OPEN) {
            throw refused("该疑点" + flag.state().label(), "不用再次申请");
        }
        insert(id, Verdict.ASKED, reason, by);
    }

    @Override
    public void answer(CaseKey body, long id, boolean agreed, String opinion, String by) {
        search.hold(body.plan());
        Flag flag = flag(body, id);
        requireWritten(opinion, "复核意见", "请写明核实的情况");
        if (flag.state() != State.ASKED) {
            throw refused("该疑点没有待复核的申请", "请刷新页面");
        }
        if (by.equals(flag.askedBy())) {
            throw refused("申请人不能复核自己提出的申请", "请由另一位有权限的人员复核");
        }
        insert(id, agreed ? Verdict.AGREED : Verdict.DISAGREED, opinion, by);
    }

    private void insert(long flag, Verdict verdict, String reason, String by) {
        jdbc.sql("""
                        INSERT INTO ledger.flag_word (flag, verdict, reason, others, answers, asked_by, by_user, at)
                        SELECT f.id, :verdict, :reason, f.others, a.id, a.by_user, :by, :at
                        FROM ledger.flag f LEFT JOIN LATERAL (SELECT w.id, w.by_user FROM ledger.flag_word w
                            WHERE w.flag = f.id AND :verdict <> 'ASKED' ORDER BY w.id DESC LIMIT 1) a ON true
                        WHERE f.id = :flag""")
                .param("flag", flag)
                .param("verdict", verdict.name())
                .param("reason", reason.strip())
                .param("by", by)
                .param("at", Timestamp.from(clock.instant()))
                .update();
    }

    private Flag flag(CaseKey body, long id) {
        return present(body, null, id).stream()
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("No flag " + id + " of " + body));
    }

    private List<Flag> present(CaseKey body, String village, Long flag) {
        List<Row> rows = jdbc.sql(PRESENT)
                .param("plan", body.plan().value())
                .param("body", body.area())
                .param("village", village)
                .param("flag", flag)
                .query(StoredFlags::row)
                .list();
        Map<Long, List<Flag.Word>> words = words(rows.stream().map(Row::id).toList());
        return rows.stream()
                .map(row -> row.with(words.getOrDefault(row.id(), List.of())))
                .toList();
    }

    private Map<Long, List<Flag.Word>> words(List<Long> flags) {
        return jdbc
                .sql("SELECT * FROM ledger.flag_word WHERE flag = ANY (:flags) ORDER BY id")
                .param("flags", flags.toArray(Long[]::new))
                .query((row, number) -> Map.entry(
                        row.getLong("flag"),
                        new Flag.Word(
                                Verdict.valueOf(row.getString("verdict")),
                                row.getString("reason"),
                                row.getString("by_user"),
                                row.getTimestamp("at").toInstant())))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    private static void requireWritten(String text, String label, String remedy) {
        if (text == null || text.isBlank() || text.length() > LONGEST_REASON) {
            throw new SubmissionRefused(List.of(Finding.ofColumn(label, "没有填写或超过" + LONGEST_REASON + "字", remedy)));
        }
    }

    private static SubmissionRefused refused(String reason, String remedy) {
        return new SubmissionRefused(List.of(Finding.ofSheet(reason, remedy)));
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        CaseKey village =
                CaseKey.ofVillage(new PlanId(row.getString("plan")), row.getString("body"), row.getString("village"));
        return new Row(
                row.getLong("id"),
                village.with("household", row.getString("household")),
                row.getString("village_name"),
                row.getInt("sequence_no"),
                row.getString("name_masked"),
                FlagKind.valueOf(row.getString("kind")),
                row.getString("shown"),
                others(row),
                State.valueOf(row.getString("state")));
    }

    private static Set<Long> others(ResultSet row) throws SQLException {
        if (row.getString("kind").equals(FlagKind.PRIOR_BENEFIT.name())) {
            return Set.of();
        }
        return Stream.of((String[]) row.getArray("others").getArray())
                .map(other -> Long.valueOf(other.substring(1)))
                .collect(Collectors.toSet());
    }

    private record Row(
            long id,
            CaseKey household,
            String village,
            int no,
            String head,
            FlagKind kind,
            String shown,
            Set<Long> others,
            State state) {

        Flag with(List<Flag.Word> words) {
            return new Flag(id, household, village, no, head, kind, shown, others, state, words);
        }
    }
}
