package org.qingnuan.ledger.benefit;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.qingnuan.ledger.PersonalData;
import org.qingnuan.ledger.exchange.ResidentIds;
import org.qingnuan.shared.Finding;
import org.qingnuan.shared.Money;
import org.qingnuan.spreadsheet.SheetRow;

/** Judges a row by itself: what old lists write in several ways is read, what cannot be meant is refused by name. */
final class BenefitRowCheck {

    private static final Pattern YEAR = Pattern.compile("([0-9]{4})年?度?");
    private static final Pattern AMOUNT = Pattern.compile("([0-9]{1,9}|[0-9]{1,3}(,[0-9]{3}){1,2})(\\.[0-9]{1,2})?元?");
    private static final int FIRST_YEAR = 2000;

    private final PersonalData personal;
    private final LocalDate today;
    private final int planYear;

    BenefitRowCheck(PersonalData personal, LocalDate today, int planYear) {
        this.personal = personal;
        this.today = today;
        this.planYear = planYear;
    }

    /** Empty where something was found; {@code findings} gets it all. A cell that the reader refused counts there already. */
    Optional<CheckedBenefit> check(SheetRow row, List<Finding> findings) {
        int before = findings.size();
        String identity = identity(row, findings);
        Integer year = year(row, findings);
        Long fen = amount(row, findings);
        String name = plain(row.text(PastBenefitSheet.NAME));
        String village = plain(row.text(PastBenefitSheet.VILLAGE));
        String item = plain(row.text(PastBenefitSheet.ITEM));
        if (findings.size() > before
                || name == null
                || identity == null
                || village == null
                || year == null
                || item == null) {
            return Optional.empty();
        }
        return Optional.of(new CheckedBenefit(
                row.rowNumber(),
                name,
                identity,
                plain(row.text(PastBenefitSheet.TOWN)),
                village,
                row.text(PastBenefitSheet.ADDRESS),
                year,
                item,
                fen,
                row.text(PastBenefitSheet.SOURCE)));
    }

    private String identity(SheetRow row, List<Finding> findings) {
        String written = plain(row.text(PastBenefitSheet.IDENTITY));
        if (written == null) {
            return null;
        }
        Optional<String> fault = ResidentIds.fault(written, today);
        fault.ifPresent(reason -> findings.add(Finding.ofCell(
                row.rowNumber(), PastBenefitSheet.IDENTITY, personal.maskId(written), reason, "请对照身份证或原始档案更正")));
        return fault.isPresent() ? null : ResidentIds.canonical(written);
    }

    private Integer year(SheetRow row, List<Finding> findings) {
        String written = plain(row.text(PastBenefitSheet.YEAR));
        if (written == null) {
            return null;
        }
        Matcher year = YEAR.matcher(written);
        if (!year.matches()) {
            findings.add(
                    Finding.ofCell(row.rowNumber(), PastBenefitSheet.YEAR, written, "不是年度", "请填四位数字，例如2019；跨年的分两行填写"));
            return null;
        }
        int number = Integer.parseInt(year.group(1));
        if (number < FIRST_YEAR || number >= planYear) {
            findings.add(Finding.ofCell(
                    row.rowNumber(),
                    PastBenefitSheet.YEAR,
                    written,
                    "应在%d年到%d年之间".formatted(FIRST_YEAR, planYear - 1),
                    "只登记本方案（%d年）以前各年度的名单".formatted(planYear)));
            return null;
        }
        return number;
    }

    private static Long amount(SheetRow row, List<Finding> findings) {
        String written = plain(row.text(PastBenefitSheet.AMOUNT));
        if (written == null) {
            return null;
        }
        if (!AMOUNT.matcher(written).matches()) {
            findings.add(Finding.ofCell(
                    row.rowNumber(), PastBenefitSheet.AMOUNT, written, "不是不小于0、最多两位小数的金额", "请以元为单位填写数字；不清楚的可以空着"));
            return null;
        }
        return Money.of(written.replace(",", "").replace("元", "")).fen();
    }

    /** Without full-width characters and blanks, null for nothing. */
    private static String plain(String text) {
        if (text == null) {
            return null;
        }
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).replaceAll("\\s", "");
        return plain.isEmpty() ? null : plain;
    }
}
