package org.needsline.engine;

import java.time.Instant;
import java.time.Period;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.calendar.BusinessCalendar;
import org.camunda.bpm.engine.impl.calendar.CycleBusinessCalendar;
import org.camunda.bpm.engine.impl.calendar.DueDateBusinessCalendar;
import org.camunda.bpm.engine.impl.calendar.DurationBusinessCalendar;
import org.jspecify.annotations.Nullable;
import org.needsline.wording.Bilingual;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** One process model: nothing but what is allowed here, and everything that it names is there. */
final class BpmnWiring {

    private static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";

    /** The engine reads its own attributes under both names. */
    private static final Set<String> CAMUNDA = Set.of("http://camunda.org/schema/1.0/bpmn", "http://activiti.org/bpmn");

    private static final Set<String> ATTRIBUTES = Set.of(
            "asyncAfter",
            "asyncBefore",
            "calledElementBinding",
            "calledElementVersion",
            "calledElementVersionTag",
            "candidateGroups",
            "collection",
            "decisionRef",
            "decisionRefBinding",
            "decisionRefVersion",
            "decisionRefVersionTag",
            "delegateExpression",
            "diagramRelationId",
            "dueDate",
            "elementVariable",
            "errorCodeVariable",
            "errorMessage",
            "errorMessageVariable",
            "escalationCodeVariable",
            "exclusive",
            "followUpDate",
            "formRef",
            "formRefBinding",
            "formRefVersion",
            "historyTimeToLive",
            "initiator",
            "isStartableInTasklist",
            "jobPriority",
            "mapDecisionResult",
            "modelerTemplate",
            "modelerTemplateVersion",
            "priority",
            "resultVariable",
            "variableEvents",
            "variableName",
            "versionTag");

    private static final Set<String> ELEMENTS = Set.of(
            "entry",
            "executionListener",
            "failedJobRetryTimeCycle",
            "field",
            "in",
            "inputOutput",
            "inputParameter",
            "list",
            "map",
            "out",
            "outputParameter",
            "properties",
            "property",
            "string",
            "taskListener",
            "value");

    private static final Set<String> NAMES_A_PERSON = Set.of("humanPerformer", "performer", "potentialOwner");
    private static final Set<String> REACHES_OUT = Set.of("import", "interface", "operation");
    private static final Set<String> TASKS_THAT_DO = Set.of("serviceTask", "sendTask");
    private static final Set<String> TIMERS = Set.of("timeDate", "timeDuration", "timeCycle");
    private static final Set<String> RECEIVING = Set.of("startEvent", "intermediateCatchEvent", "boundaryEvent");
    private static final Pattern GROUP = Pattern.compile("([a-z][a-z-]*)\\.(.+)");

    private final String file;
    private final HouseParts house;
    private final Set<String> keysTogether;
    private final Set<String> formsTogether;
    private final Set<String> decisionsTogether;
    private final Traffic messages;
    private final List<WiringFault> faults = new ArrayList<>();

    /** Messages that are thrown and caught somewhere. */
    record Traffic(Set<String> thrown, Set<String> caught) {

        Traffic() {
            this(new HashSet<>(), new HashSet<>());
        }
    }

    BpmnWiring(
            String file,
            HouseParts house,
            Set<String> keysTogether,
            Set<String> formsTogether,
            Set<String> decisionsTogether,
            Traffic messages) {
        this.file = file;
        this.house = house;
        this.keysTogether = keysTogether;
        this.formsTogether = formsTogether;
        this.decisionsTogether = decisionsTogether;
        this.messages = messages;
    }

    /** The keys of the processes in a file. */
    static Set<String> keysIn(Document model) {
        Set<String> keys = new HashSet<>();
        for (Element element : Xml.withAllWithin(model.getDocumentElement())) {
            if (isBpmn(element, "process")) {
                keys.add(element.getAttribute("id"));
            }
        }
        return keys;
    }

    /** Notes what a file throws and catches. */
    static void note(Document model, Traffic traffic) {
        Map<String, String> names = messageNames(model);
        for (Element element : Xml.withAllWithin(model.getDocumentElement())) {
            String message = names.get(element.getAttribute("messageRef"));
            if (message != null && BPMN.equals(element.getNamespaceURI())) {
                (isReceived(element) ? traffic.caught() : traffic.thrown()).add(message);
            }
        }
    }

    private static boolean isReceived(Element element) {
        return element.getLocalName().equals("receiveTask")
                || element.getParentNode() instanceof Element event && RECEIVING.contains(event.getLocalName());
    }

    private static Map<String, String> messageNames(Document model) {
        Map<String, String> names = new HashMap<>();
        for (Element element : Xml.withAllWithin(model.getDocumentElement())) {
            if (isBpmn(element, "message")) {
                names.put(element.getAttribute("id"), element.getAttribute("name"));
            }
        }
        return names;
    }

