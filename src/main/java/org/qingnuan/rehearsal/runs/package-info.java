/** Rehearsals in the background: their files, their queue, and the processes they run in. */
package org.qingnuan.rehearsal.runs;
