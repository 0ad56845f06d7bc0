package org.qingnuan.ledger.exchange;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.qingnuan.ledger.PlanRules;
import org.qingnuan.spreadsheet.SheetColumn;

/**
 * A column of a sheet and the key its values travel under.
 *
 * @param shown only there to be read, never taken over
 * @param asked whether the sheets of a plan with these rules have the column
 * @param codes the code of each word of a choice, empty for other columns
 * @param extra only in workbooks: a form in which rows are typed has no room for it
 */
record Field(
        String key,
        SheetColumn column,
        boolean shown,
        Map<String, String> codes,
        Predicate<PlanRules> asked,
        boolean extra) {

    private static final Predicate<PlanRules> EVERYWHERE = rules -> true;

    private Field(String key, SheetColumn column, boolean shown, Map<String, String> codes) {
        this(key, column, shown, codes, EVERYWHERE, false);
    }

    static Field input(String key, SheetColumn column) {
        return new Field(key, column, false, Map.of());
    }

    static Field shown(String key, String header, int width) {
        return new Field(key, SheetColumn.text(header).prefilled().wide(width), true, Map.of());
    }

    /** A choice; {@code codes} from each word to its code in the order of the list. */
    static Field choice(String key, String header, Map<String, String> codes) {
        SheetColumn column = SheetColumn.choice(header, new ArrayList<>(codes.keySet()));
        return new Field(key, column, false, new LinkedHashMap<>(codes));
    }

    static Field yesNo(String key, String header) {
        return choice(key, header, ordered("是", "true", "否", "false")).with(SheetColumn::mandatory);
    }

    /** The routes with the spellings in use (D-29). */
    static Field route(String key, String header) {
        return choice(
                        key,
                        header,
                        ordered(
                                "气代煤",
                                "COAL_TO_GAS",
                                "电代煤",
                                "COAL_TO_ELECTRICITY",
                                "集中供热",
                                "CENTRAL_HEATING",
                                "地热能",
                                "GEOTHERMAL",
                                "生物质能",
                                "BIOMASS"))
                .with(column -> column.meaning("煤改气", "气代煤")
                        .meaning("煤改电", "电代煤")
                        .meaning("集中供暖", "集中供热")
                        .mandatory());
    }

    static Map<String, String> ordered(String... wordsAndCodes) {
        Map<String, String> codes = new LinkedHashMap<>();
        for (int i = 0; i < wordsAndCodes.length; i += 2) {
            codes.put(wordsAndCodes[i], wordsAndCodes[i + 1]);
        }
        return codes;
    }

    Field with(UnaryOperator<SheetColumn> change) {
        return new Field(key, change.apply(column), shown, codes, asked, extra);
    }

    /** Only in the sheets of plans whose rules say so. */
    Field where(Predicate<PlanRules> rule) {
        return new Field(key, column, shown, codes, rule, extra);
    }

    /** Only in workbooks, not where rows are typed. */
    Field inWorkbooksOnly() {
        return new Field(key, column, shown, codes, asked, true);
    }

    String header() {
        return column.header();
    }

    /** The code of a word as read, the value itself for columns without codes. */
    String code(String word) {
        return codes.getOrDefault(word, word);
    }

    /** The word of a code, the value itself for columns without codes. */
    String word(String code) {
        return codes.entrySet().stream()
                .filter(entry -> entry.getValue().equals(code))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(code);
    }
}