    List<WiringFault> faults(Document model) {
        Map<String, String> messageNames = messageNames(model);
        for (Element element : Xml.withAllWithin(model.getDocumentElement())) {
            if (BPMN.equals(element.getNamespaceURI())) {
                bpmn(element, messageNames);
            } else if (CAMUNDA.contains(String.valueOf(element.getNamespaceURI()))) {
                extension(element);
            } else {
                continue;
            }
            attributes(element);
            expressions(element, Xml.textOf(element));
        }
        return faults;
    }

    private void bpmn(Element element, Map<String, String> messageNames) {
        String kind = element.getLocalName();
        if (kind.equals("scriptTask") || kind.equals("script")) {
            fault(
                    element,
                    "本系统不运行脚本，请改用本系统的服务任务。",
                    "This system runs no scripts: use one of its service tasks instead.");
        } else if (NAMES_A_PERSON.contains(kind)) {
            fault(element, "任务只能分给“角色.单位”，不能指定个人。", "A task is given to role.unit only, never to a named person.");
        } else if (REACHES_OUT.contains(kind)) {
            fault(element, "本系统的模型不引用外部文件或接口。", "Models of this system refer to no outside file or interface.");
        } else if (kind.equals("process")) {
            timeToLive(element);
        } else if (TASKS_THAT_DO.contains(kind) && camunda(element, "delegateExpression") == null) {
            fault(
                    element,
                    "没有指定由哪个组件执行，请填写“委托表达式”。",
                    "Nothing carries this step out: please fill in the delegate expression.");
        } else if (kind.equals("callActivity")) {
            called(element);
        } else if (kind.equals("businessRuleTask")) {
            decision(element);
        } else if (kind.equals("userTask")) {
            if (camunda(element, "formRef") == null) {
                fault(element, "没有指定表单，办理人将无从填写。", "No form is given, so nobody could fill anything in.");
            }
        } else if (TIMERS.contains(kind)) {
            timer(element);
        }
        String language = Xml.attribute(element, "language");
        if (language != null) {
            fault(element, "条件只能写成表达式，不能用“" + language + "”。", "A condition is an expression, never " + language + ".");
        }
        String message = Xml.attribute(element, "messageRef");
        if (message != null) {
            message(element, messageNames.get(message));
        }
    }

    private void extension(Element element) {
        String kind = element.getLocalName();
        if (!ELEMENTS.contains(kind)) {
            switch (kind) {
                case "script" -> fault(element, "本系统不运行脚本。", "This system runs no scripts.");
                case "connector", "connectorId" ->
                    fault(
                            element,
                            "本系统不使用连接器，请改用本系统的服务任务。",
                            "This system uses no connectors: use one of its service tasks.");
                case "formData", "formField", "formProperty" ->
                    fault(
                            element,
                            "请用表单文件（.form）代替生成的表单。",
                            "Please use a form file (.form) instead of a generated form.");
                default ->
                    fault(
                            element,
                            "本系统的模型不使用“camunda:" + kind + "”。",
                            "Models of this system do not use camunda:" + kind + ".");
            }
        }
        if (kind.equals("executionListener") || kind.equals("taskListener")) {
            listener(element, kind.equals("taskListener"));
        }
        if (kind.equals("failedJobRetryTimeCycle") && !new ExpressionText(Xml.textOf(element)).hasExpressions()) {
            retries(element);
        }
        if ((kind.equals("in") || kind.equals("out")) && "all".equals(element.getAttribute("variables"))) {
            fault(
                    element,
                    "请逐个列出要传递的变量，不要全部传递。",
                    "Please name the variables to hand over one by one, not all of them.");
        }
    }

    private void listener(Element listener, boolean ofTask) {
        String expression = Xml.attribute(listener, "delegateExpression");
        if (expression == null
                || Xml.attribute(listener, "class") != null
                || Xml.attribute(listener, "expression") != null) {
            fault(
                    listener,
                    "监听器只能用“委托表达式”指定本系统的组件。",
                    "A listener names a component of this system by its delegate expression, nothing else.");
        } else {
            List<Class<?>> wanted =
                    ofTask ? List.of(TaskListener.class) : List.of(ExecutionListener.class, JavaDelegate.class);
            delegate(listener, expression, wanted);
        }
    }

    private void attributes(Element element) {
        for (Attr attribute : Xml.attributes(element)) {
            String value = attribute.getValue();
            if (CAMUNDA.contains(String.valueOf(attribute.getNamespaceURI()))) {
                camundaAttribute(element, attribute.getLocalName(), value);
            }
            expressions(element, value);
        }
    }

