/** The command line for plan folders: check one, or make a new one, without starting the application. */
@org.springframework.modulith.ApplicationModule(
        displayName = "方案准备",
        allowedDependencies = {"shared", "calendar", "ledger", "process", "startup"})
package org.qingnuan.setup;
