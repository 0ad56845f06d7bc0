package org.qingnuan.ledger.register;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.qingnuan.ledger.PersonalData;
import org.qingnuan.ledger.exchange.ResidentIds;
import org.qingnuan.ledger.exchange.Spelling;
import org.qingnuan.ledger.privacy.SealedJson;
import org.springframework.stereotype.Component;

/** What a text that somebody searches by may mean, each meaning with the condition that an index answers. */
@Component
class SearchTerms {

    static final String ADDRESSES = "addresses";

    /** The condition of each term. */
    static final Map<String, String> WAYS = Map.ofEntries(
            Map.entry("number", "h.id = :number"),
            Map.entry("name", "h.name_fingerprint = :name"),
            Map.entry("phone", "h.phone_fingerprint = :phone"),
            Map.entry("identity", "h.identity_fingerprint = :identity"),
            Map.entry("serial", "h.device_serial = :serial"),
            Map.entry("meter", "h.meter_fingerprint = :meter"),
            Map.entry("powerMeter", "h.power_meter_fingerprint = :powerMeter"),
            Map.entry("powerAccount", "h.power_account_fingerprint = :powerAccount"),
            Map.entry("gasCode", "h.gas_code_fingerprint = :gasCode"),
            Map.entry("masked", "h.identity_masked = :masked"),
            Map.entry("last", "right(h.identity_masked, 4) = :last"));

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");
    private static final Pattern LAST = Pattern.compile("(?:尾号)?([0-9]{3}[0-9X])");
    private static final Pattern MASKED = Pattern.compile("([0-9]{6})[*＊×…]+([0-9]{3}[0-9X])");
    private static final String ENDS_OF_PLACES = "村庄居区";
    private static final int LONGEST_PLACE = 40;

    private final PersonalData personal;

    SearchTerms(PersonalData personal) {
        this.personal = personal;
    }

    /** What names one household, a name aside. */
    Map<String, Object> exact(String text) {
        Map<String, Object> terms = new LinkedHashMap<>();
        if (NUMBER.matcher(text).matches()) {
            terms.put("number", Long.parseLong(text));
        }
        terms.put("name", personal.fingerprint(text));
        terms.put("phone", personal.fingerprint(text));
        terms.put("identity", personal.fingerprint(ResidentIds.canonical(text)));
        terms.put("serial", Spelling.number(text));
        byte[] number = personal.fingerprint(Spelling.number(text));
        List.of("meter", "powerMeter", "powerAccount", "gasCode").forEach(way -> terms.put(way, number));
        return terms;
    }

    /** The same and what several households may have in common. */
    Map<String, Object> all(String text) {
        Map<String, Object> terms = exact(text);
        String upper = text.toUpperCase(Locale.ROOT);
        Matcher masked = MASKED.matcher(upper);
        if (masked.matches()) {
            terms.put("masked", masked.group(1) + "*".repeat(8) + masked.group(2));
        }
        Matcher last = LAST.matcher(upper);
        if (last.matches()) {
            terms.put("last", last.group(1));
        }
        terms.put(ADDRESSES, SealedJson.write(addresses(Spelling.address(text))));
        return terms;
    }

    /** The address as it is written, and what follows each character that may end a village's name. */
    private List<Map<String, String>> addresses(String address) {
        List<Map<String, String>> addresses = new ArrayList<>();
        addresses.add(address("", address));
        for (int end = 2; end < Math.min(address.length(), LONGEST_PLACE); end++) {
            if (ENDS_OF_PLACES.indexOf(address.charAt(end - 1)) >= 0) {
                addresses.add(address(address.substring(0, end), address.substring(end)));
            }
        }
        return addresses;
    }

    private Map<String, String> address(String place, String house) {
        return Map.of("key", Changes.bytea(personal.fingerprint(house)), "place", place);
    }
}
