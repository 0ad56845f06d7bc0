/** The only user of Camunda: models' code, sign-in and groups, deadlines, the web applications' server side. */
@org.springframework.modulith.ApplicationModule(
        displayName = "流程",
        allowedDependencies = {"shared", "calendar", "ledger", "finance", "startup"})
package org.qingnuan.process;
