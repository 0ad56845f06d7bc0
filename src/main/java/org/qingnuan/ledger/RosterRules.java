package org.qingnuan.ledger;

/**
 * What a plan's roster asks of each household beyond the usual columns.
 *
 * @param oneRoute every household goes by its village's route, any other is refused (LZ-34)
 * @param registrationOrder who registered first comes first, and the rest wait in that order (LZ-12)
 * @param residence whether the household really lives there, and permanently (LZ-35)
 * @param exclusions what the house is, whether it is to be demolished, and when the household benefited before (LZ-36)
 * @param identities owner of the house and holder of the power account, who must be the head of the household (LZ-41)
 * @param exceptions a second house of one household, or a second household of one house, only with its reason (LZ-40)
 */
public record RosterRules(
        boolean oneRoute,
        boolean registrationOrder,
        boolean residence,
        boolean exclusions,
        boolean identities,
        boolean exceptions) {

    /** Nothing beyond the usual. */
    public static final RosterRules USUAL = new RosterRules(false, false, false, false, false, false);

    /** Everything there is to ask. */
    public static final RosterRules FULL = new RosterRules(true, true, true, true, true, true);

    /** Whether any of its columns is asked for. */
    public boolean asksMore() {
        return registrationOrder || residence || exclusions || identities || exceptions;
    }
}
