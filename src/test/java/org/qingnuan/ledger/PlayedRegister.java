package org.qingnuan.ledger;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.Finding;
import org.springframework.beans.factory.ObjectProvider;

/** Plays the register to the places: submissions with their rules, sheets and household counts, kept in memory. */
class PlayedRegister implements Submissions, SheetRows, VillageFacts, PersonalData {

    private final ObjectProvider<SubmissionRule> rules;
    private final Map<UUID, Entry> handed = new ConcurrentHashMap<>();
    private final Map<UUID, List<Map<String, String>>> sheets = new ConcurrentHashMap<>();
    private final Map<CaseKey, Facts> facts = new ConcurrentHashMap<>();
    private final Set<UUID> used = new HashSet<>();

    PlayedRegister(ObjectProvider<SubmissionRule> rules) {
        this.rules = rules;
    }

    UUID hand(CaseKey subject, String task, Map<String, String> fields, UUID sheet) {
        UUID id = UUID.randomUUID();
        handed.put(id, new Entry(subject, task, null, "someone", List.of(), fields, sheet));
        return id;
    }

    UUID sheet(List<Map<String, String>> rows) {
        UUID id = UUID.randomUUID();
        sheets.put(id, rows);
        return id;
    }

    void says(CaseKey village, Facts known) {
        facts.put(village, known);
    }

    List<Finding> findings(Entry entry) {
        return rules.stream()
                .filter(rule -> rule.task().equals(entry.task()))
                .flatMap(rule -> rule.check(entry).stream())
                .toList();
    }

    @Override
    public Checked check(Entry entry) {
        List<Finding> findings = findings(entry);
        return findings.isEmpty()
                ? new Checked.Accepted(hand(entry.subject(), entry.task(), entry.fields(), entry.sheet()))
                : new Checked.Rejected(findings);
    }

    @Override
    public Submission open(UUID id, CaseKey subject, String task) {
        Entry entry = handed.get(id);
        boolean fits =
                entry != null && entry.subject().equals(subject) && entry.task().equals(task) && used.add(id);
        List<Finding> findings = fits ? findings(entry) : List.of(Finding.ofSheet("提交无效", "请重新填写"));
        if (!findings.isEmpty()) {
            throw new SubmissionRefused(findings);
        }
        return new Submission(id, entry.fields(), entry.sheet(), entry.by(), null);
    }

    @Override
    public List<Map<String, String>> rows(UUID sheet) {
        return sheets.get(sheet);
    }

    @Override
    public Facts of(CaseKey village) {
        return facts.getOrDefault(village, new Facts(Numbers.ofTask(0), false, 0, false, false, 0, false));
    }

    @Override
    public Map<String, Numbers> ofBody(CaseKey body) {
        return Map.of();
    }

    @Override
    public Optional<LocalDate> doneOn(CaseKey village, String stage) {
        return Optional.empty();
    }

    @Override
    public Optional<LocalDate> enteredOn(CaseKey village, String stage) {
        return Optional.empty();
    }

    @Override
    public byte[] seal(String text) {
        return new StringBuilder(text).reverse().toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public Optional<Submission> last(CaseKey subject, String task) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void saveDraft(String taskId, String by, Map<String, String> fields) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Map<String, String> draft(String taskId) {
        throw new UnsupportedOperationException();
    }

    @Override
    public String open(byte[] sealed) {
        return new StringBuilder(new String(sealed, StandardCharsets.UTF_8))
                .reverse()
                .toString();
    }

    @Override
    public byte[] sealBytes(byte[] content) {
        throw new UnsupportedOperationException();
    }

    @Override
    public byte[] openBytes(byte[] sealed) {
        throw new UnsupportedOperationException();
    }

    @Override
    public byte[] fingerprint(String text) {
        throw new UnsupportedOperationException();
    }

    @Override
    public String maskName(String name) {
        throw new UnsupportedOperationException();
    }

    @Override
    public String maskId(String id) {
        throw new UnsupportedOperationException();
    }

    @Override
    public String maskPhone(String phone) {
        throw new UnsupportedOperationException();
    }

    @Override
    public String maskAccount(String account) {
        throw new UnsupportedOperationException();
    }
}
