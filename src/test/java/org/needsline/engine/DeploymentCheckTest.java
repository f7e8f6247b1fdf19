package org.needsline.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.needsline.organisation.Role;
import org.needsline.support.TestDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestPropertySource;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** A deployment whose files are not wired is refused as a whole, with every fault, by whatever way it comes. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = TestDatabase.class)
@ActiveProfiles("test")
@TestPropertySource(properties = "needsline.sample-data=true")
@Tag("storage")
class DeploymentCheckTest {

    private static final String FORM = "{\"id\":\"ProbeForm\",\"type\":\"default\",\"components\":[%s]}";
    private static final String TASK =
            "<bpmn:userTask id='UserTask_Probe' name='试办 Probe' camunda:formRef='TriageNeed' camunda:formRefBinding='latest' %s>%s</bpmn:userTask>";
    private static final String SERVICE =
            "<bpmn:serviceTask id='ServiceTask_Probe' name='试办 Probe' %s>%s</bpmn:serviceTask>";

    @Autowired
    RepositoryService repository;

    @Autowired
    IdentityService identity;

    @Autowired
    RuntimeService runtime;

    @Autowired
    ProcessEngine engine;

    @Autowired
    TestRestTemplate http;

    @AfterEach
    void removeProbes() {
        identity.clearAuthentication();
        for (Deployment probe :
                repository.createDeploymentQuery().deploymentName("probe").list()) {
            repository.deleteDeployment(probe.getId(), true);
        }
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                // Scripts, classes and whatever else runs by itself.
                fault(
                        "<bpmn:scriptTask id='ServiceTask_Probe' scriptFormat='feel'><bpmn:script>1</bpmn:script></bpmn:scriptTask>",
                        "不运行脚本",
                        "no scripts"),
                fault(
                        TASK.formatted(
                                "",
                                ext(
                                        "<camunda:inputOutput><camunda:inputParameter name='x'><camunda:script scriptFormat='feel'>1</camunda:script></camunda:inputParameter></camunda:inputOutput>")),
                        "不运行脚本",
                        "no scripts"),
                fault(
                        TASK.formatted(
                                "",
                                ext(
                                        "<camunda:executionListener event='start'><camunda:script scriptFormat='feel'>1</camunda:script></camunda:executionListener>")),
                        "不运行脚本",
                        "no scripts"),
                fault(TASK.formatted("", ext("<camunda:taskListener event='create' class='x.Y'/>")), "监听器", "listener"),
                fault(
                        TASK.formatted("", ext("<camunda:executionListener event='start' expression='${now()}'/>")),
                        "监听器",
                        "listener"),
                fault(
                        TASK.formatted(
                                "", ext("<camunda:executionListener event='start' delegateExpression='${nowhere}'/>")),
                        "没有组件",
                        "no component"),
                fault(
                        TASK.formatted(
                                "",
                                ext("<camunda:formData><camunda:formField id='x' type='string'/></camunda:formData>")),
                        "表单文件",
                        "form file"),
                fault(SERVICE.formatted("camunda:class='java.lang.Thread'", ""), "不能指定 Java 类", "No Java class"),
                fault(SERVICE.formatted("activiti:class='java.lang.Thread'", ""), "不能指定 Java 类", "No Java class"),
                fault(SERVICE.formatted("camunda:expression='${now()}'", ""), "不能用表达式执行", "not by an expression"),
                fault(
                        SERVICE.formatted("camunda:type='external' camunda:topic='x'", ""),
                        "external",
                        "no task of type"),
                fault(
                        SERVICE.formatted(
                                "",
                                ext(
                                        "<camunda:connector><camunda:connectorId>http-connector</camunda:connectorId></camunda:connector>")),
                        "连接器",
                        "no connectors"),
                fault(SERVICE.formatted("", ""), "没有指定由哪个组件执行", "Nothing carries this step out"),
                // Beans and expressions.
                fault(
                        SERVICE.formatted("camunda:delegateExpression='${triageNeedDelegatt}'", ""),
                        "没有组件",
                        "no component"),
                fault(SERVICE.formatted("camunda:delegateExpression='${runtimeService}'", ""), "没有组件", "no component"),
                fault(
                        SERVICE.formatted("camunda:delegateExpression='${deadline}'", ""),
                        "不能用在这里",
                        "cannot be used here"),
                fault(
                        TASK.formatted("camunda:dueDate=\"${deadlines.due(execution,'TriageNeed')}\"", ""),
                        "deadlines.due()",
                        "does not offer"),
                fault(
                        TASK.formatted("camunda:dueDate=\"${deadline.duee(execution,'TriageNeed')}\"", ""),
                        "deadline.duee()",
                        "does not offer"),
                fault(TASK.formatted("camunda:dueDate='${now().getClass()}'", ""), "getClass", "does not offer"),
                fault(TASK.formatted("camunda:dueDate='${later()}'", ""), "无法计算", "cannot be evaluated"),
                fault(TASK.formatted("camunda:dueDate='${unfinished'", ""), "无法计算", "cannot be evaluated"),
                fault(TASK.formatted("camunda:dueDate='tomorrow'", ""), "时间“tomorrow”", "cannot be read"),
                // Who.
                fault(
                        TASK.formatted("camunda:candidateGroups='clerc.${village}'", ""),
                        "没有角色“clerc”",
                        "no role “clerc”"),
                fault(
                        TASK.formatted("camunda:candidateGroups='clerk.${village},secretery.${village}'", ""),
                        "没有角色“secretery”",
                        "no role “secretery”"),
                fault(TASK.formatted("camunda:candidateGroups='clerk'", ""), "角色.单位", "role.unit"),
                fault(TASK.formatted("camunda:assignee='clerk.201'", ""), "不能指定个人", "never to a named person"),
                fault(TASK.formatted("camunda:candidateUsers='clerk.201'", ""), "不能指定个人", "never to a named person"),
                fault(
                        TASK.formatted(
                                "",
                                "<bpmn:potentialOwner><bpmn:resourceAssignmentExpression><bpmn:formalExpression>user(clerk.201)</bpmn:formalExpression></bpmn:resourceAssignmentExpression></bpmn:potentialOwner>"),
                        "不能指定个人",
                        "never to a named person"),
                // Forms, decisions, processes.
                fault("<bpmn:userTask id='UserTask_Probe'/>", "没有指定表单", "No form is given"),
                fault(
                        "<bpmn:userTask id='UserTask_Probe' camunda:formKey='embedded:app:x.html'/>",
                        "只能使用表单文件",
                        "Only a form file"),
                fault(
                        "<bpmn:userTask id='UserTask_Probe' camunda:formRef='TriageNeed' camunda:formRefBinding='deployment'/>",
                        "没有和模型一起部署",
                        "not part of it"),
                fault(
                        "<bpmn:userTask id='UserTask_Probe' camunda:formRef='Nowhere' camunda:formRefBinding='latest'/>",
                        "没有表单“Nowhere”",
                        "no form Nowhere"),
                fault(
                        "<bpmn:businessRuleTask id='BusinessRuleTask_Probe' camunda:decisionRef='Nowhere'/>",
                        "没有决策表“Nowhere”",
                        "no decision Nowhere"),
                fault(
                        "<bpmn:businessRuleTask id='BusinessRuleTask_Probe' camunda:decisionRef='RouteNeed' camunda:decisionRefBinding='deployment'/>",
                        "没有决策表“RouteNeed”",
                        "no decision RouteNeed"),
                fault(
                        "<bpmn:callActivity id='CallActivity_Probe' calledElement='Nowhere'/>",
                        "没有流程“Nowhere”",
                        "no process Nowhere"),
                fault(
                        "<bpmn:callActivity id='CallActivity_Probe' calledElement='${key}'/>",
                        "请写明被调用的流程",
                        "name the process"),
                // Messages and times.
                fault(
                        "<bpmn:receiveTask id='ReceiveTask_Probe' messageRef='Message_Unsent'/>",
                        "没有任何流程或程序发出",
                        "Nothing ever sends"),
                fault(
                        "<bpmn:intermediateThrowEvent id='ThrowEvent_Probe'><bpmn:messageEventDefinition messageRef='Message_Unheard'/></bpmn:intermediateThrowEvent>",
                        "没有任何流程接收",
                        "No process receives"),
                fault(
                        "<bpmn:intermediateCatchEvent id='CatchEvent_Probe'><bpmn:timerEventDefinition><bpmn:timeDuration>two days</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>",
                        "时间“two days”",
                        "cannot be read"),
                fault(
                        "<bpmn:intermediateCatchEvent id='CatchEvent_Probe'><bpmn:timerEventDefinition><bpmn:timeDate>${dueDate</bpmn:timeDate></bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>",
                        "无法计算",
                        "cannot be evaluated"),
                fault(
                        SERVICE.formatted(
                                "camunda:asyncBefore='true' camunda:delegateExpression='${tellDelegate}'",
                                ext("<camunda:failedJobRetryTimeCycle>often</camunda:failedJobRetryTimeCycle>")),
                        "重试周期",
                        "retry cycle"));
    }

    private static Arguments fault(String element, String zh, String en) {
        return Arguments.of(element, zh, en);
    }

    private static String ext(String extension) {
        return "<bpmn:extensionElements>" + extension + "</bpmn:extensionElements>";
    }

    @ParameterizedTest
    @MethodSource("faults")
    void whatIsNotWiredIsRefusedWithItsElement(String element, String zh, String en) {
        ParseException refused = refusal(Map.of("Probe.bpmn", model(element)));

        assertThat(refused.getMessage()).contains(zh).contains(en);
        assertThat(refused.getResorceReports().get(0).getErrors())
                .allSatisfy(problem -> assertThat(problem.getMainElementId()).endsWith("_Probe"));
        assertNothingDeployed();
    }

    @Test
    void aModelWithoutTimeToLiveIsRefused() {
        ParseException refused = refusal(Map.of(
                "Probe.bpmn", model(TASK.formatted("", "")).replace("camunda:historyTimeToLive=\"P1825D\"", "")));

        assertThat(refused.getMessage()).contains("历史保留时间").contains("history time to live");
    }

    @Test
    void aConditionInALanguageIsRefused() {
        String flow =
                "<bpmn:sequenceFlow id='Flow_Probe' name='试 Probe' sourceRef='StartEvent_Other' targetRef='UserTask_Probe'>"
                        + "<bpmn:conditionExpression xsi:type='bpmn:tFormalExpression' language='feel'>true</bpmn:conditionExpression></bpmn:sequenceFlow>";

        ParseException refused = refusal(Map.of("Probe.bpmn", model(TASK.formatted("", "") + flow)));

        assertThat(refused.getMessage()).contains("条件只能写成表达式").contains("never feel");
    }

    @Test
    void allFaultsOfAllFilesAreToldAtOnce() {
        ParseException refused = refusal(
                Map.of(
                        "Probe.bpmn",
                        model(TASK.formatted(
                                "camunda:candidateGroups='clerc.${village}' camunda:dueDate='tomorrow'", "")),
                        "ProbeForm.form",
                        FORM.formatted(
                                "{\"type\":\"dynamiclist\",\"id\":\"Field_List\"},{\"type\":\"filepicker\",\"id\":\"Field_File\"}")));

        assertThat(refused.getMessage())
                .contains("发现 4 处问题")
                .contains("Probe.bpmn: “试办 Probe”[UserTask_Probe] ")
                .contains("ProbeForm.form: [Field_List] ")
                .contains("[Field_File]");
        assertThat(refused.getResorceReports()).hasSize(2);
        assertNothingDeployed();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"dynamiclist\",\"id\":\"Field_Probe\"}",
                "{\"type\":\"filepicker\",\"id\":\"Field_Probe\"}",
                "{\"type\":\"iframe\",\"id\":\"Field_Probe\",\"url\":\"https://example.org\"}",
                "{\"type\":\"group\",\"id\":\"G\",\"components\":[{\"type\":\"madeUp\",\"id\":\"Field_Probe\"}]}",
                "{\"type\":\"html\",\"id\":\"Field_Probe\",\"content\":\"<script>x</script>\"}",
                "{\"type\":\"html\",\"id\":\"Field_Probe\",\"content\":\"<img src=x onerror=x>\"}",
                "{\"type\":\"html\",\"id\":\"Field_Probe\",\"content\":\"<a href='javascript:x'>x</a>\"}"
            })
    void aFormThatTheTasklistCannotShowIsRefused(String component) {
        ParseException refused = refusal(Map.of("ProbeForm.form", FORM.formatted(component)));

        assertThat(refused.getResorceReports().get(0).getErrors())
                .singleElement()
                .satisfies(problem -> assertThat(problem.getMainElementId()).isEqualTo("Field_Probe"));
    }

    @Test
    void filesOfOtherKindsAreRefused() {
        for (String name : List.of("Probe.cmmn", "probe.js", "probe.groovy", "probe.html", "probe.zip", "probe.txt")) {
            assertThat(refusal(Map.of(name, "x")).getMessage()).contains("只能部署").contains("Only .bpmn");
        }
    }

    @Test
    void brokenFilesAreRefused() {
        for (String name : List.of("Probe.bpmn", "Probe.dmn", "Probe.form")) {
            assertThat(refusal(Map.of(name, "<half")).getMessage())
                    .contains("文件无法读取")
                    .contains("cannot be read");
        }
    }

    @Test
    void aDocumentTypeIsRefusedBeforeItIsRead() {
        String model = model(TASK.formatted("", ""))
                .replace("?>", "?><!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/hostname'>]>")
                .replace("试办 Probe", "&e;");

        assertThat(refusal(Map.of("Probe.bpmn", model)).getMessage()).contains("文件无法读取");
    }

    @Test
    void aTableThatTheCodeCannotReadIsRefused() throws IOException {
        String table = packaged("processes/calendar/StepDeadline.dmn");
        Map<String, String> broken = Map.of(
                table.replaceFirst("hitPolicy=\"\\w+\"", "hitPolicy=\"COLLECT\""), "命中策略",
                table.replaceFirst("name=\"amount\"", "name=\"amounts\""), "输出列“amount”",
                table.replaceFirst("<text>step</text>", "<text>stepp</text>"), "输入列“step”",
                table.replaceFirst("<inputExpression ", "<inputExpression expressionLanguage=\"javascript\" "),
                        "只能使用 FEEL",
                table.replaceFirst("camunda:historyTimeToLive=\"\\w+\"", ""), "历史保留时间",
                table.replaceFirst("<text>\"TriageNeed\"</text>", "<text>“TriageNeed”</text>"), "无法读懂");

        broken.forEach((text, fault) -> {
            assertThat(text).as(fault).isNotEqualTo(table);
            assertThat(refusal(Map.of("StepDeadline.dmn", text)).getMessage()).contains(fault);
        });
    }

    @Test
    void aTenantIsRefused() {
        ProcessEngineException refused = catchThrowableOfType(
                ProcessEngineException.class, () -> builder(Map.of("Probe.bpmn", model(TASK.formatted("", ""))))
                        .tenantId("one")
                        .deploy());

        assertThat(refused.getCode()).isEqualTo(22400);
        assertThat(refused.getMessage()).contains("不分租户");
    }

    @Test
    void whatIsWiredIsDeployed() {
        String form = FORM.formatted("{\"type\":\"textfield\",\"id\":\"Field_Probe\",\"key\":\"answer\"}");
        String sends = model(
                        "<bpmn:endEvent id='EndEvent_Probe'><bpmn:messageEventDefinition messageRef='Message_Unsent' camunda:delegateExpression='${tellDelegate}'/></bpmn:endEvent>")
                .replace("id=\"Probe\"", "id=\"ProbeSender\"");
        String waits = model(TASK.formatted(
                        "camunda:candidateGroups=\"clerk.${village},${otherGroup}\" camunda:dueDate=\"${deadline.due(execution,'TriageNeed')}\"",
                        "")
                + "<bpmn:receiveTask id='ReceiveTask_Sent' messageRef='Message_Unsent'/>"
                + "<bpmn:receiveTask id='ReceiveTask_OfCode' messageRef='Message_OfCode'/>"
                + "<bpmn:userTask id='UserTask_Own' camunda:formRef='ProbeForm' camunda:formRefBinding='deployment'/>"
                + "<bpmn:businessRuleTask id='BusinessRuleTask_Route' camunda:decisionRef='RouteNeed' camunda:resultVariable='x'/>"
                + "<bpmn:callActivity id='CallActivity_Sender' calledElement='ProbeSender'/>");

        assertThatCode(() -> builder(Map.of("Probe.bpmn", waits, "ProbeSender.bpmn", sends, "ProbeForm.form", form))
                        .deploy())
                .doesNotThrowAnyException();
    }

    /** As Camunda Modeler sends it and reads the answer. */
    @Test
    void theDesignersToolIsToldElementAndReason() {
        ResponseEntity<JsonNode> answer =
                upload("designer.district", model(TASK.formatted("camunda:candidateGroups='clerc.${village}'", "")));

        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
        JsonNode error = answer.getBody();
        assertThat(error.path("type").asText()).isEqualTo("ParseException");
        assertThat(error.path("message").asText()).contains("没有部署").contains("Nothing was deployed");
        JsonNode problem =
                error.path("details").path("Probe.bpmn").path("errors").path(0);
        assertThat(problem.path("mainElementId").asText()).isEqualTo("UserTask_Probe");
        assertThat(problem.path("message").asText()).contains("没有角色“clerc”").contains("no role “clerc”");
        assertNothingDeployed();
    }

    @Test
    void aDesignerDeploys() {
        assertThat(upload("designer.district", model(TASK.formatted("", ""))).getStatusCode())
                .isEqualTo(HttpStatus.OK);
    }

    /** Cases of a model go on although something that it names has gone since; only a new deployment must be whole. */
    @Test
    void whatIsDeployedIsNotCheckedAgain() {
        Deployment form = builder(Map.of("ProbeForm.form", FORM.formatted(""))).deploy();
        builder(
                        Map.of(
                                "Probe.bpmn",
                                model(
                                        "<bpmn:userTask id='UserTask_Own' camunda:formRef='ProbeForm' camunda:formRefBinding='latest'/>")))
                .deploy();
        repository.deleteDeployment(form.getId());
        // As after a restart: the next case has the model read again.
        ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
                .getDeploymentCache()
                .discardProcessDefinitionCache();

        assertThatCode(() -> runtime.startProcessInstanceByKey("Probe")).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"clerk.201", "manager.district", "supervisor.district", "secretary.201"})
    void overHttpStaffDoNotDeploy(String user) {
        assertThat(upload(user, model(TASK.formatted("", ""))).getStatusCode()).isEqualTo(HttpStatus.FORBIDDEN);
        assertNothingDeployed();
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void onlyDesignersAndAdministratorsDeploy(Role role) {
        DeploymentBuilder probe = builder(Map.of("Probe.bpmn", model(TASK.formatted("", ""))));
        identity.setAuthentication("somebody", List.of(role.id(), role.group("990101")));

        if (role == Role.DESIGNER || role == Role.ADMIN) {
            assertThatCode(probe::deploy).doesNotThrowAnyException();
        } else {
            assertThat(catchThrowableOfType(AuthorizationException.class, probe::deploy))
                    .isNotNull();
            assertNothingDeployed();
        }
    }

    private ParseException refusal(Map<String, String> files) {
        ParseException refused =
                catchThrowableOfType(ParseException.class, () -> builder(files).deploy());
        assertThat(refused).as("a refusal of " + files).isNotNull();
        return refused;
    }

    private void assertNothingDeployed() {
        identity.clearAuthentication();
        assertThat(repository.createDeploymentQuery().deploymentName("probe").count())
                .isZero();
    }

    private DeploymentBuilder builder(Map<String, String> files) {
        DeploymentBuilder builder = repository.createDeployment().name("probe");
        files.forEach(builder::addString);
        return builder;
    }

    private ResponseEntity<JsonNode> upload(String user, String model) {
        HttpHeaders headers = new HttpHeaders();
        headers.setBasicAuth(user, "Sample-2026!");
        headers.setContentType(MediaType.MULTIPART_FORM_DATA);
        MultiValueMap<String, Object> parts = new LinkedMultiValueMap<>();
        parts.add("deployment-name", "probe");
        parts.add("deployment-source", "Camunda Modeler");
        parts.add("Probe.bpmn", new ByteArrayResource(model.getBytes(StandardCharsets.UTF_8)) {
            @Override
            public String getFilename() {
                return "Probe.bpmn";
            }
        });
        return http.exchange(
                "/engine-rest/deployment/create", HttpMethod.POST, new HttpEntity<>(parts, headers), JsonNode.class);
    }

    private static String packaged(String path) throws IOException {
        return new ClassPathResource(path).getContentAsString(StandardCharsets.UTF_8);
    }

    private static String model(String elements) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
                    xmlns:camunda="http://camunda.org/schema/1.0/bpmn" xmlns:activiti="http://activiti.org/bpmn"
                    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
                    id="Definitions_Probe" targetNamespace="https://needsline.org/probe">
                  <bpmn:message id="Message_Unsent" name="probe.unsent"/>
                  <bpmn:message id="Message_Unheard" name="probe.unheard"/>
                  <bpmn:message id="Message_OfCode" name="need.screened"/>
                  <bpmn:process id="Probe" name="试 Probe" isExecutable="true" camunda:historyTimeToLive="P1825D">
                    <bpmn:startEvent id="StartEvent_Other"/>
                    %s
                  </bpmn:process>
                </bpmn:definitions>
                """
                .formatted(elements);
    }
}
