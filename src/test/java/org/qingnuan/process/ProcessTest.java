package org.qingnuan.process;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.qingnuan.support.ApplicationTest;

/** A test of models on the whole application; it asks for {@link PlayedPlans}, and every flow node it visits is counted. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ApplicationTest
@ExtendWith(PlayedPlans.Extension.class)
@ExtendWith(VisitedFlowNodes.class)
public @interface ProcessTest {}
