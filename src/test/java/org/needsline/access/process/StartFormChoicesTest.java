package org.needsline.access.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.Test;
import org.needsline.support.Visitor;
import org.needsline.support.WebTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** What people find to pick when they open a start form of the gate in Tasklist. */
@WebTest
@TestPropertySource(properties = {"needsline.sample-data=true", "test.district=choices"})
class StartFormChoicesTest {

    private static final String DEFINITIONS = "/camunda/api/engine/engine/default/process-definition/key/";

    @LocalServerPort
    int port;

    @Autowired
    FormService forms;

    @Autowired
    RepositoryService repository;

    @Autowired
    IdentityService identity;

    private final ObjectMapper json = new ObjectMapper();

    @Test
    void departmentsAndCommunitiesAreOfferedByName() throws Exception {
        Map<String, List<String>> report = form("secretary.201", "UnadmittedReport");
        assertThat(report.get("department"))
                .contains("990101-transport 示例·交通运输局 Sample Transport Bureau")
                .noneMatch(option -> option.startsWith("990101100-"));
        assertThat(report).as("one community goes without saying").doesNotContainKey("community");
        Map<String, List<String>> legacy = form("access-office.district", "LegacyWork");
        assertThat(legacy.get("legacyCommunities"))
                .contains("990101100201 示例·柳树村（示例·清河镇） Sample Liushu Village")
                .hasSizeGreaterThan(5);
        assertThat(legacy.get("legacyTowns")).contains("990101100 示例·清河镇 Sample Qinghe Town");
    }

    @Test
    void onlyThoseItemsAreOfferedWithWhichThePersonCanBeginSomething() throws Exception {
        Map<String, Object> start = Map.of("privateItem", "供选择的事项");
        String definition = repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(AffairsAccess.KEY)
                .latestVersion()
                .singleResult()
                .getId();
        identity.setAuthentication("officer.transport", List.of("officer.990101-transport", "officer"));
        try {
            forms.submitStartForm(definition, start);
        } finally {
            identity.clearAuthentication();
        }
        assertThat(form("officer.transport", "AccessAction").get("accessNumber"))
                .anyMatch(option -> option.contains("供选择的事项 · 待申报 To be filed · A-990101-"));
        assertThat(form("officer.housing", "AccessAction").get("accessNumber"))
                .noneMatch(option -> option.contains("供选择的事项"));
        assertThat(form("officer.housing", "AffairsAccess")).containsOnlyKeys("privateItem");
    }

    @Test
    void aFormWithoutSuchListsAndAFormForNobodyAreLeftAlone() throws Exception {
        assertThat(form("clerk.201", "NeedLifecycle")).containsKey("category");
        HttpResponse<String> refused = new Visitor(port).get(DEFINITIONS + "AffairsAccess/deployed-start-form");
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(new Visitor(port)
                        .login("clerk.201")
                        .get(DEFINITIONS + "AffairsAccess/deployed-start-form")
                        .statusCode())
                .isEqualTo(404);
    }

    /** Fields with their options. */
    private Map<String, List<String>> form(String person, String process) throws Exception {
        HttpResponse<String> answer =
                new Visitor(port).login(person).get(DEFINITIONS + process + "/deployed-start-form");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        Map<String, List<String>> fields = new java.util.TreeMap<>();
        collect(json.readTree(answer.body()).path("components"), fields);
        return fields;
    }

    private static void collect(JsonNode components, Map<String, List<String>> fields) {
        for (JsonNode component : components) {
            if (component.hasNonNull("key")) {
                List<String> options = new ArrayList<>();
                component
                        .path("values")
                        .forEach(option -> options.add(option.path("value").asText() + " "
                                + option.path("label").asText()));
                fields.put(component.path("key").asText(), options);
            }
            collect(component.path("components"), fields);
        }
    }
}
