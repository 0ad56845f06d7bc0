package org.qingnuan.ledger.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import cn.hutool.core.util.CreditCodeUtil;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.qingnuan.ledger.CheckedSheet;
import org.qingnuan.ledger.RegisterWorld;
import org.qingnuan.ledger.SheetKind;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.Finding;
import org.qingnuan.support.RosterRows;

/** The numbers of people and companies, whatever is written: right ones pass, one slip of the pen is found. */
class NumbersOfPeopleTest {

    private static final LocalDate TODAY = LocalDate.of(2021, 6, 15);
    private static final String USCC_CHARACTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    @Property
    void everyIdOfARealBirthDatePassesWhateverItsAreaAndItsX(@ForAll("ids") String id) {
        assertThat(ResidentIds.fault(id, TODAY)).isEmpty();
        assertThat(ResidentIds.fault(id.toLowerCase(Locale.ROOT), TODAY)).isEmpty();
        assertThat(ResidentIds.canonical(" " + id.toLowerCase(Locale.ROOT) + " "))
                .isEqualTo(id);
    }

    @Property
    void oneWrongDigitOfAnIdIsAlwaysFound(
            @ForAll("ids") String id, @ForAll @IntRange(max = 16) int at, @ForAll @IntRange(min = 1, max = 9) int by) {
        assertThat(ResidentIds.fault(shifted(id, at, by), TODAY)).isPresent();
    }

    @Property
    void twoNeighbouringDigitsInTheWrongOrderAreAlwaysFound(
            @ForAll("ids") String id, @ForAll @IntRange(max = 15) int at) {
        Assume.that(id.charAt(at) != id.charAt(at + 1));

        assertThat(ResidentIds.fault(swapped(id, at), TODAY)).isPresent();
    }

    @Property
    void anOldIdIsTheSamePersonAsTheNewOne(@ForAll("idsOfTheLastCentury") String id) {
        String old = id.substring(0, 6) + id.substring(8, 17);

        assertThat(ResidentIds.fault(old, TODAY)).isEmpty();
        assertThat(ResidentIds.canonical(old)).isEqualTo(id);
    }

    @Property(tries = 300)
    void nobodyIsBornOnADayThatDoesNotExistOrHasNotCome(
            @ForAll @IntRange(min = 1900, max = 2099) int year,
            @ForAll @IntRange(max = 99) int month,
            @ForAll @IntRange(max = 99) int day,
            @ForAll @IntRange(max = 999) int order) {
        String digits = "370302%04d%02d%02d%03d".formatted(year, month, day, order);

        assertThat(ResidentIds.fault(digits + ResidentIds.checkDigit(digits), TODAY)
                        .isEmpty())
                .isEqualTo(exists(year, month, day));
    }

    /** Told without the product's own way of reading dates. */
    private static boolean exists(int year, int month, int day) {
        return TODAY.minusYears(200)
                .datesUntil(TODAY.plusDays(1))
                .filter(date -> date.getYear() == year)
                .anyMatch(date -> date.getMonthValue() == month && date.getDayOfMonth() == day);
    }

    @Property
    void oneWrongDigitOfACardIsAlwaysFound(
            @ForAll("cards") String card,
            @ForAll @IntRange(max = 18) int at,
            @ForAll @IntRange(min = 1, max = 9) int by) {
        assertThat(Spelling.isLuhn(card)).isTrue();

        assertThat(Spelling.isLuhn(shifted(card, at % card.length(), by))).isFalse();
    }

    /** Luhn's rule cannot tell 09 from 90, and finds every other neighbouring pair in the wrong order. */
    @Property
    void neighbouringDigitsOfACardInTheWrongOrderAreFound(
            @ForAll("cards") String card, @ForAll @IntRange(max = 17) int at) {
        int first = at % (card.length() - 1);
        Assume.that(card.charAt(first) != card.charAt(first + 1));
        Assume.that(!Set.of("09", "90").contains(card.substring(first, first + 2)));

        assertThat(Spelling.isLuhn(swapped(card, first))).isFalse();
    }

    @Property
    void oneWrongCharacterOfACompanysCodeIsAlwaysFound(
            @ForAll("companies") String code,
            @ForAll @IntRange(max = 17) int at,
            @ForAll @IntRange(min = 1, max = 30) int by) {
        assertThat(CreditCodeUtil.isCreditCode(code)).isTrue();
        char other = USCC_CHARACTERS.charAt((USCC_CHARACTERS.indexOf(code.charAt(at)) + by) % 31);

        assertThat(CreditCodeUtil.isCreditCode(code.substring(0, at) + other + code.substring(at + 1)))
                .isFalse();
    }

    @Property
    void anAddressAndANumberAreTheSameInHoweverManySpellings(
            @ForAll @IntRange(min = 1, max = 9999) int number,
            @ForAll @Size(max = 4) List<@IntRange(max = 12) Integer> blanks) {
        String address = "幸福路" + number + "号";
        StringBuilder written = new StringBuilder(address.replace('号', '號'));
        for (int i = 0; i < written.length(); i++) {
            if (Character.isDigit(written.charAt(i))) {
                written.setCharAt(i, (char) (written.charAt(i) - '0' + '０'));
            }
        }
        blanks.forEach(at -> written.insert(Math.min(at, written.length()), at % 2 == 0 ? ' ' : '\u3000'));

        assertThat(Spelling.address(written.toString())).isEqualTo(address);
        assertThat(Spelling.number(" qb-" + written.toString().replaceAll("[^０-９]", "")))
                .isEqualTo("QB" + number);
    }

