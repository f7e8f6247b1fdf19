package org.needsline.engine;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.camunda.bpm.engine.ProcessEngine;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.session.web.http.SessionRepositoryFilter;

/** What people read when the engine says no. Who gets in at all is decided in the outer walls. */
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

    /** Just inside the sessions that Spring keeps in the database. */
    @Bean
    FilterRegistrationBean<StaffSessions> staffSessions() {
        FilterRegistrationBean<StaffSessions> keeper = new FilterRegistrationBean<>(new StaffSessions());
        keeper.addUrlPatterns("/camunda/app/*", "/camunda/api/*");
        keeper.setOrder(SessionRepositoryFilter.DEFAULT_ORDER + 10);
        return keeper;
    }

    /** Inside the outer walls, which say who is asking. */
    @Bean
    FilterRegistrationBean<StartFormChoices> startFormChoices(ObjectProvider<StartChoices> choices, ObjectMapper json) {
        FilterRegistrationBean<StartFormChoices> desk =
                new FilterRegistrationBean<>(new StartFormChoices(choices, json));
        desk.addUrlPatterns("/camunda/api/*", "/engine-rest/*");
        desk.setOrder(SecurityProperties.DEFAULT_FILTER_ORDER + 10);
        return desk;
    }
}
