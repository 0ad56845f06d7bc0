package org.qingnuan.architecture;

import org.junit.jupiter.api.Test;
import org.qingnuan.QingnuanApplication;
import org.springframework.modulith.core.ApplicationModules;

class ModuleWallsTest {

    @Test
    void everyModuleKnowsOnlyWhatItsWallAllows() {
        ApplicationModules.of(QingnuanApplication.class).verify();
    }
}
