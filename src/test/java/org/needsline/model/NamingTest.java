package org.needsline.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Period;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.Event;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.InclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.IntermediateCatchEvent;
import org.camunda.bpm.model.bpmn.instance.IntermediateThrowEvent;
import org.camunda.bpm.model.bpmn.instance.MultiInstanceLoopCharacteristics;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.ReceiveTask;
import org.camunda.bpm.model.bpmn.instance.SendTask;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.Task;
import org.camunda.bpm.model.bpmn.instance.TimeDate;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaFailedJobRetryTimeCycle;
import org.junit.jupiter.api.Test;

/** Ids, names and the settings that every element of its kind must carry, in every model. */
class NamingTest {

    private static final Pattern STEM = Pattern.compile("[A-Z][A-Za-z0-9]*");
    private static final Pattern GENERATED = Pattern.compile("\\w*_[0-9][a-z0-9]{6}");

    private static final Pattern COMPUTED =
            Pattern.compile("\\$\\{(\\w+|deadline\\.(due|remind)\\(execution, ?'[\\w.]+'\\))}");

    private static final Map<Class<? extends FlowElement>, String> PREFIXES = new LinkedHashMap<>();

    static {
        PREFIXES.put(StartEvent.class, "StartEvent_");
        PREFIXES.put(EndEvent.class, "EndEvent_");
        PREFIXES.put(UserTask.class, "UserTask_");
        PREFIXES.put(BusinessRuleTask.class, "BusinessRuleTask_");
        PREFIXES.put(SendTask.class, "SendTask_");
        PREFIXES.put(ReceiveTask.class, "ReceiveTask_");
        PREFIXES.put(ServiceTask.class, "ServiceTask_");
        PREFIXES.put(CallActivity.class, "CallActivity_");
        PREFIXES.put(SubProcess.class, "SubProcess_");
        PREFIXES.put(BoundaryEvent.class, "BoundaryEvent_");
        PREFIXES.put(IntermediateCatchEvent.class, "CatchEvent_");
        PREFIXES.put(IntermediateThrowEvent.class, "ThrowEvent_");
        PREFIXES.put(Gateway.class, "Gateway_");
        PREFIXES.put(SequenceFlow.class, "Flow_");
    }

    private final List<Model> models = Model.all();
    private final List<String> faults = new ArrayList<>();

    @Test
    void aFileHoldsOneProcessThatIsCalledAsIt() {
        for (Model model : models) {
            if (model.processes().size() != 1) {
                faults.add(model.file() + ": holds " + model.processes().size() + " processes");
                continue;
            }
            Process process = model.processes().get(0);
            if (!process.getId().equals(model.name())
                    || !STEM.matcher(process.getId()).matches()) {
                faults.add(model.file() + ": its process is called " + process.getId());
            }
            if (!process.isExecutable()) {
                faults.add(model.at(process) + ": is not executable");
            }
            if (!isPeriod(process.getCamundaHistoryTimeToLiveString())) {
                faults.add(model.at(process) + ": historyTimeToLive is no ISO period");
            }
        }
        assertThat(faults).isEmpty();
    }

