package org.needsline.engine;

import java.util.AbstractMap;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ListableBeanFactory;

/**
 * The beans that exist for expressions, by name: delegates, listeners and what is marked {@link ModelBean}. Nothing is created before an
 * expression asks for it, since delegates need services that need the engine.
 */
final class ModelBeans extends AbstractMap<Object, Object> {

    private static final List<Class<?>> DELEGATES =
            List.of(JavaDelegate.class, ExecutionListener.class, TaskListener.class);

    private final ListableBeanFactory beans;
    private volatile @Nullable Set<String> names;

    ModelBeans(ListableBeanFactory beans) {
        this.beans = beans;
    }

    Set<String> names() {
        Set<String> known = names;
        if (known == null) {
            Set<String> found = new LinkedHashSet<>();
            DELEGATES.forEach(type -> Collections.addAll(found, beans.getBeanNamesForType(type, true, false)));
            Collections.addAll(found, beans.getBeanNamesForAnnotation(ModelBean.class));
            known = Set.copyOf(found);
            names = known;
        }
        return known;
    }

    /** The class of a bean, without creating it; null when there is none for expressions. */
    @Nullable
    Class<?> typeOf(String name) {
        return names().contains(name) ? beans.getType(name, false) : null;
    }

    @Override
    public boolean containsKey(@Nullable Object name) {
        return name instanceof String text && names().contains(text);
    }

    @Override
    public @Nullable Object get(@Nullable Object name) {
        return name instanceof String text && names().contains(text) ? beans.getBean(text) : null;
    }

    @Override
    public Set<Entry<Object, Object>> entrySet() {
        return names().stream()
                .map(name ->
                        (Entry<Object, Object>) new SimpleImmutableEntry<Object, Object>(name, beans.getBean(name)))
                .collect(Collectors.toUnmodifiableSet());
    }
}