    /** Of a roster in which chance spoils cells, exactly the spoilt cells are told. */
    @Property(tries = 20, shrinking = ShrinkingMode.OFF)
    void theSheetsCheckTellsExactlyTheCellsThatAreWrong(
            @ForAll @Size(min = 1, max = 40) List<@IntRange(max = 9) Integer> spoilt) {
        RegisterWorld world = new RegisterWorld();
        CaseKey village = world.village("东庄村", 100);
        List<Map<String, String>> rows = world.roster(0, spoilt.size()).rows();
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            String column = spoil(rows.get(i), spoilt.get(i), i);
            if (column != null) {
                expected.add((i + 1) + column);
            }
        }

        CheckedSheet checked = world.sheets.check(SheetKind.ROSTER, village, rows, "clerk");

        assertThat(checked.findings().stream()
                        .map(finding -> finding.row() + finding.column())
                        .collect(Collectors.toList()))
                .containsExactlyInAnyOrderElementsOf(expected);
        assertThat(checked.sheet() == null).isEqualTo(!expected.isEmpty());
        assertThat(checked.findings())
                .extracting(Finding::remedy)
                .allSatisfy(remedy -> assertThat(remedy).isNotBlank());
        assertThat(checked.findings().toString()).doesNotContainPattern(Pattern.compile("[0-9]{14,}"));
    }

    private static String spoil(Map<String, String> row, int how, int i) {
        String id = row.get("identity");
        String phone = row.get("phone");
        return switch (how) {
            case 1 -> {
                row.put("identity", shifted(id, i % 17, 1 + i % 9));
                yield "身份证号";
            }
            case 2 -> {
                row.put("identity", id.substring(0, 16));
                yield "身份证号";
            }
            case 3 -> {
                row.put("phone", "12" + phone.substring(2));
                yield "联系电话";
            }
            case 4 -> {
                row.put("phone", phone + i % 10);
                yield "联系电话";
            }
            case 5 -> {
                row.put("account", row.get("account").substring(0, 7));
                yield "银行账号";
            }
            case 6 -> {
                row.put("account", "账号" + row.get("account"));
                yield "银行账号";
            }
            case 7 -> {
                row.put("spouse", id);
                yield "配偶身份证号";
            }
            case 8 -> {
                // a passbook's number keeps no check digit: a warning, not an error
                row.put("account", shifted(row.get("account"), 3, 1 + i % 9));
                yield null;
            }
            default -> null;
        };
    }

    @Provide
    Arbitrary<String> ids() {
        return ids(1900);
    }

    @Provide
    Arbitrary<String> idsOfTheLastCentury() {
        return ids(1900).filter(id -> id.startsWith("19", 6));
    }

    private static Arbitrary<String> ids(int from) {
        return Combinators.combine(
                        Arbitraries.integers().between(100_000, 999_999),
                        Arbitraries.longs()
                                .between(
                                        0,
                                        TODAY.toEpochDay()
                                                - LocalDate.of(from, 1, 1).toEpochDay()),
                        Arbitraries.integers().between(0, 999))
                .as((area, days, order) -> {
                    String digits = area
                            + LocalDate.of(from, 1, 1).plusDays(days).format(DateTimeFormatter.BASIC_ISO_DATE)
                            + "%03d".formatted(order);
                    return digits + ResidentIds.checkDigit(digits);
                });
    }

    @Provide
    Arbitrary<String> cards() {
        return Arbitraries.integers().between(0, 99_999_999).map(RosterRows::account);
    }

    @Provide
    Arbitrary<String> companies() {
        return Combinators.combine(
                        Arbitraries.of("91", "52", "N2", "12"),
                        Arbitraries.integers().between(100_000, 999_999),
                        Arbitraries.of(USCC_CHARACTERS
                                        .chars()
                                        .mapToObj(c -> (char) c)
                                        .toList())
                                .list()
                                .ofSize(9))
                .as((kind, area, body) -> {
                    String code =
                            kind + area + body.stream().map(String::valueOf).collect(Collectors.joining());
                    int sum = 0;
                    int weight = 1;
                    for (int i = 0; i < code.length(); i++) {
                        sum += USCC_CHARACTERS.indexOf(code.charAt(i)) * weight;
                        weight = weight * 3 % 31;
                    }
                    return code + USCC_CHARACTERS.charAt((31 - sum % 31) % 31);
                });
    }

    private static String shifted(String digits, int at, int by) {
        return digits.substring(0, at) + (digits.charAt(at) - '0' + by) % 10 + digits.substring(at + 1);
    }

    private static String swapped(String digits, int at) {
        return digits.substring(0, at) + digits.charAt(at + 1) + digits.charAt(at) + digits.substring(at + 2);
    }
}
