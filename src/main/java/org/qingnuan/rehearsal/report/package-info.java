/** The report of a rehearsal: a page that prints without a script, and a workbook with the same figures. */
package org.qingnuan.rehearsal.report;
