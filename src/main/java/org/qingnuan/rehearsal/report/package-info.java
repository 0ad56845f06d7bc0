/** The report of a rehearsal, for the screen, for paper and as a workbook, and two rehearsals side by side. */
@org.springframework.modulith.NamedInterface("report")
package org.qingnuan.rehearsal.report;
