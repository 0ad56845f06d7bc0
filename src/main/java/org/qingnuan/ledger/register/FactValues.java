package org.qingnuan.ledger.register;

import java.util.LinkedHashMap;
import java.util.Map;
import org.qingnuan.ledger.HouseholdFact;
import org.qingnuan.ledger.HouseholdFact.Form;
import org.qingnuan.ledger.PersonalData;
import org.qingnuan.ledger.exchange.Spelling;
import org.springframework.stereotype.Component;

/** Writes optional facts as statements read them: personal ones sealed, with fingerprint and mask; {@link HouseholdFact#NOTHING} as null. */
@Component
class FactValues {

    static final String KEY = "Key";
    static final String SHOWN = "Shown";

    private final PersonalData personal;

    FactValues(PersonalData personal) {
        this.personal = personal;
    }

    /** What is told among {@code values}, which are by key and in clear; the others are left out. */
    Map<String, String> told(Map<String, String> values) {
        Map<String, String> told = new LinkedHashMap<>();
        HouseholdFact.all().filter(fact -> values.get(fact.key()) != null).forEach(fact -> {
            String value = spelled(fact, values.get(fact.key()));
            if (fact.personal()) {
                told.put(fact.key(), value == null ? null : Changes.bytea(personal.seal(value)));
                told.put(fact.key() + KEY, value == null ? null : Changes.bytea(personal.fingerprint(value)));
                told.put(fact.key() + SHOWN, shown(fact, value));
            } else {
                told.put(fact.key(), value);
            }
        });
        return told;
    }

    /** In its one spelling; null for what takes the fact away. */
    static String spelled(HouseholdFact fact, String value) {
        String written = value.strip();
        if (written.equals(HouseholdFact.NOTHING)) {
            return null;
        }
        return fact.form() == Form.NUMBER ? Spelling.number(written) : written;
    }

    /** As lists show it: masked, or the word of a choice; null for null. */
    String shown(HouseholdFact fact, String value) {
        if (value == null) {
            return null;
        }
        return switch (fact.form()) {
            case PLACE -> value.replaceAll("[0-9０-９]", "*");
            case PAPER, NUMBER -> personal.maskAccount(value);
            case CHOICE -> fact.word(value);
            case YEAR, TEXT -> value;
        };
    }
}
