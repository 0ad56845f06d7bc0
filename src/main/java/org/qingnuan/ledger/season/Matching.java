package org.qingnuan.ledger.season;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.qingnuan.ledger.exchange.UsageRow;

/**
 * Finds the household of each row of a statement: by the register's number, by meter, by account, else by resident id and
 * account together. What contradicts itself or stays unclear belongs to nobody until a person says so.
 */
final class Matching {

    /** A household that takes part, its numbers as fingerprints, null where unknown. */
    record Party(long household, String meter, String identity, String account) {}

    /** What a row came to: {@code household} and {@code by}, or else the reason why not. */
    record Match(Long household, String by, String because) {

        private static Match with(long household, String by) {
            return new Match(household, by, null);
        }

        private static Match none(String because) {
            return new Match(null, null, because);
        }
    }

    /** The numbers of a row as fingerprints, null where it has none. */
    record Numbers(String meter, String identity, String account) {}

    private final Map<Long, Party> parties = new HashMap<>();
    private final Map<String, Party> byMeter = new HashMap<>();
    private final Map<String, Party> byIdentity = new HashMap<>();
    private final Map<String, Party> byAccount = new HashMap<>();
    private final Map<Long, Integer> taken = new HashMap<>();

    Matching(List<Party> all) {
        all.forEach(party -> {
            parties.put(party.household(), party);
            if (party.meter() != null) {
                byMeter.put(party.meter(), party);
            }
            if (party.account() != null) {
                byAccount.put(party.account(), party);
            }
            byIdentity.put(party.identity(), party);
        });
    }

    /** The match of a row; a household takes one row of a statement. */
    Match of(UsageRow row, Numbers numbers) {
        Match match = found(row, numbers);
        if (match.household() == null) {
            return match;
        }
        Integer earlier = taken.putIfAbsent(match.household(), row.rowNumber());
        return earlier == null ? match : Match.none("户编号%d在第%d行已有读数".formatted(match.household(), earlier));
    }

    private Match found(UsageRow row, Numbers numbers) {
        Party meter = numbers.meter() == null ? null : byMeter.get(numbers.meter());
        Party account = numbers.account() == null ? null : byAccount.get(numbers.account());
        if (row.household() != null) {
            return byNumber(row.household(), meter, account);
        }
        if (meter != null && account != null && meter != account) {
            return Match.none("表具号是户编号%d的，缴费户号是户编号%d的".formatted(meter.household(), account.household()));
        }
        if (meter != null) {
            return Match.with(meter.household(), "METER");
        }
        if (account != null) {
            return Match.with(account.household(), "ACCOUNT");
        }
        return byIdentity(numbers);
    }

    private Match byNumber(long household, Party meter, Party account) {
        if (!parties.containsKey(household)) {
            return Match.none("户编号%d不是本单位已验收合格的户".formatted(household));
        }
        if (meter != null && meter.household() != household) {
            return Match.none("填了户编号%d，表具号却是户编号%d的".formatted(household, meter.household()));
        }
        if (account != null && account.household() != household) {
            return Match.none("填了户编号%d，缴费户号却是户编号%d的".formatted(household, account.household()));
        }
        return Match.with(household, "NUMBER");
    }

    private Match byIdentity(Numbers numbers) {
        Party party = numbers.identity() == null ? null : byIdentity.get(numbers.identity());
        if (party == null) {
            return Match.none("表具号、缴费户号、身份证号都没有对应的户");
        }
        if (numbers.account() == null) {
            return Match.none("身份证号是户编号%d的，但没有缴费户号可以印证".formatted(party.household()));
        }
        if (party.account() != null) {
            return Match.none("身份证号是户编号%d的，但缴费户号与该户登记的不同".formatted(party.household()));
        }
        return Match.with(party.household(), "IDENTITY");
    }
}
