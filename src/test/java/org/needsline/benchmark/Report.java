package org.needsline.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.needsline.benchmark.NeedLifeBenchmark.Drained;
import org.needsline.benchmark.NeedLifeBenchmark.Run;
import org.needsline.benchmark.NeedLifeBenchmark.Turns;

/** The figures beside their goals, printed and kept in {@code target/benchmark.md}. */
final class Report {

    private final List<String> goals = new ArrayList<>();
    private final List<String> details = new ArrayList<>();

    void lives(Settings settings, Run empty, Run few, Run many) {
        double emptyRatio = empty.ours().rate() / empty.bare().rate();
        double manyRatio = many.ours().rate() / many.bare().rate();
        atLeast("Lives a second, nearly empty: ours ÷ bare engine", emptyRatio, 1.0);
        atLeast("Lives a second, %,d open: ours ÷ bare engine".formatted(settings.openCases()), manyRatio, 2.5);
        atLeast(
                "Our lives a second at %,d open ÷ at %,d open".formatted(settings.openCases(), settings.fewOpenCases()),
                many.ours().rate() / few.ours().rate(),
                0.9);
        atMost(
                "WAL a life, nearly empty: ours ÷ bare engine",
                walPerLife(empty.ours()) / walPerLife(empty.bare()),
                0.6);
        atMost("WAL a life, many open: ours ÷ bare engine", walPerLife(many.ours()) / walPerLife(many.bare()), 0.6);

        details.add("## Lives\n\n| | lives/s | p50 ms | p95 ms | statements | transactions | rows written | WAL kB |\n"
                + "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
        turns("ours, nearly empty", empty.ours());
        turns("bare, nearly empty", empty.bare());
        turns("ours, %,d open".formatted(settings.fewOpenCases()), few.ours());
        turns("bare, %,d open".formatted(settings.fewOpenCases()), few.bare());
        turns("ours, %,d open".formatted(settings.openCases()), many.ours());
        turns("bare, %,d open".formatted(settings.openCases()), many.bare());

        details.add(
                "\n## Steps, p50 / p95 in ms\n\n| step | ours, nearly empty | bare, nearly empty | ours, many open | bare, many open |\n"
                        + "| --- | ---: | ---: | ---: | ---: |");
        for (String step : many.ours().timings.steps()) {
            details.add("| " + step + " | " + both(empty.ours(), step) + " | " + both(empty.bare(), step) + " | "
                    + both(many.ours(), step) + " | " + both(many.bare(), step) + " |");
        }
    }

    void access(int communities, Run run) {
        atLeast(
                "Access requests a second through all ten links, %d communities: ours ÷ bare engine"
                        .formatted(communities),
                run.ours().rate() / run.bare().rate(),
                1.0);
        details.add("\n## Access requests through all ten links, %d communities each\n\n".formatted(communities)
                + "| | requests/s | p50 ms | p95 ms | statements | transactions | rows written | WAL kB |\n"
                + "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
        turns("ours", run.ours());
        turns("bare", run.bare());
        details.add("\n| step, p50 / p95 in ms | ours | bare |\n| --- | ---: | ---: |");
        for (String step : run.ours().timings.steps()) {
            details.add("| " + step + " | " + both(run.ours(), step) + " | " + both(run.bare(), step) + " |");
        }
    }

    void clerk(boolean ours, Timings timings) {
        String who = ours ? "A clerk's" : "bare engine, authorization off: a clerk's";
        details.add("\n" + who + " first page " + both(timings, "first page") + " ms, count " + both(timings, "count")
                + " ms (p50 / p95)");
        if (ours) {
            atMost("A clerk's first page, p95 in ms (better 10)", timings.percentile("first page", 0.95), 50);
            atMost("A clerk's count, p95 in ms (better 10)", timings.percentile("count", 0.95), 50);
        }
    }

    void search(Timings timings) {
        details.add("\n## Search in the library, p50 / p95 in ms\n");
        double worst = 0;
        for (String query : timings.steps()) {
            details.add("- " + query + ": " + both(timings, query));
            worst = Math.max(worst, timings.percentile(query, 0.95));
        }
        atMost("Search by business field, the slowest query, p95 in ms (better 10)", worst, 100);
    }

    void searchAllCases(Timings timings) {
        details.add("\n## Search over all cases within a person's reach, with the count, p50 / p95 in ms\n");
        double worst = 0;
        for (String question : timings.steps()) {
            details.add("- " + question + ": " + both(timings, question));
            worst = Math.max(worst, timings.percentile(question, 0.95));
        }
        atMost("Search over all cases by every role, the slowest question, p95 in ms", worst, 100);
    }

    void managers(Timings timings) {
        details.add("\n## Who lets people wait: the managers' page, p50 / p95 in ms\n");
        double worst = 0;
        for (String query : timings.steps()) {
            details.add("- " + query + ": " + both(timings, query));
            worst = Math.max(worst, timings.percentile(query, 0.95));
        }
        atMost("Managers' page, the slowest query, p95 in ms", worst, 1000);
    }

    /** What residents read, each in turns of some seconds with several readers at once. */
    void reading(String what, int postings, int readers, Timings timings, double seconds) {
        details.add(String.format(
                Locale.ROOT,
                "\n%s, %,d postings, %d readers at once: p50 / p95 %s ms, %.0f requests a second",
                what,
                postings,
                readers,
                both(timings, what),
                timings.count(what) / seconds));
    }

    /** Honest submissions beside somebody who floods. */
    void burst(SiteBenchmark.Burst burst) {
        atMost("Honest submissions refused beside an abuser, in hundredths", burst.refusedShare() * 100, 1);
        atMost("Accepted submissions lost", burst.lost(), 0);
        atMost("Accepted submissions doubled", burst.doubled(), 0);
        details.add(String.format(
                Locale.ROOT,
                "\n## Burst of %d s\n\n%d honest submissions (%d of them sent twice at once): %d accepted, %d refused (by status %s),"
                        + " %d without an answer; p50 / p95 %s ms. The abuser sent %d: %d accepted, %d refused, %d without an answer.",
                burst.seconds(),
                burst.honest(),
                burst.sentTwice(),
                burst.accepted(),
                burst.refused(),
                burst.refusals(),
                burst.unanswered(),
                both(burst.timings(), "submission"),
                burst.abusive(),
                burst.abusiveAccepted(),
                burst.abusiveRefused(),
                burst.abusive() - burst.abusiveAccepted() - burst.abusiveRefused()));
    }

    void drain(Drained ours, Drained bare) {
        atLeast("Timers fired a second: ours ÷ bare engine", ours.rate() / bare.rate(), 3.0);
        details.add(
                "\n## Timers due at once, each system's own job executor\n\n| | fired | left | failed | seconds | fired/s |\n"
                        + "| --- | ---: | ---: | ---: | ---: | ---: |");
        details.add(drained("ours", ours));
        details.add(drained("bare", bare));
    }

    void write(String postgres, Settings settings) throws IOException {
        List<String> page = new ArrayList<>();
        page.add(
                "# Benchmark\n\nPostgreSQL %s with fsync, %d processors, JDK %s, %d client threads, %,d open cases, %,d needs. %s\n"
                        .formatted(
                                postgres,
                                Runtime.getRuntime().availableProcessors(),
                                Runtime.version(),
                                settings.threads(),
                                settings.openCases(),
                                settings.needs(),
                                settings));
        page.add("| | measured | goal | |\n| --- | ---: | ---: | --- |");
        page.addAll(goals);
        page.add("");
        page.addAll(details);
        Files.createDirectories(Path.of("target"));
        Files.write(Path.of("target/benchmark.md"), page);
        page.forEach(System.out::println);
    }

    private void atLeast(String what, double measured, double goal) {
        goal(what, measured, "≥ ", goal, measured >= goal);
    }

    private void atMost(String what, double measured, double goal) {
        goal(what, measured, "≤ ", goal, measured <= goal);
    }

    private void goal(String what, double measured, String sign, double goal, boolean met) {
        goals.add(String.format(
                Locale.ROOT, "| %s | %.2f | %s%s | %s |", what, measured, sign, goal, met ? "met" : "NOT met"));
    }

    private void turns(String what, Turns turns) {
        details.add(String.format(
                Locale.ROOT,
                "| %s | %.1f | %.1f | %.1f | %.1f | %.1f | %.1f | %.1f |",
                what,
                turns.rate(),
                turns.timings.percentile("whole life", 0.5),
                turns.timings.percentile("whole life", 0.95),
                (double) turns.statements / turns.lives,
                (double) turns.transactions / turns.lives,
                (double) turns.rows / turns.lives,
                walPerLife(turns) / 1024));
    }

    private static double walPerLife(Turns turns) {
        return (double) turns.walBytes / turns.lives;
    }

    private static String both(Turns turns, String step) {
        return both(turns.timings, step);
    }

    private static String both(Timings timings, String step) {
        return String.format(Locale.ROOT, "%.1f / %.1f", timings.percentile(step, 0.5), timings.percentile(step, 0.95));
    }

    private static String drained(String who, Drained drained) {
        return String.format(
                Locale.ROOT,
                "| %s | %d | %d | %d | %.1f | %.1f |",
                who,
                drained.fired(),
                drained.left(),
                drained.failed(),
                drained.seconds(),
                drained.rate());
    }
}
