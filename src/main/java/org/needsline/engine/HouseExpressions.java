package org.needsline.engine;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.delegate.BaseDelegateExecution;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.el.CommandContextFunctions;
import org.camunda.bpm.engine.impl.el.DateTimeFunctions;
import org.camunda.bpm.engine.impl.el.Expression;
import org.camunda.bpm.engine.impl.el.JuelExpression;
import org.camunda.bpm.engine.impl.el.JuelExpressionManager;
import org.camunda.bpm.engine.impl.el.ReadOnlyMapELResolver;
import org.camunda.bpm.engine.impl.el.VariableContextElResolver;
import org.camunda.bpm.engine.impl.el.VariableScopeElResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ArrayELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.BeanELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.CompositeELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ELException;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ListELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.MapELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ValueExpression;
import org.jspecify.annotations.Nullable;
import org.needsline.wording.Refusal;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

/**
 * How expressions of models, decisions and stored filters are read here: variables, the beans of {@link ModelBeans}, four functions, and of all of
 * these only what {@link ListedAccess} lets through. Stored filters come from people, so an expression is foreign text.
 */
final class HouseExpressions extends JuelExpressionManager {

    static final Set<String> FUNCTIONS = Set.of(
            CommandContextFunctions.CURRENT_USER,
            CommandContextFunctions.CURRENT_USER_GROUPS,
            DateTimeFunctions.NOW,
            DateTimeFunctions.DATE_TIME);

    /** Reads expressions without a system around them: is what stands there an expression at all? */
    static final HouseExpressions PARSER = parser();

    private static final int SHOWN = 200;

    private final ModelBeans modelBeans;

    HouseExpressions(ModelBeans modelBeans) {
        super(modelBeans);
        this.modelBeans = modelBeans;
    }

    private static HouseExpressions parser() {
        HouseExpressions parser = new HouseExpressions(new ModelBeans(new StaticListableBeanFactory()));
        Stream.of(CommandContextFunctions.class, DateTimeFunctions.class)
                .flatMap(functions -> Arrays.stream(functions.getMethods()))
                .filter(method -> FUNCTIONS.contains(method.getName()))
                .forEach(method -> parser.addFunction(method.getName(), method));
        return parser;
    }

    ModelBeans beans() {
        return modelBeans;
    }

    /** What the engine and its plug-ins offer beyond the four is dropped. */
    @Override
    public void addFunction(String name, Method function) {
        if (FUNCTIONS.contains(name)) {
            super.addFunction(name, function);
        }
    }

    @Override
    protected ELResolver createElResolver() {
        CompositeELResolver chain = new CompositeELResolver();
        chain.add(new ListedAccess());
        chain.add(new VariableScopeElResolver());
        chain.add(new VariableContextElResolver());
        chain.add(new ReadOnlyMapELResolver(modelBeans));
        chain.add(new ArrayELResolver(true));
        chain.add(new ListELResolver(true));
        chain.add(new MapELResolver(true));
        chain.add(new BeanELResolver(true));
        return chain;
    }

    @Override
    public ValueExpression createValueExpression(String expression) {
        try {
            return super.createValueExpression(expression);
        } catch (ELException unreadable) {
            throw unreadable(expression);
        }
    }

    @Override
    public Expression createExpression(String expression) {
        return new Answered(createValueExpression(expression), this, expression);
    }

    private static Refusal unreadable(String expression) {
        String shown = expression.length() > SHOWN ? expression.substring(0, SHOWN) + "…" : expression;
        return Refusal.invalid(
                "表达式“" + shown + "”无法计算，请检查写法和名称。",
                "The expression “" + shown
                        + "” cannot be evaluated: please check how it is written and what it names.");
    }

    /** Where no case is at hand, in a filter, an expression that fails is the fault of who stored it. */
    private static final class Answered extends JuelExpression {

        Answered(ValueExpression value, JuelExpressionManager manager, String text) {
            super(value, manager, text);
        }

        @Override
        public @Nullable Object getValue(@Nullable VariableScope scope, @Nullable BaseDelegateExecution execution) {
            try {
                return super.getValue(scope, execution);
            } catch (ProcessEngineException failed) {
                if (scope == null && RefusalsOutward.refusalIn(failed) == null) {
                    throw unreadable(getExpressionText());
                }
                throw failed;
            }
        }
    }
}
