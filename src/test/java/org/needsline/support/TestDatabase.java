package org.needsline.support;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** Gives each application context a fresh database: H2 in memory, or a PostgreSQL that this JVM starts once. */
public final class TestDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static EmbeddedPostgres server;

    public static boolean isPostgres() {
        return "postgres".equals(System.getProperty("needsline.test.database", "h2"));
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        String name = "t" + UUID.randomUUID().toString().replace("-", "");
        Map<String, String> properties = isPostgres()
                ? Map.of(
                        "spring.datasource.url", newPostgresDatabase(name),
                        "spring.datasource.username", "postgres",
                        "spring.datasource.password", "postgres")
                : Map.of("spring.datasource.url", "jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1");
        TestPropertyValues.of(properties).applyTo(context);
    }

    /** The address of a new empty database of that name, whatever the other tests run on; user and password are {@code postgres}. */
    public static synchronized String newPostgresDatabase(String name) {
        try {
            if (server == null) {
                // Every context of the tests keeps its pool until the end.
                server = EmbeddedPostgres.builder()
                        .setServerConfig("max_connections", "1000")
                        .start();
            }
            try (var connection = server.getPostgresDatabase().getConnection();
                    var statement = connection.createStatement()) {
                statement.execute("create database " + name);
            }
            return server.getJdbcUrl("postgres", name);
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL could not be started for the tests", e);
        } catch (SQLException e) {
            throw new IllegalStateException("Database " + name + " could not be created", e);
        }
    }
}
