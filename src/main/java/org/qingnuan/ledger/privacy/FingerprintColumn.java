package org.qingnuan.ledger.privacy;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.qingnuan.ledger.exchange.Spelling;

/**
 * A column of fingerprints with the sealed one that says what they are made of.
 *
 * @param table with its schema
 * @param text makes the text of the fingerprint of what is sealed, null where it holds none
 */
record FingerprintColumn(String table, String column, String sealed, UnaryOperator<String> text) {

    private static final String PERSON = "identity";

    /** All of them; a column that is added to the database is added here, or no change of the key is made. */
    static final List<FingerprintColumn> ALL = List.of(
            plain("ledger.household", "name"),
            plain("ledger.household", PERSON),
            plain("ledger.household", "phone"),
            plain("ledger.household", "meter"),
            plain("ledger.household", "spouse"),
            plain("ledger.household", "domicile"),
            plain("ledger.household", "title_no"),
            plain("ledger.household", "power_account"),
            plain("ledger.household", "power_meter"),
            plain("ledger.household", "gas_code"),
            plain("ledger.household", "installers"),
            new FingerprintColumn("ledger.dwelling", "natural_key", "address_sealed", Spelling::address),
            plain("ledger.payee", "name"),
            plain("ledger.payee", "account"),
            plain("ledger.household_registration", "power_account"),
            plain("ledger.household_registration", "owner"),
            plain("ledger.household_registration", "power_holder"),
            new FingerprintColumn(
                    "ledger.household_change",
                    "identity_fingerprint",
                    "content",
                    fields -> SealedJson.flat(fields).get(PERSON)),
            plain("ledger.usage_row", "account"),
            plain("ledger.usage_row", "new_meter"),
            plain("ledger.utility_account", "account"),
            plain("ledger.past_benefit", "name"),
            plain("ledger.past_benefit", PERSON),
            new FingerprintColumn("ledger.past_benefit", "address_fingerprint", "address_sealed", Spelling::address),
            new FingerprintColumn("ledger.sheet", "content_hash", "content", FingerprintColumn::sheet));

    private static FingerprintColumn plain(String table, String value) {
        return new FingerprintColumn(table, value + "_fingerprint", value + "_sealed", UnaryOperator.identity());
    }

    /** A sheet's content as it is compared: its rows in order without their numbers. */
    private static String sheet(String rows) {
        List<Map<String, String>> compared = SealedJson.rows(rows).stream()
                .<Map<String, String>>map(TreeMap::new)
                .toList();
        compared.forEach(row -> row.remove(SealedJson.ROW_NUMBER));
        return SealedJson.write(compared);
    }

    String name() {
        return table + "." + column;
    }
}
