package org.needsline.meeting.process;

import static org.camunda.spin.Spin.JSON;

import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.spin.json.SpinJsonNode;
import org.needsline.calendar.Calendars;
import org.needsline.meeting.AgendaDraft;
import org.needsline.meeting.AgendaItem;
import org.needsline.meeting.Decision;
import org.needsline.meeting.Meeting;
import org.needsline.meeting.MeetingSession;
import org.needsline.meeting.Meetings;
import org.needsline.meeting.WaitingNeed;
import org.needsline.organisation.Organisation;
import org.needsline.organisation.Unit;
import org.springframework.stereotype.Component;

/** What the forms of a meeting show, as Json. */
@Component
class MeetingCards {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final Meetings meetings;
    private final Organisation organisation;
    private final Calendars calendars;

    MeetingCards(Meetings meetings, Organisation organisation, Calendars calendars) {
        this.meetings = meetings;
        this.organisation = organisation;
        this.calendars = calendars;
    }

    /** The card before the meeting is convened. */
    SpinJsonNode card(String meetingId, AgendaDraft draft) {
        Map<String, Object> card = base(meetingId);
        card.put("earliestDay", draft.earliestDay().toString());
        card.put("waiting", draft.waiting().size());
        List<MeetingSession> sessions = meetings.sessionsOf(meetingId);
        if (!sessions.isEmpty()) {
            MeetingSession last = sessions.get(sessions.size() - 1);
            card.put("adjourned", sessions.size());
            card.put("representatives", last.representatives());
            if (last.present() != null) {
                card.put("lastPresent", last.present());
            }
        }
        return JSON(card);
    }

    /** The card of a convened meeting. */
    SpinJsonNode card(MeetingSession session) {
        Map<String, Object> card = base(session.meetingId());
        card.put(
                "meetsAt",
                MOMENT.format(session.meetsAt().atZone(calendars.current().zone())));
        card.put("venue", session.venue());
        card.put("representatives", session.representatives());
        card.put("quorum", session.quorum());
        card.put("convening", session.convening());
        card.put("agendaSize", meetings.agendaOf(session.meetingId()).size());
        return JSON(card);
    }

    /** The least that a card shows: which meeting, of which village. */
    static Map<String, Object> plain(String meetingId, Unit village) {
        Map<String, Object> card = new LinkedHashMap<>();
        card.put("number", meetingId);
        card.put("villageName", village.label().toString());
        return card;
    }

    static SpinJsonNode options(List<WaitingNeed> needs) {
        return JSON(
                needs.stream().map(need -> option(need.number(), label(need))).toList());
    }

    static SpinJsonNode numbers(List<String> numbers) {
        return JSON(new ArrayList<>(numbers));
    }

    SpinJsonNode agendaOptions(String meetingId) {
        return JSON(meetings.agendaOf(meetingId).stream()
                .map(item -> option(
                        item.need().number(),
                        item.position() + ". " + item.need().title() + " · "
                                + item.need().number()))
                .toList());
    }

    SpinJsonNode decisions(String meetingId) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (AgendaItem item : meetings.agendaOf(meetingId)) {
            Decision decision = item.decision();
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("title", item.position() + ". " + item.need().title());
            row.put("number", item.need().number());
            row.put("decision", decision == null ? "" : decision.wording().toString());
            row.put("vote", decision == null ? "" : decision.voteWording().toString());
            rows.add(row);
        }
        return JSON(rows);
    }

    SpinJsonNode agendaNumbers(String meetingId) {
        return numbers(meetings.agendaOf(meetingId).stream()
                .map(item -> item.need().number())
                .toList());
    }

    private Map<String, Object> base(String meetingId) {
        Meeting meeting = meetings.find(meetingId).orElseThrow();
        return new LinkedHashMap<>(plain(meetingId, organisation.require(meeting.village())));
    }

    private static Map<String, String> option(String number, String label) {
        Map<String, String> option = new LinkedHashMap<>();
        option.put("label", label);
        option.put("value", number);
        return option;
    }

    private static String label(WaitingNeed need) {
        return (need.urgency().equals("urgent") ? "【急 urgent】" : "")
                + (need.hardship() ? "【特困 hardship】" : "")
                + need.title()
                + " · " + need.households() + "户 households"
                + " · " + need.registeredOn()
                + " · " + need.number();
    }
}
