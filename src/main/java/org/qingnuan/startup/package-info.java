/** What must stand before the first bean: the embedded database and clear words when something is missing. */
@org.springframework.modulith.ApplicationModule(
        displayName = "启动",
        allowedDependencies = {})
package org.qingnuan.startup;
