package org.qingnuan.process.staff;

import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.stereotype.Component;

/** Lets the engine hold whoever sets a password in Welcome or Admin to {@link HousePasswords}. */
@Component
class PasswordSettings extends AbstractProcessEnginePlugin {

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        engine.setEnablePasswordPolicy(true);
        engine.setPasswordPolicy(new HousePasswords());
    }
}
