package org.qingnuan.ledger.exchange;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.qingnuan.calendar.ChinaTime;
import org.qingnuan.ledger.PersonalData;
import org.qingnuan.ledger.Plan;
import org.qingnuan.ledger.PlanRules;
import org.qingnuan.ledger.Plans;
import org.qingnuan.ledger.SheetKind;
import org.qingnuan.ledger.Villages;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.spreadsheet.SheetRow;
import org.springframework.stereotype.Component;

/** The survey's roster: each person, house and account real, each house once; a person or account that occurs twice is a doubt to be settled before the confirmation. */
@Component
class RosterCheck implements RowCheck {

    private static final Pattern PHONE = Pattern.compile("1[3-9][0-9]{9}");
    private static final Pattern ACCOUNT = Pattern.compile("[0-9]{8,30}");
    private static final BigDecimal LARGEST_AREA = new BigDecimal("10000");
    private static final int MOST = 99;

    /** What may occur twice when two people agree to it before the household is confirmed; a house never. */
    private static final Set<String> DOUBTFUL = Set.of("identity", "phone", "account");

    /** The same where the plan asks for a second house's reason on the roster itself (LZ-40). */
    private static final Set<String> OF_EXCEPTIONS = Set.of("phone", "account");

    static final String TO_BE_SETTLED = "请核对更正；确实如此的，确户前须在“疑点核查”中写明原因并由另一人复核";

    private final RegisterLookup register;
    private final PersonalData personal;
    private final Plans plans;
    private final Villages villages;
    private final RegistrationCheck registration;
    private final FactChecks facts;
    private final Clock clock;

    RosterCheck(
            RegisterLookup register,
            PersonalData personal,
            Plans plans,
            Villages villages,
            RegistrationCheck registration,
            FactChecks facts,
            Clock clock) {
        this.register = register;
        this.personal = personal;
        this.plans = plans;
        this.villages = villages;
        this.registration = registration;
        this.facts = facts;
        this.clock = clock;
    }

    @Override
    public SheetKind kind() {
        return SheetKind.ROSTER;
    }

    @Override
    public void check(CaseKey village, List<SheetRow> rows, Findings findings) {
        LocalDate today = ChinaTime.today(clock);
        Plan plan = plans.get(village.plan());
        PlanRules rules = plan.rules();
        int minRooms = rules.minRooms();
        rows.forEach(row -> {
            identity(row, "identity", today, findings);
            identity(row, "spouse", today, findings);
            spouse(row, findings);
            contact(row, findings);
            house(row, minRooms, findings);
            account(row, findings);
        });
        Set<String> doubtful = rules.roster().exceptions() ? OF_EXCEPTIONS : DOUBTFUL;
        once(rows, "no", UnaryOperator.identity(), UnaryOperator.identity(), doubtful, findings);
        once(rows, "identity", ResidentIds::canonical, personal::maskId, doubtful, findings);
        once(rows, "address", Spelling::address, address -> null, doubtful, findings);
        once(rows, "phone", UnaryOperator.identity(), personal::maskPhone, doubtful, findings);
        once(rows, "account", Spelling::number, personal::maskAccount, doubtful, findings);
        elsewhere(village, rows, doubtful, findings);
        facts.check(village, plan, rows, today, findings);
        if (rules.roster().oneRoute() || rules.roster().asksMore()) {
            registration.check(village, villages.get(village).route(), rows, rules.roster(), today, findings);
        }
    }

    private void identity(SheetRow row, String key, LocalDate today, Findings findings) {
        String id = row.text(key);
        if (id != null) {
            ResidentIds.fault(id, today)
                    .ifPresent(fault -> findings.cell(row, key, personal.maskId(id), fault, "请对照身份证更正"));
        }
    }

    private void spouse(SheetRow row, Findings findings) {
        String spouse = row.text("spouse");
        String identity = row.text("identity");
        if (spouse != null
                && identity != null
                && ResidentIds.canonical(spouse).equals(ResidentIds.canonical(identity))) {
            findings.cell(row, "spouse", personal.maskId(spouse), "与户主本人的身份证号相同", "请填写配偶的身份证号，没有配偶的留空");
        }
    }

    private void contact(SheetRow row, Findings findings) {
        String phone = row.text("phone");
        if (phone != null && !PHONE.matcher(phone).matches()) {
            findings.cell(row, "phone", personal.maskPhone(phone), "不是11位手机号码", "请填写户主或其家人的手机号码");
        }
    }

