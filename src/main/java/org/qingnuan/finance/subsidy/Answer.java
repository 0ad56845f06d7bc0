package org.qingnuan.finance.subsidy;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.qingnuan.finance.SubsidyItem;

/**
 * What a table says to one case: the rows that hit and are in force, of those that exclude each other the higher one, and what
 * tops up the household's own part asked for once the rest is known. Before a season rows of what is paid in
 * advance are read alone, else all but them.
 *
 * @param displaced kinds of subsidy that gave way to another one
 * @param expired kinds of subsidy of which rows hit, but none in force
 */
record Answer(List<Rate> rates, Set<SubsidyItem> displaced, Set<SubsidyItem> expired) {

    static final String ON = "on";
    static final String ADVANCE = "advance";
    static final String SELF_PAID = "selfPaid";
    private static final String PRICE = "equipmentPrice";

    /** {@link IllegalArgumentException} in Chinese when a row is unfit or two speak of one item. */
    static Answer of(Function<Map<String, Object>, List<Map<String, Object>>> table, Map<String, Object> inputs) {
        Map<String, Object> asked = new LinkedHashMap<>(inputs);
        asked.put(SELF_PAID, 0L);
        Reading reading = new Reading(day(inputs.get(ON)), Boolean.TRUE.equals(inputs.get(ADVANCE)));
        boolean tops = reading.take(table.apply(asked), false, null);
        if (tops) {
            long selfPaid = selfPaid(inputs.get(PRICE), reading.rates);
            asked.put(SELF_PAID, selfPaid);
            reading.take(table.apply(asked), true, selfPaid);
        }
        return reading.answer();
    }

    private static long selfPaid(Object price, List<Rate> rates) {
        long subsidised = rates.stream()
                .filter(rate -> rate.item() == SubsidyItem.EQUIPMENT)
                .mapToLong(Rate::fen)
                .sum();
        return price instanceof Number fen ? Math.max(0, fen.longValue() - subsidised) : 0;
    }

    private static LocalDate day(Object on) {
        return on == null ? null : LocalDate.parse(on.toString());
    }

    /** Rows as they are taken in. */
    private static final class Reading {

        private final LocalDate on;
        private final boolean advance;
        private final List<Rate> rates = new ArrayList<>();
        private final Map<String, Integer> groups = new HashMap<>();
        private final Set<SubsidyItem> displaced = EnumSet.noneOf(SubsidyItem.class);
        private final Set<SubsidyItem> expired = EnumSet.noneOf(SubsidyItem.class);

        private Reading(LocalDate on, boolean advance) {
            this.on = on;
            this.advance = advance;
        }

        /** Takes the rows that top up the household's own part, or all others; whether there are any of the former. */
        private boolean take(List<Map<String, Object>> rows, boolean toppingUp, Long selfPaid) {
            boolean tops = false;
            int no = 0;
            for (Map<String, Object> row : rows) {
                no++;
                SubsidyItem item = Rate.item(Rate.text(row, "item"));
                tops |= item.topsUp();
                if (item.topsUp() != toppingUp || item.inAdvance() != advance) {
                    continue;
                }
                if (inForce(row)) {
                    add(Rate.read(no, row, selfPaid), Rate.optional(row, "exclusive"));
                } else {
                    expired.add(item);
                }
            }
            return tops;
        }

        /** Of a group the higher one counts, the earlier row of two that are equal. */
        private void add(Rate rate, String group) {
            Integer other = group == null ? null : groups.get(group);
            if (other == null) {
                if (group != null) {
                    groups.put(group, rates.size());
                }
                rates.add(rate);
            } else {
                Rate first = rates.get(other);
                Rate kept = rate.fen() > first.fen() ? rate : first;
                Rate lower = kept == rate ? first : rate;
                displaced.add(lower.item());
                rates.set(other, kept.insteadOf(lower));
            }
        }

        private boolean inForce(Map<String, Object> row) {
            LocalDate from = date(row, "validFrom");
            LocalDate to = date(row, "validTo");
            return on == null || (from == null || !on.isBefore(from)) && (to == null || !on.isAfter(to));
        }

        private static LocalDate date(Map<String, Object> row, String column) {
            String text = Rate.optional(row, column);
            try {
                return text == null ? null : LocalDate.parse(text);
            } catch (DateTimeException none) {
                throw new IllegalArgumentException("补贴标准的施行日期应形如 2021-09-30，现为：" + text, none);
            }
        }

        private Answer answer() {
            Set<SubsidyItem> once = EnumSet.noneOf(SubsidyItem.class);
            for (Rate rate : rates) {
                if (!once.add(rate.item())) {
                    throw new IllegalArgumentException(
                            "补贴标准对同一户给出了两行“" + rate.item().label() + "”");
                }
            }
            displaced.removeAll(once);
            expired.removeAll(once);
            expired.removeAll(displaced);
            return new Answer(List.copyOf(rates), displaced, expired);
        }
    }
}
