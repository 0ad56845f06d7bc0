package org.qingnuan.ledger;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.qingnuan.calendar.ChineseDates;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.Finding;
import org.qingnuan.shared.Money;

/** The answers of one entry by type, collecting what is wrong with them. */
final class Answers {

    private final Entry entry;
    private final List<Finding> findings = new ArrayList<>();

    Answers(Entry entry) {
        this.entry = entry;
    }

    CaseKey subject() {
        return entry.subject();
    }

    String by() {
        return entry.by();
    }

    /** The checked sheet, null without one. */
    UUID sheet() {
        return entry.sheet();
    }

    /** Stripped, empty when absent. */
    String text(String field) {
        return entry.fields().getOrDefault(field, "").strip();
    }

    /** Stripped, null when blank. */
    String textOrNull(String field) {
        return has(field) ? text(field) : null;
    }

    boolean has(String field) {
        return !text(field).isEmpty();
    }

    boolean yes(String field) {
        return text(field).equals("true");
    }

    Optional<LocalDate> day(String field) {
        return ChineseDates.parse(text(field));
    }

    Optional<Money> money(String field) {
        try {
            return Optional.of(Money.of(text(field)));
        } catch (IllegalArgumentException | ArithmeticException noAmount) {
            return Optional.empty();
        }
    }

    List<String> lines(String field) {
        return text(field)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    List<String> choices(String field) {
        return Stream.of(text(field).split("[,\\s]+"))
                .filter(choice -> !choice.isEmpty())
                .distinct()
                .toList();
    }

    /** Refuses a blank answer, unless the form does so itself. */
    Answers require(String field, String label) {
        boolean byForm = entry.specs().stream()
                .anyMatch(spec -> spec.required() && spec.name().equals(field));
        return refuseIf(!has(field) && !byForm, label, null, "没有填写", "请填写" + label);
    }

    /** Refuses a blank or unreadable date, unless the form does so itself. */
    Answers requireDay(String field, String label) {
        boolean byForm = entry.specs().stream()
                .anyMatch(spec -> spec.type().equals("date") && spec.name().equals(field));
        return require(field, label)
                .refuseIf(
                        has(field) && day(field).isEmpty() && !byForm, label, text(field), "不是日期", "请填写日期，如2021-08-30");
    }

    Answers refuseIf(boolean wrong, String label, String value, String reason, String remedy) {
        if (wrong) {
            findings.add(Finding.ofField(label, value, reason, remedy));
        }
        return this;
    }

    Answers refuseIf(boolean wrong, String reason, String remedy) {
        if (wrong) {
            findings.add(Finding.ofSheet(reason, remedy));
        }
        return this;
    }

    Answers refuse(List<Finding> more) {
        findings.addAll(more);
        return this;
    }

    List<Finding> findings() {
        return List.copyOf(findings);
    }
}
