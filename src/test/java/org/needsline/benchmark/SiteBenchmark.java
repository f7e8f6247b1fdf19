package org.needsline.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What residents meet, over HTTP on one PostgreSQL: the village page and the tracking of a need with many postings in the library, and a
 * minute in which honest submissions arrive beside somebody who floods. Readers, senders and the system share the machine.
 *
 * <pre>
 * mvn -Pbench test -Dbench.only=site                      # some minutes
 * mvn -Pbench test -Dbench.only=site -Dbench.quick=true   # does it work at all?
 * </pre>
 *
 * {@code -Dbench.door=rest} sends to the residents' interface instead of the pages. Sizes: {@code bench.postings}, {@code bench.readers}, {@code bench.honest} and {@code bench.abuse} (a second), {@code bench.burst} (s).
 */
@Tag("benchmark")
@EnabledIfSystemProperty(named = "bench.only", matches = "site")
class SiteBenchmark {

    private static final boolean QUICK = Boolean.getBoolean("bench.quick");
    private static final int POSTINGS = Integer.getInteger("bench.postings", QUICK ? 2_000 : 100_000);
    private static final int READERS = Integer.getInteger("bench.readers", 4);
    private static final int HONEST = Integer.getInteger("bench.honest", 20);
    private static final int ABUSE = Integer.getInteger("bench.abuse", 200);
    private static final int BURST = Integer.getInteger("bench.burst", QUICK ? 5 : 60);
    /** {@code pages}, or {@code rest}: the residents' interface, without any page. */
    private static final String DOOR = System.getProperty("bench.door", "pages");

    private static final int TRACKED = QUICK ? 20 : 200;

    /** So many of the abuser's submissions are as good as anybody's: as many as the limit of calls lets in at once. */
    private static final int WORKED = QUICK ? 100 : 300;

    private final Settings settings = Settings.fromProperties();
    private final Report report = new Report();

    /**
     * What became of a minute.
     *
     * @param seconds how long it was
     * @param honest honest submissions
     * @param sentTwice how many of them were sent twice at the same moment, as by a double tap
     * @param accepted honest ones that got a number
     * @param refused honest ones that were told no
     * @param refusals with which status they were told no, and how often
     * @param unanswered honest ones without an answer, also at a second try
     * @param lost accepted ones that are not in the library
     * @param doubled accepted ones that stand there more than once
     * @param timings of the honest ones
     * @param abusive what the abuser sent
     * @param abusiveAccepted of that accepted
     * @param abusiveRefused of that refused
     */
    record Burst(
            int seconds,
            int honest,
            int sentTwice,
            int accepted,
            int refused,
            Map<Integer, Integer> refusals,
            int unanswered,
            int lost,
            int doubled,
            Timings timings,
            int abusive,
            int abusiveAccepted,
            int abusiveRefused) {

        double refusedShare() {
            return honest == 0 ? 1 : (double) (refused + unanswered) / honest;
        }
    }

    @Test
    void residents(@TempDir(cleanup = CleanupMode.ALWAYS) Path directory) throws Exception {
        District district = new District();
        try (Server server = new Server(directory);
                OurSystem ours = new OurSystem(server, "ours", district)) {
            JdbcTemplate jdbc = new JdbcTemplate(server.pool("ours"));
            new OpenCases(ours, server.pool("ours"), district).fillPostingsUpTo(POSTINGS);
            progress("%,d postings", jdbc.queryForObject("select count(*) from need_posting", Long.class));
            PublicVisitors visitors = new PublicVisitors(ours.port(), !"rest".equals(DOOR));
            visitors.prepare(TRACKED + HONEST * BURST + HONEST, WORKED);
            List<PublicVisitors.Receipt> receipts = new ArrayList<>();
            Map<PublicVisitors.Receipt, String> opened = new HashMap<>();
            for (int i = 0; i < TRACKED; i++) {
                receipts.add(visitors.filed(any(district.villages()), "跟踪的需求" + i)
                        .orElseThrow(() -> new IllegalStateException("A need cannot be filed")));
                opened.put(receipts.get(i), visitors.opens(receipts.get(i)));
            }
            server.checkpoint();

            if (!"rest".equals(DOOR)) {
                reading("Village page", () -> visitors.readsVillage(any(district.villages())));
            }
            reading("Tracking", () -> {
                PublicVisitors.Receipt receipt = any(receipts);
                visitors.tracks(receipt, Objects.requireNonNull(opened.get(receipt)));
            });
            Burst burst = burst(visitors, district, jdbc);
            assertThat(burst.accepted())
                    .as("the senders send what the system takes")
                    .isPositive();
            report.burst(burst);
            report.write(server.version(), settings);
        }
    }

    private interface Reading {
        void read() throws IOException, InterruptedException;
    }

    private void reading(String what, Reading page) throws Exception {
        readers(what, page, Math.max(1, settings.warmUp() / 2));
        int seconds = Math.max(1, settings.seconds() * settings.rounds());
        long begun = System.nanoTime();
        Timings timings = readers(what, page, seconds);
        double measured = (System.nanoTime() - begun) / 1e9;
        progress(
                "%s: p95 %.1f ms, %.0f a second", what, timings.percentile(what, 0.95), timings.count(what) / measured);
        report.reading(what, POSTINGS, READERS, timings, measured);
    }

