package org.needsline.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.ConditionExpression;
import org.camunda.bpm.model.bpmn.instance.Error;
import org.camunda.bpm.model.bpmn.instance.EventDefinition;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.RootElement;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaInputParameter;
import org.camunda.bpm.model.xml.instance.DomElement;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.needsline.engine.HouseParts;
import org.needsline.engine.Wiring;
import org.needsline.organisation.Role;

/** Whatever a model, a form or the code names in another of the three exists there. The engine checks none of it before a case needs it. */
class WiringTest {

    private static final Pattern BEAN = Pattern.compile("\\$\\{(\\w+)}");
    private static final Pattern ELEMENT_ID = Pattern.compile(
            "(StartEvent|EndEvent|UserTask|ServiceTask|BusinessRuleTask|SendTask|ReceiveTask|CallActivity|SubProcess"
                    + "|BoundaryEvent|CatchEvent|ThrowEvent|Gateway|Flow)_[A-Z]\\w+");

    private final List<Model> models = Model.all();
    private final List<Form> forms = Form.all();
    private final Map<String, Form> formsByName = forms.stream().collect(Collectors.toMap(Form::name, form -> form));
    private final List<DecisionTable> decisions = DecisionTable.all();
    private final Map<String, List<Class<?>>> beans = SourceCode.beans();
    private final Map<String, Map<String, String>> processClasses = SourceCode.processClasses();
    private final List<String> faults = new ArrayList<>();

    @Test
    void theRepositoryHasModelsFormsAndDecisions() {
        assertThat(models).isNotEmpty();
        assertThat(forms).isNotEmpty();
        assertThat(decisions).isNotEmpty();
    }

    /** The rules that every deployment meets; what follows holds for this repository only. */
    @Test
    void whatIsPackagedIsWired() throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        for (Path folder : List.of(Model.PROCESSES, Form.FORMS)) {
            for (String ending : List.of(".bpmn", ".dmn", ".form")) {
                for (Path file : Model.filesUnder(folder, ending)) {
                    files.put(file.getFileName().toString(), Files.readAllBytes(file));
                }
            }
        }

