package org.qingnuan.ledger.exchange;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.qingnuan.ledger.HouseholdFact;
import org.qingnuan.ledger.PersonalData;
import org.qingnuan.ledger.Plan;
import org.qingnuan.ledger.PlanRules;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.spreadsheet.SheetRow;
import org.springframework.stereotype.Component;

/**
 * The optional facts of a roster (domain 1.1, 1.6): each in its form; an electricity meter hangs in one house (domain 5.1), while an
 * account at a utility that two households share is a doubt for two people, as a shared phone is.
 */
@Component
public class FactChecks {

    private static final Pattern POWER_ACCOUNT = Pattern.compile("[0-9]{8,20}");
    private static final Pattern NUMBER = Pattern.compile("[0-9A-Z./_#]{3,40}");
    private static final int FIRST_YEAR = 2010;

    /** Whose doubles are doubts. */
    private static final List<HouseholdFact> SHARED = List.of(HouseholdFact.POWER_ACCOUNT, HouseholdFact.GAS_CODE);

    private final RegisterLookup register;
    private final PersonalData personal;

    FactChecks(RegisterLookup register, PersonalData personal) {
        this.register = register;
        this.personal = personal;
    }

    /** What is wrong with a value in its form, in Chinese; empty for what is right, or takes the fact away. */
    public static Optional<String> fault(HouseholdFact fact, String value) {
        if (value.equals(HouseholdFact.NOTHING)) {
            return Optional.empty();
        }
        return switch (fact.form()) {
            case CHOICE -> fact.codes().containsValue(value) ? Optional.empty() : Optional.of("不是可选的内容");
            case YEAR -> value.matches("20[0-9]{2}") ? Optional.empty() : Optional.of("不是2000到2099之间的四位数年份");
            case NUMBER -> number(fact, Spelling.number(value));
            case PLACE, PAPER, TEXT -> Optional.empty();
        };
    }

    /** What is wrong with a number in its one spelling. */
    static Optional<String> number(HouseholdFact fact, String number) {
        if (fact == HouseholdFact.POWER_ACCOUNT) {
            return POWER_ACCOUNT.matcher(number).matches() ? Optional.empty() : Optional.of("电力户号应为8到20位数字");
        }
        return NUMBER.matcher(number).matches() ? Optional.empty() : Optional.of(fact.label() + "应为3到40位字母、数字");
    }

    void check(CaseKey village, Plan plan, List<SheetRow> rows, LocalDate today, Findings findings) {
        PlanRules rules = plan.rules();
        for (SheetRow row : rows) {
            HouseholdFact.all()
                    .filter(fact -> fact.form() == HouseholdFact.Form.NUMBER && asked(fact, rules))
                    .forEach(fact -> form(row, fact, findings));
            year(row, plan.year(), today, findings);
            relation(row, findings);
        }
        HouseholdFact meter = HouseholdFact.POWER_METER;
        once(rows, meter, true, findings);
        elsewhere(rows, meter, register.powerMetersElsewhere(village, fingerprints(rows, meter)), true, findings);
        SHARED.forEach(fact -> {
            if (asked(fact, rules)) {
                once(rows, fact, false, findings);
                elsewhere(
                        rows,
                        fact,
                        register.utilitiesElsewhere(village, fact, fingerprints(rows, fact)),
                        false,
                        findings);
            }
        });
    }

    /** Where the plan compares names on papers, the power account is checked with them. */
    private static boolean asked(HouseholdFact fact, PlanRules rules) {
        return fact != HouseholdFact.POWER_ACCOUNT || !rules.roster().identities();
    }

    private void form(SheetRow row, HouseholdFact fact, Findings findings) {
        String value = row.text(fact.key());
        if (value != null) {
            fault(fact, value)
                    .ifPresent(reason ->
                            findings.cell(row, fact.key(), personal.maskAccount(value), reason, "请对照电费单、燃气缴费单或表具铭牌更正"));
        }
    }

    private static void year(SheetRow row, int planYear, LocalDate today, Findings findings) {
        String key = HouseholdFact.RETROFIT_YEAR.key();
        Long year = row.integer(key);
        int last = today.getYear() + 1;
        if (year != null && (year < FIRST_YEAR || year > last)) {
            findings.cell(row, key, "应在%d到%d之间".formatted(FIRST_YEAR, last), "请填写改造所属的年度，例如%d".formatted(planYear));
        } else if (year != null && year < planYear) {
            findings.warn(row, key, year.toString(), "早于本方案的%d年".formatted(planYear), "请核实该户是否以前年度已经改造过");
        }
    }

    /** Nobody is somebody else's 本人, and whoever holds the account himself is no relative of his own. */
    private static void relation(SheetRow row, Findings findings) {
        String key = HouseholdFact.HOLDER_RELATION.key();
        String relation = row.text(key);
        if (relation == null) {
            return;
        }
        boolean own = row.text("holder") == null || row.text("holder").equals(row.text("name"));
        if (own != relation.equals("SELF")) {
            findings.cell(
                    row,
                    key,
                    HouseholdFact.HOLDER_RELATION.word(relation),
                    own ? "开户人就是户主，关系应为本人" : "开户人不是户主，关系不能是本人",
                    "请核对开户人和与开户人关系");
        }
    }

    private void once(List<SheetRow> rows, HouseholdFact fact, boolean refused, Findings findings) {
        Map<String, Integer> seen = new HashMap<>();
        for (SheetRow row : rows) {
            String number = number(row, fact);
            Integer earlier = number == null ? null : seen.putIfAbsent(number, row.rowNumber());
            if (earlier != null) {
                told(row, fact, HouseholdRows.repeats(earlier), refused, findings);
            }
        }
    }

    private void elsewhere(
            List<SheetRow> rows, HouseholdFact fact, Map<String, String> places, boolean refused, Findings findings) {
        if (places.isEmpty()) {
            return;
        }
        for (SheetRow row : rows) {
            String number = number(row, fact);
            String place = number == null ? null : places.get(register.hex(number));
            if (place != null) {
                told(row, fact, "已由%s的住户登记".formatted(place), refused, findings);
            }
        }
    }

    private void told(SheetRow row, HouseholdFact fact, String reason, boolean refused, Findings findings) {
        String shown = personal.maskAccount(row.text(fact.key()));
        if (refused) {
            findings.cell(row, fact.key(), shown, reason, "一块表只能登记一户，请对照电表铭牌核对");
        } else {
            findings.warn(row, fact.key(), shown, reason, RosterCheck.TO_BE_SETTLED);
        }
    }

    private Set<String> fingerprints(List<SheetRow> rows, HouseholdFact fact) {
        return rows.stream()
                .map(row -> number(row, fact))
                .filter(Objects::nonNull)
                .map(register::hex)
                .collect(Collectors.toSet());
    }

    /** In its one spelling; null where there is none. */
    private static String number(SheetRow row, HouseholdFact fact) {
        String value = row.text(fact.key());
        return value == null || value.equals(HouseholdFact.NOTHING) ? null : Spelling.number(value);
    }
}
