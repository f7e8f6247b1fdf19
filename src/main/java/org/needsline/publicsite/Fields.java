package org.needsline.publicsite;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.needsline.need.ReportField;
import org.needsline.wording.Bilingual;
import org.needsline.wording.Refusal;

/** What somebody typed into a form, as it was typed, and what is wrong with it, field by field. */
final class Fields {

    private final Map<String, String> typed = new LinkedHashMap<>();
    private final Map<String, Bilingual> wrong = new LinkedHashMap<>();

    /** What was typed; it stays in the form whatever happens. */
    Fields typed(String name, @Nullable String value) {
        typed.put(name, value == null ? "" : value);
        return this;
    }

    /** The checked value; null where there is none, or it is wrong. */
    @Nullable
    String checked(String name, ReportField field) {
        return tried(name, () -> field.check(typed.get(name)));
    }

    /** What the supplier makes of the field; null where it refuses, and its sentence then stands beside the field. */
    <T> @Nullable T tried(String name, Supplier<? extends @Nullable T> value) {
        try {
            return value.get();
        } catch (Refusal refusal) {
            wrong(name, refusal.sentence());
            return null;
        }
    }

    Fields wrong(String name, Bilingual sentence) {
        wrong.putIfAbsent(name, sentence);
        return this;
    }

    boolean areFine() {
        return wrong.isEmpty();
    }

    /** For the template: what stands in the field. */
    public String value(String name) {
        return typed.getOrDefault(name, "");
    }

    public boolean is(String name, String value) {
        return value(name).equals(value);
    }

    /** For the template: what is wrong with the field; null if nothing is. */
    public @Nullable Bilingual error(String name) {
        return wrong.get(name);
    }

    /** For the template: all that is wrong, by field, in the order in which it was found. */
    public Map<String, Bilingual> errors() {
        return wrong;
    }
}
