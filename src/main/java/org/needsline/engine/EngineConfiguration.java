package org.needsline.engine;

import java.time.Clock;
import java.util.List;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.history.handler.DbHistoryEventHandler;
import org.camunda.bpm.spring.boot.starter.configuration.impl.AbstractCamundaConfiguration;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class EngineConfiguration {

    @Bean
    Clock clock() {
        return new EngineClock();
    }

    @Bean
    FilterRegistrationBean<PagesForApplications> pagesForApplications(
            @Value("${camunda.bpm.generic-properties.properties.query-max-results-limit}") int longest) {
        FilterRegistrationBean<PagesForApplications> pages =
                new FilterRegistrationBean<>(new PagesForApplications(longest));
        pages.addUrlPatterns("/camunda/api/*");
        return pages;
    }

    /** What comes from outside, in a filter, a deployment or a variable, reaches nothing but what is listed. */
    @Bean
    AbstractCamundaConfiguration nothingButWhatIsListed(
            ListableBeanFactory beans, ObjectProvider<CandidateRoles> roles) {
        return new AbstractCamundaConfiguration() {
            @Override
            public void preInit(ProcessEngineConfigurationImpl configuration) {
                HouseExpressions expressions = new HouseExpressions(new ModelBeans(beans));
                configuration.setBeans(expressions.beans());
                configuration.setExpressionManager(expressions);
                configuration.setCustomPreDeployers(List.of(new DeploymentCheck(expressions.beans(), roles)));
                configuration.setEnableExpressionsInAdhocQueries(false);
                NoScripts none = new NoScripts();
                configuration.setScriptFactory(none);
                configuration.setScriptEngineResolver(none);
                configuration.setEnableFetchScriptEngineFromProcessApplication(false);
                configuration.setEnableScriptEngineLoadExternalResources(false);
                configuration.setEnableXxeProcessing(false);
                configuration.setDeserializationTypeValidationEnabled(true);
                configuration.setCmmnEnabled(false);
            }
        };
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
                configuration.setCustomPreCommandInterceptorsTxRequired(List.of(new RefusalsOutward()));
                configuration.setCustomPreCommandInterceptorsTxRequiresNew(List.of(new RefusalsOutward()));
                configuration.setCustomPostCommandInterceptorsTxRequired(List.of(new LongJobs()));
                configuration
                        .getCustomHistoryEventHandlers()
                        .add(new HistoryWithoutVariables(new DbHistoryEventHandler()));
            }
        };
    }
}
