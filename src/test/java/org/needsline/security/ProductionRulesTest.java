package org.needsline.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.needsline.organisation.StartRefused;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.DefaultBootstrapContext;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.event.ApplicationStartingEvent;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationListener;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.mock.env.MockEnvironment;

@ExtendWith(OutputCaptureExtension.class)
class ProductionRulesTest {

    private static final Map<String, String> GOOD = Map.of(
            "spring.datasource.url", "jdbc:postgresql://localhost/needsline",
            "server.forward-headers-strategy", "framework",
            "camunda.bpm.authorization.enabled", "true");

    @Test
    void aRealInstallationStartsWithARealDatabase(CapturedOutput output) {
        assertThatCode(() -> check("postgres", "", "")).doesNotThrowAnyException();
        assertThat(output).doesNotContain("HTTPS");
    }

    @Test
    void whatIsForTryingOutIsRefusedByName() {
        refused("spring.datasource.url", "jdbc:h2:file:./data/needsline", "spring.datasource.url is H2");
        refused("spring.datasource.driver-class-name", "org.h2.Driver", "spring.datasource.url is H2");
        refused("spring.h2.console.enabled", "true", "Set spring.h2.console.enabled to false");
        refused("needsline.sample-data", "true", "Set needsline.sample-data to false");
        refused("needsline.first-administrator.password", "Sample-2026!", "Do not use the sample password");
        refused("spring.datasource.password", "Sample-2026!", "Do not use the sample password");
        refused("spring.datasource.hikari.password", "Sample-2026!", "Do not use the sample password");
    }

    @Test
    void thePoolsOwnSettingsLeadToNoH2() {
        refused("spring.datasource.hikari.jdbc-url", "jdbc:h2:mem:x", "spring.datasource.url is H2");
        refused("spring.datasource.hikari.driver-class-name", "org.h2.Driver", "spring.datasource.url is H2");
        refused(
                "spring.datasource.hikari.data-source-class-name",
                "org.h2.jdbcx.JdbcDataSource",
                "spring.datasource.url is H2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"false", "FALSE", "False", "off", "OFF", "no", "0", ""})
    void authorizationIsOnHoweverNoIsSpelled(String no) {
        refused("camunda.bpm.authorization.enabled", no, "Set camunda.bpm.authorization.enabled to true");
    }

    @Test
    void forTryingOutAllThatIsAllowed() {
        assertThatCode(() -> check("default", "spring.datasource.url", "jdbc:h2:mem:x"))
                .doesNotThrowAnyException();
        assertThatCode(() -> check("default", "needsline.sample-data", "true")).doesNotThrowAnyException();
    }

    @Test
    void anAdministratorWhoseIdIsThePasswordIsRefusedEverywhere() {
        for (String profile : new String[] {"default", "postgres"}) {
            assertThatThrownBy(() -> check(profile, "camunda.bpm.admin-user.id", "admin"))
                    .isInstanceOf(StartRefused.class)
                    .hasMessageContaining("请勿使用camunda.bpm.admin-user")
                    .hasMessageContaining("needsline.first-administrator");
        }
    }

    @Test
    void withoutHttpsTheLogSaysSo(CapturedOutput output) {
        check("postgres", "server.forward-headers-strategy", "");
        assertThat(output).contains("没有设置HTTPS").contains("HTTPS is not set");
    }

    @Test
    void everyNodeRunsInUtc() {
        TimeZone before = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("Asia/Shanghai"));
            new UtcStart()
                    .onApplicationEvent(new ApplicationStartingEvent(
                            new DefaultBootstrapContext(), new SpringApplication(), new String[0]));
            assertThat(TimeZone.getDefault().getRawOffset()).isZero();
        } finally {
            TimeZone.setDefault(before);
        }
        assertThat(SpringFactoriesLoader.loadFactories(
                        ApplicationListener.class, getClass().getClassLoader()))
                .hasAtLeastOneElementOfType(UtcStart.class);
    }

    private static void refused(String setting, String value, String sentence) {
        assertThatThrownBy(() -> check("postgres", setting, value))
                .as(setting)
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("正式环境不能这样启动")
                .hasMessageContaining(sentence);
    }

    private static void check(String profile, String setting, String value) {
        MockEnvironment environment = new MockEnvironment();
        environment.setActiveProfiles(profile);
        GOOD.forEach(environment::setProperty);
        if (!setting.isEmpty()) {
            environment.setProperty(setting, value);
        }
        ProductionRules rules = new ProductionRules();
        rules.setEnvironment(environment);
        rules.postProcessBeanFactory(new DefaultListableBeanFactory());
    }
}
