package org.needsline.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.delegate.BaseDelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.jspecify.annotations.Nullable;
import org.needsline.wording.Bilingual;
import org.needsline.wording.Refusal;

/** A text of a model that holds expressions: whether it can be read, and whether what it calls is there. */
record ExpressionText(String text) {

    private static final Pattern PLACES = Pattern.compile("[$#]\\{([^}]*)}");
    private static final Pattern LITERALS = Pattern.compile("'[^']*'|\"[^\"]*\"");
    private static final Pattern CALLS = Pattern.compile("(?<![\\w.])([A-Za-z_]\\w*)\\s*\\.\\s*(\\w+)\\s*\\(");
    private static final Pattern PROPERTIES = Pattern.compile("\\.\\s*(\\w+)(\\s*\\()?");
    private static final Pattern FUNCTIONS = Pattern.compile("(?<![\\w.])([A-Za-z_]\\w*)\\s*\\(");
    private static final Set<String> SCOPES = Set.of("execution", "task");
    private static final Set<String> WORDS = Set.of("and", "or", "not", "empty", "eq", "ne", "lt", "gt", "le", "ge");
    private static final Set<String> NEVER = Set.of("class", "getClass");

    boolean hasExpressions() {
        return text.contains("${") || text.contains("#{");
    }

    /** The one name in {@code ${name}}, if the text is nothing else. */
    @Nullable
    String onlyName() {
        Matcher matcher = Pattern.compile("[$#]\\{\\s*(\\w+)\\s*}").matcher(text.strip());
        return matcher.matches() ? matcher.group(1) : null;
    }

    /** Whether the text is one expression from beginning to end. */
    boolean isOneExpression() {
        return text.strip().matches("[$#]\\{[^}]*}");
    }

    List<Bilingual> faults(Function<String, @Nullable Class<?>> beans) {
        if (!hasExpressions()) {
            return List.of();
        }
        try {
            HouseExpressions.PARSER.createValueExpression(text);
        } catch (Refusal unreadable) {
            return List.of(unreadable.sentence());
        }
        List<Bilingual> faults = new ArrayList<>();
        Matcher places = PLACES.matcher(text);
        while (places.find()) {
            String bare = LITERALS.matcher(places.group(1)).replaceAll("''");
            Matcher calls = CALLS.matcher(bare);
            while (calls.find()) {
                if (!answers(beans, calls.group(1), calls.group(2))) {
                    faults.add(notThere(calls.group(1) + "." + calls.group(2) + "()"));
                }
            }
            Matcher properties = PROPERTIES.matcher(bare);
            while (properties.find()) {
                if (NEVER.contains(properties.group(1))) {
                    faults.add(notThere(properties.group(1)));
                }
            }
            Matcher functions = FUNCTIONS.matcher(bare);
            while (functions.find()) {
                String function = functions.group(1);
                if (!HouseExpressions.FUNCTIONS.contains(function) && !WORDS.contains(function)) {
                    faults.add(notThere(function + "()"));
                }
            }
        }
        return faults;
    }

    private static boolean answers(Function<String, @Nullable Class<?>> beans, String on, String method) {
        if (SCOPES.contains(on)) {
            return ListedAccess.isListed(BaseDelegateExecution.class, method)
                    || ListedAccess.isListed(DelegateTask.class, method);
        }
        Class<?> bean = beans.apply(on);
        if (bean == null) {
            return ListedAccess.isListed(method);
        }
        return bean.isAnnotationPresent(ModelBean.class)
                && Arrays.stream(bean.getMethods())
                        .anyMatch(own -> own.getName().equals(method)
                                && own.getDeclaringClass().equals(bean));
    }

    private static Bilingual notThere(String what) {
        return Bilingual.of(
                "表达式用到了“" + what + "”，本系统没有向模型提供它，请检查名称。",
                "The expression uses “" + what
                        + "”, which this system does not offer to models: please check the name.");
    }
}