    private static Timings readers(String what, Reading page, int seconds) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        ExecutorService readers = Executors.newFixedThreadPool(READERS);
        List<Future<Timings>> results = new ArrayList<>();
        for (int i = 0; i < READERS; i++) {
            results.add(readers.submit((Callable<Timings>) () -> {
                Timings timings = new Timings();
                while (System.nanoTime() < end) {
                    timings.run(what, () -> {
                        try {
                            page.read();
                        } catch (IOException | InterruptedException e) {
                            throw new IllegalStateException(e);
                        }
                    });
                }
                return timings;
            }));
        }
        Timings all = new Timings();
        for (Future<Timings> result : results) {
            all.add(result.get());
        }
        readers.shutdown();
        return all;
    }

    /** What one honest resident has sent. */
    private record Sent(String words, boolean twice, long begun, List<CompletableFuture<Outcome>> answers) {}

    private record Outcome(HttpResponse<String> answer, long nanos) {}

    /** Sent at their moments whether or not the system keeps up, as people do. */
    private static Burst burst(PublicVisitors visitors, District district, JdbcTemplate jdbc) throws Exception {
        List<Sent> honest = new ArrayList<>();
        List<CompletableFuture<HttpResponse<String>>> abusive = new ArrayList<>();
        String run = Long.toHexString(ThreadLocalRandom.current().nextLong());
        long begun = System.nanoTime();
        int slots = ABUSE * BURST;
        int every = Math.max(1, ABUSE / HONEST);
        for (int slot = 0; slot < slots; slot++) {
            long at = begun + TimeUnit.SECONDS.toNanos(1) * slot / ABUSE;
            while (System.nanoTime() < at) {
                LockSupport.parkNanos(at - System.nanoTime());
            }
            abusive.add(visitors.floods(any(district.villages()), "刷屏" + run + " " + slot));
            if (slot % every == 0) {
                String words = "高峰" + run + " 第" + honest.size() + "件 ";
                boolean twice = honest.size() % 10 == 0;
                PublicVisitors.Submission submission = visitors.submission(any(district.villages()), words);
                List<CompletableFuture<Outcome>> answers = new ArrayList<>();
                for (int i = 0; i < (twice ? 2 : 1); i++) {
                    long sent = System.nanoTime();
                    answers.add(submission
                            .send()
                            .handle((answer, failed) -> answer)
                            // Without an answer a resident presses again.
                            .thenCompose(answer -> answer != null && answer.statusCode() < 500
                                    ? CompletableFuture.completedFuture(answer)
                                    : submission.send().handle((second, failed) -> second))
                            .thenApply(answer -> new Outcome(answer, System.nanoTime() - sent)));
                }
                honest.add(new Sent(words, twice, System.nanoTime(), answers));
            }
        }
        Timings timings = new Timings();
        int accepted = 0;
        int refused = 0;
        Map<Integer, Integer> refusals = new TreeMap<>();
        int unanswered = 0;
        Set<String> acceptedWords = new HashSet<>();
        for (Sent one : honest) {
            boolean taken = false;
            int status = 0;
            for (CompletableFuture<Outcome> each : one.answers()) {
                Outcome outcome = each.get();
                timings.add("submission", outcome.nanos());
                status = outcome.answer() == null ? status : outcome.answer().statusCode();
                taken |= visitors.tookIt(outcome.answer());
            }
            if (taken) {
                accepted++;
                acceptedWords.add(one.words());
            } else if (status > 0) {
                refused++;
                refusals.merge(status, 1, Integer::sum);
            } else {
                unanswered++;
            }
        }
        int abusiveAccepted = 0;
        int abusiveRefused = 0;
        for (CompletableFuture<HttpResponse<String>> each : abusive) {
            HttpResponse<String> answer = each.handle((given, failed) -> given).get();
            if (visitors.tookIt(answer)) {
                abusiveAccepted++;
            } else if (answer != null) {
                abusiveRefused++;
            }
        }
        int lost = 0;
        int doubled = 0;
        for (String words : acceptedWords) {
            int there = jdbc.queryForObject(
                    "select count(*) from need where channel = 'web' and description like ?",
                    Integer.class,
                    words + "%");
            lost += there == 0 ? 1 : 0;
            doubled += there > 1 ? 1 : 0;
        }
        progress("burst: %d of %d accepted, %d lost, %d doubled", accepted, honest.size(), lost, doubled);
        return new Burst(
                BURST,
                honest.size(),
                (int) honest.stream().filter(Sent::twice).count(),
                accepted,
                refused,
                refusals,
                unanswered,
                lost,
                doubled,
                timings,
                abusive.size(),
                abusiveAccepted,
                abusiveRefused);
    }

    private static <T> T any(List<T> list) {
        return list.get(ThreadLocalRandom.current().nextInt(list.size()));
    }

    private static void progress(String text, Object... values) {
        NeedLifeBenchmark.progress(text, values);
    }
}
