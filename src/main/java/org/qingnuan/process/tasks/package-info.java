/** Tasks as people work them: views, checks, reports, hand-over and withdrawal. */
package org.qingnuan.process.tasks;