    private static void house(SheetRow row, int minRooms, Findings findings) {
        between(row, "no", 1, 99_999, findings);
        between(row, "residents", 1, MOST, findings);
        between(row, "rooms", 1, MOST, findings);
        Long rooms = row.integer("rooms");
        if (rooms != null && rooms >= 1 && rooms < minRooms) {
            findings.warn(row, "rooms", rooms.toString(), "少于方案要求的%d间".formatted(minRooms), "请核实；甄别时将建议不予改造");
        }
        BigDecimal area = row.decimal("area");
        if (area != null && area.signum() <= 0) {
            findings.cell(row, "area", "采暖面积应大于0", "请填写实际采暖面积");
        } else if (area != null && area.compareTo(LARGEST_AREA) > 0) {
            findings.cell(row, "area", "采暖面积超过10000平方米", "请以平方米为单位填写");
        }
    }

    private static void between(SheetRow row, String key, long least, long most, Findings findings) {
        Long number = row.integer(key);
        if (number != null && (number < least || number > most)) {
            findings.cell(row, key, "应在%d到%d之间".formatted(least, most), "请填写实际数字");
        }
    }

    private void account(SheetRow row, Findings findings) {
        String account = row.text("account");
        if (account == null) {
            return;
        }
        String digits = Spelling.number(account);
        if (!ACCOUNT.matcher(digits).matches()) {
            findings.cell(row, "account", personal.maskAccount(account), "银行账号应为8到30位数字", "请对照银行卡或存折更正");
        } else if (!Spelling.isLuhn(digits)) {
            findings.warn(row, "account", personal.maskAccount(account), "不符合银行卡校验规则，可能有误", "请核对；存折账号可以不符合");
        }
    }

    private static void once(
            List<SheetRow> rows,
            String key,
            UnaryOperator<String> spelling,
            UnaryOperator<String> mask,
            Set<String> doubtful,
            Findings findings) {
        Map<String, Integer> seen = new HashMap<>();
        for (SheetRow row : rows) {
            String value = row.text(key);
            if (value != null) {
                Integer earlier = seen.putIfAbsent(spelling.apply(value), row.rowNumber());
                if (earlier != null && excepted(row, key)) {
                    findings.warn(
                            row, key, mask.apply(value), HouseholdRows.repeats(earlier) + "，已写明原因", "请核实；原则上一户一宅、一宅一户");
                } else if (earlier != null && doubtful.contains(key)) {
                    findings.warn(row, key, mask.apply(value), HouseholdRows.repeats(earlier), TO_BE_SETTLED);
                } else if (earlier != null) {
                    findings.cell(row, key, mask.apply(value), HouseholdRows.repeats(earlier), "请核对后只保留一处");
                }
            }
        }
    }

    /** A second house of one household, or a second household of one house, with its reason (LZ-40). */
    private static boolean excepted(SheetRow row, String key) {
        return row.text("exception") != null && (key.equals("identity") || key.equals("address"));
    }

    private void elsewhere(CaseKey village, List<SheetRow> rows, Set<String> doubtful, Findings findings) {
        Map<SheetRow, String> identities = fingerprints(rows, "identity", ResidentIds::canonical);
        Map<SheetRow, String> accounts = fingerprints(rows, "account", Spelling::number);
        Map<String, String> registered = register.identitiesElsewhere(village, Set.copyOf(identities.values()));
        Map<String, String> used = register.accountsElsewhere(village, Set.copyOf(accounts.values()));
        for (SheetRow row : rows) {
            String place = registered.get(identities.getOrDefault(row, ""));
            if (place != null && excepted(row, "identity")) {
                findings.warn(
                        row,
                        "identity",
                        personal.maskId(row.text("identity")),
                        "已在%s登记，已写明原因".formatted(place),
                        "请核实；原则上一户一宅");
            } else if (place != null && doubtful.contains("identity")) {
                findings.warn(
                        row,
                        "identity",
                        personal.maskId(row.text("identity")),
                        "已在%s登记".formatted(place),
                        TO_BE_SETTLED);
            } else if (place != null) {
                findings.cell(
                        row,
                        "identity",
                        personal.maskId(row.text("identity")),
                        "已在%s登记".formatted(place),
                        "请与该村核实；确属一户多宅的写明原因");
            }
            String inUse = used.get(accounts.getOrDefault(row, ""));
            if (inUse != null) {
                findings.warn(
                        row,
                        "account",
                        personal.maskAccount(row.text("account")),
                        "已由%s的住户使用".formatted(inUse),
                        TO_BE_SETTLED);
            }
        }
    }

    private Map<SheetRow, String> fingerprints(List<SheetRow> rows, String key, UnaryOperator<String> spelling) {
        Map<SheetRow, String> fingerprints = new HashMap<>();
        rows.stream()
                .filter(row -> row.text(key) != null)
                .forEach(row -> fingerprints.put(row, register.hex(spelling.apply(row.text(key)))));
        return fingerprints;
    }
}