    private void camundaAttribute(Element element, String name, String value) {
        switch (name) {
            case "class" ->
                fault(
                        element,
                        "不能指定 Java 类，请用“委托表达式”指定本系统的组件。",
                        "No Java class may be given: name a component of this system by its delegate expression.");
            case "expression" ->
                fault(
                        element,
                        "不能用表达式执行，请用“委托表达式”指定本系统的组件。",
                        "A step is carried out by a component of this system, named by its delegate expression, not by an expression.");
            case "type", "topic" ->
                fault(
                        element,
                        "本系统没有“" + value + "”类任务，请用“委托表达式”指定本系统的组件。",
                        "This system has no task of type " + value + ": name a component by its delegate expression.");
            case "resource" -> fault(element, "本系统不运行脚本。", "This system runs no scripts.");
            case "formKey", "formHandlerClass" ->
                fault(
                        element,
                        "只能使用表单文件（.form），不能用“" + value + "”。",
                        "Only a form file (.form) may be used, not " + value + ".");
            case "assignee", "candidateUsers", "candidateStarterUsers", "candidateStarterGroups" ->
                fault(
                        element,
                        "任务只能分给“角色.单位”的候选组，不能指定个人，也不能在此指定谁可以启动。",
                        "A task is given to candidate groups role.unit only, never to a named person; who may start is not set here.");
            case "delegateExpression" -> delegate(element, value, List.of(JavaDelegate.class));
            case "formRef" -> form(element, value);
            case "candidateGroups" -> candidates(element, value);
            case "dueDate", "followUpDate" -> date(element, value, new DueDateBusinessCalendar());
            default -> {
                if (!ATTRIBUTES.contains(name)) {
                    fault(
                            element,
                            "本系统的模型不使用“camunda:" + name + "”。",
                            "Models of this system do not use camunda:" + name + ".");
                }
            }
        }
    }

    private void delegate(Element element, String expression, List<Class<?>> wanted) {
        String name = new ExpressionText(expression).onlyName();
        Class<?> bean = name == null ? null : house.bean(name);
        if (bean == null) {
            fault(
                    element,
                    "本系统没有组件“" + expression + "”，请检查名称。",
                    "This system has no component " + expression + ": please check the name.");
        } else if (wanted.stream().noneMatch(type -> type.isAssignableFrom(bean))) {
            fault(element, "组件“" + expression + "”不能用在这里。", "The component " + expression + " cannot be used here.");
        }
    }

    private void form(Element element, String key) {
        String binding = camunda(element, "formRefBinding");
        if (new ExpressionText(key).hasExpressions()) {
            fault(element, "表单名称不能是表达式。", "A form is named, not computed.");
        } else if ("deployment".equals(binding)) {
            if (!formsTogether.contains(key)) {
                fault(
                        element,
                        "表单“" + key + "”没有和模型一起部署（绑定方式为 deployment）。请在部署时附上表单文件。",
                        "The form " + key
                                + " is bound to the deployment but is not part of it: please deploy the form file together with the model.");
            }
        } else if (!formsTogether.contains(key) && !house.hasForm(key)) {
            fault(
                    element,
                    "没有表单“" + key + "”，请先部署或一起部署。",
                    "There is no form " + key + ": deploy it before or together.");
        }
    }

    private void candidates(Element element, String groups) {
        // A comma within an expression separates nothing.
        for (String group : groups.split(",(?![^{]*})")) {
            String one = group.strip();
            var parts = GROUP.matcher(one);
            if (new ExpressionText(one).isOneExpression()) {
                continue;
            }
            if (!parts.matches()) {
                fault(
                        element,
                        "候选组“" + one + "”应写成“角色.单位”，例如 clerk.${village}。",
                        "The candidate group “" + one + "” should read role.unit, for example clerk.${village}.");
            } else if (!house.hasRole(parts.group(1))) {
                fault(
                        element,
                        "没有角色“" + parts.group(1) + "”，请检查候选组。",
                        "There is no role “" + parts.group(1) + "”: please check the candidate group.");
            }
        }
    }

    private void called(Element element) {
        String key = Xml.attribute(element, "calledElement");
        if (key == null || key.isBlank() || new ExpressionText(key).hasExpressions()) {
            fault(element, "请写明被调用的流程。", "Please name the process that is called.");
        } else if (!keysTogether.contains(key)
                && ("deployment".equals(camunda(element, "calledElementBinding")) || !house.hasProcess(key))) {
            fault(
                    element,
                    "没有流程“" + key + "”，请先部署或一起部署。",
                    "There is no process " + key + ": deploy it before or together.");
        }
    }

