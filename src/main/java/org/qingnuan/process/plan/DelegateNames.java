package org.qingnuan.process.plan;

import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.beans.factory.support.SimpleBeanDefinitionRegistry;
import org.springframework.context.annotation.AnnotationBeanNameGenerator;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;

/** What models may call, read off the class path, so that a folder can be judged without starting the application. */
public final class DelegateNames {

    private DelegateNames() {}

    /** Whether a delegate or listener of that name belongs to the application. */
    public static boolean known(String bean) {
        return Known.NAMES.contains(bean);
    }

    private static final class Known {

        private static final Set<String> NAMES = scanned();

        private static Set<String> scanned() {
            ClassPathScanningCandidateComponentProvider scanner =
                    new ClassPathScanningCandidateComponentProvider(false);
            scanner.addIncludeFilter(new AssignableTypeFilter(JavaDelegate.class));
            scanner.addIncludeFilter(new AssignableTypeFilter(ExecutionListener.class));
            SimpleBeanDefinitionRegistry none = new SimpleBeanDefinitionRegistry();
            return scanner.findCandidateComponents("org.qingnuan.process").stream()
                    .map(found -> AnnotationBeanNameGenerator.INSTANCE.generateBeanName(found, none))
                    .collect(Collectors.toUnmodifiableSet());
        }
    }
}
