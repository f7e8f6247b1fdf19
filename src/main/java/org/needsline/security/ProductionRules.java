package org.needsline.security;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.needsline.organisation.StartRefused;
import org.needsline.wording.Bilingual;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.stereotype.Component;

/**
 * What a real installation must not start with. Looked at before anything is opened, and all of it at once. Whether there is an
 * administrator only the database knows, so that is asked later.
 */
@Component
class ProductionRules implements BeanFactoryPostProcessor, EnvironmentAware {

    private static final Logger LOG = LoggerFactory.getLogger(ProductionRules.class);
    private static final String SAMPLE_PASSWORD = "Sample-2026!";

    private Environment settings = new StandardEnvironment();

    @Override
    public void setEnvironment(Environment environment) {
        settings = environment;
    }

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
        if (!text("camunda.bpm.admin-user.id").isEmpty()) {
            throw new StartRefused(
                    Bilingual.of(
                            "请勿使用camunda.bpm.admin-user：其密码默认等于用户名。请改用needsline.first-administrator。",
                            "Do not use camunda.bpm.admin-user: its password is the user id unless set. Use needsline.first-administrator."));
        }
        if (!settings.acceptsProfiles(Profiles.of("postgres"))) {
            return;
        }
        List<Bilingual> wrong = wrong();
        if (!wrong.isEmpty()) {
            throw new StartRefused(Bilingual.of(
                    "正式环境不能这样启动："
                            + String.join(" ", wrong.stream().map(Bilingual::zh).toList()),
                    "A real installation does not start like this: "
                            + String.join(" ", wrong.stream().map(Bilingual::en).toList())));
        }
        if (text("server.forward-headers-strategy").isEmpty()
                && text("server.ssl.bundle").isEmpty()
                && text("server.ssl.key-store").isEmpty()) {
            LOG.warn(
                    "没有设置HTTPS：请在反向代理上启用HTTPS，并设置server.forward-headers-strategy=framework。"
                            + " HTTPS is not set: put a reverse proxy with HTTPS in front and set server.forward-headers-strategy=framework.");
        }
    }

    private List<Bilingual> wrong() {
        List<Bilingual> wrong = new ArrayList<>();
        // The pool's own settings win over those of the data source.
        if (Stream.of("spring.datasource.url", "spring.datasource.hikari.jdbc-url")
                        .anyMatch(name -> lower(name).startsWith("jdbc:h2"))
                || Stream.of(
                                "spring.datasource.driver-class-name",
                                "spring.datasource.hikari.driver-class-name",
                                "spring.datasource.hikari.data-source-class-name")
                        .anyMatch(name -> lower(name).contains("h2"))) {
            wrong.add(Bilingual.of(
                    "spring.datasource.url指向H2，请改为PostgreSQL。", "spring.datasource.url is H2: name a PostgreSQL."));
        }
        if (on("spring.h2.console.enabled")) {
            wrong.add(Bilingual.of("请将spring.h2.console.enabled设为false。", "Set spring.h2.console.enabled to false."));
        }
        if (on("needsline.sample-data")) {
            wrong.add(Bilingual.of("请将needsline.sample-data设为false。", "Set needsline.sample-data to false."));
        }
        if (text("needsline.first-administrator.password").equals(SAMPLE_PASSWORD)
                || text("spring.datasource.password").equals(SAMPLE_PASSWORD)
                || text("spring.datasource.hikari.password").equals(SAMPLE_PASSWORD)) {
            wrong.add(Bilingual.of("请勿使用示例密码。", "Do not use the sample password."));
        }
        // Whatever does not say yes is no: off, FALSE, 0 and nothing at all switch it off as well.
        if (!on("camunda.bpm.authorization.enabled")) {
            wrong.add(Bilingual.of(
                    "请将camunda.bpm.authorization.enabled设为true。", "Set camunda.bpm.authorization.enabled to true."));
        }
        return wrong;
    }

    private boolean on(String name) {
        return settings.getProperty(name, Boolean.class, false);
    }

    private String text(String name) {
        return settings.getProperty(name, "");
    }

    private String lower(String name) {
        return text(name).toLowerCase(Locale.ROOT);
    }
}
