package org.needsline.meeting;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Primary;

/** A library of needs that remembers what it was told and fails when asked to. */
@Primary
public class LibraryDouble implements WaitingNeeds, ScreeningResults {

    public record Told(ScreeningOutcome outcome, @Nullable String reason, String meetingId, String voteLine) {}

    private final Map<String, WaitingNeed> waiting = new LinkedHashMap<>();
    private final Map<String, List<Told>> told = new ConcurrentHashMap<>();
    private final Map<String, Integer> failures = new ConcurrentHashMap<>();

    public void reset() {
        waiting.clear();
        told.clear();
        failures.clear();
    }

    /** So many needs wait in the village; the first one is urgent, the others follow by households. */
    public List<String> wait(String village, int count) {
        List<String> numbers = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            WaitingNeed need = new WaitingNeed(
                    String.format("%s-2026-%04d", village, i),
                    "第" + i + "组道路硬化",
                    "道路交通 Roads and transport",
                    "development",
                    i == 1 ? "urgent" : "ordinary",
                    LocalDate.of(2026, 9, 28),
                    1000 - i,
                    false);
            waiting.put(need.number(), need);
            numbers.add(need.number());
        }
        return numbers;
    }

    public void noLongerWaits(String number) {
        waiting.remove(number);
    }

    public void failFor(String number, int times) {
        failures.put(number, times);
    }

    public List<Told> told(String number) {
        return told.getOrDefault(number, List.of());
    }

    @Override
    public List<WaitingNeed> of(String village) {
        return waiting.values().stream()
                .filter(need -> need.number().startsWith(village))
                .toList();
    }

    @Override
    public boolean screened(
            String needNumber,
            ScreeningOutcome outcome,
            @Nullable String reasonCode,
            String meetingId,
            String voteLine) {
        int left = failures.getOrDefault(needNumber, 0);
        if (left > 0) {
            failures.put(needNumber, left - 1);
            throw new IllegalStateException("The library is not there for " + needNumber);
        }
        WaitingNeed need = outcome == ScreeningOutcome.DEFERRED ? waiting.get(needNumber) : waiting.remove(needNumber);
        if (need == null) {
            return false;
        }
        told.computeIfAbsent(needNumber, number -> new ArrayList<>())
                .add(new Told(outcome, reasonCode, meetingId, voteLine));
        return true;
    }
}
