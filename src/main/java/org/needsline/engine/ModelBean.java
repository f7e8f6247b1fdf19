package org.needsline.engine;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A bean whose public methods models and filters may call in expressions: {@code ${deadline.due(execution, 'TriageNeed')}}. What is not marked so and
 * is no delegate does not exist for an expression. A method must be harmless in the hands of whoever may store a filter.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface ModelBean {}
