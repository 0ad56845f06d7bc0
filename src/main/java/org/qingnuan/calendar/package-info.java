/** China's days: its time zone, dates as its officials write them, holidays and make-up workdays. */
@ApplicationModule(displayName = "Calendar", allowedDependencies = "shared")
package org.qingnuan.calendar;

import org.springframework.modulith.ApplicationModule;
