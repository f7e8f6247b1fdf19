package org.needsline;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.autoconfigure.ldap.LdapAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/**
 * Starts the whole system: engine, web applications, REST interface and the tables of the district. A directory (LDAP) is asked only where
 * a setting of ours names one.
 */
@SpringBootApplication(exclude = LdapAutoConfiguration.class)
@ConfigurationPropertiesScan
public class Application {

    public static void main(String[] args) {
        Errand.run(new SpringApplication(Application.class), args).ifPresent(System::exit);
    }
}
