package org.qingnuan;

import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.context.annotation.AnnotationBeanNameGenerator;

/**
 * Lets modules name their classes without asking each other: a bean is called by its full class name, except delegates,
 * which models call by their short one.
 */
class ModuleBeanNames extends AnnotationBeanNameGenerator {

    @Override
    protected String buildDefaultBeanName(BeanDefinition definition, BeanDefinitionRegistry registry) {
        String name = definition.getBeanClassName();
        return name != null && name.endsWith("Delegate") ? super.buildDefaultBeanName(definition, registry) : name;
    }
}
