/** The ledger (台账): plans, areas, villages, their stages and the household register; it decides, the process follows. */
@ApplicationModule(
        displayName = "台账",
        allowedDependencies = {"shared", "calendar", "spreadsheet"})
package org.qingnuan.ledger;

import org.springframework.modulith.ApplicationModule;
