package org.needsline.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import javax.sql.DataSource;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.needsline.benchmark.NeedLives.Case;
import org.needsline.benchmark.NeedLives.Stage;
import org.needsline.monitoring.ManagersView;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Carries needs through their whole life, on this system and on a bare engine with the same model, in turns, on one PostgreSQL that it
 * starts itself. It prints what it measured beside the goals and never fails for being slow.
 *
 * <pre>
 * mvn -Pbench test                        # all of it, less than 12 minutes on two cores
 * mvn -Pbench test -Dbench.quick=true     # does it work at all? less than 2 minutes, figures worth nothing
 * mvn -Pbench test -Dbench.only=search    # only the search over all cases, by every role
 * mvn -Pbench test -Dbench.only=site      # only what residents meet: see SiteBenchmark
 * mvn -Pbench test -Dbench.only=access    # only access requests through all ten links
 * </pre>
 *
 * The figures also stand in {@code target/benchmark.md}, and the statements of one life in {@code target/benchmark-statements.md}.
 * Sizes: {@link Settings}. Only ratios within one run mean anything, and below 15 % is noise.
 */
@Tag("benchmark")
@DisabledIfSystemProperty(named = "bench.only", matches = "site")
class NeedLifeBenchmark {

    private static final Timestamp LONG_DUE = Timestamp.from(Instant.parse("2020-01-01T00:00:00Z"));
    private static final List<String> DRAINED = List.of(
            "CatchEvent_PostingOver",
            "BoundaryEvent_ClaimReminder",
            "BoundaryEvent_ClaimNeedLapsed",
            "BoundaryEvent_TriageNeedLapsed",
            "BoundaryEvent_RatingOver");
    /** Target communities of each access request. */
    private static final int COMMUNITIES = 20;

    private static final Duration DRAIN_LIMIT = Duration.ofSeconds(120);

    private final Settings settings = Settings.fromProperties();
    private final Report report = new Report();

    /** Only the search over all cases, with {@code -Dbench.only=search}. */
    private void onlySearch(Path directory) throws Exception {
        District district = new District();
        try (Server server = new Server(directory);
                OurSystem ours = new OurSystem(server, "ours", district)) {
            DataSource pool = server.pool("ours");
            new OpenCases(ours, pool, district).fillLibraryUpTo(settings.needs());
            searchAllCases(ours, pool, district);
            report.write(server.version(), settings);
        }
    }

    /** Only the access requests, with {@code -Dbench.only=access}. */
    private void onlyAccess(Path directory) throws Exception {
        District district = new District();
        try (Server server = new Server(directory);
                OurSystem ours = new OurSystem(server, "ours", district)) {
            BareEngine bare = new BareEngine(server, "bare", district);
            accessRequests(server, ours, bare, district);
            statementsOfOneLife(
                    server,
                    new AccessLives(ours, district, COMMUNITIES),
                    new AccessLives(bare, district, COMMUNITIES),
                    2);
            report.write(server.version(), settings);
        }
    }

    private void accessRequests(Server server, NeedLives ours, NeedLives bare, District district) throws Exception {
        AccessLives our = new AccessLives(ours, district, COMMUNITIES);
        AccessLives their = new AccessLives(bare, district, COMMUNITIES);
        for (AccessLives system : List.of(our, their)) {
            Case lived = system.through(new Timings());
            assertThat(system.endedAt(lived)).as(lived.number()).isEqualTo("EndEvent_AccessExited");
        }
        turn(server, our, new Turns(), settings.warmUp());
        turn(server, their, new Turns(), settings.warmUp());
        report.access(COMMUNITIES, inTurns("access requests", server, our, their));
    }

    private void searchAllCases(OurSystem ours, DataSource pool, District district) {
        SearchLibrary.reword(pool);
        long begun = System.nanoTime();
        ours.makeFindable();
        new JdbcTemplate(pool).execute("vacuum analyze need_search");
        progress("%,d needs made findable in %.0f s", settings.needs(), (System.nanoTime() - begun) / 1e9);
        SearchLibrary library = ours.library(district);
        library.ask(Math.max(2, settings.samples() / 30));
        report.searchAllCases(library.ask(Math.max(5, settings.samples() / 5)));
    }

