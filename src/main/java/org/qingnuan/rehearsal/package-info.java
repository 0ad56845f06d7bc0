/** Rehearsals (演练): virtual officials play a season on a simulated clock, for the demonstration, tests and benchmarks. */
@org.springframework.modulith.ApplicationModule(
        displayName = "演练",
        allowedDependencies = {"shared", "calendar", "spreadsheet", "ledger", "finance", "process", "startup"})
package org.qingnuan.rehearsal;
