package org.needsline.benchmark;

/**
 * How long and how much, from system properties that begin with {@code bench.}.
 *
 * @param threads clients at once
 * @param openCases cases that stand open in the large state
 * @param fewOpenCases cases that stand open in the small state
 * @param needs rows in the library of needs when it is searched
 * @param seconds length of one turn of one system
 * @param warmUp seconds that each system works before anything is measured
 * @param rounds turns of each system in each state
 * @param timers timers due at once
 * @param samples repetitions of each query
 */
record Settings(
        int threads,
        int openCases,
        int fewOpenCases,
        int needs,
        int seconds,
        int warmUp,
        int rounds,
        int timers,
        int samples) {

    static Settings fromProperties() {
        boolean quick = Boolean.getBoolean("bench.quick");
        return new Settings(
                Integer.getInteger("bench.threads", 2),
                Integer.getInteger("bench.open", quick ? 3_000 : 100_000),
                Integer.getInteger("bench.few", quick ? 300 : 1_000),
                Integer.getInteger("bench.needs", quick ? 6_000 : 260_000),
                Integer.getInteger("bench.seconds", quick ? 3 : 10),
                Integer.getInteger("bench.warmUp", quick ? 2 : 25),
                Integer.getInteger("bench.rounds", quick ? 1 : 3),
                Integer.getInteger("bench.timers", quick ? 200 : 5_000),
                Integer.getInteger("bench.samples", quick ? 30 : 300));
    }
}