    @Test
    void wholeLives(@TempDir(cleanup = CleanupMode.ALWAYS) Path directory) throws Exception {
        if ("search".equals(System.getProperty("bench.only"))) {
            onlySearch(directory);
            return;
        }
        if ("access".equals(System.getProperty("bench.only"))) {
            onlyAccess(directory);
            return;
        }
        District district = new District();
        try (Server server = new Server(directory);
                OurSystem ours = new OurSystem(server, "ours", district)) {
            BareEngine bare = new BareEngine(server, "bare", district);
            DataSource ourPool = server.pool("ours");
            DataSource barePool = server.pool("bare");
            assertWhole(ours);
            assertWhole(bare);
            statementsOfOneLife(server, ours, bare, 10);
            accessRequests(server, ours, bare, district);
            // The compiler has seen every step often before anything counts.
            turn(server, ours, new Turns(), settings.warmUp());
            turn(server, bare, new Turns(), settings.warmUp());

            Run empty = inTurns("nearly empty", server, ours, bare);
            OpenCases ourCases = new OpenCases(ours, ourPool, district);
            OpenCases bareCases = new OpenCases(bare, barePool, district);
            both(() -> ourCases.fillUpTo(settings.fewOpenCases()), () -> bareCases.fillUpTo(settings.fewOpenCases()));
            Run few = inTurns("few open", server, ours, bare);
            both(() -> ourCases.fillUpTo(settings.openCases()), () -> bareCases.fillUpTo(settings.openCases()));
            ours.callMeetings(district);
            server.checkpoint();
            Run many = inTurns("many open", server, ours, bare);

            report.lives(settings, empty, few, many);
            firstPage(ours, bare, district);
            ourCases.fillLibraryUpTo(settings.needs());
            search(ours, district);
            managersView(ours, district);
            drain(ours, ourPool, bare, barePool);
            // Last, because it makes up what state each case is in.
            searchAllCases(ours, ourPool, district);
            report.write(server.version(), settings);
        }
    }

    /** A turn of each system, again and again, in one state of the databases. */
    private Run inTurns(String state, Server server, Lives ours, Lives bare) throws Exception {
        Turns our = new Turns();
        Turns their = new Turns();
        turn(server, ours, new Turns(), 2);
        turn(server, bare, new Turns(), 2);
        for (int round = 0; round < settings.rounds(); round++) {
            turn(server, ours, our, settings.seconds());
            turn(server, bare, their, settings.seconds());
        }
        progress("%s: ours %.1f, bare %.1f lives a second", state, our.rate(), their.rate());
        return new Run(our, their);
    }

    /**
     * What both systems did in one state.
     *
     * @param ours this system
     * @param bare the bare engine
     */
    record Run(Turns ours, Turns bare) {}

    /** What one system did in its turns. */
    static final class Turns {

        final Timings timings = new Timings();
        int lives;
        double seconds;
        long walBytes;
        long statements;
        long transactions;
        long rows;

        double rate() {
            return lives / seconds;
        }
    }

    private void turn(Server server, Lives system, Turns turns, int seconds) throws Exception {
        long wal = server.wal();
        long statements = server.statements(system.database());
        long transactions = server.transactions(system.database());
        long rows = server.rowsWritten(system.database());
        long begun = System.nanoTime();
        long end = begun + Duration.ofSeconds(seconds).toNanos();
        ExecutorService clients = Executors.newFixedThreadPool(settings.threads());
        List<Future<Timings>> results = new ArrayList<>();
        for (int i = 0; i < settings.threads(); i++) {
            results.add(clients.submit((Callable<Timings>) () -> {
                Timings timings = new Timings();
                while (System.nanoTime() < end) {
                    timings.run("whole life", () -> system.live(timings));
                }
                return timings;
            }));
        }
        for (Future<Timings> result : results) {
            Timings timings = result.get();
            turns.timings.add(timings);
            turns.lives += timings.count("whole life");
        }
        turns.seconds += (System.nanoTime() - begun) / 1e9;
        turns.walBytes += server.wal() - wal;
        turns.statements += server.statements(system.database()) - statements;
        turns.transactions += server.transactions(system.database()) - transactions;
        turns.rows += server.rowsWritten(system.database()) - rows;
        clients.shutdown();
    }

    /** Both systems really reach the end. */
    private static void assertWhole(NeedLives system) {
        for (int i = 0; i < 4; i++) {
            Case lived = system.live(new Timings(), Stage.CLOSED);
            assertThat(system.endedAt(lived)).as(lived.number()).isEqualTo("EndEvent_NeedMet");
        }
    }

    /** Which statements a life sends, how often and how many rows they touch: for finding waste, not for speed. */
    private static void statementsOfOneLife(Server server, Lives ours, Lives bare, int lives) throws IOException {
        StringBuilder page = new StringBuilder("# Statements of one life\n");
        for (Lives system : List.of(ours, bare)) {
            server.jdbc().execute("select pg_stat_statements_reset()");
            for (int i = 0; i < lives; i++) {
                system.live(new Timings());
            }
            page.append("\n## ")
                    .append(system.database())
                    .append("\n\n| calls | rows | ms | WAL bytes | statement |\n");
            page.append("| ---: | ---: | ---: | ---: | --- |\n");
            server.jdbc()
                    .query(
                            "select s.calls, s.rows, s.total_exec_time, s.wal_bytes, s.query from pg_stat_statements s join"
                                    + " pg_database d on d.oid = s.dbid where d.datname = ? order by s.calls desc, s.query",
                            row -> {
                                page.append(String.format(
                                        Locale.ROOT,
                                        "| %.1f | %.1f | %.2f | %.0f | `%s` |%n",
                                        row.getDouble(1) / lives,
                                        row.getDouble(2) / lives,
                                        row.getDouble(3) / lives,
                                        row.getDouble(4) / lives,
                                        row.getString(5).replaceAll("\\s+", " ").replace("|", "\\|")));
                            },
                            system.database());
        }
        Files.createDirectories(Path.of("target"));
        Files.writeString(Path.of("target/benchmark-statements.md"), page);
    }