    private static boolean isPeriod(String text) {
        try {
            return text != null && !Period.parse(text).isZero();
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    @Test
    void idsSayWhatAnElementIs() {
        for (Model model : models) {
            for (FlowElement element : model.all(FlowElement.class)) {
                String prefix = PREFIXES.entrySet().stream()
                        .filter(each -> each.getKey().isInstance(element))
                        .map(Map.Entry::getValue)
                        .findFirst()
                        .orElse(null);
                if (prefix == null) {
                    faults.add(model.at(element) + ": a kind of element that the conventions do not know");
                } else if (!element.getId().startsWith(prefix)
                        || !STEM.matcher(element.getId().substring(prefix.length()))
                                .matches()) {
                    faults.add(model.at(element) + ": should be " + prefix + " and a stem");
                }
            }
            model.everythingWritten().stream()
                    .map(element -> element.getAttribute("id"))
                    .filter(id -> id != null && GENERATED.matcher(id).matches())
                    .forEach(id -> faults.add(model.name() + ": generated id " + id));
        }
        assertThat(faults).isEmpty();
    }

    /** A step may be a user task, the decision it asks and the task that carries out its answer; nothing else shares a stem. */
    @Test
    void aStemBelongsToOneStepOfTheRepository() {
        Map<String, List<String>> holders = new TreeMap<>();
        Map<String, List<Class<?>>> kinds = new TreeMap<>();
        for (Model model : models) {
            for (FlowNode node : model.all(FlowNode.class)) {
                String stem = Model.stemOf(node);
                holders.computeIfAbsent(stem, each -> new ArrayList<>()).add(model.at(node));
                kinds.computeIfAbsent(stem, each -> new ArrayList<>()).add(kindOf(node));
            }
        }
        holders.forEach((stem, nodes) -> {
            List<Class<?>> of = kinds.get(stem);
            boolean pair = of.size() == Set.copyOf(of).size() && of.stream().allMatch(Task.class::isAssignableFrom);
            boolean sameModel =
                    nodes.stream().map(node -> node.split(" ")[0]).distinct().count() == 1;
            if (nodes.size() > 1 && !(pair && sameModel)) {
                faults.add(stem + ": " + nodes);
            }
        });
        assertThat(faults).isEmpty();
    }

    private static Class<?> kindOf(FlowNode node) {
        if (node instanceof UserTask) {
            return UserTask.class;
        }
        if (node instanceof BusinessRuleTask) {
            return BusinessRuleTask.class;
        }
        return node instanceof ServiceTask || node instanceof SendTask ? ServiceTask.class : FlowNode.class;
    }

    @Test
    void everythingThatPeopleSeeHasANameInBothLanguages() {
        for (Model model : models) {
            Stream.of(Process.class).flatMap(type -> model.all(type).stream()).forEach(process -> {
                if (!Words.areBilingual(process.getName())) {
                    faults.add(model.at(process) + ": " + process.getName());
                }
            });
            for (FlowNode node : model.all(FlowNode.class)) {
                boolean named = node instanceof Task
                        || node instanceof Event
                        || node instanceof SubProcess
                        || node instanceof CallActivity;
                if (named && !Words.areBilingual(node.getName())) {
                    faults.add(model.at(node) + ": " + node.getName());
                }
            }
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void splitsAskAndTheirFlowsAnswer() {
        for (Model model : models) {
            for (Gateway gateway : model.all(Gateway.class)) {
                boolean asks = model.leaving(gateway).size() > 1
                        && (gateway instanceof ExclusiveGateway || gateway instanceof InclusiveGateway);
                if (!asks) {
                    if (gateway.getName() != null && !gateway.getName().isBlank()) {
                        faults.add(model.at(gateway) + ": asks nothing, yet is called " + gateway.getName());
                    }
                    continue;
                }
                if (!Words.areBilingual(gateway.getName()) || !gateway.getName().matches("(?s).*[?？]")) {
                    faults.add(model.at(gateway) + ": is no question in both languages: " + gateway.getName());
                }
                SequenceFlow otherwise = gateway instanceof ExclusiveGateway exclusive ? exclusive.getDefault() : null;
                if (gateway instanceof ExclusiveGateway && otherwise == null) {
                    faults.add(model.at(gateway) + ": a case without an answer would stop here, no default flow");
                }
                for (SequenceFlow answer : model.leaving(gateway)) {
                    if (!Words.areBilingual(answer.getName())) {
                        faults.add(model.at(answer) + ": is no answer in both languages: " + answer.getName());
                    }
                    if ((answer.getConditionExpression() == null) != answer.equals(otherwise)) {
                        faults.add(model.at(answer) + ": every flow but the default has a condition");
                    }
                }
            }
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void onlyGatewaysSplitAndJoinVisibly() {
        for (Model model : models) {
            for (FlowNode node : model.all(FlowNode.class)) {
                if (!(node instanceof Gateway) && model.leaving(node).size() > 1) {
                    faults.add(model.at(node) + ": splits without a gateway");
                }
                if (!(node instanceof StartEvent || node instanceof BoundaryEvent)
                        && model.reaching(node).isEmpty()
                        && !(node instanceof SubProcess stage && stage.triggeredByEvent())) {
                    faults.add(model.at(node) + ": nothing leads here");
                }
                if (!(node instanceof EndEvent)
                        && model.leaving(node).isEmpty()
                        && !(node instanceof SubProcess stage && stage.triggeredByEvent())) {
                    faults.add(model.at(node) + ": leads nowhere");
                }
            }
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void userTasksSayWhoUntilWhenWithWhichForm() {
        for (Model model : models) {
            for (UserTask task : model.all(UserTask.class)) {
                if (isBlank(task.getCamundaCandidateGroups())) {
                    faults.add(model.at(task) + ": has no candidate groups");
                }
                if (isBlank(task.getCamundaDueDate())) {
                    faults.add(model.at(task) + ": has no due date");
                }
                if (Model.camunda(task, "formRef").isEmpty()) {
                    faults.add(model.at(task) + ": has no form");
                }
            }
        }
        assertThat(faults).isEmpty();
    }

    private static boolean isBlank(String text) {
        return text == null || text.isBlank();
    }

    @Test
    void timersFollowComputedDates() {
        for (Model model : models) {
            for (TimerEventDefinition timer : model.all(TimerEventDefinition.class)) {
                TimeDate date = timer.getTimeDate();
                if (date == null
                        || !COMPUTED.matcher(date.getTextContent().strip()).matches()) {
                    faults.add(model.at(timer) + ": its date is not computed by a rule");
                }
            }
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void whatIsAsynchronousSaysWhyAndHowOftenItIsTried() {
        for (Model model : models) {
            for (FlowNode node : model.all(FlowNode.class)) {
                boolean fansOut = node.getChildElementsByType(MultiInstanceLoopCharacteristics.class).stream()
                        .anyMatch(loop -> loop.isCamundaAsyncBefore() || loop.isCamundaAsyncAfter());
                if (!node.isCamundaAsyncBefore() && !node.isCamundaAsyncAfter() && !fansOut) {
                    continue;
                }
                if (Model.documentationOf(node).isBlank()) {
                    faults.add(model.at(node) + ": is asynchronous and does not say why");
                }
                boolean tried = model.all(CamundaFailedJobRetryTimeCycle.class).stream()
                        .anyMatch(cycle ->
                                Model.stepOf(cycle).filter(node::equals).isPresent()
                                        && !cycle.getTextContent().isBlank());
                if (!tried) {
                    faults.add(model.at(node) + ": is asynchronous without a retry cycle");
                }
            }
        }
        assertThat(faults).isEmpty();
    }
}