    private void decision(Element element) {
        String key = camunda(element, "decisionRef");
        if (key == null) {
            if (camunda(element, "delegateExpression") == null) {
                fault(element, "没有指定决策表。", "No decision is given.");
            }
        } else if (new ExpressionText(key).hasExpressions()) {
            fault(element, "决策表名称不能是表达式。", "A decision is named, not computed.");
        } else if (!decisionsTogether.contains(key)
                && ("deployment".equals(camunda(element, "decisionRefBinding")) || !house.hasDecision(key))) {
            fault(
                    element,
                    "没有决策表“" + key + "”，请先部署或一起部署。",
                    "There is no decision " + key + ": deploy it before or together.");
        }
    }

    private void message(Element element, @Nullable String name) {
        if (name == null || name.isBlank() || house.messagesOfTheCode().contains(name)) {
            // A missing name is the engine's own complaint.
            return;
        }
        if (isReceived(element)) {
            if (!messages.thrown().contains(name)) {
                fault(
                        element,
                        "消息“" + name + "”没有任何流程或程序发出，会一直等下去。",
                        "Nothing ever sends the message " + name + ": a case would wait here for ever.");
            }
        } else if (!messages.caught().contains(name)) {
            fault(element, "消息“" + name + "”没有任何流程接收。", "No process receives the message " + name + ".");
        }
    }

    private void timeToLive(Element process) {
        String days = camunda(process, "historyTimeToLive");
        if (!isTimeToLive(days)) {
            fault(
                    process,
                    "请填写历史保留时间（例如 P1825D），它必须长于最长的办理时间。",
                    "Please give the history time to live, for example P1825D; it must be longer than the longest case.");
        }
    }

    static boolean isTimeToLive(@Nullable String text) {
        if (text == null) {
            return false;
        }
        try {
            return text.matches("[1-9]\\d{0,5}")
                    || text.matches("P\\d+D") && !Period.parse(text).isZero();
        } catch (DateTimeParseException | ArithmeticException e) {
            return false;
        }
    }

    private void timer(Element element) {
        BusinessCalendar calendar =
                switch (element.getLocalName()) {
                    case "timeDate" -> new DueDateBusinessCalendar();
                    case "timeDuration" -> new DurationBusinessCalendar();
                    default -> new CycleBusinessCalendar();
                };
        date(element, Xml.textOf(element), calendar);
    }

    private void date(Element element, String text, BusinessCalendar calendar) {
        if (new ExpressionText(text).hasExpressions()) {
            return;
        }
        try {
            calendar.resolveDuedate(text, Date.from(Instant.EPOCH));
        } catch (ProcessEngineException | IllegalArgumentException unreadable) {
            fault(
                    element,
                    "时间“" + text + "”写法不对，例如 ${dueDate}、PT4H、P5D、2026-10-10T17:30:00。",
                    "The time “" + text
                            + "” cannot be read; write for example ${dueDate}, PT4H, P5D or 2026-10-10T17:30:00.");
        }
    }

    private void retries(Element element) {
        for (String interval : Xml.textOf(element).split(",")) {
            if (!interval.strip().matches("(R\\d+/)?P(?=.)(\\d+D)?(T(?=.)(\\d+H)?(\\d+M)?(\\d+S)?)?")) {
                fault(element, "重试周期写法不对，例如 R3/PT5M。", "The retry cycle cannot be read; write for example R3/PT5M.");
            }
        }
    }

    private void expressions(Element element, String text) {
        new ExpressionText(text).faults(house::bean).forEach(sentence -> fault(element, sentence));
    }

    private static @Nullable String camunda(Element element, String name) {
        return CAMUNDA.stream()
                .filter(namespace -> element.hasAttributeNS(namespace, name))
                .map(namespace -> element.getAttributeNS(namespace, name))
                .findFirst()
                .orElse(null);
    }

    private static boolean isBpmn(Element element, String kind) {
        return BPMN.equals(element.getNamespaceURI()) && kind.equals(element.getLocalName());
    }

    private void fault(Element element, String zh, String en) {
        fault(element, Bilingual.of(zh, en));
    }

    /** Names the nearest step, event or flow around the fault: what a designer can click on. */
    private void fault(Element element, Bilingual sentence) {
        Element drawn = element;
        while (!isDrawn(drawn) && drawn.getParentNode() instanceof Element outer) {
            drawn = outer;
        }
        String id = drawn.hasAttribute("id") ? drawn.getAttribute("id") : null;
        WiringFault fault = new WiringFault(file, id, drawn.getAttribute("name").strip(), sentence);
        if (!faults.contains(fault)) {
            faults.add(fault);
        }
    }

    private static boolean isDrawn(Element element) {
        Node parent = element.getParentNode();
        boolean inFlow = parent instanceof Element outer
                && BPMN.equals(outer.getNamespaceURI())
                && Set.of("process", "subProcess", "transaction", "adHocSubProcess", "definitions")
                        .contains(outer.getLocalName());
        return inFlow && BPMN.equals(element.getNamespaceURI()) && element.hasAttribute("id");
    }
}
