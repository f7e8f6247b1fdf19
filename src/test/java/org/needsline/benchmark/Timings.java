package org.needsline.benchmark;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How long each step took, in nanoseconds, in the order in which steps were first seen. Not for several threads at once. */
final class Timings {

    private final Map<String, List<Long>> steps = new LinkedHashMap<>();

    /** Runs a step and keeps its time. */
    <T> T time(String step, java.util.function.Supplier<T> work) {
        long begun = System.nanoTime();
        T result = work.get();
        steps.computeIfAbsent(step, name -> new ArrayList<>()).add(System.nanoTime() - begun);
        return result;
    }

    /** Keeps a time that was taken elsewhere. */
    void add(String step, long nanos) {
        steps.computeIfAbsent(step, name -> new ArrayList<>()).add(nanos);
    }

    void run(String step, Runnable work) {
        time(step, () -> {
            work.run();
            return true;
        });
    }

    void add(Timings others) {
        others.steps.forEach((step, times) ->
                steps.computeIfAbsent(step, name -> new ArrayList<>()).addAll(times));
    }

    List<String> steps() {
        return List.copyOf(steps.keySet());
    }

    int count(String step) {
        return steps.getOrDefault(step, List.of()).size();
    }

    /** Milliseconds that the given part of all runs stayed below; not a number if the step never ran. */
    double percentile(String step, double part) {
        List<Long> times = new ArrayList<>(steps.getOrDefault(step, List.of()));
        if (times.isEmpty()) {
            return Double.NaN;
        }
        Collections.sort(times);
        int index = (int) Math.ceil(part * times.size()) - 1;
        return times.get(Math.max(0, index)) / 1e6;
    }
}
