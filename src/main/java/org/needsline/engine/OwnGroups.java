package org.needsline.engine;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.ProcessDefinitionStatisticsQueryImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationManager;
import org.camunda.bpm.spring.boot.starter.configuration.impl.AbstractCamundaConfiguration;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Checks permissions for the groups of the person at hand. The engine's own way first reads which groups have any authorization at all;
 * with one authorization for each task and group that is a scan of all open tasks at every check.
 */
@Component
class OwnGroups extends AbstractCamundaConfiguration {

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        List<SessionFactory> factories = configuration.getCustomSessionFactories() == null
                ? new ArrayList<>()
                : new ArrayList<>(configuration.getCustomSessionFactories());
        factories.add(new Authorizations());
        configuration.setCustomSessionFactories(factories);
    }

    /** Stands in for the engine's own. */
    private static final class Authorizations implements SessionFactory {

        @Override
        public Class<?> getSessionType() {
            return AuthorizationManager.class;
        }

        @Override
        public Session openSession() {
            return new AuthorizationManager() {
                @Override
                public List<String> filterAuthenticatedGroupIds(@Nullable List<String> groups) {
                    return groups == null ? List.of() : List.copyOf(groups);
                }

                /** How many cases run is for those who may see that they run; the engine tells everybody who may read the model. */
                @Override
                public void configureProcessDefinitionStatisticsQuery(ProcessDefinitionStatisticsQueryImpl query) {
                    configureQuery(
                            query,
                            Resources.PROCESS_DEFINITION,
                            "RES.KEY_",
                            ProcessDefinitionPermissions.READ_INSTANCE);
                }
            };
        }
    }
}
