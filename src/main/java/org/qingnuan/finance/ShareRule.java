package org.qingnuan.finance;

import java.util.Optional;
import org.qingnuan.finance.subsidy.Shares;

/** How the rows of a subsidy table may split an amount among the sources, asked before the table is used. */
public final class ShareRule {

    private ShareRule() {}

    /** What is wrong with a text such as {@code SUPERIOR:50,DISTRICT_MATCHING:rest}, in Chinese; empty for nothing. */
    public static Optional<String> fault(String text) {
        try {
            Shares.parse(text);
            return Optional.empty();
        } catch (IllegalArgumentException refused) {
            return Optional.of(refused.getMessage());
        }
    }
}
