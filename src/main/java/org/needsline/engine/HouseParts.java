package org.needsline.engine;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a model may name: the parts of this system that a case will meet when it gets there. */
public interface HouseParts {

    /** The class of a bean that expressions may name; null when there is none. */
    @Nullable
    Class<?> bean(String name);

    /** Whether a role of that id exists. */
    boolean hasRole(String role);

    /** Whether a process of that key is deployed or comes with this system. */
    boolean hasProcess(String key);

    /** Whether a decision of that key is deployed or comes with this system. */
    boolean hasDecision(String key);

    /** Whether a form of that key is deployed. */
    boolean hasForm(String key);

    /** Messages that the code sends or answers. */
    Set<String> messagesOfTheCode();

    /** The deployed model files in their latest versions: what they throw and catch counts for others. */
    Iterable<byte[]> deployedModels();

    /** The table of that key as it comes with this system, whose columns the code relies on; null when none does. */
    byte @Nullable [] packagedDecision(String key);
}
