/** Workbooks in and out as rows of text, streaming; the only home of Apache POI. */
@ApplicationModule(displayName = "Spreadsheet", allowedDependencies = "shared")
package org.qingnuan.spreadsheet;

import org.springframework.modulith.ApplicationModule;
