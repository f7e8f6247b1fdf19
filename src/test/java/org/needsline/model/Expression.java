package org.needsline.model;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What stands between {@code ${} and {@code }} in a model. */
record Expression(String text) {

    private static final Pattern PLACES = Pattern.compile("[$#]\\{([^}]*)}");
    private static final Pattern LITERALS = Pattern.compile("'[^']*'|\"[^\"]*\"");
    private static final Pattern NAMES = Pattern.compile("(?<![\\w.])[A-Za-z_]\\w*");
    private static final Pattern CALLS = Pattern.compile("(?<![\\w.])([A-Za-z_]\\w*)\\.(\\w+)\\(");
    private static final Set<String> WORDS_OF_THE_LANGUAGE = Set.of(
            "and",
            "or",
            "not",
            "eq",
            "ne",
            "lt",
            "gt",
            "le",
            "ge",
            "div",
            "mod",
            "empty",
            "true",
            "false",
            "null",
            "instanceof",
            "execution",
            "task");

    /** A method of a bean or variable. */
    record Call(String on, String method) {}

    static List<Expression> in(String text) {
        List<Expression> found = new ArrayList<>();
        Matcher places = PLACES.matcher(text);
        while (places.find()) {
            found.add(new Expression(places.group(1)));
        }
        return found;
    }

    /** Variables and beans. */
    Set<String> names() {
        Set<String> names = new LinkedHashSet<>();
        Matcher matcher = NAMES.matcher(LITERALS.matcher(text).replaceAll("''"));
        while (matcher.find()) {
            names.add(matcher.group());
        }
        names.removeAll(WORDS_OF_THE_LANGUAGE);
        return names;
    }

    List<Call> calls() {
        List<Call> calls = new ArrayList<>();
        Matcher matcher = CALLS.matcher(LITERALS.matcher(text).replaceAll("''"));
        while (matcher.find()) {
            calls.add(new Call(matcher.group(1), matcher.group(2)));
        }
        return calls;
    }
}
