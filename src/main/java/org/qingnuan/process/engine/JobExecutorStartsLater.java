package org.qingnuan.process.engine;

import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;
import org.springframework.stereotype.Component;

/**
 * Takes the starter's own start of the job executor out: threads that run jobs while plans are still brought in, or
 * while a season is rehearsed, would run them in their own order.
 */
@Component
class JobExecutorStartsLater implements BeanDefinitionRegistryPostProcessor {

    private static final String STARTER = "jobExecutorStartingEventListener";

    @Override
    public void postProcessBeanDefinitionRegistry(BeanDefinitionRegistry registry) {
        for (String name : registry.getBeanDefinitionNames()) {
            if (name.endsWith(STARTER)) {
                registry.removeBeanDefinition(name);
            }
        }
    }
}
