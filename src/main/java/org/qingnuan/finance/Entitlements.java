package org.qingnuan.finance;

import java.util.List;

/** What households are entitled to and why, for official and household alike. */
public interface Entitlements {

    /** The household's entitlements by item, season and instalment. */
    List<EntitlementView> of(long household);
}
