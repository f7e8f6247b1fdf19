package org.needsline.benchmark;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** One PostgreSQL for both systems, as durable as in production: the embedded default switches fsync off. */
final class Server implements AutoCloseable {

    private final EmbeddedPostgres postgres;
    private final JdbcTemplate jdbc;
    private final List<HikariDataSource> pools = new ArrayList<>();

    Server(Path directory) throws IOException {
        postgres = EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(directory.toFile())
                .setDataDirectory(directory.resolve("data").toFile())
                .setCleanDataDirectory(true)
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("shared_buffers", "1GB")
                .setServerConfig("work_mem", "16MB")
                .setServerConfig("maintenance_work_mem", "256MB")
                .setServerConfig("random_page_cost", "1.1")
                // No checkpoint in the middle of a turn, which would count for whoever has it.
                .setServerConfig("checkpoint_timeout", "1h")
                .setServerConfig("max_wal_size", "20GB")
                .setServerConfig("shared_preload_libraries", "pg_stat_statements")
                .setServerConfig("pg_stat_statements.max", "10000")
                .start();
        jdbc = new JdbcTemplate(postgres.getPostgresDatabase());
        jdbc.execute("create extension pg_stat_statements");
        if (!"on".equals(jdbc.queryForObject("show fsync", String.class))) {
            throw new IllegalStateException("The server must run with fsync on");
        }
    }

    String version() {
        return jdbc.queryForObject("show server_version", String.class);
    }

    String url(String database) {
        return "jdbc:postgresql://localhost:" + postgres.getPort() + "/" + database;
    }

    void create(String database) {
        jdbc.execute("create database " + database);
    }

    DataSource pool(String database) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url(database));
        config.setUsername("postgres");
        config.setMaximumPoolSize(20);
        HikariDataSource pool = new HikariDataSource(config);
        pools.add(pool);
        return pool;
    }

    /** Bytes of write-ahead log since the server exists. */
    long wal() {
        return jdbc.queryForObject("select (pg_current_wal_lsn() - '0/0'::pg_lsn)::bigint", Long.class);
    }

    /** Statements sent to a database so far, without the ends of transactions. */
    long statements(String database) {
        return sum(database, "calls", "not in ('BEGIN', 'COMMIT', 'ROLLBACK')");
    }

    long transactions(String database) {
        return sum(database, "calls", "= 'BEGIN'");
    }

    /** Rows written to a database so far. */
    long rowsWritten(String database) {
        return sum(database, "rows", "~* '^(insert|update|delete)'");
    }

    private long sum(String database, String column, String queries) {
        return jdbc.queryForObject(
                "select coalesce(sum(s." + column + "), 0)::bigint from pg_stat_statements s join pg_database d"
                        + " on d.oid = s.dbid where d.datname = ? and s.query " + queries,
                Long.class,
                database);
    }

    JdbcTemplate jdbc() {
        return jdbc;
    }

    void checkpoint() {
        jdbc.execute("checkpoint");
    }

    @Override
    public void close() throws IOException {
        pools.forEach(HikariDataSource::close);
        postgres.close();
    }
}
