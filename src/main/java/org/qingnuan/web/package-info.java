/** What people see besides Camunda's applications: the start page, a body's page, the work record, and the endpoints of the task forms. */
@ApplicationModule(
        displayName = "网页",
        allowedDependencies = {
            "shared",
            "calendar",
            "spreadsheet",
            "ledger",
            "finance",
            "process",
            "rehearsal",
            "rehearsal :: report"
        })
package org.qingnuan.web;

import org.springframework.modulith.ApplicationModule;