        assertThat(files).hasSizeGreaterThan(models.size() + forms.size());
        assertThat(new Wiring(new Repository()).faults(files)).isEmpty();
    }

    /** What models may name, as the source code offers it. */
    private final class Repository implements HouseParts {

        @Override
        public @Nullable Class<?> bean(String name) {
            return beans.getOrDefault(name, List.of()).stream().findFirst().orElse(null);
        }

        @Override
        public boolean hasRole(String role) {
            return Role.of(role).isPresent();
        }

        @Override
        public boolean hasProcess(String key) {
            return false;
        }

        @Override
        public boolean hasDecision(String key) {
            return false;
        }

        @Override
        public boolean hasForm(String key) {
            return false;
        }

        @Override
        public Set<String> messagesOfTheCode() {
            return processClasses.values().stream()
                    .flatMap(constants -> constants.entrySet().stream())
                    .filter(constant -> constant.getKey().startsWith("MESSAGE_"))
                    .map(Map.Entry::getValue)
                    .collect(Collectors.toSet());
        }

        @Override
        public List<byte[]> deployedModels() {
            return List.of();
        }

        @Override
        public byte @Nullable [] packagedDecision(String key) {
            return null;
        }
    }

    @Test
    void noTwoBeansShareAName() {
        beans.forEach((name, classes) -> {
            if (classes.size() > 1) {
                faults.add(name + ": " + classes);
            }
        });
        assertThat(faults).isEmpty();
    }

    @Test
    void everyDelegateHasItsPlaceInAModelAndItsName() {
        Map<String, List<String>> stepsByBean = new TreeMap<>();
        for (Model model : models) {
            for (BaseElement element : model.elements()) {
                Model.camunda(element, "delegateExpression")
                        .map(BEAN::matcher)
                        .filter(matcher -> matcher.matches())
                        .ifPresent(matcher -> stepsByBean
                                .computeIfAbsent(matcher.group(1), bean -> new ArrayList<>())
                                .add(Model.stemOf(Model.stepOf(element).orElseThrow())));
            }
        }
        beans.forEach((name, classes) -> {
            if (classes.stream().anyMatch(JavaDelegate.class::isAssignableFrom)) {
                List<String> steps = stepsByBean.getOrDefault(name, List.of());
                if (steps.isEmpty()) {
                    faults.add(name + ": no model uses it");
                } else if (steps.size() == 1 && !name.equalsIgnoreCase(steps.get(0) + "Delegate")) {
                    faults.add(name + ": its only step is called " + steps.get(0));
                }
            }
        });
        assertThat(faults).isEmpty();
    }

    @Test
    void expressionsCallWhatBeansOffer() {
        for (Model model : models) {
            for (Expression expression : model.expressions()) {
                for (Expression.Call call : expression.calls()) {
                    List<Class<?>> classes = beans.getOrDefault(call.on(), List.of());
                    boolean offered = classes.stream()
                            .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                            .anyMatch(method ->
                                    method.getName().equals(call.method()) && Modifier.isPublic(method.getModifiers()));
                    if (!offered && !constantsOf(model).contains(call.on())) {
                        faults.add(model.name() + ": nothing answers " + expression.text());
                    }
                }
            }
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void everyStepHasTheFormOfItsName() {
        Set<String> known = forms.stream().map(Form::name).collect(Collectors.toSet());
        for (Model model : models) {
            for (BaseElement element : model.elements()) {
                Model.camunda(element, "formRef").ifPresent(form -> {
                    if (!known.contains(form)) {
                        faults.add(model.at(element) + ": no form " + form);
                    }
                    if (!form.equals(Model.stemOf(Model.stepOf(element).orElseThrow()))) {
                        faults.add(model.at(element) + ": shows the form of another step, " + form);
                    }
                    if (!"deployment"
                            .equals(Model.camunda(element, "formRefBinding").orElse(null))) {
                        faults.add(model.at(element) + ": formRefBinding is not deployment");
                    }
                });
            }
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void everyFormIsShownAndCalledAsItsFile() {
        Set<String> shown = new HashSet<>();
        models.forEach(model -> model.elements()
                .forEach(element -> Model.camunda(element, "formRef").ifPresent(shown::add)));
        for (Form form : forms) {
            if (!form.name().equals(form.json().path("id").asText())) {
                faults.add(form.file() + ": its id is " + form.json().path("id"));
            }
            if (!shown.contains(form.name())) {
                faults.add(form.file() + ": no step shows it");
            }
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void everyRuleTaskAsksTheLatestVersionOfItsDecision() {
        Set<String> known = decisions.stream().map(DecisionTable::id).collect(Collectors.toSet());
        for (Model model : models) {
            for (BusinessRuleTask task : model.all(BusinessRuleTask.class)) {
                String decision = task.getCamundaDecisionRef();
                if (decision == null) {
                    continue;
                }
                if (!known.contains(decision)) {
                    faults.add(model.at(task) + ": no decision " + decision);
                }
                if (!decision.equals(Model.stemOf(task))) {
                    faults.add(model.at(task) + ": asks the decision of another step, " + decision);
                }
                if (!"latest".equals(task.getCamundaDecisionRefBinding())) {
                    faults.add(model.at(task) + ": decisionRefBinding is not latest");
                }
            }
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void everyDecisionIsAskedAndCalledAsItsFile() {
        Set<String> asked = new HashSet<>(SourceCode.literalsOfProcessPackages());
        models.forEach(model -> model.all(BusinessRuleTask.class)
                .forEach(task -> asked.add(String.valueOf(task.getCamundaDecisionRef()))));
        for (DecisionTable table : decisions) {
            if (!table.id().equals(Model.nameOf(table.file()))) {
                faults.add(table.file() + ": its id is " + table.id());
            }
            if (!asked.contains(table.id())) {
                faults.add(table.file() + ": nobody asks it");
            }
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void everyProcessIsDeclaredInOneClass() {
        Set<String> modelled = models.stream().map(Model::processId).collect(Collectors.toCollection(TreeSet::new));
        Set<String> declared = new TreeSet<>(processClasses.keySet());
        declared.removeAll(decisions.stream().map(DecisionTable::id).toList());
        assertThat(declared).isEqualTo(modelled);
    }

    @Test
    void modelsAndCodeKnowTheSameMessages() {
        for (Model model : models) {
            Set<String> modelled = model.all(Message.class).stream()
                    .map(Message::getName)
                    .collect(Collectors.toCollection(TreeSet::new));
            compare(model, "MESSAGE_", modelled);
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void modelsAndCodeKnowTheSameErrors() {
        for (Model model : models) {
            Set<String> modelled = model.all(Error.class).stream()
                    .map(Error::getErrorCode)
                    .collect(Collectors.toCollection(TreeSet::new));
            compare(model, "ERROR_", modelled);
        }
        assertThat(faults).isEmpty();
    }

    private void compare(Model model, String prefix, Set<String> modelled) {
        Set<String> declared = processClasses.getOrDefault(model.processId(), Map.of()).entrySet().stream()
                .filter(constant -> constant.getKey().startsWith(prefix))
                .map(Map.Entry::getValue)
                .collect(Collectors.toCollection(TreeSet::new));
        if (!declared.equals(modelled)) {
            faults.add(model.name() + ": the model has " + modelled + ", its class " + declared);
        }
    }

    @Test
    void everyMessageErrorAndEscalationIsUsed() {
        for (Model model : models) {
            Set<String> referred = new HashSet<>();
            for (DomElement element : model.everythingWritten()) {
                for (String reference : List.of("messageRef", "errorRef", "escalationRef", "signalRef")) {
                    Optional.ofNullable(element.getAttribute(reference)).ifPresent(referred::add);
                }
            }
            for (RootElement element : model.all(RootElement.class)) {
                if (!(element instanceof Process || element instanceof EventDefinition)
                        && !referred.contains(element.getId())) {
                    faults.add(model.at(element) + ": nothing in the model refers to it");
                }
            }
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void conditionsOnlyCompare() {
        for (Model model : models) {
            for (ConditionExpression condition : model.all(ConditionExpression.class)) {
                if (condition.getTextContent().contains("(")) {
                    faults.add(model.at(condition) + ": calls something, " + condition.getTextContent());
                }
            }
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void everyVariableOfAModelIsDeclaredByItsClass() {
        for (Model model : models) {
            Set<String> known = constantsOf(model);
            Set<String> local = model.all(CamundaInputParameter.class).stream()
                    .map(CamundaInputParameter::getCamundaName)
                    .collect(Collectors.toSet());
            for (ConditionExpression condition : model.all(ConditionExpression.class)) {
                for (Expression expression : Expression.in(condition.getTextContent())) {
                    for (String name : expression.names()) {
                        if (!known.contains(name)) {
                            faults.add(model.at(condition) + ": decides by " + name
                                    + ", which its class does not declare");
                        }
                    }
                }
            }
            for (Expression expression : model.expressions()) {
                for (String name : expression.names()) {
                    if (!known.contains(name) && !local.contains(name) && !beans.containsKey(name)) {
                        faults.add(model.name() + ": " + name + " is neither declared, nor a parameter, nor a bean");
                    }
                }
            }
            for (BaseElement element : model.elements()) {
                for (String attribute : List.of("elementVariable", "resultVariable")) {
                    Model.camunda(element, attribute)
                            .filter(name -> !known.contains(name))
                            .ifPresent(name -> faults.add(model.at(element) + ": " + name + " is not declared"));
                }
            }
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void everyFormKeyIsReadSomewhere() {
        Set<String> known = new HashSet<>(SourceCode.literalsOfProcessPackages());
        processClasses.values().forEach(constants -> known.addAll(constants.values()));
        for (Form form : forms) {
            for (String key : form.keys()) {
                if (!known.contains(key)) {
                    faults.add(form.name() + ": nobody reads " + key);
                }
            }
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void whatAFormLooksAtIsThere() {
        for (Model model : models) {
            for (BaseElement step : model.elements()) {
                Form form = Model.camunda(step, "formRef").map(formsByName::get).orElse(null);
                if (form == null) {
                    continue;
                }
                Set<String> known = new HashSet<>(constantsOf(model));
                known.addAll(form.keys());
                for (CamundaInputParameter parameter : model.all(CamundaInputParameter.class)) {
                    if (Model.stepOf(parameter).filter(step::equals).isPresent()) {
                        known.add(parameter.getCamundaName());
                    }
                }
                for (JsonNode component : form.components()) {
                    for (String name : FormExpression.variablesOf(component)) {
                        if (!known.contains(name)) {
                            faults.add(form.at(component) + ": looks at " + name + ", which nobody gives it");
                        }
                    }
                }
            }
        }
        assertThat(faults).isEmpty();
    }

    /** Private fields must leave the engine in the transaction of the click: so a service task follows, and nothing asynchronous between. */
    @Test
    void privateFieldsAreHandedOverAtOnce() {
        for (Model model : models) {
            List<FlowNode> steps = new ArrayList<>(model.all(UserTask.class));
            steps.addAll(model.all(StartEvent.class));
            for (FlowNode step : steps) {
                Form form = formsByName.get(Model.camunda(step, "formRef").orElse(""));
                if (form == null || !form.takesPrivateFields()) {
                    continue;
                }
                if (step.isCamundaAsyncAfter()) {
                    faults.add(model.at(step) + ": is asynchronous after a form with private fields");
                }
                for (SequenceFlow flow : model.leaving(step)) {
                    FlowNode next = flow.getTarget();
                    if (!(next instanceof ServiceTask) || next.isCamundaAsyncBefore()) {
                        faults.add(model.at(step) + ": private fields wait in " + next.getId());
                    }
                }
            }
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void elementsThatTheCodeNamesExist() {
        Set<String> ids = new HashSet<>();
        models.forEach(model -> model.all(FlowNode.class).forEach(node -> ids.add(node.getId())));
        for (String literal : SourceCode.literals()) {
            if (ELEMENT_ID.matcher(literal).matches() && !ids.contains(literal)) {
                faults.add("the code names " + literal + ", which no model has");
            }
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void everySubProcessBeginsByItself() {
        for (Model model : models) {
            for (SubProcess stage : model.all(SubProcess.class)) {
                if (stage.getChildElementsByType(StartEvent.class).size() != 1) {
                    faults.add(model.at(stage) + ": has not one start event");
                }
            }
        }
        assertThat(faults).isEmpty();
    }

    private Set<String> constantsOf(Model model) {
        return Set.copyOf(new HashSet<>(
                processClasses.getOrDefault(model.processId(), Map.of()).values()));
    }
}
