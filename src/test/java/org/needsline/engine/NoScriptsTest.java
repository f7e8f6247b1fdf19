package org.needsline.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import javax.script.ScriptEngineManager;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.scripting.ExecutableScript;
import org.camunda.bpm.engine.impl.scripting.SourceExecutableScript;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.feel.api.EvaluationResult;
import org.camunda.feel.api.FeelEngineBuilder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.needsline.organisation.Role;
import org.needsline.support.SystemTest;
import org.needsline.wording.Refusal;
import org.springframework.beans.factory.annotation.Autowired;

/** No language but FEEL, and that only where decisions are made. */
@SystemTest
class NoScriptsTest {

    @Autowired
    ProcessEngine engine;

    /** FEEL registers itself as a script language, too; the engine does not look. */
    @Test
    void noScriptingLanguageIsOnTheClassPath() {
        assertThat(new ScriptEngineManager().getEngineFactories())
                .extracting(language -> language.getClass().getName())
                .allMatch(name -> name.startsWith("org.camunda."));
    }

    @Test
    void noScriptIsMade() {
        for (String language : new String[] {"feel", "juel", "javascript", "groovy"}) {
            assertThatThrownBy(() -> configuration().getScriptFactory().createScriptFromSource(language, "1"))
                    .isInstanceOf(Refusal.class);
            assertThatThrownBy(() -> configuration().getScriptFactory().createScriptFromResource(language, "x.js"))
                    .isInstanceOf(Refusal.class);
        }
    }

    /** Should one be made all the same, no language runs it. */
    @Test
    void noLanguageIsFound() {
        ExecutableScript script = new SourceExecutableScript("feel", "1 + 1");

        assertThatThrownBy(() -> configuration()
                        .getCommandExecutorTxRequired()
                        .execute(context -> Context.getProcessEngineConfiguration()
                                .getScriptingEnvironment()
                                .execute(script, null)))
                .hasMessageContaining("feel");
        assertThat(configuration()
                        .getScriptEngineResolver()
                        .getScriptEngineManager()
                        .getEngineFactories())
                .isEmpty();
    }

    @Test
    void nothingIsReadFromOutside() {
        assertThat(configuration().isEnableXxeProcessing()).isFalse();
        assertThat(configuration().isEnableScriptEngineLoadExternalResources()).isFalse();
        assertThat(configuration().isEnableFetchScriptEngineFromProcessApplication())
                .isFalse();
        assertThat(configuration().isEnableExpressionsInAdhocQueries()).isFalse();
        assertThat(configuration().isCmmnEnabled()).isFalse();
    }

    /** A FEEL expression that calls Java gets nothing. */
    @Test
    void feelCallsNoJava() {
        String call =
                "{f: function(x) external {java: {class: \"java.lang.Math\", method signature: \"abs(int)\"}}, r: f(-1)}.r";

        EvaluationResult alone = FeelEngineBuilder.forJava().build().evaluateExpression(call, Map.<String, Object>of());
        assertThat(alone.isSuccess() ? alone.result() : null).isNull();
        assertThat(inDecisions(call)).isNull();
    }

    private @Nullable Object inDecisions(String expression) {
        try {
            return configuration()
                    .getDmnEngineConfiguration()
                    .getFeelEngine()
                    .evaluateSimpleExpression(expression, Variables.emptyVariableContext());
        } catch (RuntimeException refused) {
            return null;
        }
    }

    /** Whoever could have a decision evaluated could have FEEL evaluated; the engine's own interface offers it. */
    @ParameterizedTest
    @EnumSource(value = Role.class, mode = EnumSource.Mode.EXCLUDE, names = "ADMIN")
    void nobodyHasADecisionEvaluated(Role role) {
        engine.getIdentityService().setAuthentication("somebody", List.of(role.id(), role.group("990101")));
        try {
            for (String decision : List.of("StepDeadline", "RouteNeed", "ClassifyNeed", "ScoreEvent")) {
                assertThatExceptionOfType(AuthorizationException.class).isThrownBy(() -> engine.getDecisionService()
                        .evaluateDecisionByKey(decision)
                        .evaluate());
            }
        } finally {
            engine.getIdentityService().clearAuthentication();
        }
    }

    private ProcessEngineConfigurationImpl configuration() {
        return (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
    }
}
