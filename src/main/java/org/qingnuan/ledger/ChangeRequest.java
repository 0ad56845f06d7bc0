package org.qingnuan.ledger;

import java.util.Map;

/**
 * What shall change of a household.
 *
 * @param household its number, null for a new one, or where identity and address say which
 * @param identity with {@code address} the household's key as papers give it (domain: 身份证号 + 原详细地址); null where the number is given
 * @param values the new values by the keys of {@link HouseholdChange.Value}; empty for those that stay
 * @param paper the file that proves it, null for none
 */
public record ChangeRequest(
        HouseholdChange.Cause cause,
        Long household,
        String identity,
        String address,
        Map<String, String> values,
        String reason,
        Extensions.Paper paper) {}
