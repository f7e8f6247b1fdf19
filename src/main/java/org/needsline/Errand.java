package org.needsline;

import java.util.Arrays;
import java.util.Map;
import java.util.OptionalInt;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * A start that loads a file, says by its exit code what came of it, and ends: {@code --import-units=FILE}, {@code --import-staff=FILE},
 * {@code --add-calendar-year=FILE}. Any other start stays.
 */
final class Errand {

    private Errand() {}

    /** Starts the application; gives the exit code of an errand, nothing where the application goes on. */
    static OptionalInt run(SpringApplication application, String... arguments) {
        if (Arrays.stream(arguments).noneMatch(Errand::isErrand)) {
            application.run(arguments);
            return OptionalInt.empty();
        }
        // It may run beside the real one: no port to quarrel about, no jobs taken away.
        String[] all = Arrays.copyOf(arguments, arguments.length + 1);
        all[arguments.length] = "--camunda.bpm.job-execution.enabled=false";
        application.setDefaultProperties(Map.of("server.port", "0", "server.address", "127.0.0.1"));
        ConfigurableApplicationContext context = application.run(all);
        return OptionalInt.of(SpringApplication.exit(context));
    }

    private static boolean isErrand(String argument) {
        return argument.startsWith("--import-") || argument.startsWith("--add-");
    }
}
