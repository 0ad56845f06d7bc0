/** Values that every module speaks: money, periods, keys and findings, plain Java without Spring. */
@ApplicationModule(
        displayName = "Shared values",
        type = ApplicationModule.Type.OPEN,
        allowedDependencies = {})
package org.qingnuan.shared;

import org.springframework.modulith.ApplicationModule;
