package org.needsline.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.needsline.support.SystemTest;
import org.springframework.beans.factory.annotation.Autowired;

@SystemTest
class DecisionDeploymentTest {

    @Autowired
    DecisionDeployment deployment;

    @Autowired
    RepositoryService repository;

    @AfterEach
    void forget() {
        repository
                .createDecisionDefinitionQuery()
                .decisionDefinitionKey("Probe")
                .list()
                .forEach(definition -> repository.deleteDeployment(definition.getDeploymentId(), true));
    }

    @Test
    void packagedTablesAreThereAfterTheStart() {
        assertThat(repository
                        .createDecisionDefinitionQuery()
                        .decisionDefinitionKey("StepDeadline")
                        .latestVersion()
                        .singleResult())
                .isNotNull();
    }

    @Test
    void theSameTextIsNotDeployedTwice() {
        deployment.deploy("Probe.dmn", table("1"));
        deployment.deploy("Probe.dmn", table("1"));

        assertThat(latest().getVersion()).isEqualTo(1);
    }

    @Test
    void aChangedTextOfOursIsDeployed() {
        deployment.deploy("Probe.dmn", table("1"));
        deployment.deploy("Probe.dmn", table("2"));

        assertThat(latest().getVersion()).isEqualTo(2);
    }

    @Test
    void goingBackToAnEarlierTextOfOursIsAChangeToo() {
        deployment.deploy("Probe.dmn", table("1"));
        deployment.deploy("Probe.dmn", table("2"));
        deployment.deploy("Probe.dmn", table("1"));

        assertThat(latest().getVersion()).isEqualTo(3);
    }

    @Test
    void whatADesignerDeployedStays() {
        deployment.deploy("Probe.dmn", table("1"));
        repository
                .createDeployment()
                .name("by hand")
                .addString("Probe.dmn", new String(table("3"), StandardCharsets.UTF_8))
                .deploy();

        deployment.deploy("Probe.dmn", table("2"));

        assertThat(latest().getVersion()).isEqualTo(2);
    }

    private DecisionDefinition latest() {
        return repository
                .createDecisionDefinitionQuery()
                .decisionDefinitionKey("Probe")
                .latestVersion()
                .singleResult();
    }

    private static byte[] table(String result) {
        return ("""
                <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" xmlns:camunda="http://camunda.org/schema/1.0/dmn"
                    id="d" name="Probe" namespace="http://needsline.org/decisions">
                  <decision id="Probe" name="Probe" camunda:historyTimeToLive="P1D">
                    <decisionTable id="t" hitPolicy="FIRST">
                      <output id="o" name="o" typeRef="integer"/>
                      <rule id="r"><outputEntry id="e"><text>%s</text></outputEntry></rule>
                    </decisionTable>
                  </decision>
                </definitions>
                """
                        .formatted(result))
                .getBytes(StandardCharsets.UTF_8);
    }
}
