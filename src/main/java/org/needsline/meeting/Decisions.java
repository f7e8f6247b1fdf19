package org.needsline.meeting;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.needsline.wording.Refusal;

/**
 * The rules of voting (domain, 3.3): what was taken out of the list is decided by itself, everything else goes with the list; acceptance
 * needs more than half of those present; without that a need is deferred.
 */
final class Decisions {

    private static final Pattern BETWEEN = Pattern.compile("[\\s,，、;；:：\\u3000]+");
    private static final Pattern COUNT = Pattern.compile("\\d{1,6}");

    private final List<AgendaItem> agenda;
    private final int present;
    private final Map<String, Decision> taken = new LinkedHashMap<>();

    private Decisions(List<AgendaItem> agenda, int present) {
        this.agenda = agenda;
        this.present = present;
    }

    /**
     * One decision for each need on the agenda, in its order.
     *
     * @throws Refusal when the record contradicts itself or the agenda
     */
    static List<Decision> of(List<AgendaItem> agenda, MeetingRecord meeting) {
        Decisions decisions = new Decisions(agenda, meeting.present());
        Vote list = decisions.plausible(listVote(meeting.listVote()), "整单表决", "The vote on the list");
        meeting.deferred().forEach(number -> decisions.takeOut(number, ScreeningOutcome.DEFERRED, null));
        meeting.rejected()
                .forEach((reason, numbers) ->
                        numbers.forEach(number -> decisions.takeOut(number, ScreeningOutcome.REJECTED, reason)));
        meeting.outsideRemit().forEach(number -> decisions.takeOut(number, ScreeningOutcome.OUTSIDE_REMIT, null));
        decisions.readSingleVotes(meeting.singleVotes());
        ScreeningOutcome listOutcome =
                list.carriedBy(meeting.present()) ? ScreeningOutcome.ACCEPTED : ScreeningOutcome.DEFERRED;
        List<Decision> all = new ArrayList<>();
        for (AgendaItem item : agenda) {
            Decision own = decisions.taken.get(item.need().number());
            all.add(own != null ? own : new Decision(item.need().number(), listOutcome, null, Decision.How.LIST, list));
        }
        return all;
    }

    private static Vote listVote(@Nullable Vote vote) {
        if (vote == null) {
            throw Refusal.invalid("到会人数已达三分之二，请填写整单表决的票数。", "There was a quorum: enter the vote on the list.");
        }
        return vote;
    }

    private void takeOut(String number, ScreeningOutcome outcome, @Nullable RejectionReason reason) {
        take(new Decision(onAgenda(number), outcome, reason, Decision.How.TAKEN_OUT, null));
    }

    private void readSingleVotes(@Nullable String text) {
        if (text == null) {
            return;
        }
        text.lines().map(String::strip).filter(line -> !line.isEmpty()).forEach(line -> {
            String[] parts = BETWEEN.split(line);
            if (parts.length != 4
                    || !COUNT.matcher(parts[1]).matches()
                    || !COUNT.matcher(parts[2]).matches()
                    || !COUNT.matcher(parts[3]).matches()) {
                throw Refusal.invalid(
                        "单独表决“" + shortened(line) + "”写法不对，应为：编号 赞成 反对 弃权。",
                        "The single vote \"" + shortened(line) + "\" should read: number yes no abstain.");
            }
            String number = onAgenda(parts[0]);
            Vote vote = plausible(
                    new Vote(Integer.parseInt(parts[1]), Integer.parseInt(parts[2]), Integer.parseInt(parts[3])),
                    number + " 的单独表决",
                    "The single vote on " + number);
            take(new Decision(
                    number,
                    vote.carriedBy(present) ? ScreeningOutcome.ACCEPTED : ScreeningOutcome.DEFERRED,
                    null,
                    Decision.How.SINGLE,
                    vote));
        });
    }

    private void take(Decision decision) {
        if (taken.putIfAbsent(decision.needNumber(), decision) != null) {
            throw Refusal.invalid(
                    "需求 " + decision.needNumber() + " 出现了两次，每件需求只能有一个结果。",
                    "Need " + decision.needNumber() + " occurs twice; each need can have one outcome only.");
        }
    }

    /** The need's number, given as such or as its position on the agenda. */
    private String onAgenda(String given) {
        return agenda.stream()
                .filter(item -> item.need().number().equals(given)
                        || Integer.toString(item.position()).equals(given))
                .map(item -> item.need().number())
                .findFirst()
                .orElseThrow(() -> Refusal.invalid(
                        "议程中没有需求 " + shortened(given) + "。",
                        "There is no need " + shortened(given) + " on the agenda."));
    }

    private Vote plausible(Vote vote, String zh, String en) {
        if (vote.cast() > present) {
            throw Refusal.invalid(
                    zh + "共" + vote.cast() + "票，多于到会的" + present + "人。",
                    en + " counts " + vote.cast() + " votes, more than the " + present + " present.");
        }
        return vote;
    }

    private static String shortened(String text) {
        return text.codePoints().limit(60).mapToObj(Character::toString).collect(Collectors.joining());
    }
}
