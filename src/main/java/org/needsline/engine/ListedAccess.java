package org.needsline.engine;

import java.beans.FeatureDescriptor;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Collection;
import java.util.Date;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.BaseDelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.impl.juel.jakarta.el.ELContext;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;
import org.camunda.spin.json.SpinJsonNode;
import org.joda.time.DateTime;
import org.joda.time.LocalDate;
import org.joda.time.LocalDateTime;
import org.joda.time.LocalTime;
import org.jspecify.annotations.Nullable;
import org.needsline.wording.Refusal;
import org.springframework.util.ClassUtils;
import org.springframework.util.StringUtils;

/**
 * Stands first where expressions are resolved and refuses what is not listed, whoever wrote the expression: of a value only what reads it, of a
 * case or task only what tells about it, of a {@link ModelBean} its public methods. So neither a class, nor the engine's services, nor anything
 * that changes something is ever reached, also not through a listed thing.
 */
final class ListedAccess extends ELResolver {

    private static final Set<String> OF_EVERY_SCOPE = Set.of(
            "getVariable", "getVariableLocal", "hasVariable", "hasVariableLocal", "getId", "getTenantId", "getName");

    private static final Map<Class<?>, Set<String>> LISTED = listed();

    private static final Set<String> ALL_METHODS =
            LISTED.values().stream().flatMap(Set::stream).collect(Collectors.toUnmodifiableSet());

    private static Map<Class<?>, Set<String>> listed() {
        Map<Class<?>, Set<String>> listed = new LinkedHashMap<>();
        listed.put(
                String.class,
                Set.of(
                        "length",
                        "isEmpty",
                        "isBlank",
                        "equals",
                        "equalsIgnoreCase",
                        "startsWith",
                        "endsWith",
                        "contains",
                        "indexOf",
                        "substring",
                        "toLowerCase",
                        "toUpperCase",
                        "trim",
                        "strip"));
        listed.put(Number.class, Set.of("intValue", "longValue", "doubleValue", "equals", "compareTo"));
        listed.put(Boolean.class, Set.of("booleanValue", "equals"));
        listed.put(Date.class, Set.of("getTime", "before", "after", "equals", "compareTo"));
        listed.put(Collection.class, Set.of("size", "isEmpty", "contains", "get"));
        listed.put(Map.class, Set.of("size", "isEmpty", "containsKey", "get"));
        listed.put(
                SpinJsonNode.class,
                Set.of(
                        "prop",
                        "hasProp",
                        "elements",
                        "fieldNames",
                        "isObject",
                        "isArray",
                        "isString",
                        "isNumber",
                        "isBoolean",
                        "isNull",
                        "isValue",
                        "stringValue",
                        "numberValue",
                        "boolValue"));
        listed.put(
                BaseDelegateExecution.class,
                with(
                        OF_EVERY_SCOPE,
                        "getBusinessKey",
                        "getProcessBusinessKey",
                        "getProcessInstanceId",
                        "getProcessDefinitionId",
                        "getActivityInstanceId",
                        "getCurrentActivityId",
                        "getCurrentActivityName",
                        "getEventName"));
        listed.put(
                DelegateTask.class,
                with(
                        OF_EVERY_SCOPE,
                        "getAssignee",
                        "getOwner",
                        "getPriority",
                        "getDueDate",
                        "getFollowUpDate",
                        "getCreateTime",
                        "getTaskDefinitionKey",
                        "getProcessInstanceId",
                        "getProcessDefinitionId",
                        "getExecutionId",
                        "getEventName"));
        for (Class<?> moment : List.of(
                DateTime.class,
                DateTime.Property.class,
                LocalDate.class,
                LocalDate.Property.class,
                LocalTime.class,
                LocalTime.Property.class,
                LocalDateTime.class,
                LocalDateTime.Property.class)) {
            listed.put(moment, thoseThatCompute(moment));
        }
        return listed;
    }

    private static Set<String> with(Set<String> some, String... more) {
        return Stream.concat(some.stream(), Arrays.stream(more)).collect(Collectors.toUnmodifiableSet());
    }

    /** The methods of a moment that lead to a plain value or to another moment, whatever they are given. */
    private static Set<String> thoseThatCompute(Class<?> moment) {
        Map<String, Boolean> plain = Arrays.stream(moment.getMethods())
                .filter(method -> !Modifier.isStatic(method.getModifiers()))
                .collect(Collectors.toMap(Method::getName, ListedAccess::isPlain, Boolean::logicalAnd));
        return plain.entrySet().stream()
                .filter(Map.Entry::getValue)
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static boolean isPlain(Method method) {
        Class<?> result = method.getReturnType();
        boolean moment =
                result.getName().matches("org\\.joda\\.time\\.(DateTime|Local(Date|Time|DateTime))(\\$Property)?");
        return moment || result == String.class || result == Date.class || result.isPrimitive() && result != void.class;
    }

    /** Whether a method of that name is listed for anything that a variable may hold. */
    static boolean isListed(String method) {
        return ALL_METHODS.contains(method);
    }

    /** Whether a method is listed for that very type. */
    static boolean isListed(Class<?> type, String method) {
        return LISTED.getOrDefault(type, Set.of()).contains(method);
    }

    @Override
    public @Nullable Object getValue(ELContext context, @Nullable Object base, @Nullable Object property) {
        if (base == null
                || base instanceof Map
                || base instanceof List
                || base.getClass().isArray()) {
            return null;
        }
        String name = StringUtils.capitalize(String.valueOf(property));
        if (!isListed(base, "get" + name) && !isListed(base, "is" + name)) {
            throw notListed(property);
        }
        return null;
    }

    @Override
    public @Nullable Object invoke(
            ELContext context,
            @Nullable Object base,
            @Nullable Object method,
            Class<?> @Nullable [] types,
            Object @Nullable [] values) {
        if (base == null || !isListed(base, String.valueOf(method))) {
            throw notListed(method);
        }
        return null;
    }

    private static boolean isListed(Object base, String method) {
        Class<?> type = ClassUtils.getUserClass(base);
        if (type.isAnnotationPresent(ModelBean.class)) {
            return Arrays.stream(type.getDeclaredMethods())
                    .anyMatch(own -> own.getName().equals(method)
                            && Modifier.isPublic(own.getModifiers())
                            && !Modifier.isStatic(own.getModifiers()));
        }
        return LISTED.entrySet().stream()
                .anyMatch(entry ->
                        entry.getKey().isInstance(base) && entry.getValue().contains(method));
    }

    /** Expressions read; nothing writes through one. */
    @Override
    public void setValue(ELContext context, @Nullable Object base, @Nullable Object property, @Nullable Object value) {
        throw notListed(property);
    }

    private static Refusal notListed(@Nullable Object what) {
        String name = String.valueOf(what);
        String shown = name.length() > 60 ? name.substring(0, 60) + "…" : name;
        return Refusal.invalid(
                "表达式只能使用本系统列出的内容，不能使用“" + shown + "”。",
                "An expression may use only what this system lists, and “" + shown + "” is not listed.");
    }

    @Override
    public boolean isReadOnly(ELContext context, @Nullable Object base, @Nullable Object property) {
        return true;
    }

    @Override
    public @Nullable Class<?> getType(ELContext context, @Nullable Object base, @Nullable Object property) {
        return null;
    }

    @Override
    public @Nullable Iterator<FeatureDescriptor> getFeatureDescriptors(ELContext context, @Nullable Object base) {
        return null;
    }

    @Override
    public Class<?> getCommonPropertyType(ELContext context, @Nullable Object base) {
        return Object.class;
    }
}
