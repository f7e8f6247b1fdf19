package org.needsline.publicsite;

import org.needsline.meeting.PublicMeetings;
import org.needsline.meeting.PublicMeetings.Decided;
import org.needsline.need.PublicNeeds;
import org.needsline.wording.Refusal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** One meeting: its notice, and its minutes once they are published. A need is named by its posted title, else by its category. */
@Controller
@PublicReading
class MeetingPage {

    private final Villages villages;
    private final PublicMeetings meetings;
    private final PublicNeeds needs;

    MeetingPage(Villages villages, PublicMeetings meetings, PublicNeeds needs) {
        this.villages = villages;
        this.meetings = meetings;
        this.needs = needs;
    }

    @GetMapping("/site/meetings/{id}")
    String meeting(@PathVariable String id, Model model) {
        PublicMeetings.Minutes minutes = meetings.find(id)
                .orElseThrow(() -> Refusal.notFound(
                        "没有这次议定会，请从村（社区）页面重新选择。",
                        "There is no such meeting: please choose again from the page of the village."));
        model.addAttribute("village", villages.require(minutes.notice().village()));
        model.addAttribute("notice", minutes.notice());
        model.addAttribute("minutes", minutes);
        model.addAttribute(
                "subjects",
                needs.subjects(minutes.decisions().stream().map(Decided::number).toList()));
        return "site/meeting";
    }
}