    /** What a village's clerk waits for when the task list opens. */
    private void firstPage(NeedLives ours, NeedLives bare, District district) {
        for (NeedLives system : List.of(ours, bare)) {
            Timings timings = new Timings();
            for (int i = 0; i < settings.samples(); i++) {
                String clerk = "clerk." + any(district.villages());
                system.as(clerk, () -> {
                    var tasks = system.engine().getTaskService();
                    timings.run("first page", () -> tasks.createTaskQuery()
                            .taskCandidateGroupIn(District.groupsOf(clerk))
                            .initializeFormKeys()
                            .orderByTaskPriority()
                            .desc()
                            .listPage(0, 15));
                    timings.run("count", () -> tasks.createTaskQuery()
                            .taskCandidateGroupIn(District.groupsOf(clerk))
                            .count());
                    return true;
                });
            }
            report.clerk(system == ours, timings);
        }
    }

    /** What a manager waits for when Cockpit opens, and one click further. */
    private void managersView(OurSystem ours, District district) {
        Timings timings = new Timings();
        ManagersView everything = ours.managersView("bench.manager.district", District.CODE);
        for (int i = 0; i < Math.max(3, settings.samples() / 20); i++) {
            timings.run("district, all units", everything::overview);
            timings.run("district, the slowest unit", everything::worstUnit);
        }
        ManagersView town = ours.managersView("bench.manager.town", District.town(any(district.villages())));
        for (int i = 0; i < Math.max(3, settings.samples() / 20); i++) {
            timings.run("town, all units", town::overview);
            timings.run("town, the slowest unit", town::worstUnit);
        }
        report.managers(timings);
    }

    private void search(OurSystem ours, District district) {
        Timings timings = new Timings();
        for (int i = 0; i < settings.samples(); i++) {
            String village = any(district.villages());
            timings.run("waiting for screening", () -> ours.needs().waitingForScreening(village, 60));
        }
        for (int i = 0; i < Math.max(3, settings.samples() / 20); i++) {
            timings.run("backlogs of all villages", () -> ours.needs().backlogs());
        }
        report.search(timings);
    }

    /** Thousands of timers come due at once while the others wait; each system's own job executor fires them. */
    private void drain(NeedLives ours, DataSource ourPool, NeedLives bare, DataSource barePool) throws Exception {
        Drained our = drain(ours, ourPool);
        Drained their = drain(bare, barePool);
        report.drain(our, their);
    }

    /**
     * What became of the timers.
     *
     * @param fired how many were fired
     * @param left how many were not, when time was up
     * @param failed how many of those had failed
     * @param seconds how long it took
     */
    record Drained(int fired, int left, int failed, double seconds) {

        double rate() {
            return fired / seconds;
        }
    }

    private Drained drain(NeedLives system, DataSource pool) throws InterruptedException {
        JdbcTemplate jdbc = new JdbcTemplate(pool);
        // What clients left behind, such as messages to be sent, is not part of this.
        jdbc.update(
                "update act_ru_job set duedate_ = ? where duedate_ is null",
                Timestamp.from(Instant.now().plus(Duration.ofDays(30))));
        int due = 0;
        for (String activity : DRAINED) {
            due += jdbc.update(
                    "update act_ru_job set duedate_ = ? where id_ in (select j.id_ from act_ru_job j join act_ru_jobdef d on"
                            + " d.id_ = j.job_def_id_ where d.act_id_ = ? order by j.id_ limit ?)",
                    LONG_DUE,
                    activity,
                    settings.timers() / DRAINED.size());
        }
        jdbc.execute("vacuum analyze act_ru_job");
        JobExecutor executor =
                ((ProcessEngineConfigurationImpl) system.engine().getProcessEngineConfiguration()).getJobExecutor();
        long begun = System.nanoTime();
        executor.start();
        int left = due;
        while (left > waiting(jdbc, " and exception_msg_ is not null")
                && System.nanoTime() - begun < DRAIN_LIMIT.toNanos()) {
            Thread.sleep(250);
            left = waiting(jdbc, "");
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        executor.shutdown();
        int failed = waiting(jdbc, " and exception_msg_ is not null");
        progress("%s: %d timers due, %d left, %d failed, %.1f s", system.database(), due, left, failed, seconds);
        return new Drained(due - left, left, failed, seconds);
    }

    private static int waiting(JdbcTemplate jdbc, String and) {
        return jdbc.queryForObject("select count(*) from act_ru_job where duedate_ = ?" + and, Integer.class, LONG_DUE);
    }

    private static void both(Runnable one, Runnable other) throws Exception {
        ExecutorService two = Executors.newFixedThreadPool(2);
        Future<?> first = two.submit(one);
        Future<?> second = two.submit(other);
        first.get();
        second.get();
        two.shutdown();
    }

    private static String any(List<String> list) {
        return list.get(ThreadLocalRandom.current().nextInt(list.size()));
    }

    static void progress(String text, Object... values) {
        System.out.println("[benchmark] " + String.format(Locale.ROOT, text, values));
    }
}
