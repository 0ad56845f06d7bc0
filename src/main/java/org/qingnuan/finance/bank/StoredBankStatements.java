package org.qingnuan.finance.bank;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.qingnuan.calendar.ChinaTime;
import org.qingnuan.finance.BankStatements;
import org.qingnuan.finance.EntryKind;
import org.qingnuan.finance.LineState;
import org.qingnuan.finance.bank.Judgement.Queued;
import org.qingnuan.ledger.PersonalData;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.Finding;
import org.qingnuan.shared.Money;
import org.qingnuan.shared.PlanId;
import org.qingnuan.spreadsheet.SheetContent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The one door to the bank's statements. */
@Component
@Transactional
class StoredBankStatements implements BankStatements {

    private static final String KINDS = """
            SELECT e.id, m.kind FROM finance.bank_entry e JOIN finance.bank_match m ON m.entry = e.id WHERE e.plan = :plan""";

    private final JdbcClient jdbc;
    private final StatementSheet sheet;
    private final Entries entries;
    private final Matching matching;
    private final Settlements settlements;
    private final Reconciling reconciling;
    private final PersonalData personal;
    private final Clock clock;

    StoredBankStatements(
            JdbcClient jdbc,
            StatementSheet sheet,
            Entries entries,
            Matching matching,
            Settlements settlements,
            Reconciling reconciling,
            PersonalData personal,
            Clock clock) {
        this.jdbc = jdbc;
        this.sheet = sheet;
        this.entries = entries;
        this.matching = matching;
        this.settlements = settlements;
        this.reconciling = reconciling;
        this.personal = personal;
        this.clock = clock;
    }

    @Override
    public void template(OutputStream out) {
        sheet.template(out);
    }

    @Override
    public Taken take(Handed statement, InputStream workbook) {
        SheetContent content = sheet.read(workbook);
        if (!content.isClean()) {
            return new Taken(content.rows().size(), 0, Map.of(), content.findings());
        }
        PlanId plan = statement.plan();
        entries.lock(plan);
        List<Entry> read = StatementSheet.entries(content);
        byte[] hash = hash(statement, read);
        if (entries.taken(plan, hash)) {
            return new Taken(read.size(), 0, Map.of(), List.of());
        }
        List<Finding> findings = new StatementCheck(
                        statement,
                        ChinaTime.today(clock),
                        entries.known(plan, read),
                        entries.balance(plan, statement.from().minusDays(1)))
                .check(read);
        if (!findings.isEmpty()) {
            return new Taken(read.size(), 0, Map.of(), findings);
        }
        Map<EntryKind, Integer> before = counts(plan);
        int added = entries.store(statement, hash, read);
        matching.match(plan, statement.by());
        return new Taken(read.size(), added, since(before, counts(plan)), List.of());
    }

    @Override
    public int matchAgain(PlanId plan, String by) {
        entries.lock(plan);
        return matching.match(plan, by);
    }

    @Override
    @Transactional(readOnly = true)
    public List<Statement> statements(PlanId plan) {
        return entries.statements(plan);
    }

    @Override
    @Transactional(readOnly = true)
    public List<OpenEntry> open(PlanId plan) {
        Map<Long, Proposal> proposals = settlements.open();
        return matching.judged(plan).entrySet().stream()
                .map(one -> open(
                        one.getKey(),
                        queued(one.getValue()),
                        proposals.get(one.getKey().id())))
                .sorted(Comparator.comparing(OpenEntry::day).thenComparing(OpenEntry::id))
                .toList();
    }

    private OpenEntry open(Entry entry, Queued queued, Proposal proposal) {
        return new OpenEntry(
                entry.id(),
                entry.direction(),
                entry.serial(),
                entry.day(),
                Money.ofFen(entry.fen()),
                personal.maskName(entry.name()),
                personal.maskAccount(entry.account()),
                entry.reference(),
                entry.summary(),
                queued.kind(),
                queued.finding(),
                queued.kind().next(),
                proposal);
    }

    /** What fits by now and only waits to be looked at again. */
    private static Queued queued(Judgement judgement) {
        return judgement instanceof Queued queued ? queued : Queued.unknown("现在已能对上，请点“重新比对”");
    }

    @Override
    @Transactional(readOnly = true)
    public Map<EntryKind, Integer> counts(PlanId plan) {
        Map<EntryKind, Integer> counts = new EnumMap<>(EntryKind.class);
        jdbc.sql(KINDS)
                .param("plan", plan.value())
                .query((rows, n) -> kind(rows.getString("kind")))
                .list()
                .forEach(kind -> counts.merge(kind, 1, Integer::sum));
        matching.judged(plan).values().forEach(one -> counts.merge(queued(one).kind(), 1, Integer::sum));
        return counts;
    }

    private static EntryKind kind(String match) {
        return switch (match) {
            case "RETURNED" -> EntryKind.RETURNED;
            case "REVERSAL" -> EntryKind.REVERSED;
            case "OTHER" -> EntryKind.OTHER;
            default -> EntryKind.MATCHED;
        };
    }

    private static Map<EntryKind, Integer> since(Map<EntryKind, Integer> before, Map<EntryKind, Integer> now) {
        Map<EntryKind, Integer> more = new EnumMap<>(EntryKind.class);
        now.forEach((kind, count) -> more.put(kind, count - before.getOrDefault(kind, 0)));
        more.values().removeIf(count -> count <= 0);
        return more;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Reversed> reversals(PlanId plan) {
        return jdbc.sql("""
                        SELECT l.*, b.village AS place, r.day, r.reason FROM finance.reversal r JOIN finance.line l ON l.id = r.line
                        JOIN finance.batch b ON b.id = l.batch WHERE b.plan = :plan ORDER BY r.day DESC, l.id DESC""")
                .param("plan", plan.value())
                .query((rows, n) -> new Reversed(
                        CaseKey.parse(rows.getString("village")).with("line", rows.getString("id")),
                        CaseKey.parse(rows.getString("place")).with("batch", rows.getString("batch")),
                        Money.ofFen(rows.getLong("amount")),
                        rows.getDate("booked_on").toLocalDate(),
                        rows.getDate("day").toLocalDate(),
                        rows.getString("reason"),
                        LineState.valueOf(rows.getString("state"))))
                .list();
    }

    @Override
    public void propose(PlanId plan, long entry, Settlement settlement, String by) {
        settlements.propose(plan, entry, settlement, by);
    }

    @Override
    public void decide(PlanId plan, long entry, boolean approve, String opinion, String by) {
        settlements.decide(plan, entry, approve, opinion, by);
    }

    @Override
    @Transactional(readOnly = true)
    public Reconciliation reconcile(PlanId plan) {
        List<Statement> all = entries.statements(plan);
        return all.isEmpty() ? null : reconciling.of(plan, all.get(all.size() - 1));
    }

    /** Over what the statement says, whatever the file looks like. */
    private static byte[] hash(Handed statement, List<Entry> read) {
        String text = read.stream()
                .map(entry -> entry.key() + " " + entry.day() + " " + entry.fen())
                .sorted()
                .collect(Collectors.joining(
                        "\n", statement.from() + " " + statement.to() + " " + statement.balance() + "\n", ""));
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is not available", e);
        }
    }
}
