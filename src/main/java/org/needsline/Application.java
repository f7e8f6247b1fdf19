package org.needsline;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts the whole system: engine, web applications, REST interface and the tables of the district. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class Application {

    public static void main(String[] args) {
        Errand.run(new SpringApplication(Application.class), args).ifPresent(System::exit);
    }
}
