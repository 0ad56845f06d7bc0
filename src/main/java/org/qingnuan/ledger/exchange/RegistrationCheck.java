package org.qingnuan.ledger.exchange;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.qingnuan.ledger.PersonalData;
import org.qingnuan.ledger.RosterRules;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.spreadsheet.SheetRow;
import org.springframework.stereotype.Component;

/** What a plan's roster asks beyond the usual: one route (LZ-34), the order of registration (LZ-12), one name on all papers (LZ-41). */
@Component
class RegistrationCheck {

    private static final Pattern POWER_ACCOUNT = Pattern.compile("[0-9]{8,20}");
    private static final Map<String, String> ROUTES =
            Map.of("CENTRAL_HEATING", "集中供热", "COAL_TO_GAS", "气代煤", "COAL_TO_ELECTRICITY", "电代煤");

    private final RegisterLookup register;
    private final PersonalData personal;

    RegistrationCheck(RegisterLookup register, PersonalData personal) {
        this.register = register;
        this.personal = personal;
    }

    void check(
            CaseKey village, String route, List<SheetRow> rows, RosterRules rules, LocalDate today, Findings findings) {
        for (SheetRow row : rows) {
            if (rules.oneRoute() && row.text("route") != null && !route.equals(row.text("route"))) {
                findings.cell(
                        row,
                        "route",
                        ROUTES.get(row.text("route")),
                        "本村只能采用一种改造方式，已确定为" + ROUTES.get(route),
                        "请改为本村的改造方式；要改方式的，先由镇街调整本村");
            }
            if (rules.registrationOrder()) {
                HouseholdRows.day(row, "registeredOn", null, null, today, findings);
            }
            if (rules.exclusions()) {
                HouseholdRows.day(row, "benefitedOn", null, null, today, findings);
            }
            if (rules.identities()) {
                identities(row, findings);
            }
        }
        if (rules.registrationOrder()) {
            order(rows, findings);
        }
        if (rules.identities()) {
            powerAccounts(village, rows, findings);
        }
    }

    private void identities(SheetRow row, Findings findings) {
        same(row, "owner", "房屋所有人与户主姓名不一致", findings);
        if (!"COAL_TO_ELECTRICITY".equals(row.text("route"))) {
            notAsked(row, "powerHolder", findings);
            notAsked(row, "powerAccount", findings);
            return;
        }
        HouseholdRows.required(row, "powerHolder", "电代煤户没有填写用电户名", findings);
        HouseholdRows.required(row, "powerAccount", "电代煤户没有填写用电户号", findings);
        same(row, "powerHolder", "用电户名与户主姓名不一致", findings);
        String account = row.text("powerAccount");
        if (account != null && !POWER_ACCOUNT.matcher(Spelling.number(account)).matches()) {
            findings.cell(row, "powerAccount", personal.maskAccount(account), "用电户号应为8到20位数字", "请对照电费单更正");
        }
    }

    private void same(SheetRow row, String key, String reason, Findings findings) {
        String given = row.text(key);
        if (given != null && row.text("name") != null && !given.equals(row.text("name"))) {
            findings.warn(
                    row, key, personal.maskName(given), reason, "请核对证件；确需更名过户的，办理后再登记；确实如此的，确户前须在“疑点核查”中写明原因并由另一人复核");
        }
    }

    private static void notAsked(SheetRow row, String key, Findings findings) {
        if (row.text(key) != null) {
            findings.cell(row, key, null, "只有电代煤户填写这一栏", "请清空");
        }
    }

    /** Numbers once, and no later number with an earlier day. */
    private static void order(List<SheetRow> rows, Findings findings) {
        Map<Long, Integer> seen = new HashMap<>();
        for (SheetRow row : rows) {
            Long no = row.integer("registrationNo");
            Integer earlier = no == null ? null : seen.putIfAbsent(no, row.rowNumber());
            if (no != null && no < 1) {
                findings.cell(row, "registrationNo", "应大于0", "请填写报名登记的序号");
            } else if (earlier != null) {
                findings.cell(row, "registrationNo", HouseholdRows.repeats(earlier), "请核对报名登记");
            }
        }
        LocalDate latest = null;
        for (SheetRow row : rows.stream()
                .filter(one -> one.integer("registrationNo") != null && one.date("registeredOn") != null)
                .sorted(Comparator.comparing(one -> one.integer("registrationNo")))
                .toList()) {
            if (latest != null && row.date("registeredOn").isBefore(latest)) {
                findings.cell(row, "registeredOn", "早于报名序号更靠前的户", "请核对报名登记，序号和日期的先后应一致");
            } else {
                latest = row.date("registeredOn");
            }
        }
    }

    private void powerAccounts(CaseKey village, List<SheetRow> rows, Findings findings) {
        Map<String, Integer> seen = new HashMap<>();
        Map<SheetRow, String> asked = new HashMap<>();
        for (SheetRow row : rows) {
            if (row.text("powerAccount") != null) {
                String number = Spelling.number(row.text("powerAccount"));
                Integer earlier = seen.putIfAbsent(number, row.rowNumber());
                if (earlier != null) {
                    findings.cell(
                            row,
                            "powerAccount",
                            personal.maskAccount(number),
                            HouseholdRows.repeats(earlier),
                            "一个用电户号只能登记一户");
                }
                asked.put(row, register.hex(number));
            }
        }
        Map<String, String> used = register.powerAccountsElsewhere(village, Set.copyOf(asked.values()));
        asked.forEach((row, hex) -> {
            String place = used.get(hex);
            if (Objects.nonNull(place)) {
                findings.cell(
                        row,
                        "powerAccount",
                        personal.maskAccount(row.text("powerAccount")),
                        "已由%s的住户登记".formatted(place),
                        "请填写本户的用电户号");
            }
        });
    }
}
