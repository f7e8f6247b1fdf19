package org.needsline.access.process;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.spin.json.SpinJsonNode;
import org.jspecify.annotations.Nullable;
import org.needsline.engine.ActingPerson;
import org.needsline.engine.SentForm;

/** What a delegate sees of its link: the fields of the form just sent, which leave the engine by being read, and who sent them. */
final class LinkForm {

    private final DelegateExecution execution;
    private final SentForm form;

    private LinkForm(DelegateExecution execution) {
        this.execution = execution;
        this.form = new SentForm(execution);
    }

    static LinkForm of(DelegateExecution execution) {
        return new LinkForm(execution);
    }

    /** Number of the request. */
    String number() {
        return execution.getProcessBusinessKey();
    }

    String variable(String name) {
        return String.valueOf(execution.getVariable(name));
    }

    LinkForm set(String name, @Nullable Object value) {
        execution.setVariable(name, value);
        return this;
    }

    LinkForm forget(String... names) {
        execution.removeVariables(Arrays.asList(names));
        return this;
    }

    /** The community of this instance of a fan-out. */
    String community() {
        return ((SpinJsonNode) execution.getVariable(AffairsAccess.COMMUNITY)).stringValue();
    }

    /** Who is signed in; {@code system} where a program acts. */
    String by() {
        return ActingPerson.in(execution.getProcessEngineServices().getIdentityService())
                .orElse("system");
    }

    /** @see SentForm#text */
    @Nullable
    String text(String field) {
        return form.text(field);
    }

    boolean flag(String field) {
        return form.flag(field);
    }

    @Nullable
    BigDecimal amount(String field, String zh, String en) {
        return form.amount(field, zh, en);
    }

    @Nullable
    Integer whole(String field, String zh, String en) {
        return form.whole(field, zh, en);
    }

    @Nullable
    LocalDate date(String field) {
        return form.date(field);
    }

    /** @see SentForm#picked */
    List<String> picked(String field) {
        return form.picked(field);
    }

    /** As {@link #picked}; a program may also send one text, parted by blanks or commas. The field leaves the engine. */
    List<String> pickedOrWritten(String field) {
        if (!(execution.getVariable(field) instanceof String) || isList(field)) {
            return picked(field);
        }
        String written = text(field);
        return written == null ? List.of() : List.of(written.split("[\\s,，、;；]+"));
    }

    private boolean isList(String field) {
        return String.valueOf(execution.getVariable(field)).startsWith("[");
    }
}
