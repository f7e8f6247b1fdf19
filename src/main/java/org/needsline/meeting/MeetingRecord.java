package org.needsline.meeting;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the secretary writes down after a meeting. Everything on the agenda that is not named here was voted on with the list.
 *
 * @param present representatives who came
 * @param recusals who stayed out of which decision, in words
 * @param listVote the vote on the list as a whole; null when too few came to vote at all
 * @param deferred numbers of needs put off to the next meeting
 * @param rejected numbers of needs rejected, by reason
 * @param outsideRemit numbers of needs that no village, town or district can answer
 * @param singleVotes needs voted on by themselves, one line each: {@code number yes no abstain}; the number is the need's or its
 *     position on the agenda
 */
public record MeetingRecord(
        int present,
        String chair,
        @Nullable String recusals,
        @Nullable Vote listVote,
        List<String> deferred,
        Map<RejectionReason, List<String>> rejected,
        List<String> outsideRemit,
        @Nullable String singleVotes) {

    public MeetingRecord {
        deferred = List.copyOf(deferred);
        Map<RejectionReason, List<String>> copy = new EnumMap<>(RejectionReason.class);
        rejected.forEach((reason, numbers) -> copy.put(reason, List.copyOf(numbers)));
        rejected = copy;
        outsideRemit = List.copyOf(outsideRemit);
    }
}
