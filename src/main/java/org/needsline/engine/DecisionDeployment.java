package org.needsline.engine;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * Brings the packaged decision tables into the engine, each as a deployment of its own, before the first case asks one. What a designer
 * deployed since is newer than what is packaged and stays.
 */
@Component
class DecisionDeployment implements SmartInitializingSingleton {

    /** Marks deployments as ours; Modeler and people write something else here. */
    static final String SOURCE = "needsline packaged decision";

    private static final Logger LOG = LoggerFactory.getLogger(DecisionDeployment.class);
    static final String PACKAGED = "classpath*:processes/**/*.dmn";

    private final RepositoryService repository;

    DecisionDeployment(RepositoryService repository) {
        this.repository = repository;
    }

    @Override
    public void afterSingletonsInstantiated() {
        try {
            for (Resource file : new PathMatchingResourcePatternResolver().getResources(PACKAGED)) {
                deploy(String.valueOf(file.getFilename()), file.getContentAsByteArray());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("A packaged decision table cannot be read", e);
        }
    }

    /**
     * Deploys a table if the engine has none of its decisions, or has ours with another text.
     *
     * @param fileName also the name of the deployment
     */
    void deploy(String fileName, byte[] text) {
        List<String> keys =
                Dmn.readModelFromStream(new ByteArrayInputStream(text)).getModelElementsByType(Decision.class).stream()
                        .map(Decision::getId)
                        .toList();
        boolean changed = false;
        for (String key : keys) {
            DecisionDefinition latest = repository
                    .createDecisionDefinitionQuery()
                    .decisionDefinitionKey(key)
                    .latestVersion()
                    .singleResult();
            if (latest != null && !isOurs(latest)) {
                LOG.info(
                        "Decision {} stays at version {}, deployed by a designer; the packaged table is not used",
                        key,
                        latest.getVersion());
                return;
            }
            changed |= latest == null || !Arrays.equals(text, textOf(latest));
        }
        if (changed) {
            // Filtering catches the other node that starts at the same moment.
            repository
                    .createDeployment()
                    .name(fileName)
                    .source(SOURCE)
                    .enableDuplicateFiltering(true)
                    .addInputStream(fileName, new ByteArrayInputStream(text))
                    .deploy();
            LOG.info("Decision table {} deployed", fileName);
        }
    }

    private boolean isOurs(DecisionDefinition definition) {
        Deployment deployment = repository
                .createDeploymentQuery()
                .deploymentId(definition.getDeploymentId())
                .singleResult();
        return deployment != null && SOURCE.equals(deployment.getSource());
    }

    private byte[] textOf(DecisionDefinition definition) {
        try (InputStream stored =
                repository.getResourceAsStream(definition.getDeploymentId(), definition.getResourceName())) {
            return stored.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("Decision " + definition.getKey() + " cannot be read back", e);
        }
    }
}
