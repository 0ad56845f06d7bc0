package org.qingnuan.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Leads from every clause of the five plans to something that exists, so that no duty is lost and no page tells of what is gone. */
class TraceabilityTest {

    /** The clauses of each plan, as the requirements number them. */
    private static final Map<String, Clauses> PLANS = Map.of(
            "jiyang-2021", new Clauses("JY", 23),
            "zichuan-2021", new Clauses("ZC", 32),
            "heze-2021", new Clauses("HZ", 44),
            "laizhou-2023", new Clauses("LZ", 57),
            "jinan-2019-2022", new Clauses("JN", 38));

    private static final Set<String> KINDS = Set.of("gate", "date", "role", "data", "measure", "recorded", "advisory");

    /** How a row would say that its clause is not done: open as a verdict, not as the state of a report or a gate. */
    private static final Pattern LATER = Pattern.compile(
            "(?i)(?:^|[:;,.(] ?)open(?: yet)?(?:[.;,)]|$)|\\bnot (?:yet )?(?:built|there yet|done)\\b|\\bto be decided\\b|\\bTODO\\b|待定|未定|尚未实现");

    private record Clauses(String letters, int count) {

        List<String> all() {
            return IntStream.rangeClosed(1, count)
                    .mapToObj(number -> "%s-%02d".formatted(letters, number))
                    .toList();
        }
    }

    static Stream<String> plans() {
        return PLANS.keySet().stream().sorted();
    }

    @Test
    void theFivePlansHaveOneHundredAndNinetyFourClauses() {
        assertThat(PLANS.values().stream().mapToInt(Clauses::count).sum()).isEqualTo(194);
    }

    @ParameterizedTest
    @MethodSource("plans")
    void everyClauseOfAPlanHasItsRow(String plan) {
        assertThat(ClauseTable.of(plan).rows().stream().map(ClauseTable.Row::clause))
                .containsExactlyElementsOf(PLANS.get(plan).all());
    }

    @ParameterizedTest
    @MethodSource("plans")
    void everyRowSaysWhatKindOfDutyItIs(String plan) {
        assertThat(ClauseTable.of(plan).rows())
                .filteredOn(row -> !KINDS.contains(row.kind()))
                .extracting(ClauseTable.Row::clause, ClauseTable.Row::kind)
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("plans")
    void everyRowButAWishNamesSomethingThatExists(String plan) {
        assertThat(ClauseTable.of(plan).rows())
                .filteredOn(row ->
                        !row.kind().equals("advisory") && row.references().isEmpty())
                .extracting(ClauseTable.Row::clause)
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("plans")
    void noRowNamesWhatDoesNotExist(String plan) {
        NamedThings things = new NamedThings(plan);
        List<String> dead = new ArrayList<>();
        for (ClauseTable.Row row : ClauseTable.of(plan).rows()) {
            row.references().stream()
                    .filter(name -> !things.knows(name))
                    .forEach(name -> dead.add(row.clause() + " `" + name + "`"));
        }

        assertThat(dead).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("plans")
    void noRowLeavesAnythingOfItsClauseForLater(String plan) {
        assertThat(ClauseTable.of(plan).rows())
                .filteredOn(row -> LATER.matcher(row.where()).find())
                .extracting(ClauseTable.Row::clause)
                .isEmpty();
    }

    @Test
    void wordsThatPutSomethingOffAreFound() {
        assertThat(Stream.of("`finance-office` approves; performance review: open", "待定", "not built yet", "TODO"))
                .allMatch(text -> LATER.matcher(text).find());
        assertThat(Stream.of(
                        "while a report of the village is open, nothing is settled",
                        "`HeatingSeasons.open` refuses a seventh",
                        "each county that keeps it open has an order"))
                .noneMatch(text -> LATER.matcher(text).find());
    }

    @Test
    void aNameThatDoesNotExistIsFound() {
        NamedThings things = new NamedThings("zichuan-2021");

        assertThat(Stream.of(
                        "userTask_registerSurvy",
                        "rule_none",
                        "none.dmn",
                        "/bodies/zichuan-2021/<area>/none",
                        "LedgerGates.none",
                        "NoSuchType",
                        "NO_SUCH_KIND",
                        "ledger.no_such_table",
                        "gates.none",
                        "minRooms: 9",
                        "no-such-model",
                        "event_handover"))
                .noneMatch(things::knows);
        assertThat(Stream.of(
                        "userTask_registerSurvey",
                        "targets.csv",
                        "/bodies/zichuan-2021/<area>/records",
                        "LedgerGates.routeAllowed",
                        "FALSE_CLAIM",
                        "ledger.work_record",
                        "household.old_stove_removed_on",
                        "minRooms: 0",
                        "subsidy-payout"))
                .allMatch(things::knows);
    }
}
