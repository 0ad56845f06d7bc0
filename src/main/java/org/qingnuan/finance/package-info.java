/** The money (资金): subsidy rules become entitlements, entitlements become payment batches, and every fen moves by a new row. */
@ApplicationModule(
        displayName = "资金",
        allowedDependencies = {"shared", "calendar", "spreadsheet", "ledger"})
package org.qingnuan.finance;

import org.springframework.modulith.ApplicationModule;
