package org.needsline;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the whole system: engine, web applications, REST interface and the tables of the district. */
@SpringBootApplication
public class Application {

    public static void main(String[] args) {
        Errand.run(new SpringApplication(Application.class), args).ifPresent(System::exit);
    }
}
