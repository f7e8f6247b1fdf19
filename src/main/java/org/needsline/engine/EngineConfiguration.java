package org.needsline.engine;

import java.time.Clock;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.history.handler.DbHistoryEventHandler;
import org.camunda.bpm.spring.boot.starter.configuration.impl.AbstractCamundaConfiguration;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class EngineConfiguration {

    @Bean
    Clock clock() {
        return new EngineClock();
    }

    /** Also makes the engine wait for the migration, which creates its tables. */
    @Bean
    @DependsOnDatabaseInitialization
    AbstractCamundaConfiguration variablesStayOutOfHistory() {
        return new AbstractCamundaConfiguration() {
            @Override
            public void preInit(ProcessEngineConfigurationImpl configuration) {
                configuration.setEnableDefaultDbHistoryEventHandler(false);
                configuration.setDelegateInterceptor(new RefusalTranslation());
                configuration
                        .getCustomHistoryEventHandlers()
                        .add(new HistoryWithoutVariables(new DbHistoryEventHandler()));
            }
        };
    }
}
