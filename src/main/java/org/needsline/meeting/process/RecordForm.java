package org.needsline.meeting.process;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.needsline.meeting.MeetingRecord;
import org.needsline.meeting.RejectionReason;
import org.needsline.meeting.Vote;
import org.needsline.wording.Refusal;

/** The form of {@code RecordMeeting}. */
final class RecordForm {

    /** What stays until the minutes are published, so that a correction need not begin anew. */
    static final String[] FIELDS = {
        ScreeningMeeting.PRESENT,
        ScreeningMeeting.LIST_YES,
        ScreeningMeeting.LIST_NO,
        ScreeningMeeting.LIST_ABSTAIN,
        ScreeningMeeting.DEFERRED,
        ScreeningMeeting.REJECTED_UNREALISTIC,
        ScreeningMeeting.REJECTED_NOT_MATCHING_CIRCUMSTANCES,
        ScreeningMeeting.REJECTED_ALREADY_COVERED,
        ScreeningMeeting.REJECTED_PRIVATE_MATTER,
        ScreeningMeeting.OUTSIDE_REMIT,
        ScreeningMeeting.DECISIONS,
        ScreeningMeeting.CORRECTION_ALLOWED
    };

    private static final Map<RejectionReason, String> REJECTED = Map.of(
            RejectionReason.UNREALISTIC, ScreeningMeeting.REJECTED_UNREALISTIC,
            RejectionReason.NOT_MATCHING_CIRCUMSTANCES, ScreeningMeeting.REJECTED_NOT_MATCHING_CIRCUMSTANCES,
            RejectionReason.ALREADY_COVERED, ScreeningMeeting.REJECTED_ALREADY_COVERED,
            RejectionReason.PRIVATE_MATTER, ScreeningMeeting.REJECTED_PRIVATE_MATTER);

    private RecordForm() {}

    static MeetingRecord read(FilledForm form) {
        String chair = form.text(ScreeningMeeting.PRIVATE_CHAIR);
        Map<RejectionReason, List<String>> rejected = new EnumMap<>(RejectionReason.class);
        REJECTED.forEach((reason, key) -> rejected.put(reason, form.picked(key)));
        return new MeetingRecord(
                form.required(ScreeningMeeting.PRESENT, "到会人数", "The number present"),
                chair == null ? "" : chair,
                form.text(ScreeningMeeting.PRIVATE_RECUSALS),
                listVote(form),
                form.picked(ScreeningMeeting.DEFERRED),
                rejected,
                form.picked(ScreeningMeeting.OUTSIDE_REMIT),
                form.text(ScreeningMeeting.PRIVATE_SINGLE_VOTES));
    }

    private static @Nullable Vote listVote(FilledForm form) {
        Integer yes = form.number(ScreeningMeeting.LIST_YES, "赞成票数", "The number of yes votes");
        Integer no = form.number(ScreeningMeeting.LIST_NO, "反对票数", "The number of no votes");
        Integer abstain = form.number(ScreeningMeeting.LIST_ABSTAIN, "弃权票数", "The number of abstentions");
        if (yes == null && no == null && abstain == null) {
            return null;
        }
        if (yes == null || no == null || abstain == null) {
            throw Refusal.invalid(
                    "整单表决的赞成、反对、弃权三项都要填写，没有的填0。",
                    "Enter yes, no and abstain of the vote on the list, 0 where there was none.");
        }
        return new Vote(yes, no, abstain);
    }
}
