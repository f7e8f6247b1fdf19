package org.needsline.engine;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.rest.security.auth.ProcessEngineAuthenticationFilter;
import org.camunda.bpm.engine.rest.security.auth.impl.HttpBasicAuthenticationProvider;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** Who gets in by which path, and what people read when the engine says no. */
@Configuration(proxyBeanMethods = false)
class HttpDoors {

    /** Outside of everything else that answers, so that it sees every answer. */
    @Bean
    FilterRegistrationBean<ErrorSentences> errorSentences(ObjectProvider<ProcessEngine> engine, ObjectMapper json) {
        FilterRegistrationBean<ErrorSentences> door = new FilterRegistrationBean<>(new ErrorSentences(engine, json));
        door.addUrlPatterns("/camunda/api/*", "/engine-rest/*");
        door.setOrder(Ordered.HIGHEST_PRECEDENCE + 100);
        return door;
    }

    @Bean
    FilterRegistrationBean<StaffLogin> staffLogin(ObjectProvider<ProcessEngine> engine, ObjectMapper json) {
        FilterRegistrationBean<StaffLogin> door = new FilterRegistrationBean<>(new StaffLogin(engine, json));
        door.addUrlPatterns("/api/*");
        door.setOrder(Ordered.HIGHEST_PRECEDENCE + 110);
        return door;
    }

    /** The engine's REST interface asks for a login; Camunda's starter leaves it open. */
    @Bean
    FilterRegistrationBean<ProcessEngineAuthenticationFilter> engineRestLogin() {
        FilterRegistrationBean<ProcessEngineAuthenticationFilter> door =
                new FilterRegistrationBean<>(new ProcessEngineAuthenticationFilter());
        door.setName("engineRestLogin");
        door.addInitParameter(
                ProcessEngineAuthenticationFilter.AUTHENTICATION_PROVIDER_PARAM,
                HttpBasicAuthenticationProvider.class.getName());
        door.addInitParameter(ProcessEngineAuthenticationFilter.SERVLET_PATH_PREFIX, "/engine-rest");
        door.addUrlPatterns("/engine-rest/*");
        door.setOrder(Ordered.HIGHEST_PRECEDENCE + 120);
        return door;
    }
}
